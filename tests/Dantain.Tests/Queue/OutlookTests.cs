using CsCheck;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public sealed class OutlookTests
{
    static Wait? Of(TestDay day, int ticket) => new DayView(day.Day, null).OutlookAt(day.Now).Of(ticket);

    /// <summary>Quiet days and full ones, each at a pace of its own, with counters that open late, rest and close: thousands of waits.</summary>
    [Theory]
    [InlineData(100, 0.7), InlineData(200, 0.9), InlineData(300, 1.0)]
    public void Of_a_hundred_who_wait_about_ninety_are_called_no_later_than_they_were_told(int seed, double load)
    {
        var waits = Enumerable.Range(seed, 40).SelectMany(s => DayOfWaits.Play(s, load)).ToList();
        waits.Count.ShouldBeGreaterThan(2000);
        (waits.Count(w => w.True <= w.AtMost) * 100.0 / waits.Count).ShouldBeInRange(85, 95);
        var (minutes, share) = (Median(waits.Select(w => Math.Abs(w.True - w.Likely) / 60.0)), Median(waits.Select(w => Math.Abs(w.True - w.Likely) * 100.0 / Math.Max(60, w.True))));
        (minutes <= 5 || share <= 25).ShouldBeTrue($"the median error is {minutes:0.0} minutes, {share:0} % of the wait");
    }

    [Fact]
    public void Nine_of_ten_wait_no_shorter_than_half_of_them_and_more_open_counters_never_make_it_longer() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[0, 10], Gen.Int[0, 12]).Sample((waiting, served, minutes) =>
        {
            var day = new TestDay(TestCity.With(counters: 40), facts: false).At(8, 30).Open(1);
            for (var i = 0; i < served; i++)
            {
                day.Walk();
                day.Do(new CallNext(1));
                day.Do(new StartService(1));
                day.After(minutes: minutes).Do(new Finish(1));
            }
            int[] tickets = [.. Enumerable.Range(0, waiting).Select(_ => day.Walk())];
            var one = tickets.Select(t => Of(day, t)!.Value).ToArray();
            day.Open(2, 8);
            var two = tickets.Select(t => Of(day, t)!.Value).ToArray();
            one.Concat(two).ShouldAllBe(w => w.AtMost >= w.Likely && w.Likely >= 0);
            one.Zip(two).ShouldAllBe(w => w.Second.Likely <= w.First.Likely && w.Second.AtMost <= w.First.AtMost);
            two.ShouldAllBe(w => w.Counters == 2);
        }, iter: 200);

    [Fact]
    public void While_nobody_serves_nothing_is_told()
    {
        var day = new TestDay().At(8, 30);
        var mine = day.Walk();
        Of(day, mine).ShouldBeNull();
        (day.Ticket(mine).ToldLikely, day.Ticket(mine).ToldAtMost, day.Ticket(mine).ToldCounters).ShouldBe((null, null, null));
        day.Open(1, 7, TestCity.With().GroupOf(TestCity.With().Service(TestCity.Birth)!).No);   // another group
        Of(day, mine).ShouldBeNull();
    }

    [Fact]
    public void Slow_visits_make_it_longer_and_what_was_told_is_kept()
    {
        var day = new TestDay(TestCity.With(counters: 40)).At(8, 30).Open(1);
        for (var i = 0; i < 4; i++) day.Walk();
        var mine = day.Walk();
        var told = Of(day, mine)!.Value;
        (day.Ticket(mine).ToldLikely, day.Ticket(mine).ToldAtMost, day.Ticket(mine).ToldCounters).ShouldBe((told.Likely, told.AtMost, told.Counters));
        for (var i = 0; i < 3; i++)
        {
            day.Do(new CallNext(1));
            day.Do(new StartService(1));
            day.After(minutes: 30).Do(new Finish(1));
        }
        day.Do(new CallNext(1));
        Of(day, mine)!.Value.Likely.ShouldBeGreaterThan(15 * 60);   // planned: ten minutes
        WaitEstimate.Of(new DayView(day.Day, null), mine, day.Now)!.Longer.ShouldBe(Longer.SlowVisits);
        day.Ticket(mine).ToldLikely.ShouldBe(told.Likely);
    }

    [Fact]
    public void Who_waits_longer_because_a_counter_closed_or_somebody_comes_first_is_told_so()
    {
        var day = new TestDay(TestCity.With(counters: 40)).At(8, 30).Open(1).Open(2, 8);
        for (var i = 0; i < 6; i++) day.Walk();
        var mine = day.Walk();
        WaitEstimate.Of(new DayView(day.Day, null), mine, day.Now)!.Longer.ShouldBe(Longer.Not);
        day.After(minutes: 1).Do(new CloseCounter(2));
        day.Walk(priority: true);
        WaitEstimate.Of(new DayView(day.Day, null), mine, day.Now)!.Longer.ShouldBe(Longer.FewerCounters | Longer.Priority);
    }

    [Fact]
    public void Who_booked_and_is_not_here_yet_is_expected_before_a_later_turn()
    {
        var rules = new Dantain.Cities.Rules { SlotMinutes = 60, CancelUntilMinutes = 0, RecallPauseSeconds = 0, Split = new(70, 20, 10), BookedPerWalkIn = 4 };
        var day = new TestDay(TestCity.With(counters: 40, rules: rules)).At(7);
        for (var i = 1; i <= 20; i++) day.Book(i, hour: 9);
        day.At(8, 50).Open(1);
        var before = new TestDay(TestCity.With(counters: 40, rules: rules)).At(8, 50).Open(1);
        var (mine, alone) = (0, 0);
        for (var i = 0; i < 4; i++) (mine, alone) = (day.Walk(), before.Walk());
        Of(day, mine)!.Value.Likely.ShouldBeGreaterThan(Of(before, alone)!.Value.Likely);
    }

    [Fact]
    public void However_many_places_an_office_has_a_hall_is_foreseen_not_a_city()
    {
        var city = TestCity.With(counters: 40);
        var draft = TestDay.Draft(city, 1, 0);
        for (var i = 0; i < draft.Slots.Inserts.Count; i++) draft.Slots.Inserts[i] = draft.Slots.Inserts[i] with { Capacity = 1_000_000, Wanted = 1_000_000 };
        ExpectedToday.Of(new TestDay(city, draft).At(7).Open(1).Day).Visits.Count.ShouldBeInRange(100, 10_000);
    }

    static double Median(IEnumerable<double> values)
    {
        double[] inOrder = [.. values.Order()];
        return inOrder[inOrder.Length / 2];
    }
}
