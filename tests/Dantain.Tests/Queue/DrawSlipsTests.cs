using CsCheck;
using Dantain.OfficeDays;
using Dantain.Queue;
using static Dantain.Tests.Queue.DrawDay;

namespace Dantain.Tests.Queue;

public class DrawSlipsTests
{
    [Fact]
    public void Where_nobody_came_before_the_opening_numbers_are_given_as_ever()
    {
        var day = Day().At(8);
        day.No(new DrawSlips()).ShouldBe(QueueRefusals.NoDraw);
        day.Walk();
    }

    [Fact]
    public void The_order_is_that_of_the_seed_which_comes_of_the_fact_before_and_the_opening_and_stands_in_the_fact()
    {
        var day = With(12);
        var before = day.Facts[^1];
        var drawn = day.At(8).Do(new DrawSlips());
        drawn.After.ShouldBe(before.No);
        drawn.Seed.ShouldBe(Convert.ToHexStringLower(Draw.Seed(before.Mac, drawn.Opens)));
        drawn.Opens.ShouldBe(day.Day.At(new(8, 0)));
        drawn.Order.ShouldBe(Draw.Order(Convert.FromHexString(drawn.Seed), Cast(12)).Select(s => s.No));
        day.No(new DrawSlips()).ShouldBe(QueueRefusals.NoDraw);
    }

    [Fact]
    public void Down_the_order_each_gets_the_first_place_there_is_until_there_is_none_and_numbers_follow_it()
    {
        var day = With(12);
        var room = Enumerable.Range(8, 2).Sum(h => day.Free(2, Channel.WalkIn, h));
        var drawn = day.At(8).Do(new DrawSlips());
        var winners = Slips(day).Where(s => s.Ticket is not null).OrderBy(s => s.Rank).ToArray();
        winners.Length.ShouldBe(drawn.Won);
        drawn.Won.ShouldBeGreaterThanOrEqualTo(room);
        winners.Select(s => day.Ticket(s.Ticket!.Value).Number).ShouldBe(Enumerable.Range(1, winners.Length));
        winners.Where(s => !s.Priority).Select(s => day.Ticket(s.Ticket!.Value).TurnFrom).ShouldBeInOrder();
        day.Facts.Count(f => f.Kind == nameof(TicketTaken)).ShouldBe(drawn.Won);
        foreach (var slip in winners.Where(s => day.Ticket(s.Ticket!.Value).TurnFrom > day.Now)) day.Ticket(slip.Ticket!.Value).ReturnUntil.ShouldNotBeNull();
        day.No(new TakeTicket([new(TestCity.Kk, null)])).ShouldBe(PlaceRefusals.NextWave(new(10, 0)));
    }

    [Fact]
    public void Whatever_comes_the_draw_is_one_of_all_slips_once_people_who_come_first_first_and_no_place_is_given_twice() =>
        Gen.Select(Gen.Int[0, 3].Select(i => new[] { TestCity.Kk, TestCity.Ktp, TestCity.Birth, TestCity.Reprint }[i]), Gen.Bool).Array[1, 60].Sample(asks =>
        {
            var day = Day();
            foreach (var (service, priority) in asks) day.Do(new JoinDraw(service, priority));
            var drawn = day.At(8).Do(new DrawSlips());
            drawn.Order.Order().ShouldBe(Enumerable.Range(1, asks.Length));
            var slips = Slips(day).OrderBy(s => s.Rank).ToArray();
            slips.Select(s => s.No).ShouldBe(drawn.Order);
            slips.Select(s => !s.Priority).ShouldBeInOrder();
            slips.Select(s => s.Ticket).OfType<int>().ShouldBeUnique();
            day.Day.Slots.All.ShouldAllBe(s => s.Taken <= s.Capacity);
            day.Day.Slots.All.Where(s => s.Channel == Channel.WalkIn && s.Start.Hour >= 10).ShouldAllBe(s => s.Taken == 0);
            // Nobody behind them got a number for the same service while they got none.
            foreach (var lost in slips.Where(s => s.Ticket is null))
                slips.Where(s => s.Rank > lost.Rank && s.Service == lost.Service && (lost.Priority || !s.Priority)).ShouldAllBe(s => s.Ticket == null);
            day.Day.DrawState(day.Now).ShouldBe(DrawState.Drawn);
        }, iter: 200);

    [Fact]
    public void The_same_seed_gives_the_same_order_and_any_other_another()
    {
        var (one, other) = (Draw.Seed(new byte[16], TestCity.Morning), Draw.Seed([1, .. new byte[15]], TestCity.Morning));
        Order(one).ShouldBe(Order(one));
        Order(one).ShouldNotBe(Order(other));
        Order(one).ShouldNotBe(Order(Draw.Seed(new byte[16], TestCity.Morning.AddMilliseconds(1))));

        static int[] Order(byte[] seed) => [.. Draw.Order(seed, Cast(30)).Select(s => s.No)];
    }

    [Fact]
    public void Over_many_seeds_every_slip_comes_equally_often_at_every_place_of_its_class()
    {
        const int Seeds = 6000, Slips = 12;
        var slips = Enumerable.Range(1, Slips).Select(no => new DrawSlip { No = no }).ToArray();
        var count = new int[Slips, Slips];
        for (var seed = 0; seed < Seeds; seed++)
            foreach (var (place, slip) in Draw.Order(Draw.Seed(BitConverter.GetBytes((long)seed), TestCity.Morning), slips).Index()) count[slip.No - 1, place]++;
        var expected = (double)Seeds / Slips;
        var chi = count.Cast<int>().Sum(n => (n - expected) * (n - expected) / expected);
        // 121 degrees of freedom: above 167 once in 200 such tests, and these seeds are fixed.
        chi.ShouldBeLessThan(167);
    }
}
