using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class DoubtTimingTests
{
    [Fact]
    public void A_clerk_says_that_the_times_of_a_visit_are_wrong_and_nothing_is_changed()
    {
        var day = new TestDay();
        var mine = day.Serving();
        var before = day.Ticket(mine);
        day.Do(new DoubtTiming(mine));
        day.Ticket(mine).ShouldBe(before);
        day.Do(new Finish(1));
        day.Do(new DoubtTiming(mine)).Number.ShouldBe(before.Label);
    }

    [Fact]
    public void Whoever_has_not_been_served_has_no_such_times()
    {
        var day = new TestDay();
        day.No(new DoubtTiming(day.Waiting())).ShouldBe(States.NotNow(TicketState.Waiting));
        day.No(new DoubtTiming(99)).ShouldBe(QueueRefusals.TicketNotFound);
    }
}
