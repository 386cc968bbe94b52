using Dantain.Applications;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.Storage;
using Dantain.Web.Citizen.Tickets;
using Dantain.Web.Hosting;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Dantain.Web.Citizen.Receipts;

/// <summary>The receipt on A4 or a roll, as a page to print or a tagged PDF; below it a slip for each document, to tear off and put to its papers.</summary>
sealed class PrintReceiptModel(CityVersions cities, Store store, Vault vault, PdfPrinter printer, IWebHostEnvironment host) : ReceiptPage(cities, store, vault), IAsyncResultFilter
{
    public bool IsRoll { get; private set; }
    public bool IsPdf { get; private set; }
    public bool NoPdf { get; private set; }
    public string Style => IsRoll ? "cetak-80.css" : "cetak-a4.css";
    public QrPath Qr => QrPath.Of(Token);

    /// <summary>The slip at the office holds a code of its own, that opens nothing by itself but is found by a scan.</summary>
    public QrPath QrOf(Application document) => QrPath.Of(TokenOf(document));

    public void OnGet(string? kertas, string? bentuk)
    {
        (IsRoll, IsPdf, NoPdf) = (kertas == "80", bentuk == "pdf", bentuk == "tanpa-pdf");
        if (NoPdf) Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    }

    public Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next) => IsPdf
        ? printer.AnswerAsync(context, next, host.WebRootFileProvider.GetFileInfo(Style), $"tanda-terima-{Documents[0].Receipt}.pdf", $"/tanda-terima/{Token}/cetak?kertas={(IsRoll ? "80" : "a4")}&bentuk=tanpa-pdf")
        : next();
}
