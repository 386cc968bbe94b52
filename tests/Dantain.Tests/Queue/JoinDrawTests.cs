using Dantain.OfficeDays;
using Dantain.Queue;
using static Dantain.Tests.Queue.DrawDay;

namespace Dantain.Tests.Queue;

public class JoinDrawTests
{
    [Fact]
    public void Before_the_opening_there_are_slips_and_no_numbers_neither_here_nor_from_the_phone()
    {
        var day = Day();
        day.Do(new JoinDraw(TestCity.Kk)).Slip.ShouldBe(1);
        day.Do(new JoinDraw(TestCity.Ktp, Priority: true)).Slip.ShouldBe(2);
        day.No(new TakeTicket([new(TestCity.Kk, null)])).ShouldBe(QueueRefusals.DrawFirst(new(8, 0)));
        day.No(new HoldForNow(TestCity.Person(1), [new(TestCity.Kk, 1)])).ShouldBe(QueueRefusals.NoneLeftNow);
        day.No(new DrawSlips()).ShouldBe(QueueRefusals.DrawNotYet(new(8, 0)));
        // Until it is held nobody goes before those who wait for it.
        day.At(8, 1).No(new TakeTicket([new(TestCity.Kk, null)])).ShouldBe(QueueRefusals.DrawFirst(new(8, 0)));
        day.No(new JoinDraw(TestCity.Kk)).ShouldBe(QueueRefusals.NoDraw);
        day.Do(new DrawSlips()).Won.ShouldBe(2);
        day.Walk();
    }

    [Fact]
    public void Slips_are_given_from_when_numbers_would_be_today_and_for_a_service_there_is()
    {
        var day = Day();
        day.At(6, 59).No(new JoinDraw(TestCity.Kk)).ShouldBe(QueueRefusals.DrawNotYet(new(7, 0)));
        day.At(7).No(new JoinDraw(99)).ShouldBe(PlaceRefusals.UnknownService(99));
        day.Other(ahead: 1).No(new JoinDraw(TestCity.Kk)).ShouldBe(QueueRefusals.OtherDay);
        day.Do(new JoinDraw(TestCity.Kk));
    }

    [Fact]
    public void A_city_without_the_draw_has_no_slips()
    {
        var day = new TestDay().At(7, 30);
        day.No(new JoinDraw(TestCity.Kk)).ShouldBe(QueueRefusals.NoDraw);
        day.No(new DrawSlips()).ShouldBe(QueueRefusals.NoDraw);
        day.Walk();
    }
}
