using CsCheck;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public sealed class UpNextTests
{
    static IReadOnlyList<int> Of(TestDay day, int most = 5, Zone? zone = null) => [.. UpNext.Of(new DayView(day.Day, null), zone, most, day.Now).Select(t => t.No)];

    [Fact]
    public void Whoever_is_shown_first_is_called_first_whatever_there_is() =>
        (from priorities in Gen.Bool.List[0, 12]
         from served in Gen.Int[0, 6]
         select (priorities, served)).Sample(x =>
        {
            var day = new TestDay(TestCity.With(counters: 40)).Open();
            foreach (var priority in x.priorities) day.Walk(priority: priority);
            for (var i = 0; i < x.served && Of(day).Count > 0; i++)
            {
                var shown = Of(day, most: 3);
                foreach (var next in shown) Next(day).ShouldBe(next);
            }
            if (Of(day) is []) day.Run(new CallNext(1)).IsOk.ShouldBeFalse();
        }, iter: 200);

    [Fact]
    public void Nobody_is_next_while_no_counter_is_open()
    {
        var day = new TestDay();
        day.Walk();
        Of(day).ShouldBeEmpty();
        Of(day.Open()).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_zone_shows_those_its_own_counters_will_call()
    {
        var day = new TestDay(TestCity.With(counters: 40)).Open(1, 7, 1).Open(2, 8, 2);
        var (card, family) = (day.Walk(service: TestCity.Ktp), day.Walk(service: TestCity.Kk));
        Of(day).ShouldBe([card, family]);
        Of(day, zone: new("a", new("A"), [2])).ShouldBe([family]);
    }

    static int Next(TestDay day)
    {
        var called = day.Do(new CallNext(1)).Ticket;
        day.Do(new StartService(1));
        day.Do(new Finish(1));
        return called;
    }
}
