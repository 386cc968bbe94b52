using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class TakeTicketTests
{
    [Fact]
    public void The_first_time_with_a_place_is_given_and_its_turn_is_now_once_it_has_begun()
    {
        var day = new TestDay();
        var places = day.Free(2, Channel.WalkIn, 8);
        places.ShouldBeGreaterThan(0);
        for (var i = 0; i < places; i++) day.Walk();
        var later = day.Do(new TakeTicket([new(TestCity.Kk, null)]));
        (later.Start, later.TurnFrom).ShouldBe((new TimeOnly(9, 0), day.Day.At(new(9, 0))));
        day.Ticket(1).ShouldSatisfyAllConditions(t => t.TurnFrom.ShouldBe(day.Now), t => t.State.ShouldBe(TicketState.Waiting));
        day.Booking(1).ShouldSatisfyAllConditions(b => b.State.ShouldBe(BookingState.Arrived), b => b.Channel.ShouldBe(Channel.WalkIn), b => b.Label.ShouldBe("N-001"));
    }

    [Fact]
    public void Walk_ins_need_no_number_and_count_in_a_series_of_their_own()
    {
        var day = new TestDay();
        day.Book(1);
        day.Do(new TakeTicket([new(TestCity.Ktp, null)])).Number.ShouldBe("M-001");
        day.Do(new TakeTicket([new(TestCity.Kk, null)])).Number.ShouldBe("N-001");
        day.Do(new TakeTicket([new(TestCity.Kk, null)])).Number.ShouldBe("N-002");
    }

    [Fact]
    public void Who_comes_first_gets_the_earliest_time_there_is_and_at_it_their_own_places_before_the_ordinary_ones()
    {
        var day = new TestDay(TestCity.With(counters: 2));
        var (own, ordinary) = (day.Free(2, Channel.Priority, 8), day.Free(2, Channel.WalkIn, 8));
        (own, ordinary).ShouldBe((1, 2));
        Take().ShouldBe((8, Channel.Priority));
        Take().ShouldBe((8, Channel.WalkIn));
        Take().ShouldBe((8, Channel.WalkIn));
        Take().ShouldBe((9, Channel.Priority));
        day.Ticket(1).Priority.ShouldBeTrue();

        (int, Channel) Take()
        {
            var taken = day.Do(new TakeTicket([new(TestCity.Kk, null)], Priority: true));
            return (taken.Start.Hour, day.Booking(taken.Ticket).Channel);
        }
    }

    [Fact]
    public void Where_there_are_no_places_of_their_own_they_use_the_ordinary_ones()
    {
        var day = new TestDay(TestCity.With(rules: new() { SlotMinutes = 60, Split = new(70, 30, 0) }));
        day.Walk(priority: true);
        day.Slot(2, Channel.WalkIn, 8).Taken.ShouldBe(1);
    }

    [Fact]
    public void A_slot_serves_on_the_spot_until_its_end()
    {
        var day = new TestDay().At(11, 59, 59);
        day.Do(new TakeTicket([new(TestCity.Kk, null)])).Start.ShouldBe(new(11, 0));
        day.At(12).No(new TakeTicket([new(TestCity.Kk, null)])).ShouldBe(QueueRefusals.NoTicketsLeft);
    }

    [Fact]
    public void All_groups_of_a_visit_need_a_place_at_its_time_or_right_after_it()
    {
        var day = new TestDay();
        foreach (var slot in day.Day.SlotsOf(3, Channel.WalkIn).Where(s => s.Start.Hour < 10).ToArray()) day.Do(new ChangePlaces(slot.No, 0));
        day.Do(new TakeTicket([new(TestCity.Kk, 1), new(TestCity.Birth, null)])).Start.ShouldBe(new(9, 0));
        foreach (var slot in day.Day.SlotsOf(3, Channel.WalkIn).ToArray()) day.Do(new ChangePlaces(slot.No, 0));
        day.No(new TakeTicket([new(TestCity.Kk, 2), new(TestCity.Birth, null)])).ShouldBe(QueueRefusals.NoTicketsLeft);
    }

    [Fact]
    public void What_is_refused_whatever_the_time_is_said_before_the_places_are_looked_at()
    {
        var day = new TestDay(TestCity.With(modes: [new(Mode.Closed, TestCity.Today, Services: ["KK-PISAH"]), new(Mode.WalkInOnly, TestCity.Today, Services: ["KK-BARU"])])).At(11, 30);
        day.Walk(1, TestCity.Kk);
        day.Other(ahead: 1).No(new TakeTicket([new(TestCity.Kk, null)])).ShouldBe(QueueRefusals.OtherDay);
        foreach (var hour in new[] { 11, 13 })
        {
            day.At(hour);
            day.No(new TakeTicket([])).ShouldBe(PlaceRefusals.NoItems);
            day.No(new TakeTicket([.. Enumerable.Repeat(new ItemAsk(TestCity.Birth, null), 9)])).ShouldBe(PlaceRefusals.TooManyItems);
            day.No(new TakeTicket([new(99, null)])).ShouldBe(PlaceRefusals.UnknownService(99));
            day.No(new TakeTicket([new(TestCity.Kk, null), new(99, null)])).ShouldBe(PlaceRefusals.UnknownService(99));
            day.No(new TakeTicket([new(TestCity.Pilot, null)])).Code.ShouldBe("booking.not-offered");
        }
        day.Closed().No(new TakeTicket([new(TestCity.Kk, null)])).ShouldBe(PlaceRefusals.DayClosed);
    }

    [Fact]
    public void A_subject_or_a_card_that_is_not_free_is_no_matter_of_time()
    {
        var day = new TestDay(TestCity.With(cards: 1));
        day.Book(1, TestCity.Reprint);
        day.No(new TakeTicket([new(TestCity.Ktp, 1)])).ShouldBe(PlaceRefusals.AlreadyActive(day.Day.City.Group("KTP")));
        day.No(new TakeTicket([new(TestCity.Birth, 1), new(TestCity.Birth, 1)])).ShouldBe(PlaceRefusals.SameItemTwice);
        day.No(new TakeTicket([new(TestCity.Reprint, 2)])).ShouldBe(PlaceRefusals.CardsOut(day.Day.City.Service(TestCity.Reprint)!));
        day.Walk(2, TestCity.Ktp);
    }
}
