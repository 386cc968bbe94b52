using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class UnparkTests
{
    [Fact]
    public void It_waits_again_with_the_turn_it_had()
    {
        var day = new TestDay();
        var (first, _) = (day.Waiting(), day.After(1).Waiting());
        day.Do(new Park(first, "photocopy"));
        day.After(30).Do(new Unpark(first)).ShouldBe(new TicketWaitsAgain(first, "N-001"));
        day.Do(new CallNext(1)).Ticket.ShouldBe(first);
    }

    [Fact]
    public void Only_a_parked_ticket_is_unparked()
    {
        var day = new TestDay();
        day.No(new Unpark(1)).ShouldBe(QueueRefusals.TicketNotFound);
        day.No(new Unpark(day.Waiting())).ShouldBe(States.NotNow(TicketState.Waiting));
    }
}
