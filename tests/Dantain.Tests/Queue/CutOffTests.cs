using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

/// <summary>What a counter did while its line was gone, and says only now.</summary>
public class CutOffTests
{
    [Fact]
    public void Steps_count_from_when_they_were_done()
    {
        var day = new TestDay();
        var ticket = day.At(9).Waiting();
        var (called, again, started, ended) = (day.Day.At(new(9, 10)), day.Day.At(new(9, 12)), day.Day.At(new(9, 13)), day.Day.At(new(9, 20)));
        day.At(9, 50);
        day.Do(new CallTicket(1, ticket, CallTicket.CutOff) { DoneAt = called }).ShouldBe(new TicketCalled(ticket, "N-001", 1, 1, "cut-off", CalledAs.Chosen));
        day.Do(new Recall(1, Ticket: ticket) { DoneAt = again }).Calls.ShouldBe(2);
        day.Do(new StartService(1, Ticket: ticket) { DoneAt = started });
        var finished = day.Do(new Finish(1, Ticket: ticket) { DoneAt = ended });
        (finished.WaitedSeconds, finished.ServedSeconds).ShouldBe((12 * 60, 7 * 60));
        day.Ticket(ticket).ShouldSatisfyAllConditions(t => t.CalledAt.ShouldBe(again), t => t.StartedAt.ShouldBe(started), t => t.EndedAt.ShouldBe(ended), t => t.ChangedAt.ShouldBe(ended));
        var missed = day.At(10).Waiting();
        day.After(30).Do(new CallTicket(1, missed, CallTicket.CutOff) { DoneAt = day.Day.At(new(10, 5)) });
        day.Do(new MarkMissed(1, Ticket: missed) { DoneAt = day.Day.At(new(10, 9)) });
        day.Ticket(missed).ChangedAt.ShouldBe(day.Day.At(new(10, 9)));
        day.Do(new CallTicket(1, missed, CallTicket.CutOff) { DoneAt = day.Day.At(new(10, 15)) });
        day.Do(new Park(missed, "papers") { DoneAt = day.Day.At(new(10, 16)) });
        day.Ticket(missed).ChangedAt.ShouldBe(day.Day.At(new(10, 16)));
    }

    [Fact]
    public void No_step_lies_before_what_is_known_of_its_ticket_or_ahead_of_us()
    {
        var day = new TestDay();
        var ticket = day.At(9).Waiting();
        day.After(10).Do(new CallTicket(1, ticket, CallTicket.CutOff) { DoneAt = day.Day.At(new(8, 30)) });
        day.Ticket(ticket).CalledAt.ShouldBe(day.Day.At(new(9, 0)), "it came then");
        day.Do(new StartService(1, Ticket: ticket) { DoneAt = day.Now.AddHours(1) });
        day.Ticket(ticket).StartedAt.ShouldBe(day.Now);
        day.After(5).Do(new Finish(1, Ticket: ticket) { DoneAt = day.Day.At(new(9, 1)) }).ServedSeconds.ShouldBe(0);
    }

    [Fact]
    public void A_step_is_only_of_the_ticket_it_was_meant_for_and_who_has_that_one_is_told()
    {
        var day = new TestDay();
        var (one, two, three) = (day.Waiting(), day.Waiting(), day.Waiting());
        day.Open(2, 8).Do(new CallTicket(2, two, "wish"));
        day.No(new StartService(1, Ticket: two)).ShouldBe(QueueRefusals.Elsewhere(2));
        day.Do(new CallTicket(1, one, "wish"));
        day.No(new StartService(1, Ticket: two)).ShouldBe(QueueRefusals.Elsewhere(2));
        day.No(new StartService(1, Ticket: three)).ShouldBe(QueueRefusals.CounterIdle);
        day.No(new MarkMissed(1, Ticket: three)).ShouldBe(QueueRefusals.CounterIdle);
        day.No(new Recall(1, Ticket: two)).ShouldBe(QueueRefusals.Elsewhere(2));
        day.Do(new StartService(2, Ticket: two));
        day.Do(new Finish(2, Ticket: two));
        day.No(new Finish(1, Ticket: two)).ShouldBe(QueueRefusals.ServedAt(2));
        day.Do(new MarkMissed(1, Ticket: one));
        day.No(new CallTicket(1, two, CallTicket.CutOff)).ShouldBe(QueueRefusals.ServedAt(2));
        day.No(new CallTicket(1, 99, CallTicket.CutOff)).ShouldBe(QueueRefusals.TicketNotFound);
        day.Do(new Leave(three));
        day.No(new CallTicket(1, three, CallTicket.CutOff)).ShouldBe(States.NotNow(TicketState.Left));
    }
}
