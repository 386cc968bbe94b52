using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class RecallTests
{
    [Fact]
    public void The_same_number_is_called_again_as_often_as_the_city_allows()
    {
        var day = new TestDay();
        day.Called();
        day.After(1).Do(new Recall(1)).Calls.ShouldBe(2);
        day.After(1).Do(new Recall(1)).Calls.ShouldBe(3);
        day.Day.LastCalled(1).Single().CalledAt.ShouldBe(day.Now);
        day.No(new Recall(1)).ShouldBe(QueueRefusals.CalledOften);
    }

    [Fact]
    public void Calls_are_counted_anew_whenever_a_ticket_is_called_anew()
    {
        var day = new TestDay();
        var ticket = day.Called();
        CallTwiceMore();
        day.Do(new MarkMissed(1));
        day.Do(new CallTicket(1, ticket, "back"));
        CallTwiceMore();
        day.Do(new Park(ticket, "photocopy"));
        day.Do(new Unpark(ticket));
        day.Do(new CallNext(1)).Calls.ShouldBe(1);
        CallTwiceMore();

        void CallTwiceMore()
        {
            day.Do(new Recall(1));
            day.Do(new Recall(1)).Calls.ShouldBe(3);
        }
    }

    [Fact]
    public void The_person_has_time_to_come_before_the_same_number_is_called_again()
    {
        var day = new TestDay(TestCity.With(rules: new() { SlotMinutes = 60, Split = new(70, 20, 10), RecallPauseSeconds = 20 }));
        day.Called();
        day.After(seconds: 5).No(new Recall(1)).ShouldBe(QueueRefusals.CalledJustNow(15));
        day.After(seconds: 15).Do(new Recall(1)).Calls.ShouldBe(2);
        day.No(new Recall(1)).ShouldBe(QueueRefusals.CalledJustNow(20));
    }

    [Fact]
    public void Only_who_was_called_and_has_not_come_is_recalled()
    {
        var day = new TestDay();
        day.No(new Recall(9)).ShouldBe(QueueRefusals.CounterNotFound);
        day.No(new Recall(1)).ShouldBe(QueueRefusals.CounterIdle);
        day.Serving();
        day.No(new Recall(1)).ShouldBe(States.NotNow(TicketState.Serving));
    }
}
