using Dantain.Applications;
using Dantain.Staff;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Papers;

/// <summary>/berkas/{office}/siap: documents that are ready, scan after scan or from a CSV file; all of them, or none and each line that does not fit by name.</summary>
[Needs(Permission.HandlePapers)]
public sealed class ReadyModel : PapersPage
{
    public override string TitleKey => "papers.ready";
    public string? Codes => Done is null ? Typed("codes") : null;
    protected override string FirstField => "codes";

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        var codes = await CodesAsync();
        if (codes.Count is 0 or > MostAtOnce) return await AgainAsync(codes.Count == 0 ? ApplicationRefusals.NothingScanned : TooMany, "codes");
        var sent = Sent("deliver") == "1" ? (ApplicationStep)new Deliver() : new MakeReady();
        var done = await Steps.RunAsync(codes, sent, Office.No, Me, KeyOf(Sent("key")));
        if (done.Wrong.Count > 0) return await WrongAsync(done.Wrong, "codes");
        Done = Texts.Get(sent is Deliver ? "papers.delivered-done" : "papers.ready-done", ("count", done.Done.Count));
        return await DoneAsync();
    }
}
