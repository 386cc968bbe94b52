using Dantain.OfficeDays;

namespace Dantain.Tests.Model;

/// <summary>
/// The same rules once more, written as plainly as can be and sharing no code with the office-day: nothing is counted up, nothing is
/// indexed, everything is found by looking at all of it. Its settings are the small ones of <see cref="ModelCity"/>, by hand.
/// </summary>
sealed partial class NaiveCity
{
    public const string Ok = "ok ", No = "no ";
    public readonly List<NaiveDay> Days = [];
    public DateTimeOffset Now;
    /// <summary>Whether the places on the spot of nine open at nine only.</summary>
    public bool Waves;
    /// <summary>Whether what there is at eight is drawn then.</summary>
    public bool Draw;

    public DateTime Local => Now.AddHours(7).DateTime;
    public DateOnly Today => DateOnly.FromDateTime(Local);

    static (int Group, int Places, bool Card) Service(int no) => no switch
    {
        1 => (1, 2, false),
        2 => (2, 1, false),
        3 => (3, 1, false),
        4 => (2, 1, false),
        _ => (1, 1, true),
    };

    static string Mode(NaiveDay day, int service) => (day.Office, service) switch
    {
        (_, 4) => "pilot",
        (2, 2) => "walk-in",
        (2, 3) => "closed",
        _ => "full",
    };

    static bool StillStands(NaiveBooking b) => b.State is BookingState.Held or BookingState.Confirmed or BookingState.Arrived;
    static bool HasItsPlaces(NaiveBooking b) => StillStands(b) || b.State is BookingState.Closed or BookingState.NoShow;

    public static int Taken(NaiveDay day, NaiveSlot slot)
    {
        var taken = 0;
        foreach (var b in day.Bookings)
            if (HasItsPlaces(b)) taken += Uses(b, slot);
        return taken;
    }

    /// <summary>Who did not come, or left without being served, has given the card back.</summary>
    static bool HasItsCards(NaiveDay day, NaiveBooking b) => StillStands(b) || b.State == BookingState.Closed && day.Ticket(b.No)!.State == TicketState.Served;

    public static int CardsTaken(NaiveDay day)
    {
        var taken = 0;
        foreach (var b in day.Bookings)
            if (HasItsCards(day, b))
                foreach (var item in b.Items)
                    if (Service(item.Service).Card) taken++;
        return taken;
    }

    /// <summary>What nobody has, and what of it is not kept for those who wait.</summary>
    static int Room(NaiveDay day, NaiveSlot slot) => Math.Max(0, Math.Min(slot.Capacity, slot.Wanted) - Taken(day, slot));
    static int Free(NaiveDay day, NaiveSlot slot) => Math.Max(0, Math.Min(slot.Capacity, slot.Wanted) - Taken(day, slot) - (slot.Kept ?? 0));

    public static char Letter(NaiveBooking b) => b.Own ?? (b.Channel == Channel.Online ? "ABC" : "MNP")[Service(b.Items[0].Service).Group - 1];

    /// <summary>One more than have the letter already.</summary>
    static void Number(NaiveDay day, NaiveBooking booking) => booking.Number = 1 + day.Bookings.Count(b => b.Number > 0 && Letter(b) == Letter(booking));

    bool HasOne(long subject, int group) =>
        Days.Any(d => d.Bookings.Any(b => StillStands(b) && b.Items.Any(i => i.Subject == subject && Service(i.Service).Group == group)));

    /// <summary>The ticket a counter has.</summary>
    public static NaiveTicket? At(NaiveDay day, int counter) =>
        day.Tickets.Find(t => t.Counter == counter && t.State is (TicketState.Called or TicketState.Serving));

    public static void Change(NaiveDay day, NaiveTicket now) => day.Tickets[day.Tickets.FindIndex(t => t.No == now.No)] = now;

    /// <summary>Holds whose time is over.</summary>
    public void ExpireAll()
    {
        foreach (var day in Days)
            foreach (var b in day.Bookings)
                if (b.State == BookingState.Held && b.HoldUntil <= Now) GiveBack(day, b, BookingState.Expired);
    }
}

sealed class NaiveDay
{
    public required int Office;
    public required DateOnly Date;
    public bool Sealed;
    public int Cards;
    public Dictionary<char, long> Lent = [];
    public List<NaiveSlot> Slots = [];
    public List<NaiveBooking> Bookings = [];
    public List<NaiveTicket> Tickets = [];
    public List<NaiveCounter> Counters = [];
    public List<NaiveSlip> Slips = [];

    public NaiveBooking? Booking(int no) => Bookings.Find(b => b.No == no);
    public NaiveTicket? Ticket(int no) => Tickets.Find(t => t.No == no);
    public NaiveCounter? Counter(int no) => Counters.Find(c => c.No == no);
    public DateTimeOffset At(int hour) => new(Date.ToDateTime(new(hour, 0)), TimeSpan.FromHours(7));
}

sealed class NaiveSlip
{
    public required int No, Service;
    public required bool Priority;
    public int? Rank, Ticket, Place;
}

sealed class NaiveSlot
{
    public int No, Hour, Group, Capacity, Wanted;
    public Channel Channel;
    /// <summary>Null while nobody waits.</summary>
    public int? Kept;
}

sealed class NaiveBooking
{
    public required int No, Hour;
    public required Channel Channel;
    public required BookingState State;
    public required ItemAsk[] Items;
    /// <summary>How many places of which slot.</summary>
    public required Dictionary<int, int> Places;
    public int Number, Extensions;
    /// <summary>The letter of the kiosk that gave the number while it was cut off.</summary>
    public char? Own;
    public bool Priority;
    public DateTimeOffset HoldUntil;
}

sealed record NaiveTicket(int No, TicketState State, int Group, bool Priority, DateTimeOffset TurnFrom, DateTimeOffset ArrivedAt, DateTimeOffset ChangedAt)
{
    public Coming Came { get; init; }
    public DateTimeOffset? ReturnUntil { get; init; }
    public DateTimeOffset? BackAt { get; init; }
    public int? Counter { get; init; }
    public int Calls { get; init; }
    public DateTimeOffset CalledAt { get; init; }
    /// <summary>All of what it was before its last step.</summary>
    public NaiveTicket? Before { get; init; }

    public NaiveTicket To(TicketState state, int? counter, DateTimeOffset now) =>
        this with { State = state, Counter = counter, ChangedAt = now, Before = this with { Before = null } };
}

sealed class NaiveCounter
{
    public int No, SincePriority, SinceWalkIn;
    public DateTimeOffset? HelpAt;
    public int? HelpBy;
    public CounterState State = CounterState.Closed;
    public int? Staff;
    public List<int> Groups = [1, 2, 3];
}
