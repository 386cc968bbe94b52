using Dantain.Bookings;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class CheckInTests
{
    [Theory]
    [InlineData(8, 30, 0, false)]
    [InlineData(9, 0, 0, false)]
    [InlineData(9, 15, 0, false)]
    [InlineData(9, 15, 1, true)]
    [InlineData(11, 59, 0, true)]
    public void Who_comes_in_the_window_keeps_the_turn_of_the_booked_time_and_who_is_late_has_one_from_now(int hour, int minute, int second, bool late)
    {
        var day = new TestDay();
        var booking = day.Book(hour: 9);
        var came = day.At(hour, minute, second).Do(new CheckIn(booking));
        came.ShouldSatisfyAllConditions(c => c.Late.ShouldBe(late), c => c.TurnFrom.ShouldBe(late ? day.Now : day.Day.At(new(9, 0))), c => c.Number.ShouldBe("B-001"));
        day.Booking(booking).State.ShouldBe(BookingState.Arrived);
        day.Ticket(booking).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Waiting), t => t.Group.ShouldBe(2), t => t.ArrivedAt.ShouldBe(day.Now));
    }

    [Theory]
    [InlineData(9, 35, 20, false, 20)]
    [InlineData(9, 35, 0, true, 0)]
    [InlineData(9, 36, 20, true, 0)]
    [InlineData(9, 10, 20, false, 0)]
    [InlineData(10, 16, 500, true, 0)]
    [InlineData(10, 15, 500, false, 60)]
    public void Lateness_made_by_the_queue_at_our_own_door_does_not_count(int hour, int minute, int queue, bool late, int recorded)
    {
        var day = new TestDay();
        var booking = day.Book(hour: 9);
        var came = day.At(hour, minute).Do(new CheckIn(booking, OurQueue: queue));
        (came.Late, came.OurQueue).ShouldBe((late, recorded));
        came.TurnFrom.ShouldBe(late ? day.Now : day.Day.At(new(9, 0)));
    }

    [Theory]
    [InlineData(9, 10, 9, 50, false)]
    [InlineData(9, 20, 9, 50, true)]
    [InlineData(9, 50, 9, 10, false)]
    public void Who_stood_at_a_door_that_was_cut_off_came_when_they_stood_there(int hour, int minute, int sentHour, int sentMinute, bool late)
    {
        var day = new TestDay();
        var booking = day.Book(hour: 9);
        var stood = day.Day.At(new(hour, minute));
        var came = day.At(sentHour, sentMinute).Do(new CheckIn(booking) { CameAt = stood });
        came.Late.ShouldBe(late);
        day.Ticket(booking).ArrivedAt.ShouldBe(stood < day.Now ? stood : day.Now, "and never in the future");
        came.TurnFrom.ShouldBe(late ? stood : day.Day.At(new(9, 0)));
    }

    [Fact]
    public void Priority_is_what_was_booked_or_what_the_officer_sees()
    {
        var day = new TestDay();
        var (none, booked, seen) = (day.Book(1), day.Book(2, priority: true), day.Book(3));
        day.At(9);
        day.Do(new CheckIn(none)).Priority.ShouldBeFalse();
        day.Do(new CheckIn(booked)).Priority.ShouldBeTrue();
        day.Do(new CheckIn(seen, Priority: true)).Priority.ShouldBeTrue();
        day.Booking(seen).Priority.ShouldBeTrue();
    }

    [Fact]
    public void Too_early_says_from_when()
    {
        var day = new TestDay();
        var booking = day.Book();
        day.At(8, 29, 59).No(new CheckIn(booking)).ShouldBe(QueueRefusals.TooEarly(new(8, 30)));
    }

    [Fact]
    public void Another_day_is_refused_even_minutes_before_midnight()
    {
        var pack = TestCity.Pack(rules: new() { SlotMinutes = 10, CheckInBeforeMinutes = 30 });
        pack = pack with { Hours = [pack.Hours[0] with { Week = Enum.GetValues<DayName>().ToDictionary(d => d, _ => new DayHours(new(0, 10), new(4, 0))) }] };
        var day = new TestDay(new City(pack, 1)).At(0, 0).After(-60);
        var booking = day.Do(new BookPlace(new(0, 10), TestCity.Person(1), [new(TestCity.Kk, 1)])).Booking;
        day.At(0, 0).After(-10).No(new CheckIn(booking)).ShouldBe(QueueRefusals.OtherDay);
        day.At(0, 0).Do(new CheckIn(booking)).Late.ShouldBeFalse();
        day.Other(ahead: 1).ShouldSatisfyAllConditions(tomorrow => tomorrow.No(new CheckIn(tomorrow.Book(2, hour: 1))).ShouldBe(QueueRefusals.OtherDay));
    }

    [Fact]
    public void Who_was_given_up_and_comes_after_all_is_served_as_somebody_late()
    {
        var day = new TestDay();
        var free = day.Free(1);
        var booking = day.Book(1, TestCity.Reprint);
        day.At(9, 16).Do(new MarkNoShow(booking));
        var came = day.At(10, 30).Do(new CheckIn(booking));
        came.ShouldSatisfyAllConditions(c => c.Late.ShouldBeTrue(), c => c.TurnFrom.ShouldBe(day.Now), c => c.Number.ShouldBe("A-001"));
        day.Booking(booking).State.ShouldBe(BookingState.Arrived);
        (day.Free(1), day.CardsTaken).ShouldBe((free - 1, 1));
        day.No(new BookPlace(new(11, 0), TestCity.Person(1), [new(TestCity.Reprint, 1)])).Code.ShouldBe("booking.already-active");
        day.Open().Do(new CallNext(1)).Ticket.ShouldBe(booking);
        day.Do(new StartService(1));
        day.Do(new Finish(1));
        day.CardsTaken.ShouldBe(1);
    }

    [Fact]
    public void Who_was_given_up_has_no_claim_to_what_others_have_got_meanwhile()
    {
        var day = new TestDay(TestCity.With(cards: 1));
        var (booked, card) = (day.Book(1), day.Book(2, TestCity.Reprint));
        day.At(9, 16).Do(new MarkNoShow(booked));
        day.Do(new MarkNoShow(card));
        day.Other(office: 2, ahead: 2).Book(1);
        day.Walk(3, TestCity.Reprint);
        day.No(new CheckIn(booked)).ShouldBe(PlaceRefusals.AlreadyActive(day.Day.City.Group("KK")));
        day.No(new CheckIn(card)).ShouldBe(PlaceRefusals.CardsOut(day.Day.City.Service(TestCity.Reprint)!));
    }

    [Fact]
    public void Who_was_given_up_comes_on_no_other_day_and_not_after_closing()
    {
        var day = new TestDay();
        var booking = day.Book();
        day.At(9, 16).Do(new MarkNoShow(booking));
        day.At(23, 59).After(2).No(new CheckIn(booking)).ShouldBe(QueueRefusals.OtherDay);
        var closed = new TestDay();
        var late = closed.Book();
        closed.Closed().No(new CheckIn(late)).ShouldBe(QueueRefusals.DayClosed);
    }

    [Fact]
    public void Only_a_confirmed_booking_checks_in_once()
    {
        var day = new TestDay();
        day.No(new CheckIn(5)).ShouldBe(States.NoBooking);
        day.At(8, 55).No(new CheckIn(day.Hold(2))).ShouldBe(States.NotNow(BookingState.Held));
        var booking = day.Book();
        day.Do(new CheckIn(booking));
        day.No(new CheckIn(booking)).ShouldBe(States.NotNow(BookingState.Arrived));
        day.Closed().No(new CheckIn(booking)).ShouldBe(QueueRefusals.DayClosed);
    }
}
