using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Counters;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Web.Doors;

/// <summary>
/// /pintu/{office}/daftar: today's visits for paper, by time, with room to write by hand when nothing works. Numbers only: whoever comes is known by the
/// number on their ticket. A door saves it every half hour, so that it opens without a line.
/// </summary>
[Needs(Permission.CheckIn)]
sealed class DayListModel(Store store) : StaffPage
{
    public override string TitleKey => "daylist.title";
    public override string Title => Texts.Get(TitleKey, ("office", Office.Name), ("date", Clock.Today.ToString("D")));
    public Office Office { get; private set; } = null!;
    /// <summary>Who may still come, has come or was given up, by time.</summary>
    public IReadOnlyList<Booking> Visits { get; private set; } = [];
    /// <summary>What each visit is for, by its number inside.</summary>
    public ILookup<int, int> Groups { get; private set; } = null!;

    public string For(Booking visit) => string.Join(", ", Groups[visit.No].Distinct().Select(GroupName));

    protected override async Task<bool> LoadAsync()
    {
        if (City.Office(RouteData.Values["office"] as string ?? "") is not { } office) return false;
        Office = office;
        var day = DayId.Of(office.No, Clock.Today);
        await using var db = store.Open();
        Visits = [.. (await ExpectedVisits.AllAsync(db, day)).Where(b => b.State is BookingState.Confirmed or BookingState.Arrived or BookingState.Closed or BookingState.NoShow)];
        Groups = (await db.Items.AsNoTracking().Where(i => i.Day == day.Value).Select(i => new { i.Booking, i.Group }).ToListAsync()).ToLookup(i => i.Booking, i => i.Group);
        return true;
    }
}
