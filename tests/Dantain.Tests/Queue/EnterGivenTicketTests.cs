using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class EnterGivenTicketTests
{
    const int K = 'K' - 'A' + 1;

    static EnterGivenTicket Given(int number, int service = TestCity.Kk, bool priority = false) => new(K, number, $"K{number:0000000}", service, priority);

    [Fact]
    public void A_number_of_the_kiosk_s_own_series_counts_from_when_it_was_given()
    {
        var day = new TestDay();
        day.At(9).Walk();
        var given = day.Day.At(new(9, 5));
        var taken = day.At(9, 50).Do(Given(1) with { DoneAt = given });
        (taken.Number, taken.Reference).ShouldBe(("K-001", "K0000001"));
        day.Ticket(taken.Ticket).ShouldSatisfyAllConditions(t => t.ArrivedAt.ShouldBe(given), t => t.TurnFrom.ShouldBe(given), t => t.State.ShouldBe(TicketState.Waiting), t => t.Came.ShouldBe(Coming.OnTheSpot));
        day.Do(Given(2, priority: true) with { DoneAt = day.Now.AddHours(1) }).Priority.ShouldBeTrue();
        day.Ticket(3).ArrivedAt.ShouldBe(day.Now, "and never in the future");
        day.Do(new TakeTicket([new(TestCity.Kk, null)])).Number.ShouldBe("N-002", "the office's own series goes on");
    }

    [Fact]
    public void A_number_that_was_given_counts_even_where_no_place_and_no_card_is_left()
    {
        var day = new TestDay();
        day.At(9);
        while (day.Run(new TakeTicket([new(TestCity.Kk, null)])).IsOk) { }
        var before = day.Slot(2, Channel.WalkIn);
        before.Free.ShouldBe(0);
        day.Do(Given(1));
        day.Slot(2, Channel.WalkIn).ShouldSatisfyAllConditions(s => s.Taken.ShouldBe(before.Taken + 1), s => s.Capacity.ShouldBe(before.Capacity + 1), s => s.Displaced.ShouldBe(0));
        while (day.Run(new TakeTicket([new(TestCity.Reprint, null)])).IsOk) { }
        var cards = day.Day.Stocks[1]!;
        day.Do(Given(2, TestCity.Reprint));
        var after = day.Day.Stocks[1]!;
        (after.Taken, after.Wanted).ShouldBe((cards.Taken + 1, cards.Wanted));
        after.Taken.ShouldBeLessThanOrEqualTo(after.Capacity);
    }

    [Fact]
    public void The_series_has_no_gap_and_no_number_twice()
    {
        var day = new TestDay();
        day.No(Given(2)).ShouldBe(QueueRefusals.NumberMissing);
        day.Do(Given(1));
        day.No(Given(1) with { Reference = "ANOTHER1" }).ShouldBe(QueueRefusals.NumberGiven);
        day.No(Given(2, service: 99)).Code.ShouldBe(PlaceRefusals.UnknownService(99).Code);
        day.Do(Given(2)).Number.ShouldBe("K-002");
        day.Closed().No(Given(3)).ShouldBe(PlaceRefusals.DayClosed);
    }
}
