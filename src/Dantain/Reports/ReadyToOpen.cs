using Dantain.OfficeDays;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Reports;

/// <summary>One service group against the plan: how many counters it was to have (a decimal), how many are open for it, and who still needs it.</summary>
public sealed record GroupNow(int Group, double Planned, int Open, int Expected, int Waiting, int PlacesOnTheSpot)
{
    /// <summary>Somebody needs it, and nobody can be called.</summary>
    public bool IsUnserved => Open == 0 && Expected + Waiting > 0;

    /// <summary>Fewer counters than the day's places were planned for: what is promised takes longer than planned.</summary>
    public bool IsShort => Open > 0 && Open < Planned;
}

/// <summary>What has to be right before an office opens its doors, and again while it is open: every service against its plan.</summary>
public static class ReadyToOpen
{
    public static async Task<IReadOnlyList<GroupNow>> ReadAsync(DantainDb db, DayView day, DateTimeOffset now)
    {
        var expected = await db.Bookings.Where(b => b.Day == day.Id.Value && b.State == BookingState.Confirmed)
            .Join(db.Items, b => new { b.Day, No = b.FirstItem }, i => new { i.Day, i.No }, (_, i) => i.Group)
            .GroupBy(g => g).Select(g => new { Group = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Group, g => g.Count);
        return
        [
            .. day.Office.Capacity.Select(c => (Group: day.City.Pack.Groups.First(g => g.Code == c.Group).No, c.Counters)).Select(c => new GroupNow(c.Group, c.Counters,
                day.Counters.Count(counter => counter.State == CounterState.Open && counter.Serves(c.Group)), expected.GetValueOrDefault(c.Group),
                day.Present.Count(t => t.CanBeCalled && t.Group == c.Group),
                day.Slots.Where(s => s.Group == c.Group && s.Channel == Channel.WalkIn && day.At(s.Start).AddMinutes(s.Minutes) > now).Sum(s => s.Free))),
        ];
    }
}
