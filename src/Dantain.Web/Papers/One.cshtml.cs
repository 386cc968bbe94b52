using Dantain.Applications;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Web.Papers;

/// <summary>/berkas/{office}/satu/{receipt}: one document, where it stands, what happened to it, and what can be done.</summary>
[Needs(Permission.HandlePapers)]
public sealed class OneModel : PapersPage
{
    Dictionary<string, string> names = [];

    public override string TitleKey => "papers.one";
    public Application Document { get; private set; } = null!;
    public IReadOnlyList<ApplicationEntry> Entries { get; private set; } = [];
    public string ReceiptToken => Vault.ReceiptTokenFor(Document.Receipt);
    public IReadOnlyList<int> Missing => [.. (City.Service(Document.Service)?.Papers ?? []).Select(p => p.No.Place).Where(place => Form["missing"].Contains($"{place}"))];
    public bool Allows(ApplicationAction action) => Document.State.Allows(action) && (Document.Manifest is null || action == ApplicationAction.Withdraw) && (action != ApplicationAction.Deliver || Document.Printable);

    /// <summary>The account of a member; what the program did itself has none.</summary>
    public string WhoDid(ApplicationEntry entry) => names.GetValueOrDefault(entry.Actor) ?? Texts.Get("papers.by-program");

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        ApplicationStep? step = Sent("act") switch
        {
            "begin" => new Begin(),
            "ready" => new MakeReady(),
            "deliver" => new Deliver(),
            "ask" => new AskPapers([.. Missing.Select(place => new PaperNo(Document.Service, place))]),
            "take" => new TakePapers(),
            "withdraw" => new Withdraw(),
            _ => null,
        };
        if (step is null) return await AgainAsync(ApplicationRefusals.NotNow(Document.State), FirstField);
        var done = await Steps.RunAsync([Document.Receipt], step, Office.No, Me, KeyOf(Sent("key")));
        if (done.Wrong is [var wrong, ..]) return await AgainAsync(wrong.Why, wrong.Why == ApplicationRefusals.MissingUnnamed ? "missing" : FirstField);
        Done = Texts.Get("papers.step-done");
        return await DoneAsync();
    }

    protected override async Task<bool> ReadAsync(DantainDb db)
    {
        if (Reference.Parse(RouteData.Values["receipt"] as string) is not { IsOk: true, Value: var receipt }) return false;
        if (await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Receipt == receipt) is not { } found) return false;
        Document = found;
        Entries = await db.ApplicationEntries.AsNoTracking().Where(e => e.Application == found.Id).OrderBy(e => e.No).ToListAsync();
        string[] actors = [.. Entries.Select(e => e.Actor).Distinct()];
        names = (await db.Staff.AsNoTracking().Select(u => new { u.Id, u.UserName }).ToListAsync()).Select(u => (Actor: Actor.Staff(u.Id).ToString(), u.UserName)).Where(u => actors.Contains(u.Actor)).ToDictionary(u => u.Actor, u => u.UserName!);
        // Those of another office are that office's, unless they are on their way here.
        return found.Office == Office.No || found.PickUpAt == Office.No || await db.Manifests.AnyAsync(m => m.Id == found.Manifest && m.To == Office.No);
    }
}
