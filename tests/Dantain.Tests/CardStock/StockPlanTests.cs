using CsCheck;
using Dantain.CardStock;
using Dantain.OfficeDays;

namespace Dantain.Tests.CardStock;

public class StockPlanTests
{
    static StockDay Day(int ahead, int planned = 30, int taken = 0, int gone = 0) => new(DayId.Of(1, TestCity.Today.AddDays(ahead)), 1, 1, planned, planned, taken + gone, taken);
    static IReadOnlyList<int> Plan(int balance, StockDay[] days, params (int Ahead, int Cards)[] expected) =>
        StockPlan.For(new(balance, [.. expected.Select((e, i) => new ExpectedCards(i + 1, TestCity.Today.AddDays(e.Ahead), e.Cards))]), days);

    [Fact]
    public void With_enough_cards_every_day_has_what_the_rules_plan() => Plan(500, [Day(0), Day(1)]).ShouldBe([30, 30]);

    [Fact]
    public void What_is_left_after_today_is_tomorrows() => Plan(40, [Day(0), Day(1)]).ShouldBe([30, 10]);

    [Fact]
    public void A_promise_for_tomorrow_goes_before_a_free_place_today() => Plan(40, [Day(0, taken: 5), Day(1, taken: 25)]).ShouldBe([15, 25]);

    [Fact]
    public void With_too_few_the_nearest_day_keeps_its_promises() => Plan(12, [Day(0, taken: 10), Day(1, taken: 10)]).ShouldBe([10, 2]);

    [Fact]
    public void Cards_handed_over_are_no_longer_in_the_stock() => Plan(20, [Day(0, taken: 5, gone: 20), Day(1)]).ShouldBe([30, 10]);

    [Fact]
    public void Without_any_nothing_is_promised() => Plan(-3, [Day(0, taken: 2, gone: 7), Day(1)]).ShouldBe([7, 0]);

    [Fact]
    public void A_delivery_counts_from_its_date_on_and_not_once_it_is_late()
    {
        Plan(0, [Day(0), Day(1), Day(2)], (1, 40)).ShouldBe([0, 30, 10]);
        Plan(0, [Day(0), Day(1)], (-1, 40)).ShouldBe([0, 0]);
        Plan(10, [Day(0, taken: 0), Day(1, taken: 30)], (1, 20)).ShouldBe([0, 30]);
    }

    [Fact]
    public void No_card_is_promised_twice_and_no_promise_breaks_that_need_not()
    {
        var day = Gen.Select(Gen.Int[0, 20], Gen.Int[0, 25], Gen.Int[0, 10]);
        Gen.Select(Gen.Int[-5, 80], Gen.Select(day, day, day), Gen.Select(Gen.Int[0, 3], Gen.Int[0, 40])).Sample((balance, days, coming) =>
        {
            StockDay[] of = [One(0, days.Item1), One(1, days.Item2), One(2, days.Item3)];
            var plan = Plan(balance, of, (coming.Item1, coming.Item2));
            var (given, promised) = (0, 0);
            for (var i = 0; i < of.Length; i++)
            {
                var gone = of[i].Taken - of[i].Promised;
                var there = Math.Max(0, balance) + (coming.Item1 <= i ? coming.Item2 : 0);
                plan[i].ShouldBeLessThanOrEqualTo(Math.Max(of[i].Planned, of[i].Taken));
                given += plan[i] - gone;
                promised += of[i].Promised;
                given.ShouldBeLessThanOrEqualTo(there);
                if (promised <= there && coming.Item1 == 0) plan[i].ShouldBeGreaterThanOrEqualTo(of[i].Taken);
            }
        });

        static StockDay One(int ahead, (int Planned, int Taken, int Gone) d) => Day(ahead, d.Planned, d.Taken, d.Gone);
    }
}
