using Dantain.Applications;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Receipts;

/// <summary>A page behind the token of a receipt: all documents of that visit. It shows no person.</summary>
abstract class ReceiptPage(CityVersions cities, Store store, Vault vault) : CitizenPage(cities)
{
    public string Token { get; private set; } = "";
    public IReadOnlyList<Application> Documents { get; private set; } = [];
    protected string TokenOf(Application document) => vault.ReceiptTokenFor(document.Receipt);
    public Office Office => City.Office(new DayId(Documents[0].Day).Office)!;

    protected override async Task<IActionResult?> BeforeAsync()
    {
        Token = (RouteData.Values["token"] as string ?? "").ToUpperInvariant();
        if (vault.ReceiptOf(Token) is not { } receipt) return NotFound();
        await using var db = store.Open();
        if (await StepApplications.FindAsync(db, vault, receipt) is not { } application) return NotFound();
        Documents = await WorkList.OfVisitAsync(db, application.Day, application.Booking);
        if (Documents.Count == 0) Documents = [application];   // all of them were taken back: it says so
        Title = Get("receipt.title", ("number", InWords.Grouped(receipt)));
        return null;
    }
}
