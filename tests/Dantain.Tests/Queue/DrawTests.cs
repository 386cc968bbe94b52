using CsCheck;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

/// <summary>The draw at opening: in the test city slips are given from seven, the draw is at eight, and further walk-in places open at ten.</summary>
public class DrawTests
{
    static TestDay Day(bool facts = true) =>
        new TestDay(TestCity.With(rules: new() { SlotMinutes = 60, CancelUntilMinutes = 0, Split = new(70, 20, 10), WalkIn = new() { Waves = [new(10, 0)], Draw = true } }), facts: facts).At(7, 30);

    static TestDay With(int slips, int everyPriority = 4)
    {
        var day = Day();
        for (var i = 1; i <= slips; i++) day.Do(new JoinDraw(TestCity.Kk, i % everyPriority == 0));
        return day;
    }

    static DrawSlip[] Slips(TestDay day) => [.. day.Day.Slips.All];
    static DrawSlip[] Cast(int slips) => [.. Enumerable.Range(1, slips).Select(no => new DrawSlip { No = no, Priority = no % 4 == 0 })];

    [Fact]
    public void Before_the_opening_there_are_slips_and_no_numbers_neither_here_nor_from_the_phone()
    {
        var day = Day();
        day.Do(new JoinDraw(TestCity.Kk)).Slip.ShouldBe(1);
        day.Do(new JoinDraw(TestCity.Ktp, Priority: true)).Slip.ShouldBe(2);
        day.No(new TakeTicket([new(TestCity.Kk, null)])).ShouldBe(QueueRefusals.DrawFirst(new(8, 0)));
        day.No(new HoldForNow(TestCity.Person(1), [new(TestCity.Kk, 1)])).ShouldBe(QueueRefusals.NoneLeftNow);
        day.No(new DrawSlips()).ShouldBe(QueueRefusals.DrawNotYet(new(8, 0)));
        // Until it is held nobody goes before those who wait for it.
        day.At(8, 1).No(new TakeTicket([new(TestCity.Kk, null)])).ShouldBe(QueueRefusals.DrawFirst(new(8, 0)));
        day.No(new JoinDraw(TestCity.Kk)).ShouldBe(QueueRefusals.NoDraw);
        day.Do(new DrawSlips()).Won.ShouldBe(2);
        day.Walk();
    }

    [Fact]
    public void Slips_are_given_from_when_numbers_would_be_today_and_for_a_service_there_is()
    {
        var day = Day();
        day.At(6, 59).No(new JoinDraw(TestCity.Kk)).ShouldBe(QueueRefusals.DrawNotYet(new(7, 0)));
        day.At(7).No(new JoinDraw(99)).ShouldBe(PlaceRefusals.UnknownService(99));
        day.Other(ahead: 1).No(new JoinDraw(TestCity.Kk)).ShouldBe(QueueRefusals.OtherDay);
        day.Do(new JoinDraw(TestCity.Kk));
    }

    [Fact]
    public void Where_nobody_came_before_the_opening_numbers_are_given_as_ever()
    {
        var day = Day().At(8);
        day.No(new DrawSlips()).ShouldBe(QueueRefusals.NoDraw);
        day.Walk();
    }

    [Fact]
    public void A_city_without_the_draw_has_no_slips()
    {
        var day = new TestDay().At(7, 30);
        day.No(new JoinDraw(TestCity.Kk)).ShouldBe(QueueRefusals.NoDraw);
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

    [Fact]
    public void Who_drew_no_number_leaves_with_a_place_of_the_next_day_and_has_its_time_as_a_booked_one()
    {
        var day = With(12);
        var tomorrow = day.Other();
        day.At(8).Do(new DrawSlips());
        var lost = Slips(day).First(s => s.Ticket is null);
        day.No(new GivePlace(lost.No), day).ShouldBe(PlaceRefusals.NextWave(new(10, 0)));
        var given = day.Run(new GivePlace(lost.No), tomorrow).Value;
        (given.Start, given.Channel, given.Number).ShouldBe((new TimeOnly(8, 0), Channel.WalkIn, "N-001"));
        Slips(day)[lost.No - 1].ShouldSatisfyAllConditions(s => s.Place.ShouldBe(given.Booking), s => s.PlaceDay.ShouldBe(tomorrow.Day.Head.Id));
        day.No(new GivePlace(lost.No), tomorrow).ShouldBe(QueueRefusals.SlipSettled);

        tomorrow.At(7, 40).Do(new CheckIn(given.Booking));
        tomorrow.Ticket(given.Booking).ShouldSatisfyAllConditions(t => t.Came.ShouldBe(Coming.InTime), t => t.TurnFrom.ShouldBe(tomorrow.Day.At(new(8, 0))));
    }

    [Fact]
    public void Only_a_drawn_slip_without_a_number_gets_a_place()
    {
        var day = With(2);
        var tomorrow = day.Other();
        day.No(new GivePlace(1), tomorrow).ShouldBe(QueueRefusals.DrawFirst(new(8, 0)));
        day.At(8).Do(new DrawSlips());
        day.No(new GivePlace(1), tomorrow).ShouldBe(QueueRefusals.SlipSettled);
        day.No(new GivePlace(3), tomorrow).ShouldBe(QueueRefusals.NoSlip);
    }

    [Fact]
    public void A_place_in_hand_is_displaced_like_any_promise_made_ahead()
    {
        var day = With(12);
        var tomorrow = day.Other();
        day.At(8).Do(new DrawSlips());
        var given = day.Run(new GivePlace(Slips(day).First(s => s.Ticket is null).No), tomorrow).Value;
        tomorrow.Do(new ChangePlaces(tomorrow.Day.SlotAt(2, given.Channel, given.Start)!.No, 0));
        tomorrow.Day.Displaced().ShouldBe([given.Booking]);
    }
}
