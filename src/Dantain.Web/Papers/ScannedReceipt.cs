using Dantain.Applications;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.Storage;
using Dantain.Web.Wording;

namespace Dantain.Web.Papers;

/// <summary>The receipt of papers before a scanner that looks for visits: it is told from a ticket by its signature, and says where the documents are. No name.</summary>
static class ScannedReceipt
{
    /// <summary>Documents of its visit that are not collected yet, or the one it is for; null for any other code.</summary>
    public static async Task<IReadOnlyList<Application>?> DocumentsAsync(Store store, Vault vault, string? code)
    {
        if (vault.ReceiptOf(code?.Trim().ToUpperInvariant()) is not { } receipt) return null;
        await using var db = store.Open();
        if (await StepApplications.FindAsync(db, vault, receipt) is not { } one) return null;
        return await WorkList.OfVisitAsync(db, one.Day, one.Booking) is { Count: > 0 } all ? all : [one];
    }

    public static bool AnyLiesAt(Office here, IReadOnlyList<Application> documents) => documents.Any(d => d.CanBeCollected && d.PickUpAt == here.No);

    /// <summary>What to do now: whatever can be collected here comes first.</summary>
    public static string Says(IReadOnlyList<Application> documents, Office here) =>
        Texts.Get(AnyLiesAt(here, documents) ? "kiosk.papers-ready" : documents.Any(d => d.CanBeCollected) ? "kiosk.papers-elsewhere" : "kiosk.papers-not-yet");
}
