using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class ReturnSeriesTests
{
    [Fact]
    public void A_letter_of_which_no_number_was_given_is_the_next_one_s()
    {
        var day = new TestDay(TestCity.With(rules: TestCity.Pack().Rules with { Kiosk = new() { CutOffLetters = "KP" } })).At(9);
        var first = day.Do(new LendSeries(11)).Series;
        day.Do(new LendSeries(12));
        day.Do(new ReturnSeries(11)).Series.ShouldBe(first);
        day.No(new ReturnSeries(11)).ShouldBe(QueueRefusals.NumberGiven);
        day.Do(new LendSeries(13)).Series.ShouldBe(first);
        day.No(new LendSeries(11)).ShouldBe(QueueRefusals.NoSeriesLeft);
        day.Do(new EnterGivenTicket(first, 1, "K0000001", TestCity.Kk));
        day.No(new ReturnSeries(13)).ShouldBe(QueueRefusals.NumberGiven);
        day.Do(new LendSeries(13)).Series.ShouldBe(first, "and goes on with it");
    }
}
