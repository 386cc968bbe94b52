using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class ComeAnotherDayTests
{
    [Fact]
    public void Whoever_holds_a_number_on_paper_leaves_the_hall_and_the_counter_with_a_place_of_a_later_day_and_the_code_they_have()
    {
        var day = new TestDay().At(9);
        var tomorrow = day.Other();
        var mine = day.Walk(1);
        var reference = day.Booking(mine).Reference;
        day.Open().Do(new CallNext(1));
        var moved = day.Run(new ComeAnotherDay(mine), tomorrow).Value;

        moved.Reference.ShouldBe(reference);
        day.Ticket(mine).State.ShouldBe(TicketState.Left);
        day.Counter().Ticket.ShouldBeNull();
        day.Booking(mine).ShouldSatisfyAllConditions(b => b.State.ShouldBe(BookingState.Moved), b => b.Reference.ShouldBeNull());
        tomorrow.Booking(moved.Booking).ShouldSatisfyAllConditions(b => b.State.ShouldBe(BookingState.Confirmed), b => b.Channel.ShouldBe(Channel.WalkIn), b => b.Reference.ShouldBe(reference));
        day.No(new ComeAnotherDay(mine), tomorrow).ShouldBe(States.NotNow(TicketState.Left));
        tomorrow.At(moved.Start.Hour).Do(new CheckIn(moved.Booking));
    }

    [Fact]
    public void It_is_refused_without_room_to_a_day_that_is_not_later_and_for_whoever_is_served()
    {
        var day = new TestDay().At(9);
        var tomorrow = day.Other();
        var mine = day.Walk(1);
        day.No(new ComeAnotherDay(mine), day.Other(office: 2, ahead: 0)).ShouldBe(QueueRefusals.OtherDay);
        while (day.Run(new TakeTicket([new(TestCity.Kk, null)])).IsOk) { }
        for (var person = 1; day.Run(new GivePlaceInstead(TestCity.Kk), tomorrow).IsOk; person++) person.ShouldBeLessThan(100);
        day.No(new ComeAnotherDay(mine), tomorrow).ShouldBe(QueueRefusals.NoTicketsLeft);
        day.Ticket(mine).State.ShouldBe(TicketState.Waiting, "a refusal leaves the turn");
        day.Open().Do(new CallNext(1));
        day.Do(new StartService(1));
        day.No(new ComeAnotherDay(mine), tomorrow).ShouldBe(States.NotNow(TicketState.Serving));
    }
}
