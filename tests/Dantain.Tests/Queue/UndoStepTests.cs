using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class UndoStepTests
{
    [Fact]
    public void A_called_ticket_waits_again_and_its_counter_is_free()
    {
        var day = new TestDay();
        var ticket = day.Called();
        day.Do(new UndoStep(ticket)).ShouldBe(new StepUndone(ticket, "N-001", TicketState.Called, TicketState.Waiting));
        day.Ticket(ticket).ShouldSatisfyAllConditions(t => t.Counter.ShouldBeNull(), t => t.Calls.ShouldBe(0), t => t.CalledAt.ShouldBeNull());
        day.Counter().Ticket.ShouldBeNull();
        day.Day.LastCalled(5).ShouldBeEmpty();
    }

    [Fact]
    public void A_finished_visit_is_served_again_at_its_counter_and_its_subject_counts_again()
    {
        var day = new TestDay().Open();
        var ticket = day.Walk(1);
        day.Do(new CallNext(1));
        var started = day.After(1).Do(new StartService(1));
        day.After(5).Do(new Finish(1));
        day.After(seconds: 60).Do(new UndoStep(ticket));
        day.Ticket(ticket).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Serving), t => t.Counter.ShouldBe(1), t => t.StartedAt.ShouldNotBeNull(), t => t.EndedAt.ShouldBeNull());
        day.Booking(ticket).State.ShouldBe(BookingState.Arrived);
        day.Counter().Ticket.ShouldBe(ticket);
        day.No(new Dantain.Bookings.BookPlace(new(10, 0), TestCity.Person(1), [new(TestCity.Kk, 1)])).Code.ShouldBe("booking.already-active");
        day.Do(new Finish(1)).Ticket.ShouldBe(started.Ticket);
    }

    [Fact]
    public void A_visit_is_not_reopened_when_its_subject_has_booked_anew()
    {
        var day = new TestDay();
        var ticket = day.Walk(1);
        day.Do(new Leave(ticket));
        day.Other(office: 2, ahead: 1).Book(1);
        day.No(new UndoStep(ticket)).ShouldBe(PlaceRefusals.AlreadyActive(day.Day.City.Group("KK")));
    }

    [Fact]
    public void Nothing_goes_back_to_a_counter_that_has_called_on_or_closed()
    {
        var day = new TestDay();
        var ticket = day.Called();
        day.Do(new MarkMissed(1));
        day.Called();
        day.No(new UndoStep(ticket)).ShouldBe(QueueRefusals.CounterBusy);
        day.Do(new MarkMissed(1));
        day.Do(new CloseCounter(1));
        day.No(new UndoStep(ticket)).ShouldBe(QueueRefusals.CounterNotOpen);
        day.Open().Do(new UndoStep(ticket)).To.ShouldBe(TicketState.Called);
        day.Counter().Ticket.ShouldBe(ticket);
    }

    [Fact]
    public void A_paused_counter_takes_its_ticket_back()
    {
        var day = new TestDay();
        var ticket = day.Serving();
        day.Do(new Park(ticket, "x"));
        day.Do(new PauseCounter(1));
        day.Do(new UndoStep(ticket));
        (day.Ticket(ticket).State, day.Counter().Ticket).ShouldBe((TicketState.Serving, ticket));
    }

    [Fact]
    public void A_transfer_taken_back_is_where_it_came_from_with_the_calls_it_had()
    {
        var day = new TestDay();
        var ticket = day.Called();
        day.Do(new Recall(1));
        day.Do(new Transfer(ticket, 3, 2));
        day.Do(new UndoStep(ticket));
        day.Ticket(ticket).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Called), t => t.Group.ShouldBe(2), t => t.Counter.ShouldBe(1), t => t.Calls.ShouldBe(2));
    }

    [Fact]
    public void A_second_transfer_taken_back_is_where_the_first_one_sent_it()
    {
        var day = new TestDay();
        var ticket = day.Waiting();
        day.Do(new Transfer(ticket, 3, 2));
        day.Do(new Transfer(ticket, 1));
        day.Do(new UndoStep(ticket));
        day.Ticket(ticket).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Transferred), t => t.Group.ShouldBe(3), t => t.Counter.ShouldBe(2));
        day.No(new UndoStep(ticket)).ShouldBe(QueueRefusals.NothingToUndo);
    }

    [Fact]
    public void A_call_of_a_ticket_transferred_by_name_goes_back_to_that_name()
    {
        var day = new TestDay();
        var ticket = day.Waiting();
        day.Do(new Transfer(ticket, 3, 2));
        day.Do(new CallTicket(1, ticket, "mistake"));
        day.Do(new UndoStep(ticket));
        day.Ticket(ticket).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Transferred), t => t.Counter.ShouldBe(2), t => t.Group.ShouldBe(3));
    }

    [Fact]
    public void A_priority_call_taken_back_is_the_next_again_and_a_regular_one_was_not_counted()
    {
        var day = new TestDay();
        day.Waiting();
        day.Waiting();
        day.Waiting();
        var priority = day.Waiting(priority: true);
        Call().ShouldNotBe(priority);
        day.Do(new UndoStep(day.Counter().Ticket!.Value));
        Call();
        Miss();
        Call().ShouldNotBe(priority);
        Miss();
        Call().ShouldBe(priority);
        day.Do(new UndoStep(priority));
        Call().ShouldBe(priority);

        int Call() => day.Do(new CallNext(1)).Ticket;
        void Miss() => day.Do(new MarkMissed(1));
    }

    [Fact]
    public void One_step_is_taken_back_for_a_minute_and_not_two()
    {
        var day = new TestDay();
        var ticket = day.Called();
        day.After(seconds: 61).No(new UndoStep(ticket)).ShouldBe(QueueRefusals.TooLateToUndo);
        day.Do(new StartService(1));
        day.Do(new UndoStep(ticket)).To.ShouldBe(TicketState.Called);
        day.No(new UndoStep(ticket)).ShouldBe(QueueRefusals.NothingToUndo);
    }

    [Fact]
    public void Who_waits_has_nothing_to_undo()
    {
        var day = new TestDay();
        day.No(new UndoStep(1)).ShouldBe(QueueRefusals.TicketNotFound);
        day.No(new UndoStep(day.Waiting())).ShouldBe(States.NotNow(TicketState.Waiting));
    }
}
