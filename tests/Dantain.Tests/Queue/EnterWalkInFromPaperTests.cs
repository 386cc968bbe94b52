using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class EnterWalkInFromPaperTests
{
    static TimeOnly T(int hour, int minute) => new(hour, minute);

    [Fact]
    public void Somebody_without_a_number_gets_one_and_was_served_at_the_times_that_stand_there()
    {
        var day = new TestDay().At(11);
        var entered = day.Do(new EnterWalkInFromPaper(TestCity.Kk, PaperEnd.Served, T(9, 5), T(9, 20), T(9, 31), 2));
        (entered.Number, entered.End).ShouldBe(("N-001", PaperEnd.Served));
        day.Ticket(entered.Booking).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Served), t => t.Counter.ShouldBe(2), t => t.ArrivedAt.ShouldBe(day.Day.At(T(9, 5))),
            t => t.CalledAt.ShouldBe(day.Day.At(T(9, 20))), t => t.EndedAt.ShouldBe(day.Day.At(T(9, 31))));
        day.Booking(entered.Booking).ShouldSatisfyAllConditions(b => b.State.ShouldBe(BookingState.Closed), b => b.Channel.ShouldBe(Channel.WalkIn));
        day.Facts.Select(f => f.Kind).ShouldBe([nameof(PaperEntered), nameof(TicketTaken), nameof(TicketCalled), nameof(ServiceStarted), nameof(ServiceFinished)]);
        day.Do(new TakeTicket([new(TestCity.Kk, null)])).Number.ShouldBe("N-002");
    }

    [Fact]
    public void Times_that_nobody_wrote_count_in_no_statistic()
    {
        var day = new TestDay().At(10);
        var served = day.Do(new EnterWalkInFromPaper(TestCity.Kk, PaperEnd.Served, Counter: 1));
        day.Ticket(served.Booking).ShouldSatisfyAllConditions(t => t.ArrivedAt.ShouldBe(day.Now), t => t.EndedAt.ShouldBe(day.Now));
        day.Facts[^1].Kind.ShouldBe(nameof(TimingDoubted));
        var ended = day.Do(new EnterWalkInFromPaper(TestCity.Kk, PaperEnd.Served, Ended: T(9, 40), Counter: 1));
        day.Ticket(ended.Booking).ArrivedAt.ShouldBe(day.Day.At(T(9, 40)));
        day.Facts[^1].Kind.ShouldBe(nameof(TimingDoubted));
    }

    [Fact]
    public void Who_waits_still_is_called_and_who_was_not_there_can_come_back()
    {
        var day = new TestDay().At(10).Open();
        var waits = day.Do(new EnterWalkInFromPaper(TestCity.Kk, PaperEnd.Came, T(9, 5)));
        var missed = day.Do(new EnterWalkInFromPaper(TestCity.Kk, PaperEnd.Missed, T(9, 6), T(9, 10), Counter: 1));
        day.Facts.ShouldNotContain(f => f.Kind == nameof(TimingDoubted));
        day.Do(new CallNext(1)).Ticket.ShouldBe(waits.Booking);
        day.Do(new Return(missed.Booking));
    }

    [Fact]
    public void They_count_even_where_no_place_is_left()
    {
        var day = new TestDay().At(9);
        while (day.Run(new TakeTicket([new(TestCity.Kk, null)])).IsOk) { }
        var before = day.Slot(2, Channel.WalkIn);
        day.At(9, 30).Do(new EnterWalkInFromPaper(TestCity.Kk, PaperEnd.Served, T(9, 5), T(9, 10), T(9, 20), 1));
        day.Slot(2, Channel.WalkIn).ShouldSatisfyAllConditions(s => s.Taken.ShouldBe(before.Taken + 1), s => s.Capacity.ShouldBe(before.Capacity + 1), s => s.Displaced.ShouldBe(0));
    }

    [Fact]
    public void A_line_that_cannot_be_is_refused()
    {
        var day = new TestDay().At(10);
        day.No(new EnterWalkInFromPaper(TestCity.Kk, PaperEnd.DidNotCome)).ShouldBe(QueueRefusals.NobodyCame);
        day.No(new EnterWalkInFromPaper(99, PaperEnd.Came)).Code.ShouldBe(PlaceRefusals.UnknownService(99).Code);
        day.No(new EnterWalkInFromPaper(TestCity.Kk, PaperEnd.Served, T(9, 0))).Code.ShouldBe(QueueRefusals.CounterNotFound.Code);
        day.No(new EnterWalkInFromPaper(TestCity.Kk, PaperEnd.Came, T(10, 1))).ShouldBe(QueueRefusals.TimeAhead("came"));
        day.No(new EnterWalkInFromPaper(TestCity.Kk, PaperEnd.Served, T(9, 30), T(9, 20), T(9, 40), 1)).ShouldBe(QueueRefusals.TimeOrder("called"));
        day.Other().No(new EnterWalkInFromPaper(TestCity.Kk, PaperEnd.Came)).ShouldBe(QueueRefusals.OtherDay);
        day.Closed().No(new EnterWalkInFromPaper(TestCity.Kk, PaperEnd.Came)).ShouldBe(PlaceRefusals.DayClosed);
    }
}
