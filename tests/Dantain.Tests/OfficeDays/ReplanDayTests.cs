using CsCheck;
using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.OfficeDays;

public class ReplanDayTests
{
    [Fact]
    public void Times_are_added_and_can_be_booked_at_once()
    {
        var day = new TestDay();
        day.Do(Plan(2, new PlanChange(2, Channel.Online, new(13, 0), 0, 3, 30)));
        (day.Free(2, hour: 13), day.Slot(2, hour: 13).Minutes).ShouldBe((3, 30));
        day.Booking(day.Book(hour: 13)).Start.ShouldBe(new TimeOnly(13, 0));
    }

    [Fact]
    public void Who_booked_last_is_displaced_told_and_stands_again_when_the_time_is_given_back()
    {
        var day = new TestDay();
        var all = Enumerable.Range(1, 3).Select(s => day.Book(s)).ToArray();
        var places = day.Slot(2).Wanted;

        var fewer = day.Do(Plan(2, Online(places, 1)));
        (fewer.Displaced, fewer.Standing).ShouldBe((2, 0));
        day.Day.Displaced().ShouldBe(all[1..], ignoreOrder: true);
        day.Facts.Where(f => f.Kind == nameof(VisitDisplaced)).Select(f => f.Payload).ShouldBe([$"{{\"booking\":{all[1]}}}", $"{{\"booking\":{all[2]}}}"]);

        // One more who leaves is one fewer displaced, though nobody has to be asked.
        day.Do(new CancelBooking(all[0]));
        day.Day.Displaced().ShouldBe([all[2]]);
        day.Do(Plan(3, Online(1, places))).ShouldSatisfyAllConditions(d => d.Displaced.ShouldBe(0), d => d.Standing.ShouldBe(1));
        day.Day.Displaced().ShouldBeEmpty();
    }

    [Fact]
    public void A_hold_that_no_longer_fits_is_over_and_who_has_come_keeps_their_place()
    {
        var day = new TestDay();
        var come = day.Book(1);
        var held = day.Hold(2);
        day.At(8, 45).Do(new CheckIn(come));
        day.Hold(3, hour: 10);
        held = day.Hold(4);

        day.Do(Plan(2, Online(9, 0)));

        day.Booking(held).State.ShouldBe(BookingState.Expired);
        day.Booking(come).State.ShouldBe(BookingState.Arrived);
        day.Day.Displaced().ShouldBeEmpty();
    }

    [Fact]
    public void A_displaced_visit_moves_after_the_deadline_too_and_is_no_no_show()
    {
        var city = TestCity.With(rules: new() { SlotMinutes = 60, CancelUntilMinutes = 600, Split = new(70, 20, 10) });
        var day = new TestDay(city);
        var (moves, stays) = (day.Book(1), day.Book(2));
        day.Run(new Reschedule(moves, new(11, 0)), day).Refusal!.Code.ShouldBe("booking.too-late-to-change");

        day.Do(Plan(2, Online(9, 0)));
        day.Run(new Reschedule(moves, new(11, 0)), day).IsOk.ShouldBeTrue();

        day.At(9, 30).No(new MarkNoShow(stays)).ShouldBe(QueueRefusals.Displaced);
        day.At(12).Do(new CloseDay()).NoShows.ShouldBe(1);   // the one who moved, and then did not come
        day.Booking(stays).State.ShouldBe(BookingState.RevokedByOffice);
        day.Day.HasActive(2, 2).ShouldBeFalse();
    }

    [Fact]
    public void Missing_cards_displace_whose_service_needs_one_and_nobody_else()
    {
        var day = new TestDay();
        var cards = Enumerable.Range(1, 3).Select(s => day.Book(s, TestCity.Reprint)).ToArray();
        day.Book(9);

        day.Do(new ReplanDay(2, [], [], [new(1, 5, 2)]));

        day.Day.Displaced().ShouldBe([cards[2]]);
        (day.Day.Stocks[1]!.Free, day.Day.Stocks[1]!.Wanted, day.CardsTaken).ShouldBe((0, 2, 3));
        day.Do(new CancelBooking(cards[0]));
        (day.Day.Stocks[1]!.Free, day.Day.Displaced().Count).ShouldBe((0, 0));
        day.Do(new CancelBooking(cards[1]));
        day.Day.Stocks[1]!.Free.ShouldBe(1);
    }

    [Fact]
    public void A_time_that_has_begun_stays_unless_it_is_no_longer_planned()
    {
        var day = new TestDay().At(9, 10);
        var before = day.Slot(2, Channel.WalkIn);
        day.Do(Plan(2, new PlanChange(2, Channel.WalkIn, new(9, 0), before.Wanted, 50, 60)));
        day.Slot(2, Channel.WalkIn).ShouldBe(before);
        day.Do(Plan(2, new PlanChange(2, Channel.WalkIn, new(9, 0), before.Wanted, 0, 60)));
        day.Free(2, Channel.WalkIn).ShouldBe(0);
    }

    [Fact]
    public void Counters_come_and_go_but_nobody_is_sent_away_from_one()
    {
        var day = new TestDay().Open(1);
        day.Do(new ReplanDay(2, [], [new(1, 7, 0), new(2, 7, 0), new(3, 0, 2)], []));
        (day.Counter(1).Groups, day.Counter(2).Groups, day.Counter(3).Groups).ShouldBe((7, 0, 2));
        day.Do(new OpenCounter(3, 9)).Counter.ShouldBe(3);
    }

    [Fact]
    public void The_day_has_the_new_rules_unless_they_no_longer_know_what_is_booked()
    {
        var day = new TestDay();
        var booking = day.Booking(day.Book());
        var without = TestCity.Pack() with { Services = [.. TestCity.Pack().Services.Where(s => s.No != TestCity.Kk)] };
        day.Do(new ReplanDay(2, [], [], []) { City = new(without, 2) });
        (day.Day.Head.Pack, day.Day.City.Version).ShouldBe((1, 1));
        day.Do(new ReplanDay(3, [], [], []) { City = TestCity.With(version: 3) });
        (day.Day.Head.Pack, day.Day.City.Version).ShouldBe((3, 3));
        day.Booking(booking.No).ShouldBe(booking);
    }

    [Fact]
    public void Older_rules_impossible_plans_and_closed_days_are_refused()
    {
        var day = new TestDay();
        day.No(Plan(0)).ShouldBe(ReplanDay.Older);
        day.No(Plan(2, Online(1, -1))).ShouldBe(ReplanDay.Impossible);
        day.No(Plan(2, Online(1, 2_000_001))).ShouldBe(ReplanDay.Impossible);
        day.No(new ReplanDay(2, [], [], [new(1, 1, -1)])).ShouldBe(ReplanDay.Impossible);
        day.No(new ReplanDay(2, [], [new(0, 1, 1)], [])).ShouldBe(ReplanDay.Impossible);
        day.No(new ReplanDay(2, [], [], []) { City = TestCity.With(version: 3) }).ShouldBe(ReplanDay.Impossible);
        day.Closed().No(Plan(2)).ShouldBe(PlaceRefusals.DayClosed);
    }

    /// <summary>Whatever is planned anew, however often: nothing is sold that is not there, and nobody's booking changes.</summary>
    [Fact]
    public void Any_replans_never_oversell_and_change_no_confirmed_booking() =>
        Gen.Select(Gen.Select(Gen.Int[1, 3], Gen.Int[8, 12], Gen.Int[0, 6]).Array[1, 12], Gen.Int[0, 4].Array[1, 12]).Sample((plans, cards) =>
        {
            var day = new TestDay(facts: false);
            for (var i = 0; i < plans.Length; i++)
            {
                var (group, hour, places) = plans[i];
                day.Run(new BookPlace(new(hour, 0), TestCity.Person(i), [new(group switch { 1 => TestCity.Reprint, 2 => TestCity.Kk, _ => TestCity.Birth }, i + 1)]));
                var bookings = day.Day.Bookings.All.ToArray();
                day.Do(new ReplanDay(i + 1, [new(group, Channel.Online, new(hour, 0), 0, places, 60)], [], [new(1, 0, cards[i % cards.Length])]));
                day.Day.Bookings.All.ShouldBe(bookings);
                day.Day.Slots.All.ShouldAllBe(s => s.Taken <= s.Capacity && s.Capacity == Math.Max(s.Wanted, s.Capacity));
                day.Day.Stocks.All.ShouldAllBe(s => s.Taken <= s.Capacity && s.Free <= Math.Max(0, s.Wanted - s.Taken));
                // Without the displaced, everything fits.
                var displaced = day.Day.Displaced();
                foreach (var slot in day.Day.Slots.All.Where(s => s.Displaced > 0))
                    day.Day.Bookings.All.Where(b => b.KeepsPlaces && b.Start == slot.Start && !displaced.Contains(b.No)).SelectMany(day.Day.ItemsOf).Where(x => x.Group == slot.Group).Sum(x => x.Places).ShouldBeLessThanOrEqualTo(slot.Wanted);
            }
        }, iter: 300);

    [Fact]
    public void Cards_that_are_missing_close_what_is_free_and_break_a_promise_only_when_it_is_said()
    {
        var day = new TestDay();
        int[] all = [.. Enumerable.Range(1, 3).Select(s => day.Book(s, TestCity.Reprint))];
        ReplanDay Cards(int wanted, bool keeps) => new(1, [], [], [new(1, 5, wanted, keeps)]);

        day.Do(Cards(1, keeps: true)).Displaced.ShouldBe(0);
        (day.Day.Stocks[1]!.Wanted, day.Day.Stocks[1]!.Free).ShouldBe((3, 0));
        day.Do(Cards(1, keeps: false)).Displaced.ShouldBe(2);
        day.Do(Cards(0, keeps: true)).Displaced.ShouldBe(0);
        day.Day.Displaced().ShouldBe(all[1..], ignoreOrder: true);
        day.Do(Cards(4, keeps: true)).Standing.ShouldBe(2);
        (day.Day.Stocks[1]!.Wanted, day.Day.Stocks[1]!.Free).ShouldBe((4, 1));
    }

    static ReplanDay Plan(int pack, params PlanChange[] slots) => new(pack, slots, [], []);
    static PlanChange Online(int before, int after) => new(2, Channel.Online, new(9, 0), before, after, 60);
}
