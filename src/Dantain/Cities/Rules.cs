namespace Dantain.Cities;

/// <summary>The city's settings, each with its unit in its name. Defaults are inferred (domain notes 14) and every city may change them.</summary>
public sealed record Rules
{
    /// <summary>How many days ahead places are open, today included: 1 to 90.</summary>
    public int OpenDays { get; init; } = 14;
    /// <summary>Length of a slot: 5 to 240.</summary>
    public int SlotMinutes { get; init; } = 30;
    /// <summary>How long a place is held for someone who fills in the form: 2 to 60.</summary>
    public int HoldMinutes { get; init; } = 10;
    /// <summary>How often a hold may be extended (WCAG 2.2.1 asks for ten): 0 to 50.</summary>
    public int HoldExtensions { get; init; } = 10;
    /// <summary>How early before the slot a person may check in: 0 to 480.</summary>
    public int CheckInBeforeMinutes { get; init; } = 30;
    /// <summary>How late after the slot's start a person may still check in: 0 to 480.</summary>
    public int CheckInAfterMinutes { get; init; } = 15;
    /// <summary>How long a place taken from the phone for now is kept until the person is there; 0 for none such: 0 to 240.</summary>
    public int ArriveMinutes { get; init; } = 45;
    /// <summary>How long before the slot a person can cancel or move the visit at the latest, without asking the office; 0 is until it starts: 0 to 10080.</summary>
    public int CancelUntilMinutes { get; init; } = 120;
    /// <summary>
    /// For how long after a visit's time the places that do not fit at it may begin: those of three children where there is one each half hour. 0 for
    /// its own time only: 0 to 480.
    /// </summary>
    public int SpreadMinutes { get; init; } = 120;
    /// <summary>Items in one booking: 1 to 20.</summary>
    public int MaxItems { get; init; } = 8;
    /// <summary>How long an action at the counter can be taken back, in seconds: 0 to 600.</summary>
    public int UndoSeconds { get; init; } = 60;
    /// <summary>How long after a call the same number can be called again at the earliest, in seconds: 0 to 120.</summary>
    public int RecallPauseSeconds { get; init; } = 10;
    /// <summary>For how long a visitor who is not ready yet is put off, without losing the turn: 1 to 120.</summary>
    public int PutOffMinutes { get; init; } = 15;
    /// <summary>Calls of one ticket before it counts as missed: 1 to 10.</summary>
    public int MaxCalls { get; init; } = 3;
    /// <summary>Online places a day of a service whose mode is pilot: 1 to 10000.</summary>
    public int PilotPlacesADay { get; init; } = 20;
    /// <summary>Regular tickets called between two priority tickets: 0 to 20.</summary>
    public int RegularPerPriority { get; init; } = 2;
    /// <summary>Tickets booked and in time that are called between two of those who came without a time or late; 0 when all go by their time alone: 0 to 20.</summary>
    public int BookedPerWalkIn { get; init; } = 3;
    /// <summary>Whoever has waited longer than this goes before all regular tickets, whatever the numbers above say, so nobody waits without end: 15 to 480.</summary>
    public int LongestWaitMinutes { get; init; } = 60;
    /// <summary>From how long a wait on an office is shown as moderately full (sedang): 1 to 480.</summary>
    public int ModerateFromMinutes { get; init; } = 15;
    /// <summary>From how long a wait on it is shown as busy (ramai); more than moderate: 2 to 600.</summary>
    public int BusyFromMinutes { get; init; } = 45;
    /// <summary>How long after the visit a booking keeps the person's data; then only the keyed hash stays: 1 to 3650.</summary>
    public int PersonalDataDays { get; init; } = 90;
    /// <summary>How long after a message was sent it is known to which address it went, by its keyed hash: 1 to 90.</summary>
    public int MessageDays { get; init; } = 7;
    /// <summary>From how many days on a document that is ready and not collected stands out: 1 to 365.</summary>
    public int UncollectedDays { get; init; } = 30;
    /// <summary>How long papers may be on the way between two offices before they are perhaps lost: 1 to 720.</summary>
    public int LostHours { get; init; } = 24;
    /// <summary>What one person, phone or device can have booked at the same time.</summary>
    public BookingLimits Limits { get; init; } = new();
    /// <summary>How kiosks behave.</summary>
    public KioskRules Kiosk { get; init; } = new();
    /// <summary>How the places of who comes without a booking are given out.</summary>
    public WalkInRules WalkIn { get; init; } = new();
    /// <summary>How places that come free are offered to who waits for them.</summary>
    public WaitlistRules Waitlist { get; init; } = new();
    /// <summary>How people are told again of documents they have not collected.</summary>
    public ReminderRules Reminders { get; init; } = new();
    /// <summary>How places follow the stock of cards.</summary>
    public StockRules Stock { get; init; } = new();
    /// <summary>How a slot's places are divided unless an office says otherwise.</summary>
    public Split Split { get; init; } = new(70, 20, 10);
    /// <summary>Where these values come from.</summary>
    public Origin? Origin { get; init; }
}

/// <summary>
/// How many bookings may stand at the same time beyond the rule of one for a subject and service group. Families share phones, so a phone
/// may have several. Known devices and the staff have a limit of their own.
/// </summary>
public sealed record BookingLimits
{
    /// <summary>In which one person is the applicant: 1 to 100.</summary>
    public int Applicant { get; init; } = 4;
    /// <summary>With one telephone number: 1 to 100.</summary>
    public int Phone { get; init; } = 6;
    /// <summary>Made on one device: 1 to 100.</summary>
    public int Device { get; init; } = 6;
    /// <summary>With one telephone number or on one device, of people whom the population register does not confirm: 1 to 100.</summary>
    public int Unverified { get; init; } = 2;
    /// <summary>Made by one member of the staff or one known device in a day: 1 to 10000.</summary>
    public int HelperADay { get; init; } = 60;
    /// <summary>Places asked for in a minute at one node from which on each costs a little work or a short wait; 0 for never: 0 to 100000.</summary>
    public int PressureAMinute { get; init; } = 600;
}

/// <summary>The machines that give numbers in an office.</summary>
public sealed record KioskRules
{
    /// <summary>How long a kiosk waits for a touch before it asks whether somebody is still there; twenty seconds later it forgets everything: 15 to 300.</summary>
    public int IdleSeconds { get; init; } = 45;
    /// <summary>How long before the first time of the day numbers are given: 0 to 240.</summary>
    public int GivesBeforeMinutes { get; init; } = 60;
    /// <summary>Numbers taken at one kiosk in a minute from which on the door is told; 0 for never: 0 to 1000.</summary>
    public int ManyAMinute { get; init; } = 8;
    /// <summary>Letters of which each kiosk and each door of an office is lent one of its own for the day, for the numbers it gives while its line is gone; none for no such numbers. A to Z without I and O, each once, and no group's.</summary>
    public string? CutOffLetters { get; init; }
    /// <summary>How many such numbers a device has ready: 1 to 200.</summary>
    public int CutOffNumbers { get; init; } = 60;
}

/// <summary>
/// How places on the spot are given out so that nobody needs to stand in line at dawn for them. What is left out is off: then the first to
/// come gets the first place of the whole day.
/// </summary>
public sealed record WalkInRules
{
    /// <summary>Times of the day at which further walk-in places open, ascending: those from each until the next; those before the first open as soon as numbers are given.</summary>
    public IReadOnlyList<TimeOnly> Waves { get; init; } = [];

    /// <summary>Whether the numbers of the first opening are drawn, at the first time of the day, among those who are there by then: nobody gains by standing in line before.</summary>
    public bool Draw { get; init; }

    /// <summary>Whether a number whose turn lies ahead says when to come back, and is called from then on and no sooner.</summary>
    internal bool HasReturnTimes => Draw || Waves.Count > 0;

    /// <summary>The wave with which the walk-in places of a time open; null when they are open from the start.</summary>
    internal TimeOnly? WaveOf(TimeOnly start)
    {
        TimeOnly? of = null;
        foreach (var wave in Waves) if (wave <= start) of = wave;
        return of;
    }
}

/// <summary>
/// How places that come free are offered to who waits for them: nobody has to be quick or awake at night. Ignoring an offer costs nothing.
/// </summary>
public sealed record WaitlistRules
{
    /// <summary>How long an offer stays open, counted between <see cref="From"/> and <see cref="To"/> only: 10 to 1440.</summary>
    public int OfferMinutes { get; init; } = 120;
    /// <summary>From when on offers are made in a day.</summary>
    public TimeOnly From { get; init; } = new(7, 0);
    /// <summary>Until when; later than From.</summary>
    public TimeOnly To { get; init; } = new(21, 0);
    /// <summary>How long before the visit an offer ends at the latest, so that there is time to come: 0 to 1440.</summary>
    public int NoticeMinutes { get; init; } = 60;
    /// <summary>A place that could not be offered for this long is everyone's at once: 1 to 240.</summary>
    public int LeastMinutes { get; init; } = 15;
    /// <summary>Offers one person gets for one place on the list: 1 to 10.</summary>
    public int MaxOffers { get; init; } = 3;
    /// <summary>How long one can stay on the list at most, in days: 1 to 90.</summary>
    public int Days { get; init; } = 30;
}

/// <summary>When people are told again that their document lies ready.</summary>
public sealed record ReminderRules
{
    /// <summary>Days after it was ready, and between two reminders; 0 for none: 0 to 365.</summary>
    public int AfterDays { get; init; } = 14;
    /// <summary>Reminders of one document at most: 0 to 10.</summary>
    public int Most { get; init; } = 3;
}

/// <summary>How the places of services that hand a card over at the visit follow what an office has counted; an office that counts none has the cards a day of this file.</summary>
public sealed record StockRules
{
    /// <summary>Open days after today whose places follow the stock; later ones count on deliveries: 0 to 30.</summary>
    public int DaysAhead { get; init; } = 1;
    /// <summary>Stock that lasts for fewer days than this is low, by the cards a day of the office; 0 for never: 0 to 60.</summary>
    public int LowDays { get; init; } = 3;
}

/// <summary>How a slot's places are divided, in percent that add up to 100.</summary>
/// <param name="Online">Booked ahead.</param>
/// <param name="WalkIn">Taken on the spot.</param>
/// <param name="Priority">For people of the vulnerable groups (Permenpan RB 11/2024).</param>
public sealed record Split(int Online, int WalkIn, int Priority);
