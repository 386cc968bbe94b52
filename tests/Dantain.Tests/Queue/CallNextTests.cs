using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class CallNextTests
{
    [Fact]
    public void Two_counters_never_get_the_same_person()
    {
        var day = new TestDay();
        var (first, second) = (day.Waiting(), day.Waiting());
        day.Open(2, 8);
        day.Do(new CallNext(1)).ShouldBe(new TicketCalled(first, "N-001", 1, 1, As: CalledAs.Between));
        day.Do(new CallNext(2)).Ticket.ShouldBe(second);
        day.Ticket(first).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Called), t => t.Counter.ShouldBe(1), t => t.CalledAt.ShouldBe(day.Now));
        (day.Counter(1).Ticket, day.Counter(2).Ticket).ShouldBe((first, second));
    }

    [Fact]
    public void A_counter_calls_only_the_groups_it_is_open_for()
    {
        var day = new TestDay().Open(1, 7, 3);
        day.Walk(service: TestCity.Kk);
        day.No(new CallNext(1)).ShouldBe(QueueRefusals.NobodyWaits);
        var birth = day.Walk(service: TestCity.Birth);
        day.Do(new CallNext(1)).Ticket.ShouldBe(birth);
    }

    [Fact]
    public void Only_an_open_and_free_counter_calls()
    {
        var day = new TestDay();
        day.No(new CallNext(9)).ShouldBe(QueueRefusals.CounterNotFound);
        day.No(new CallNext(1)).ShouldBe(QueueRefusals.CounterNotOpen);
        day.Called();
        day.Waiting();
        day.No(new CallNext(1)).ShouldBe(QueueRefusals.CounterBusy);
        day.Do(new MarkMissed(1));
        day.Do(new CallNext(1));
        day.Do(new MarkMissed(1));
        day.No(new CallNext(1)).ShouldBe(QueueRefusals.NobodyWaits);
        day.Closed().No(new CallNext(1)).ShouldBe(QueueRefusals.DayClosed);
    }
}
