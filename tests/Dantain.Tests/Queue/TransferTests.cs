using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class TransferTests
{
    [Fact]
    public void A_ticket_goes_on_to_another_group_with_its_number_and_its_turn()
    {
        var day = new TestDay();
        var ticket = day.Serving();
        day.Open(2, 8, 3);
        day.After(10).Walk(service: TestCity.Birth);
        day.Do(new Transfer(ticket, 3)).ShouldBe(new TicketTransferred(ticket, "N-001", 3, null));
        day.Counter(1).Ticket.ShouldBeNull();
        day.Do(new CallNext(2)).ShouldBe(new TicketCalled(ticket, "N-001", 2, 1, As: CalledAs.Between));
    }

    [Fact]
    public void A_ticket_transferred_by_name_is_on_no_board_until_that_counter_calls_it()
    {
        var day = new TestDay();
        var ticket = day.Called();
        day.Day.LastCalled(5).Select(t => t.No).ShouldBe([ticket]);
        day.Open(2, 8).Do(new Transfer(ticket, 2, 2));
        day.Day.LastCalled(5).ShouldBeEmpty();
        day.After(1).Do(new CallNext(2));
        day.Day.LastCalled(5).Select(t => (t.No, t.Counter)).ShouldBe([(ticket, 2)]);
    }

    [Fact]
    public void It_goes_only_where_there_is_somebody_to_go_to_and_only_from_the_queue()
    {
        var day = new TestDay();
        day.No(new Transfer(1, 3)).ShouldBe(QueueRefusals.TicketNotFound);
        var ticket = day.Waiting();
        day.No(new Transfer(ticket, 9)).ShouldBe(QueueRefusals.UnknownGroup);
        day.No(new Transfer(ticket, 3, 9)).ShouldBe(QueueRefusals.CounterNotFound);
        day.Do(new Park(ticket, "x"));
        day.No(new Transfer(ticket, 3)).ShouldBe(States.NotNow(TicketState.Parked));
    }
}
