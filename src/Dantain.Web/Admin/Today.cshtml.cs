using Dantain.Applications;
using Dantain.CardStock;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Reports;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Counters;
using Dantain.Web.Hosting;

namespace Dantain.Web.Admin;

/// <summary>/admin: how every office stands on a date, today unless another is asked for, and each one's export.</summary>
[Needs(Permission.Administer, Permission.Export)]
public sealed class TodayModel(Store store) : StaffPage
{
    public override string TitleKey => "admin.title";
    public DateOnly Date { get; private set; }
    public IReadOnlyList<(Office Office, OfficeToday? Counts)> Offices { get; private set; } = [];

    /// <summary>Now, whatever the date: offices with papers that are late, lie uncollected or are perhaps lost.</summary>
    public IReadOnlyList<(Office Office, OfficeTrouble Papers)> Troubles { get; private set; } = [];

    /// <summary>Now: offices whose cards run low.</summary>
    public IReadOnlyList<OfficeLow> Low { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Date = AskedDate();
        await using var db = store.Open();
        var counts = (await OfficesToday.ReadAsync(db, Date)).ToDictionary(c => c.Office);
        Troubles =
        [
            .. (await WorkList.TroublesAsync(db, WorkBounds.Of(Clock, City.Rules))).Select(t => (Office: City.Office(t.Office), Papers: t))
                .Where(t => t.Office is not null && (Rights!.May(Permission.Administer) || Rights.May(Permission.Export, t.Office.No))).Select(t => (t.Office!, t.Papers)),
        ];
        Low = [.. (await LowStock.ReadAsync(db, Service<RecordStock>(), City)).Where(l => Rights!.May(Permission.Administer) || Rights.May(Permission.Export, l.Office.No))];
        Offices = [.. City.Offices.Where(o => Rights!.May(Permission.Export, o.No) || Rights.May(Permission.Administer)).Select(o => (o, counts.GetValueOrDefault(o.No)))];
    }

    public bool MayExport(Office office) => Rights?.May(Permission.Export, office.No) == true;
    public static string StateKey(OfficeToday? counts) => counts is null ? "admin.day.none" : counts.State == DayState.Open ? "admin.day.open" : "admin.day.closed";
}
