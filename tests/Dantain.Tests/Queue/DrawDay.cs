using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

/// <summary>Days with the draw at opening: in the test city slips are given from seven, the draw is at eight, and further walk-in places open at ten.</summary>
static class DrawDay
{
    public static TestDay Day(bool facts = true) =>
        new TestDay(TestCity.With(rules: new() { SlotMinutes = 60, CancelUntilMinutes = 0, Split = new(70, 20, 10), WalkIn = new() { Waves = [new(10, 0)], Draw = true } }), facts: facts).At(7, 30);

    public static TestDay With(int slips, int everyPriority = 4)
    {
        var day = Day();
        for (var i = 1; i <= slips; i++) day.Do(new JoinDraw(TestCity.Kk, i % everyPriority == 0));
        return day;
    }

    public static DrawSlip[] Slips(TestDay day) => [.. day.Day.Slips.All];
    public static DrawSlip[] Cast(int slips) => [.. Enumerable.Range(1, slips).Select(no => new DrawSlip { No = no, Priority = no % 4 == 0 })];
}
