using Dantain.OfficeDays;
using Dantain.Queue;
using static Dantain.Tests.Queue.DrawDay;

namespace Dantain.Tests.Queue;

public class GivePlaceInsteadTests
{
    [Fact]
    public void Whoever_asks_when_no_number_is_left_leaves_with_a_place_of_the_next_day_that_has_its_time()
    {
        var day = new TestDay().At(9);
        var tomorrow = day.Other();
        day.No(new GivePlaceInstead(TestCity.Ktp), tomorrow).ShouldBe(QueueRefusals.StillLeft);
        for (var person = 1; day.Run(new TakeTicket([new(TestCity.Ktp, null)])).IsOk; person++) person.ShouldBeLessThan(100);
        var given = day.Run(new GivePlaceInstead(TestCity.Ktp), tomorrow).Value;
        given.Channel.ShouldBe(Channel.WalkIn);
        tomorrow.Booking(given.Booking).State.ShouldBe(BookingState.Confirmed);
        day.Run(new GivePlaceInstead(TestCity.Ktp), tomorrow).Value.Booking.ShouldNotBe(given.Booking, "the next one who asks");
        day.No(new GivePlaceInstead(TestCity.Ktp), day).ShouldBe(QueueRefusals.OtherDay);

        tomorrow.At(given.Start.Hour).Do(new CheckIn(given.Booking));
        tomorrow.Ticket(given.Booking).Came.ShouldBe(Coming.InTime);
    }

    [Fact]
    public void Before_the_draw_it_is_the_draw_that_gives()
    {
        var day = With(2);
        day.No(new GivePlaceInstead(TestCity.Ktp), day.Other()).ShouldBe(QueueRefusals.DrawFirst(new(8, 0)));
    }

    [Fact]
    public void A_day_without_a_place_for_it_says_so()
    {
        var day = new TestDay().At(9);
        var tomorrow = day.Other();
        while (day.Run(new TakeTicket([new(TestCity.Ktp, null)])).IsOk) { }
        for (var person = 1; day.Run(new GivePlaceInstead(TestCity.Ktp), tomorrow).IsOk; person++) person.ShouldBeLessThan(100);
        day.No(new GivePlaceInstead(TestCity.Ktp), tomorrow).ShouldBe(QueueRefusals.NoTicketsLeft);
    }
}
