using Dantain.OfficeDays;
using Dantain.Queue;
using static Dantain.Tests.Queue.DrawDay;

namespace Dantain.Tests.Queue;

public class GivePlaceTests
{
    [Fact]
    public void Who_drew_no_number_leaves_with_a_place_of_the_next_day_and_has_its_time_as_a_booked_one()
    {
        var day = With(12);
        var tomorrow = day.Other();
        day.At(8).Do(new DrawSlips());
        var lost = Slips(day).First(s => s.Ticket is null);
        day.No(new GivePlace(lost.No), day).ShouldBe(PlaceRefusals.NextWave(new(10, 0)));
        var given = day.Run(new GivePlace(lost.No), tomorrow).Value;
        (given.Start, given.Channel, given.Number).ShouldBe((new TimeOnly(8, 0), Channel.WalkIn, "N-001"));
        Slips(day)[lost.No - 1].ShouldSatisfyAllConditions(s => s.Place.ShouldBe(given.Booking), s => s.PlaceDay.ShouldBe(tomorrow.Day.Head.Id));
        day.No(new GivePlace(lost.No), tomorrow).ShouldBe(QueueRefusals.SlipSettled);

        tomorrow.At(7, 40).Do(new CheckIn(given.Booking));
        tomorrow.Ticket(given.Booking).ShouldSatisfyAllConditions(t => t.Came.ShouldBe(Coming.InTime), t => t.TurnFrom.ShouldBe(tomorrow.Day.At(new(8, 0))));
    }

    [Fact]
    public void Only_a_drawn_slip_without_a_number_gets_a_place()
    {
        var day = With(2);
        var tomorrow = day.Other();
        day.No(new GivePlace(1), tomorrow).ShouldBe(QueueRefusals.DrawFirst(new(8, 0)));
        day.At(8).Do(new DrawSlips());
        day.No(new GivePlace(1), tomorrow).ShouldBe(QueueRefusals.SlipSettled);
        day.No(new GivePlace(3), tomorrow).ShouldBe(QueueRefusals.NoSlip);
    }

    [Fact]
    public void A_place_in_hand_is_displaced_like_any_promise_made_ahead()
    {
        var day = With(12);
        var tomorrow = day.Other();
        day.At(8).Do(new DrawSlips());
        var given = day.Run(new GivePlace(Slips(day).First(s => s.Ticket is null).No), tomorrow).Value;
        tomorrow.Do(new ChangePlaces(tomorrow.Day.SlotAt(2, given.Channel, given.Start)!.No, 0));
        tomorrow.Day.Displaced().ShouldBe([given.Booking]);
    }
}
