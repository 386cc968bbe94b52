using Dantain.Cities;
using Dantain.Kiosks;
using Dantain.OfficeDays;

namespace Dantain.Tests.Kiosks;

/// <summary>The test city is open from 08.00 to 12.00 with times of an hour; of 12 places an hour 2 are for people who just come.</summary>
public class KioskDayTests
{
    static KioskDay Of(TestDay day) => KioskDay.Of(new DayView(day.Day, null), day.Now);
    static LeftToday Family(TestDay day) => Of(day).Left.Single(l => l.Group.Code == "KK");

    [Fact]
    public void Numbers_are_given_from_an_hour_before_the_first_time_until_the_last_one_ends()
    {
        var day = new TestDay();
        Of(day.At(6, 59)).State.ShouldBe(KioskState.NotYet);
        Of(day).GivesFrom.ShouldBe(new TimeOnly(7, 0));
        Of(day).Opens.ShouldBe(new TimeOnly(8, 0));
        Of(day.At(7)).State.ShouldBe(KioskState.Gives);
        Of(day.At(11, 59)).State.ShouldBe(KioskState.Gives);
        Of(day.At(12)).State.ShouldBe(KioskState.Over);
    }

    [Fact]
    public void A_sealed_day_is_over() => Of(new TestDay().At(12, 30).Closed()).State.ShouldBe(KioskState.Over);

    [Fact]
    public void A_day_without_times_is_closed_and_says_why()
    {
        var pack = TestCity.Pack();
        var city = new City(pack with { Calendar = new([new(TestCity.Today, new("Hari Uji", "Test day"), "local")], []) }, 1);
        var day = Of(new TestDay(city));
        day.State.ShouldBe(KioskState.Closed);
        day.Why!.En.ShouldBe("Test day");
        day.Left.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_left_counts_times_that_still_serve_and_names_the_next()
    {
        var day = new TestDay().At(8, 10);
        int From(int hour) => Enumerable.Range(hour, 12 - hour).Sum(h => day.Free(2, Channel.WalkIn, h));
        Family(day).ShouldSatisfyAllConditions(l => l.Places.ShouldBe(From(8)), l => l.Next.ShouldBe(new TimeOnly(8, 0)));
        while (day.Free(2, Channel.WalkIn, 8) > 0) day.Walk();
        Family(day).ShouldSatisfyAllConditions(l => l.Places.ShouldBe(From(9)), l => l.Next.ShouldBe(new TimeOnly(9, 0)));
        From(10).ShouldBeLessThan(From(9));
        Family(day.At(10)).ShouldSatisfyAllConditions(l => l.Places.ShouldBe(From(10)), l => l.Next.ShouldBe(new TimeOnly(10, 0)));
    }

    [Fact]
    public void When_all_are_taken_none_is_left_and_no_time_is_named()
    {
        var day = new TestDay();
        while (day.Run(new Dantain.Queue.TakeTicket([new(TestCity.Kk, null)])).IsOk) { }

        Family(day).ShouldSatisfyAllConditions(l => l.Places.ShouldBe(0), l => l.Next.ShouldBeNull());
    }

    [Fact]
    public void A_service_whose_cards_are_out_is_known()
    {
        var day = new TestDay(TestCity.With(cards: 1));
        var reprint = day.Day.City.Service(TestCity.Reprint)!;
        KioskDay.CardsOut(new DayView(day.Day, null), reprint).ShouldBeFalse();
        day.Walk(service: TestCity.Reprint);

        KioskDay.CardsOut(new DayView(day.Day, null), reprint).ShouldBeTrue();
        KioskDay.CardsOut(new DayView(day.Day, null), day.Day.City.Service(TestCity.Ktp)!).ShouldBeFalse();
    }

    [Fact]
    public void A_service_that_is_closed_here_is_not_offered()
    {
        var day = new TestDay(TestCity.With(modes: [new(Mode.Closed, TestCity.Today, null, ["LAHIR"])]));

        Of(day).Left.Select(l => l.Group.Code).ShouldBe(["KTP", "KK"]);
    }
}
