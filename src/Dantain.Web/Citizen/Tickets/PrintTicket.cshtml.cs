using Dantain.Bookings;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.Web.Api;
using Dantain.Web.Hosting;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Dantain.Web.Citizen.Tickets;

/// <summary>
/// The ticket on paper: A4 or a roll of 80 mm, as a page to print or as a tagged PDF of the same page. When no PDF can be made, the page
/// says so and can be printed all the same.
/// </summary>
sealed class PrintTicketModel(CityVersions cities, BookingDesk desk, Vault vault, PdfPrinter printer, IWebHostEnvironment host) : TicketPage(cities, desk), IAsyncResultFilter
{
    public QrPath Qr { get; private set; } = null!;
    public string? Who { get; private set; }
    public bool IsRoll { get; private set; }
    public bool IsPdf { get; private set; }
    public bool NoPdf { get; private set; }
    /// <summary>Told to come back: from when until when.</summary>
    public string? Return => Found.Ticket is { ReturnUntil: { } until } ticket ? $"{InWords.Time(LocalOf(ticket.TurnFrom))}–{InWords.Time(LocalOf(until), Promised)}" : null;
    public string Style => IsRoll ? "cetak-80.css" : "cetak-a4.css";

    public void OnGet(string? kertas, string? bentuk)
    {
        Title = Get("ticket.title", ("number", Booking.Label ?? InWords.Grouped(Booking.Reference!)));
        (IsRoll, IsPdf, NoPdf, Qr, Who) = (kertas == "80", bentuk == "pdf", bentuk == "tanpa-pdf", QrPath.Of(Token), LinkHolder.Shown(vault, Booking));
        Missing = LinkHolder.Missing(vault, Booking);
        if (NoPdf) Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    }

    TimeOnly LocalOf(DateTimeOffset at) => TimeOnly.FromDateTime(at.ToOffset(Promised.Zone.BaseUtcOffset).DateTime);

    public Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next) => IsPdf
        ? printer.AnswerAsync(context, next, host.WebRootFileProvider.GetFileInfo(Style), $"antrean-{Booking.Label ?? Booking.Reference}.pdf", $"/tiket/{Token}/cetak?kertas={(IsRoll ? "80" : "a4")}&bentuk=tanpa-pdf")
        : next();
}
