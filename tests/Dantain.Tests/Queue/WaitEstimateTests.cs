using CsCheck;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public sealed class WaitEstimateTests
{
    static WaitEstimate? Of(TestDay day, int ticket) => WaitEstimate.Of(new DayView(day.Day, null), ticket, day.Now);

    [Fact]
    public void Who_waits_alone_at_an_open_counter_is_next()
    {
        var day = new TestDay().At(8, 30).Open();
        Of(day, day.Walk()).ShouldBe(new(0, 0, 0, 5));
    }

    [Fact]
    public void Who_was_called_or_was_never_here_has_no_wait()
    {
        var day = new TestDay().Open();
        var called = day.Walk();
        day.Do(new CallNext(1));
        Of(day, called).ShouldBeNull();
        Of(day, 999).ShouldBeNull();
    }

    [Fact]
    public void Without_an_open_counter_there_is_an_order_and_no_minutes()
    {
        var day = new TestDay();
        day.Walk();
        Of(day, day.Walk()).ShouldBe(new(1, 1, null, null));
    }

    [Fact]
    public void More_counters_make_it_shorter_and_who_is_being_served_makes_it_longer()
    {
        var day = new TestDay(TestCity.With(counters: 40)).At(8, 30).Open(1);
        for (var i = 0; i < 4; i++) day.Walk();                      // ten minutes each
        var mine = day.Walk();
        var waiting = Of(day, mine)!;
        (waiting.Fewest, waiting.Most, waiting.FromMinutes).ShouldBe((4, 5, 40));
        waiting.ToMinutes!.Value.ShouldBeInRange(50, 100);
        day.Do(new CallNext(1));
        day.Do(new StartService(1));
        var served = Of(day, mine)!;
        (served.Fewest, served.Most, served.FromMinutes).ShouldBe((3, 4, 40));
        day.Open(2, 8);
        var two = Of(day, mine)!;
        (two.Fewest, two.Most, two.FromMinutes).ShouldBe((3, 4, 20));
        two.ToMinutes!.Value.ShouldBeLessThan(served.ToMinutes!.Value);
    }

    [Fact]
    public void As_many_as_it_says_are_called_before_one_s_own_turn() =>
        Gen.Select(Gen.Bool.Array[0, 12], Gen.Bool, Gen.Bool.Array[0, 6], Gen.Int[0, 6]).Sample((before, mine, after, called) =>
        {
            var day = new TestDay(TestCity.With(counters: 40), facts: false).Open();
            void Call()
            {
                day.Do(new CallNext(1));
                day.Do(new StartService(1));
                day.Do(new Finish(1));
            }
            for (var i = 0; i < called; i++) { day.Walk(priority: i % 3 == 2); Call(); }   // whatever the counter has called before
            foreach (var priority in before) day.Walk(priority: priority);
            var me = day.Walk(priority: mine);
            foreach (var priority in after) day.Walk(priority: priority);
            var estimate = Of(day, me)!;
            var ahead = 0;
            for (day.Do(new CallNext(1)); day.Counter().Ticket != me; day.Do(new CallNext(1)), ahead++)
            {
                day.Do(new StartService(1));
                day.Do(new Finish(1));
            }
            ahead.ShouldBeInRange(estimate.Fewest, estimate.Most);
        }, iter: 300);

    [Fact]
    public void It_holds_too_where_people_with_a_time_and_without_wait_together() =>
        Gen.Select(Gen.Int[0, 2].Array[0, 12], Gen.Int[0, 2], Gen.Int[0, 5], Gen.Int[0, 3]).Sample((before, mine, called, ratio) =>
        {
            var rules = new Dantain.Cities.Rules { SlotMinutes = 60, Split = new(70, 20, 10), BookedPerWalkIn = ratio };
            var day = new TestDay(TestCity.With(counters: 80, rules: rules), facts: false).At(7);
            int[] bookings = [.. before.Append(mine).Select((kind, i) => kind == 0 ? day.Book(i + 1, hour: 9) : 0)];
            day.At(8, 50).Open();
            for (var i = 0; i < called; i++) { day.Walk(); Next(); }
            int[] tickets = [.. before.Append(mine).Zip(bookings, (kind, booking) => booking > 0 ? day.Do(new CheckIn(booking)).Ticket : day.Walk(priority: kind == 2))];
            day.At(9);
            var estimate = Of(day, tickets[^1])!;
            var ahead = 0;
            while (Next() != tickets[^1]) ahead++;
            ahead.ShouldBeInRange(estimate.Fewest, estimate.Most);

            int Next()
            {
                var ticket = day.Do(new CallNext(1)).Ticket;
                day.Do(new MarkMissed(1));
                return ticket;
            }
        }, iter: 300);

    [Fact]
    public void A_number_transferred_to_a_counter_by_name_waits_only_for_the_others_named_there()
    {
        var day = new TestDay(TestCity.With(counters: 40)).At(8, 30).Open(1).Open(2, 8);
        for (var i = 0; i < 3; i++) day.Walk();
        var sent = day.Do(new CallNext(1)).Ticket;
        day.Do(new Transfer(sent, day.Ticket(sent).Group, 2));
        Of(day, sent).ShouldBe(new(0, 0, 0, 5));
    }
}
