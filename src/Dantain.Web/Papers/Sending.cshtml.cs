using Dantain.Applications;
using Dantain.Cities;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Papers;

/// <summary>/berkas/{office}/kirim: documents scanned out to another office under a manifest, and scanned in; what has not come stands in red.</summary>
[Needs(Permission.HandlePapers)]
public sealed class SendingModel : PapersPage
{
    public override string TitleKey => "papers.send";
    bool IsOut => !string.Equals(Request.Query["handler"], "In", StringComparison.OrdinalIgnoreCase);
    public string? Codes => Done is null ? Typed("codes") : null;
    public string? CodesIn => Done is null ? Typed("codes-in") : null;
    public string? To => Typed("to");
    protected override string FirstField => IsOut ? "codes" : "codes-in";
    public IReadOnlyList<(Manifest Manifest, IReadOnlyList<Application> Missing)> OnTheWay { get; private set; } = [];
    public IEnumerable<Office> Others => City.Offices.Where(o => o.No != Office.No);

    public void OnGet() { }

    public async Task<IActionResult> OnPostOutAsync()
    {
        if (City.Office(To ?? "") is not { } to) return await AgainAsync(ApplicationRefusals.SameOffice, "to");
        var codes = await CodesAsync();
        if (codes.Count is 0 or > MostAtOnce) return await AgainAsync(codes.Count == 0 ? ApplicationRefusals.NothingScanned : TooMany, "codes");
        var (manifest, sent) = await Service<SendDocuments>().RunAsync(codes, Office.No, to.No, Me, KeyOf(Sent("key")));
        if (manifest is null) return await WrongAsync(sent.Wrong, "codes");
        Done = Texts.Get("papers.sent-done", ("count", manifest.Sent), ("office", to.Name));
        return await DoneAsync();
    }

    public async Task<IActionResult> OnPostInAsync()
    {
        var codes = await CodesAsync("codes-in");
        if (codes.Count is 0 or > MostAtOnce) return await AgainAsync(codes.Count == 0 ? ApplicationRefusals.NothingScanned : TooMany, "codes-in");
        var taken = await Steps.RunAsync(codes, new TakeIn(Office.No), null, Me, KeyOf(Sent("key")));
        if (taken.Wrong.Count > 0) return await WrongAsync(taken.Wrong, "codes-in");
        Done = Texts.Get("papers.in-done", ("count", taken.Done.Count));
        return await DoneAsync();
    }

    protected override async Task<bool> ReadAsync(DantainDb db)
    {
        OnTheWay = await SendDocuments.OpenAsync(db, Office.No);
        return true;
    }

    public bool IsLate(Manifest manifest) => manifest.SentAt < WorkBounds.Of(Clock, City.Rules).SentBefore;
}
