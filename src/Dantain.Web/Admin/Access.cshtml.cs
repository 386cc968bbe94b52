using Dantain.History;
using Dantain.Reports;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Counters;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;

namespace Dantain.Web.Admin;

/// <summary>/admin/akses: who of the staff looked at whose data on a date, and why. It shows numbers of visits, never a person.</summary>
[Needs(Permission.Administer)]
public sealed class AccessModel(Store store) : StaffPage
{
    const int MostShown = 200;

    public override string TitleKey => "access.title";
    public DateOnly Date { get; private set; }
    public IReadOnlyList<AccessRow> Looks { get; private set; } = [];
    /// <summary>The list goes on below this entry.</summary>
    public int? Next => Looks.Count == MostShown ? Looks[^1].Id : null;

    public async Task OnGetAsync(int? sebelum)
    {
        Date = AskedDate();
        await using var db = store.Open();
        Looks = await AccessLog.ReadAsync(db, Clock.Instant(Date, default), Clock.Instant(Date.AddDays(1), default), sebelum, MostShown);
    }

    public static string WhyOf(AccessReason why) => Texts.Get(why switch
    {
        AccessReason.Serving => "access.serving",
        AccessReason.Supervising => "access.supervising",
        AccessReason.HandingOver => "access.handing-over",
        AccessReason.Arriving => "access.arriving",
        _ => "access.taking-over",
    });
    public string OfficeOf(AccessRow look) => City.Office(look.Day.Office)?.Name ?? $"{look.Day.Office}";
}
