using Dantain.Bookings;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Web.Api;

namespace Dantain.Web.Citizen.Tickets;

/// <summary>Where a visit stands, as one sentence, and the colour it has.</summary>
sealed record LiveStatus(string Text, string Tone);

/// <summary>The ticket: number, QR, where, when, what to bring, and where the visit stands now.</summary>
sealed class MyTicketModel(CityVersions cities, BookingDesk desk, Vault vault) : TicketPage(cities, desk)
{
    IReadOnlyList<PaperNo> missing = [];
    public QrPath Qr { get; private set; } = null!;
    public LiveStatus Status { get; private set; } = null!;
    public string? Who { get; private set; }
    public IReadOnlyList<ServiceType> Services => [.. Found.Services.Distinct().Select(no => Promised.Service(no)!)];
    /// <summary>A paper that was not ready when the visit was booked.</summary>
    public bool Lacks(ServiceType service, int place) => missing.Contains(new(service.No, place));
    public int CountOf(ServiceType service) => Found.Services.Count(no => no == service.No);

    public async Task OnGetAsync()
    {
        Title = Get("ticket.title", ("number", Booking.Label ?? InWords.Grouped(Booking.Reference!)));
        Qr = QrPath.Of(Token);
        Status = await StatusAsync();
        Who = LinkHolder.Shown(vault, Booking);
        missing = LinkHolder.Missing(vault, Booking);
    }

    async Task<LiveStatus> StatusAsync()
    {
        if (Found.Ticket is not { } ticket)
            return Booking.State == BookingState.Confirmed && Found.Day.Date == Today()
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

    async Task<string> AheadAsync() => (await Desk.DescribeAsync(Found)).Ahead switch
    {
        null => Get("ticket.is-waiting"),
        0 => Get("ticket.is-next"),
        var ahead => Get("ticket.is-ahead", ("count", ahead)),
    };

    DateOnly Today() => HttpContext.RequestServices.GetRequiredService<CityClock>().Today;
}
