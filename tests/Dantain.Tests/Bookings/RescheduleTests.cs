using Dantain.Bookings;
using Dantain.Cities;
using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Bookings;

public class RescheduleTests
{
    static readonly TimeOnly Nine = new(9, 0), Ten = new(10, 0);

    [Fact]
    public void A_confirmed_visit_moves_to_another_day_with_its_reference_and_a_new_number()
    {
        var day = new TestDay();
        var other = day.Other(office: 2);
        other.Book(2);
        var (free, freeThere) = (day.Free(1), other.Free(1));
        var booking = day.Book(1, TestCity.Reprint, priority: true);
        var reference = day.Booking(booking).Reference;

        var moved = day.Run(new Reschedule(booking, Nine), other).Value;

        moved.ShouldSatisfyAllConditions(m => m.Reference.ShouldBe(reference), m => m.Number.ShouldBe("A-001"), m => m.FromBooking.ShouldBe(booking), m => m.HoldUntil.ShouldBeNull());
        day.Booking(booking).ShouldSatisfyAllConditions(b => b.State.ShouldBe(BookingState.Moved), b => b.Reference.ShouldBeNull());
        other.Booking(moved.Booking).ShouldSatisfyAllConditions(b => b.State.ShouldBe(BookingState.Confirmed), b => b.Reference.ShouldBe(reference), b => b.Priority.ShouldBeTrue());
        (day.Free(1), day.CardsTaken, other.Free(1), other.CardsTaken).ShouldBe((free, 0, freeThere - 1, 1));
        day.Facts[^1].Kind.ShouldBe(nameof(VisitMovedAway));
        day.Facts[^1].Cause.ShouldBe(other.Facts[^1].Request);
        FactText.Read(day.Facts[^1]).ShouldBe(new VisitMovedAway(booking, other.Day.Head.Id, moved.Booking));
    }

    [Fact]
    public void A_visit_moves_within_its_day_even_when_only_its_own_place_and_card_are_left()
    {
        var day = new TestDay(TestCity.With(cards: 1));
        var booking = day.Book(1, TestCity.Reprint);
        var moved = day.Run(new Reschedule(booking, Ten), day).Value;
        moved.Number.ShouldBe("A-002");
        day.Do(new ChangePlaces(day.Slot(1, hour: 10).No, 1));
        day.Run(new Reschedule(moved.Booking, Ten), day).IsOk.ShouldBeTrue();
        day.CardsTaken.ShouldBe(1);
    }

    [Fact]
    public void Who_chooses_again_moves_the_hold_and_has_the_full_time_for_it()
    {
        var day = new TestDay();
        var hold = day.Hold();
        var moved = day.After(9).Run(new Reschedule(hold, Ten), day).Value;
        moved.HoldUntil.ShouldBe(day.Now.AddMinutes(10));
        moved.Number.ShouldBeNull();
        day.Do(new ConfirmBooking(moved.Booking)).Number.ShouldBe("B-001");
    }

    [Fact]
    public void A_hold_that_moves_keeps_count_of_its_extensions()
    {
        var day = new TestDay(TestCity.With(rules: new Rules { SlotMinutes = 60, HoldExtensions = 1 }));
        var hold = day.Hold();
        day.Do(new ExtendHold(hold));
        var moved = day.Run(new Reschedule(hold, Ten), day).Value;
        day.No(new ExtendHold(moved.Booking)).ShouldBe(BookingRefusals.NoMoreExtensions);
    }

    [Fact]
    public void A_promise_moves_until_the_citys_deadline_and_by_the_office_always()
    {
        var day = new TestDay(TestCity.With(rules: new Rules { SlotMinutes = 60, CancelUntilMinutes = 120 })).At(6);
        var (inTime, late) = (day.Book(1), day.Book(2));
        day.At(7).Run(new Reschedule(inTime, Ten), day).IsOk.ShouldBeTrue();
        day.After(seconds: 1).No(new Reschedule(late, Ten), day).ShouldBe(BookingRefusals.TooLateToChange(120));
        day.At(9, 30).No(new Reschedule(late, Ten), day).ShouldBe(PlaceRefusals.SlotPast);
        day.Run(new Reschedule(late, Ten, ByOffice: true), day).IsOk.ShouldBeTrue();
        day.Run(new Reschedule(day.Hold(3, hour: 11), new(11, 0)), day).IsOk.ShouldBeTrue("a hold has no deadline");
    }

    [Fact]
    public void A_refused_move_leaves_the_old_place_where_it_was()
    {
        var day = new TestDay();
        var other = day.Other();
        var booking = day.Book();
        other.Do(new ChangePlaces(other.Slot(2).No, 0));
        day.No(new Reschedule(booking, Nine), other).ShouldBe(PlaceRefusals.SlotFull);
        day.No(new Reschedule(booking, new(9, 30)), other).ShouldBe(PlaceRefusals.NoSuchSlot);
        day.No(new Reschedule(booking, new(7, 0)), day).ShouldBe(PlaceRefusals.NoSuchSlot);
        day.No(new Reschedule(booking, Nine), day.Other(ahead: 14)).ShouldBe(PlaceRefusals.OutsideWindow);
        other.No(new BookPlace(Ten, TestCity.Person(1), [new(TestCity.Kk, 1)])).Code.ShouldBe("booking.already-active");
    }

    [Fact]
    public void A_service_that_the_other_office_does_not_offer_is_refused_there()
    {
        var pack = TestCity.Pack();
        var city = new City(pack with { Offices = [pack.Offices[0], pack.Offices[1] with { Modes = [new(Mode.WalkInOnly, TestCity.Today)] }] }, 1);
        var day = new TestDay(city);
        day.No(new Reschedule(day.Book(), Nine), day.Other(office: 2)).Code.ShouldBe("booking.walk-in-only");
    }

    [Fact]
    public void Only_what_still_lies_ahead_moves()
    {
        var day = new TestDay();
        day.No(new Reschedule(1, Ten), day).ShouldBe(States.NoBooking);
        var hold = day.Hold(1);
        day.After(10).No(new Reschedule(hold, Ten), day).ShouldBe(BookingRefusals.HoldOver);
        var booking = day.Book(2);
        day.Run(new Reschedule(booking, Ten), day).IsOk.ShouldBeTrue();
        day.No(new Reschedule(booking, Ten), day).ShouldBe(States.NotNow(BookingState.Moved));
    }

    [Fact]
    public void Whoever_waits_in_the_hall_leaves_it_with_a_booked_place()
    {
        var day = new TestDay(TestCity.With(rules: new() { SlotMinutes = 60, CancelUntilMinutes = 120 }));
        var other = day.Other(ahead: 1);
        var booked = day.Book(1);
        day.At(8, 45).Do(new CheckIn(booked));
        var walkedIn = day.Walk(2);
        day.Open().Do(new CallNext(1));

        var moved = day.Run(new Reschedule(booked, Nine), other).Value;
        var second = day.Run(new Reschedule(walkedIn, Nine), other).Value;

        moved.ShouldSatisfyAllConditions(m => m.Number.ShouldBe("B-001"), m => m.HoldUntil.ShouldBeNull());
        second.Number.ShouldBe("B-002", "a booked place has a number of those who book");
        foreach (var no in new[] { booked, walkedIn })
        {
            day.Ticket(no).State.ShouldBe(TicketState.Left);
            day.Booking(no).State.ShouldBe(BookingState.Moved);
            day.No(new UndoStep(no)).ShouldBe(QueueRefusals.NothingToUndo);
        }
        day.Counter().Ticket.ShouldBeNull("who was called is not waited for");
        other.Booking(second.Booking).ShouldSatisfyAllConditions(b => b.State.ShouldBe(BookingState.Confirmed), b => b.Channel.ShouldBe(Channel.Online), b => b.Reference.ShouldBe(second.Reference));
    }

    [Fact]
    public void Whoever_is_served_goes_on_being_served_and_a_full_day_keeps_nobody_s_turn()
    {
        var day = new TestDay();
        var other = day.Other(ahead: 1);
        var mine = day.Walk(2);
        other.Do(new ChangePlaces(other.Slot(2).No, 0));
        day.No(new Reschedule(mine, Nine), other).ShouldBe(PlaceRefusals.SlotFull);
        day.Ticket(mine).State.ShouldBe(TicketState.Waiting);
        day.Booking(mine).State.ShouldBe(BookingState.Arrived);
        day.Open().Do(new CallNext(1));
        day.Do(new StartService(1));
        day.No(new Reschedule(mine, Ten), other).ShouldBe(States.NotNow(TicketState.Serving));
    }
}
