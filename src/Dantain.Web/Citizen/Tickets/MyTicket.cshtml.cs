using Dantain.Bookings;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Web.Api;

namespace Dantain.Web.Citizen.Tickets;

/// <summary>Where a visit stands, as one sentence, and the colour it has.</summary>
sealed record LiveStatus(string Text, string Tone);

/// <summary>The ticket: number, QR, where, when, what to bring, and where the visit stands now.</summary>
sealed class MyTicketModel(CityVersions cities, BookingDesk desk, Vault vault, OfficeDayRunner runner, CityClock clock) : TicketPage(cities, desk)
{
    public QrPath Qr { get; private set; } = null!;
    public LiveStatus Status { get; private set; } = null!;
    public string? Who { get; private set; }
    /// <summary>Taken from the phone for now: when one has to be there at the latest.</summary>
    public string? ArriveBy => Booking is { IsForNow: true, HoldUntil: { } until } ? InWords.Time(TimeOnly.FromDateTime(clock.Local(until)), Promised) : null;

    public async Task OnGetAsync()
    {
        Title = Get("ticket.title", ("number", Booking.Label ?? InWords.Grouped(Booking.Reference!)));
        Qr = QrPath.Of(Token);
        Status = await StatusAsync();
        Who = LinkHolder.Shown(vault, Booking);
        Missing = LinkHolder.Missing(vault, Booking);
    }

    async Task<LiveStatus> StatusAsync()
    {
        if (Found.Ticket is not { } ticket)
            return ArriveBy is { } by ? new(Get("ticket.is-for-now", ("time", by)), "calm") : Booking.State == BookingState.Confirmed && Found.Day.Date == clock.Today
                ? new(Get("ticket.is-today", ("from", InWords.Time(Booking.Start.AddMinutes(-Promised.Rules.CheckInBeforeMinutes), Promised))), "calm")
                : new(Get("ticket.is-" + Booking.State), Booking.State is BookingState.Confirmed or BookingState.Held ? "calm" : "over");
        var counter = ticket.Counter is { } no ? Office.Counters.FirstOrDefault(c => c.No == no)?.Name.In() ?? no.ToString() : "";
        return ticket.State switch
        {
            TicketState.Waiting or TicketState.Transferred => new(await AheadAsync(), "calm"),
            TicketState.Called => new(Get("ticket.is-called", ("counter", counter)), "now"),
            TicketState.Serving => new(Get("ticket.is-serving", ("counter", counter)), "calm"),
            _ => new(Get("ticket.is-" + ticket.State), "over"),
        };
    }

    async Task<string> AheadAsync() => await runner.ViewAsync(Found.Day) is { } day ? InWords.Wait(WaitEstimate.Of(day, Booking.No, clock.Now)) : Get("ticket.is-waiting");
}
