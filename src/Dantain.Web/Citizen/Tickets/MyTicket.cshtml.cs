using Dantain.Applications;
using Dantain.Bookings;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Waitlists;
using Dantain.Web.Api;
using Dantain.Web.Citizen.Book;
using Dantain.Web.Hosting;

namespace Dantain.Web.Citizen.Tickets;

/// <summary>Where a visit stands, as one sentence, and the colour it has.</summary>
sealed record LiveStatus(string Text, string Tone);

/// <summary>The ticket: number, QR, where, when, what to bring, and where the visit stands now.</summary>
sealed class MyTicketModel(CityVersions cities, BookingDesk desk, Vault vault, OfficeDayRunner runner, MoveTools tools) : TicketPage(cities, desk)
{
    public CityClock Now => tools.Clock;
    public bool AllowsContact => Booking.State.Allows(BookingAction.ChangeContact);
    /// <summary>One of the staff looks at it, at work, who books for people: the next one comes.</summary>
    public bool IsHelper { get; private set; }
    public bool IsSaidLate { get; private set; }
    public bool MaySayLate => !IsSaidLate && IsToday && Booking.State.Allows(BookingAction.SayLate);
    public bool MayArrive => MayArriveAlone(Now.Today);
    public string Clock => InWords.Time(TimeOnly.FromDateTime(Now.Local(Now.Now)), Promised);

    /// <summary>A phone without a network cannot learn that the document was collected; with one, every look counts anew.</summary>
    static readonly TimeSpan KeptForDocuments = TimeSpan.FromDays(30);

    /// <summary>How long a copy on one's own phone is of use: to the end of the day of the visit, and after it while a document is still to come.</summary>
    public TimeSpan KeepFor => AllowsContact ? Now.Instant(Found.Day.Date.AddDays(1), default) - Now.Now : Documents.Any(d => d.IsOpen) ? KeptForDocuments : TimeSpan.Zero;
    bool IsToday => Found.Day.Date == Now.Today;
    public QrPath Qr { get; private set; } = null!;
    public LiveStatus Status { get; private set; } = null!;
    /// <summary>The office cannot keep the promise, and owes another time.</summary>
    public bool IsDisplaced { get; private set; }
    public IReadOnlyList<OtherTime> Offers { get; private set; } = [];
    /// <summary>What has to hold on the last of the days that are offered.</summary>
    public IReadOnlyList<DayLimit> Limits => DayLimit.On(City, Sought, Offers.Max(o => (DateOnly?)o.Date), Now.Today);
    public bool AsksLastFour => Desk.AsksDigits(Found);
    /// <summary>What somebody declared for this time, when that is why.</summary>
    public Interruption? Why => Services.Select(s => City.InterruptionOf(Office, Promised.GroupOf(s), Found.Day.Date, Booking.Start, Promised.Rules.SlotMinutes)).FirstOrDefault(i => i is not null);
    /// <summary>What is disturbed here and now for somebody who waits in the hall: they choose whether to wait, hand papers in or come another time.</summary>
    public IReadOnlyList<Interruption> InTheHall => IsToday && Found.Ticket?.State.Allows(TicketAction.Leave) == true
        ? InterruptionWords.Running(City, Office, [.. Services.Select(Promised.GroupOf)], Now) : [];
    public DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(Now.Local(at));
    public string TimeOf(DateTimeOffset at) => InWords.Time(TimeOnly.FromDateTime(Now.Local(at)), Promised);
    public string? Who { get; private set; }
    /// <summary>Taken from the phone for now: when one has to be there at the latest.</summary>
    public string? ArriveBy => Booking is { IsForNow: true, HoldUntil: { } until } ? InWords.Time(TimeOnly.FromDateTime(Now.Local(until)), Promised) : null;

    /// <summary>Their wait for an earlier time; null while there is none.</summary>
    public WaitlistEntry? Wait { get; private set; }
    /// <summary>The wait, with a place that is held for them now.</summary>
    public WaitlistEntry? Offered => Wait?.HasOffer(Now.Now) == true ? Wait : null;
    public string WaitLink => Desk.LinkTo(Wait!);

    /// <summary>What became of the papers that were taken in, and the token of their receipt.</summary>
    public IReadOnlyList<Application> Documents { get; private set; } = [];
    public string ReceiptToken => vault.ReceiptTokenFor(Documents[0].Receipt);

    public async Task OnGetAsync()
    {
        IsHelper = User.Identity is { IsAuthenticated: true } && (await HttpContext.RequestServices.GetRequiredService<StaffAccess>().OfAsync(User.StaffNo()))?.May(Permission.BookForOthers) == true;
        Documents = await Desk.DocumentsAsync(Found);
        Title = Get("ticket.title", ("number", Booking.Label ?? InWords.Grouped(Booking.Reference!)));
        Qr = QrPath.Of(Token);
        IsDisplaced = await tools.IsDisplacedAsync(Booking);
        if (IsDisplaced) Offers = await tools.OffersAsync(City.Office(Found.Day.Office) ?? Office, Found.Day.Date, Booking.Start, Sought);
        Status = IsDisplaced ? new(Get("ticket.is-displaced"), "over") : await StatusAsync();
        Wait = await Desk.WaitAsync(Found);
        Who = LinkHolder.Shown(vault, Booking);
        Missing = LinkHolder.Missing(vault, Booking);
        if (KeepFor > TimeSpan.Zero) Response.Headers["Ticket-Keep"] = $"{(long)KeepFor.TotalSeconds}";
        IsSaidLate = IsToday && Booking.State == BookingState.Confirmed && await Desk.IsSaidLateAsync(Found);
    }

    public IEnumerable<(ServiceType Service, IReadOnlyList<string> Says)> Receives()
    {
        var email = LinkHolder.Contact(vault, Booking).Email;
        var collectAt = LinkHolder.CollectAt(vault, Booking) is { } no && Promised.Office(no) is { } other ? other : Office;
        return Services.Select(s => (s, (IReadOnlyList<string>)[.. Receiving.Of(Promised, s, Office, collectAt, email, Found.Day.Date)]));
    }

    async Task<LiveStatus> StatusAsync()
    {
        if (Found.Ticket is not { } ticket)
            return ArriveBy is { } by ? new(Get("ticket.is-for-now", ("time", by)), "calm") : Booking.State == BookingState.Confirmed && IsToday
                ? new(Get("ticket.is-today", ("from", InWords.Time(Booking.Start.AddMinutes(-Promised.Rules.CheckInBeforeMinutes), Promised))), "calm")
                : new(Get("ticket.is-" + Booking.State), Booking.State is BookingState.Confirmed or BookingState.Held ? "calm" : "over");
        var counter = ticket.Counter is { } no ? Office.Counters.FirstOrDefault(c => c.No == no)?.Name.In() ?? no.ToString() : "";
        return ticket.State switch
        {
            TicketState.Waiting when ticket.IsAway(Now.Now) => new(Get("ticket.is-away", ("from", TimeOf(ticket.TurnFrom)), ("until", TimeOf(ticket.ReturnUntil!.Value))), "calm"),
            TicketState.Waiting or TicketState.Transferred => new(await AheadAsync(), "calm"),
            TicketState.Called => new(Get("ticket.is-called", ("counter", counter)), "now"),
            TicketState.Serving => new(Get("ticket.is-serving", ("counter", counter)), "calm"),
            _ => new(Get("ticket.is-" + ticket.State), "over"),
        };
    }

    async Task<string> AheadAsync() => await runner.ViewAsync(Found.Day) is { } day ? InWords.Wait(WaitEstimate.Of(day, Booking.No, Now.Now)) : Get("ticket.is-waiting");
}
