using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Api;
using Dantain.Web.Counters;
using Dantain.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Doors;

/// <summary>/pintu/{office}/kabar: what the kiosks have told the door, and the answer to it. The door shows the same, read again from here.</summary>
[Needs(Permission.CheckIn)]
public sealed class NewsModel : StaffPage
{
    public override string TitleKey => "door.news";
    public Office Office { get; private set; } = null!;
    public IReadOnlyList<DoorNote> Notes { get; private set; } = [];
    protected override string FirstField => "pintu";

    protected override async Task<bool> LoadAsync()
    {
        if (City.Office(RouteData.Values["office"] as string ?? "") is not { } known) return false;
        Office = known;
        await using var db = Service<Store>().Open();
        Notes = await DoorNote.ReadAsync(db, DayId.Of(Office.No, Clock.Today), Clock.Now);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!int.TryParse(Sent("fact"), System.Globalization.NumberStyles.None, null, out var fact) || Notes.All(n => n.Fact != fact)) return await AgainAsync(QueueRefusals.NothingTold, FirstField);
        var done = await Service<QueueDesk>().RunAsync(HttpContext, Office.Code, new AnswerDoor(fact), Guid.NewGuid());
        return done.IsOk ? Redirect($"/pintu/{Office.Code}") : await AgainAsync(done.Refusal, FirstField);
    }
}
