using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class FinishTests
{
    [Fact]
    public void A_finished_visit_frees_the_counter_and_the_subject_but_not_the_place_or_the_card()
    {
        var day = new TestDay().At(8, 55);
        var booking = day.Book(1, TestCity.Reprint);
        var free = day.Free(1);
        day.Do(new CheckIn(booking));
        day.Open().At(9, 4).Do(new CallNext(1));
        day.After(seconds: 30).Do(new StartService(1));
        day.After(7).Do(new Finish(1)).ShouldSatisfyAllConditions(
            f => f.WaitedSeconds.ShouldBe(240), f => f.ServedSeconds.ShouldBe(420), f => f.Services.ShouldBe([TestCity.Reprint]), f => f.Number.ShouldBe("A-001"));

        day.Ticket(booking).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Served), t => t.EndedAt.ShouldBe(day.Now));
        day.Booking(booking).State.ShouldBe(BookingState.Closed);
        (day.Counter().Ticket, day.Free(1), day.CardsTaken).ShouldBe((null, free, 1));
        day.Book(1, TestCity.Reprint, 10);
    }

    [Fact]
    public void Nobody_waited_less_than_no_time()
    {
        var day = new TestDay().At(8, 40);
        var booking = day.Book();
        day.Do(new CheckIn(booking));
        day.Open().Do(new CallNext(1));
        day.Do(new StartService(1));
        day.Do(new Finish(1)).WaitedSeconds.ShouldBe(0);
    }

    [Fact]
    public void Only_who_is_served_is_finished()
    {
        var day = new TestDay();
        day.No(new Finish(9)).ShouldBe(QueueRefusals.CounterNotFound);
        day.No(new Finish(1)).ShouldBe(QueueRefusals.CounterIdle);
        day.Called();
        day.No(new Finish(1)).ShouldBe(States.NotNow(TicketState.Called));
    }
}
