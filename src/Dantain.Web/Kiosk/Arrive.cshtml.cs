using Dantain.Applications;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.Queue;
using Dantain.Storage;
using Dantain.Web.Api;
using Dantain.Web.Papers;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Kiosk;

/// <summary>
/// Somebody with a booking has come: the scanner's burst or the typed code. It says a number and a time, never a name. The code of a receipt for
/// papers is told from it by its signature, and says where the documents are.
/// </summary>
sealed class ArriveModel(CityVersions cities, KioskCookie cookie, Vault vault, QueueDesk queue, Store store) : KioskPage(cities)
{
    protected override string FirstField => "code";
    public string? Code => Typed("code");

    /// <summary>Of the receipt that was scanned; empty when it was none.</summary>
    public IReadOnlyList<Application> Documents { get; private set; } = [];

    protected override Task<IActionResult?> ShowAsync()
    {
        Title = Get("kiosk.check-in-title");
        return Task.FromResult<IActionResult?>(null);
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsGenuine) return Again();
        if (await ScannedReceipt.DocumentsAsync(store, vault, Code) is { } documents)
        {
            (Documents, Title) = (documents, Get("kiosk.papers-title"));
            return Page();
        }
        var found = await queue.FindAsync(Office.Code, Code);
        if (!found.IsOk) return No(found.Refusal);
        var key = KeyOf($"{found.Value.Day.Value}:{found.Value.Booking.No}");
        var came = await Desk.RunAsync(Device, found.Value.Day, new CheckIn(found.Value.Booking.No, English: Wording.Texts.Language == "en"), key);
        if (!came.IsOk) return No(came.Refusal);
        var token = vault.TokenFor(found.Value.Booking.Reference!);
        var shown = new ShownNumber(came.Value.Ticket, came.Value.Number, token, came.Value.TurnFrom, came.Value.Priority, PaperState.None, Came: true, came.Value.Late);
        cookie.Write(Response, shown with { Paper = await Desk.PrintAsync(Device, Day.Id, key, () => NumberModel.OnPaper(this, shown, Ahead(shown.TurnFrom))) });
        return Redirect($"{Home}/nomor");
    }

    public string PapersSay => ScannedReceipt.Says(Documents, Office);

    IActionResult No(Shared.Refusal refusal)
    {
        Errors.Add(refusal with { Field = null }, FirstField);
        return Again();
    }
}
