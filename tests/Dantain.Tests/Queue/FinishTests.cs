using Dantain.Cities;
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

    /// <summary>Family cards are printed later, and births need a paper.</summary>
    static City WithPapers => new(TestCity.Pack() with
    {
        Services = [.. TestCity.Pack().Services.Select(s => s.No switch
        {
            TestCity.Kk => s with { Delivery = ["pdf"], PromiseWorkingDays = [1, 3] },
            TestCity.Reprint => s with { Delivery = ["pickup"] },
            TestCity.Birth => s with { Delivery = ["pdf"], Requirements = [new(new("Surat lahir"), "asli"), new(new("KK"), "fotokopi")] },
            _ => s,
        })],
    }, 1);

    static TestDay Served(int service)
    {
        var day = new TestDay(WithPapers).At(8, 55);
        var booking = day.Book(1, service);
        day.Do(new CheckIn(booking));
        day.Open().At(9, 4).Do(new CallNext(1));
        day.Do(new StartService(1));
        return day;
    }

    [Fact]
    public void As_booked_takes_papers_in_where_something_is_made_later_and_gives_the_card_at_the_visit()
    {
        Served(TestCity.Kk).Do(new Finish(1)).Items.ShouldBe([new(TestCity.Kk, ItemEnd.PapersReceived)]);
        Served(TestCity.Reprint).Do(new Finish(1)).Items.ShouldBe([new(TestCity.Reprint, ItemEnd.Done)]);
        Served(TestCity.Ktp).Do(new Finish(1)).Items.ShouldBe([new(TestCity.Ktp, ItemEnd.Done)]);
    }

    [Fact]
    public void What_was_really_done_is_in_the_fact_with_what_was_asked_for_besides()
    {
        var day = Served(TestCity.Birth);
        ItemResult[] really = [new(TestCity.Birth, ItemEnd.Incomplete, $"{TestCity.Birth}-1"), new(TestCity.Kk, ItemEnd.PapersReceived), new(TestCity.Kk, ItemEnd.NotDone, Reason: "system")];
        var done = day.Do(new Finish(1, Items: really));
        done.Items.ShouldBe(really);
        done.Services.ShouldBe([TestCity.Birth]);
    }

    [Fact]
    public void An_outcome_that_does_not_say_what_belongs_to_it_is_refused_and_the_visit_goes_on()
    {
        var day = Served(TestCity.Birth);
        day.No(new Finish(1, Items: [])).ShouldBe(QueueRefusals.NothingDone);
        day.No(new Finish(1, Items: [.. Enumerable.Repeat(new ItemResult(TestCity.Kk, ItemEnd.Done), Finish.MostItems + 1)])).ShouldBe(QueueRefusals.TooManyItems);
        day.No(new Finish(1, Items: [new(999, ItemEnd.Done)])).ShouldBe(QueueRefusals.UnknownItem);
        day.No(new Finish(1, Items: [new(TestCity.Birth, (ItemEnd)9)])).ShouldBe(QueueRefusals.UnknownItem);
        day.No(new Finish(1, Items: [new(TestCity.Birth, ItemEnd.Incomplete)])).ShouldBe(QueueRefusals.MissingUnnamed);
        day.No(new Finish(1, Items: [new(TestCity.Birth, ItemEnd.Incomplete, "3-7")])).ShouldBe(QueueRefusals.UnknownItem);
        day.No(new Finish(1, Items: [new(TestCity.Birth, ItemEnd.Done, $"{TestCity.Birth}-1")])).ShouldBe(QueueRefusals.MissingUnnamed);
        day.No(new Finish(1, Items: [new(TestCity.Birth, ItemEnd.NotDone)])).ShouldBe(QueueRefusals.ReasonNeeded);
        day.No(new Finish(1, Items: [new(TestCity.Birth, ItemEnd.NotDone, Reason: new string('x', 41))])).ShouldBe(QueueRefusals.ReasonNeeded);
        day.Do(new Finish(1)).Items!.Length.ShouldBe(1);
    }
}
