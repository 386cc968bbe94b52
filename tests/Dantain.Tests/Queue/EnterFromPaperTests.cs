using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class EnterFromPaperTests
{
    static TimeOnly T(int hour, int minute) => new(hour, minute);

    [Fact]
    public void A_line_of_the_paper_is_the_whole_visit_at_the_times_that_stand_there()
    {
        var day = new TestDay();
        var booking = day.Book(hour: 9);
        day.At(11).Do(new EnterFromPaper(booking, PaperEnd.Served, T(8, 55), T(9, 10), T(9, 18), 2)).ShouldBe(new PaperEntered(booking, "B-001", PaperEnd.Served));
        day.Ticket(booking).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Served), t => t.Counter.ShouldBe(2), t => t.ArrivedAt.ShouldBe(day.Day.At(T(8, 55))),
            t => t.TurnFrom.ShouldBe(day.Day.At(T(9, 0))), t => t.CalledAt.ShouldBe(day.Day.At(T(9, 10))), t => t.StartedAt.ShouldBe(day.Day.At(T(9, 10))), t => t.EndedAt.ShouldBe(day.Day.At(T(9, 18))));
        day.Booking(booking).State.ShouldBe(BookingState.Closed);
        day.Facts.TakeLast(5).Select(f => f.Kind).ShouldBe([nameof(PaperEntered), nameof(CheckedIn), nameof(TicketCalled), nameof(ServiceStarted), nameof(ServiceFinished)]);
        day.Facts[^1].Payload.ShouldContain("\"waitedSeconds\":600,\"servedSeconds\":480");
        day.Facts[^3].Payload.ShouldContain("\"reason\":\"paper\"");
    }

    [Fact]
    public void A_counter_goes_on_with_whom_it_has_while_the_paper_is_entered()
    {
        var day = new TestDay();
        var (now, before) = (day.At(9).Serving(), day.Walk());
        day.After(30).Do(new EnterFromPaper(before, PaperEnd.Served, null, T(9, 5), T(9, 15), 1));
        day.Counter(1).Ticket.ShouldBe(now);
        day.Do(new Finish(1)).Ticket.ShouldBe(now);
    }

    [Fact]
    public void Who_came_waits_who_was_not_there_can_come_back_and_who_did_not_come_is_marked_so()
    {
        var day = new TestDay();
        var (came, missed, absent) = (day.Book(1, hour: 10), day.Book(2), day.Book(3));
        day.At(10, 30);
        day.Do(new EnterFromPaper(came, PaperEnd.Came, T(9, 0)));
        day.Ticket(came).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Waiting), t => t.ArrivedAt.ShouldBe(day.Day.At(T(9, 30)), "when the window opened, for who was let in before"));
        day.Do(new EnterFromPaper(missed, PaperEnd.Missed, T(9, 0), T(9, 40), Counter: 1));
        day.Open().Do(new Return(missed));
        day.Do(new EnterFromPaper(absent, PaperEnd.DidNotCome));
        day.Booking(absent).State.ShouldBe(BookingState.NoShow);
        day.Do(new EnterFromPaper(absent, PaperEnd.Served, T(9, 10), T(9, 20), T(9, 30), 1));
        day.Booking(absent).State.ShouldBe(BookingState.Closed, "they did come");
    }

    [Fact]
    public void Times_that_are_missing_ahead_or_out_of_order_are_refused()
    {
        var day = new TestDay();
        var booking = day.Book(hour: 9);
        day.At(10);
        day.No(new EnterFromPaper(booking, PaperEnd.Came)).ShouldBe(QueueRefusals.TimeMissing("came"));
        day.No(new EnterFromPaper(booking, PaperEnd.Missed, T(9, 0), Counter: 1)).ShouldBe(QueueRefusals.TimeMissing("called"));
        day.No(new EnterFromPaper(booking, PaperEnd.Served, T(9, 0), T(9, 5), Counter: 1)).ShouldBe(QueueRefusals.TimeMissing("ended"));
        day.No(new EnterFromPaper(booking, PaperEnd.Came, T(10, 1))).ShouldBe(QueueRefusals.TimeAhead("came"));
        day.No(new EnterFromPaper(booking, PaperEnd.Served, T(9, 0), T(9, 5), T(10, 1), 1)).ShouldBe(QueueRefusals.TimeAhead("ended"));
        day.No(new EnterFromPaper(booking, PaperEnd.Served, T(9, 6), T(9, 5), T(9, 10), 1)).ShouldBe(QueueRefusals.TimeOrder("called"));
        day.No(new EnterFromPaper(booking, PaperEnd.Served, T(9, 0), T(9, 5), T(9, 4), 1)).ShouldBe(QueueRefusals.TimeOrder("ended"));
        day.No(new EnterFromPaper(booking, PaperEnd.Served, T(9, 0), T(9, 5), T(9, 9), 9)).ShouldBe(QueueRefusals.CounterNotFound with { Field = "counter" });
        day.No(new EnterFromPaper(99, PaperEnd.Came, T(9, 0))).ShouldBe(States.NoBooking);
    }

    [Fact]
    public void What_a_counter_has_done_meanwhile_is_not_entered_over_it()
    {
        var day = new TestDay();
        var booked = day.Book(2, hour: 10);
        var ticket = day.At(9).Called();
        day.At(9, 50).No(new EnterFromPaper(ticket, PaperEnd.Served, null, T(9, 5), T(9, 9), 2)).ShouldBe(QueueRefusals.Elsewhere(1));
        day.Do(new StartService(1));
        day.Do(new Finish(1));
        day.No(new EnterFromPaper(ticket, PaperEnd.Served, null, T(9, 5), T(9, 9), 2)).ShouldBe(QueueRefusals.ServedAt(1));
        day.No(new EnterFromPaper(day.Walk(), PaperEnd.Came, T(9, 5))).ShouldBe(States.NotNow(TicketState.Waiting));
        day.Closed().No(new EnterFromPaper(booked, PaperEnd.Came, T(9, 5))).ShouldBe(QueueRefusals.DayClosed);
    }
}
