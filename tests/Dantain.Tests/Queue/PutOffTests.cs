using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class PutOffTests
{
    [Fact]
    public void Who_is_put_off_is_called_by_nobody_until_the_time_and_then_has_the_turn_it_had()
    {
        var day = new TestDay();
        var mine = day.Called();
        var back = day.Do(new PutOff(mine)).BackAt;
        back.ShouldBe(day.Now.AddMinutes(15));
        day.Counter().Ticket.ShouldBeNull();
        var later = day.After(1).Walk();
        day.Do(new CallNext(1)).Ticket.ShouldBe(later);
        day.Do(new MarkMissed(1));
        day.No(new CallNext(1)).ShouldBe(QueueRefusals.NobodyWaits);
        var last = day.After(minutes: 13, seconds: 59).Walk();
        day.No(new CallTicket(2, mine, "x")).ShouldBe(QueueRefusals.CounterNotOpen);
        day.After(seconds: 1).Do(new CallNext(1)).Ticket.ShouldBe(mine);
        day.Do(new MarkMissed(1));
        day.Do(new CallNext(1)).Ticket.ShouldBe(last);
    }

    [Fact]
    public void It_comes_back_sooner_with_one_tap_and_the_step_can_be_undone()
    {
        var day = new TestDay();
        var mine = day.Serving();
        day.Do(new PutOff(mine));
        day.Do(new UndoStep(mine)).To.ShouldBe(TicketState.Serving);
        day.Do(new PutOff(mine));
        day.Do(new Unpark(mine));
        day.Do(new CallNext(1)).Ticket.ShouldBe(mine);
        // Put aside with a reason afterwards, it does not come back by itself.
        day.Do(new Park(mine, "papers"));
        day.After(20).No(new CallNext(1)).ShouldBe(QueueRefusals.NobodyWaits);
    }

    [Fact]
    public void Nobody_is_put_off_who_is_not_in_the_queue_or_at_another_s_counter()
    {
        var day = new TestDay();
        day.No(new PutOff(1)).ShouldBe(QueueRefusals.TicketNotFound);
        var mine = day.Called();
        day.No(new PutOff(mine, Clerk: 9)).ShouldBe(QueueRefusals.NotYourCounter(1));
        day.Do(new MarkMissed(1));
        day.No(new PutOff(mine)).ShouldBe(States.NotNow(TicketState.Missed));
    }
}
