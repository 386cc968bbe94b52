using System.Globalization;
using Dantain.Applications;
using Dantain.Bookings;
using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Papers;

/// <summary>
/// /berkas/{office}/serah: the express lane of pick-up. A scan of the receipt finds every document of the visit that lies here; who came and which
/// kind of proof was seen is kept, never a copy of a paper. Whom it belongs to is shown to compare, and that look is in the access log.
/// </summary>
[Needs(Permission.HandlePapers)]
public sealed class HandingOverModel : PapersPage
{
    public override string TitleKey => "papers.hand-over";
    public string? Code => Done is null ? Typed("code") : null;
    protected override string FirstField => "code";
    public IReadOnlyList<Application> Found { get; private set; } = [];
    public Person? Person { get; private set; }
    public Collector Chosen => AskedCollector() ?? Collector.Holder;
    public string Proof => Typed("proof", "1") ?? "1";

    public void OnGet() { }

    public async Task<IActionResult> OnPostFindAsync() => await FindAsync() is { } refusal ? await AgainAsync(refusal, "code") : Page();

    public async Task<IActionResult> OnPostGiveAsync()
    {
        if (await FindAsync() is { } refusal) return await AgainAsync(refusal, "code");
        string[] chosen = [.. Found.Where(d => d.CanBeCollected && Form["document"].Contains(d.Receipt)).Select(d => d.Receipt)];
        if (chosen.Length == 0) return await AgainAsync(ApplicationRefusals.NothingScanned, "document");
        if (AskedCollector() is not { } who || !int.TryParse(Proof, NumberStyles.None, CultureInfo.InvariantCulture, out var proof)) return await AgainAsync(ApplicationRefusals.HolderUnnamed, "who");
        var done = await Steps.RunAsync(chosen, new HandOver(who, (ProofKind)proof), Office.No, Me, KeyOf(Sent("key")));
        if (done.Wrong is [var wrong, ..]) return await AgainAsync(wrong.Why, "who");
        Done = Texts.Get("papers.handed-over", ("count", done.Done.Count));
        (Found, Person) = ([], null);
        return await DoneAsync();
    }

    async Task<Refusal?> FindAsync()
    {
        Response.Headers.CacheControl = "no-store";
        await using var db = Service<Store>().Open();
        if (await StepApplications.FindAsync(db, Vault, Code) is not { } scanned)
            return Reference.Parse(Code).Refusal is { } unread && Vault.ReceiptOf(Code?.Trim()) is null ? unread : ApplicationRefusals.NotFound;
        Found = await WorkList.OfVisitAsync(db, scanned.Day, scanned.Booking);
        if (Found.Count == 0) return ApplicationRefusals.NotFound;
        var looked = await Service<LookAtPerson>().RunAsync(User.StaffNo(), new DayId(scanned.Day), scanned.Booking, AccessReason.HandingOver);
        Person = looked.IsOk ? looked.Value : null;
        return null;
    }

    Collector? AskedCollector() => int.TryParse(Typed("who"), NumberStyles.None, CultureInfo.InvariantCulture, out var who) && Enum.IsDefined((Collector)who) ? (Collector)who : null;

    /// <summary>Lies here, and can be handed over.</summary>
    public bool MayGive(Application document) => document.CanBeCollected && document.Office == Office.No;
}
