using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class LendSeriesTests
{
    static TestDay Lending() => new TestDay(TestCity.With(rules: TestCity.Pack().Rules with { Kiosk = new() { CutOffLetters = "KP" } })).At(9);

    [Fact]
    public void Every_device_of_a_day_gets_a_letter_of_its_own_until_none_is_left()
    {
        var day = Lending();
        var first = day.Do(new LendSeries(11)).Series;
        Series.Show(first, 1).ShouldBe("K-001");
        day.Do(new EnterGivenTicket(first, 1, "K0000001", TestCity.Kk)).Number.ShouldBe("K-001");
        day.Do(new LendSeries(12)).ShouldBe(new SeriesLent(Series.Of("P")));
        day.No(new LendSeries(13)).ShouldBe(QueueRefusals.NoSeriesLeft);
    }

    [Fact]
    public void A_device_that_asks_again_gets_its_own()
    {
        var day = Lending();
        var first = day.Do(new LendSeries(11)).Series;
        day.Do(new LendSeries(12));
        day.Do(new LendSeries(11)).Series.ShouldBe(first);
    }

    [Fact]
    public void Only_today_and_only_while_the_day_is_open()
    {
        var day = Lending();
        day.Other().No(new LendSeries(1)).ShouldBe(QueueRefusals.OtherDay);
        day.Closed().No(new LendSeries(1)).ShouldBe(QueueRefusals.DayClosed);
    }
}
