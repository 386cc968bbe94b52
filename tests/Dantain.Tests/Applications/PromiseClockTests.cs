using Dantain.Applications;
using Dantain.Cities;
using Dantain.OfficeDays;

namespace Dantain.Tests.Applications;

/// <summary>Working days only: Lebaran and weekends are none, and days on which the clock stood come on top.</summary>
public class PromiseClockTests
{
    /// <summary>Closed on weekends, and over Idul Fitri with its joint leave: Wednesday 17 to Tuesday 23 March 2027.</summary>
    static City Lebaran => new(TestCity.Pack() with
    {
        Hours = [new("counter", new("Loket"), new[] { DayName.Mon, DayName.Tue, DayName.Wed, DayName.Thu, DayName.Fri }.ToDictionary(d => d, _ => new DayHours(new(8, 0), new(12, 0))))],
        Calendar = new([.. Enumerable.Range(17, 7).Select(d => new Holiday(new(2027, 3, d), new("Idul Fitri"), d is 18 or 19 ? "national" : "jointLeave"))], []),
    }, 1);

    static Application Of(int days) => new() { Day = DayId.Of(1, new(2027, 3, 15)).Value, PromiseDays = days };
    static DateOnly March(int day) => new(2027, 3, day);

    [Theory]
    [InlineData(1, 16)]
    [InlineData(2, 24)]
    [InlineData(3, 25)]
    [InlineData(5, 29)]
    public void A_promise_over_Lebaran_counts_no_closed_day(int days, int ready) =>
        PromiseClock.Run(Of(days), Lebaran, March(15)).PromisedOn.ShouldBe(March(ready));

    [Fact]
    public void Nothing_is_promised_before_the_papers_are_complete()
    {
        var incomplete = Of(3);
        PromiseClock.Pause(incomplete, March(15)).ShouldSatisfyAllConditions(a => a.PausedOn.ShouldBeNull(), a => a.PromisedOn.ShouldBeNull());
        PromiseClock.Run(incomplete, Lebaran, March(24)).ShouldSatisfyAllConditions(a => a.CompleteOn.ShouldBe(March(24)), a => a.PausedDays.ShouldBe(0), a => a.PromisedOn.ShouldBe(March(29)));
    }

    [Fact]
    public void Days_the_clock_has_stood_come_on_top_and_closed_ones_among_them_do_not()
    {
        var paused = PromiseClock.Pause(PromiseClock.Run(Of(3), Lebaran, March(15)), March(16));
        paused.PromisedOn.ShouldBeNull();
        PromiseClock.Pause(paused, March(24)).PausedOn.ShouldBe(March(16), "it stands already");
        var again = PromiseClock.Run(paused, Lebaran, March(25));
        again.ShouldSatisfyAllConditions(a => a.PausedDays.ShouldBe(2), a => a.CompleteOn.ShouldBe(March(15)), a => a.PromisedOn.ShouldBe(March(29)));
    }

    [Fact]
    public void A_day_on_which_its_services_are_interrupted_is_no_working_day_and_half_of_one_is()
    {
        Interruption[] kk = [new(1, InterruptionKind.DropOffOnly, March(16), March(16), ["satu"], ["KK"], new("Listrik padam"), default, 1)];
        City With(Interruption[] all) => new(Lebaran.Pack, 2, all);
        PromiseClock.Run(Of(1) with { Service = TestCity.Kk }, With(kk), March(15)).PromisedOn.ShouldBe(March(24));
        PromiseClock.Run(Of(1) with { Service = TestCity.Ktp }, With(kk), March(15)).PromisedOn.ShouldBe(March(16), "another group");
        PromiseClock.Run(Of(1) with { Service = TestCity.Kk }, With([kk[0] with { ToTime = new(11, 0) }]), March(15)).PromisedOn.ShouldBe(March(16), "an hour is left");
        var paused = PromiseClock.Pause(PromiseClock.Run(Of(3) with { Service = TestCity.Kk }, With(kk), March(15)), March(15));
        PromiseClock.Run(paused, With(kk), March(24)).PausedDays.ShouldBe(1, "of 16 and 24");
    }

    [Fact]
    public void Where_nothing_is_promised_no_date_is_made_up() =>
        PromiseClock.Run(Of(0) with { PromiseDays = null }, Lebaran, March(15)).PromisedOn.ShouldBeNull();

    [Fact]
    public void It_is_overdue_the_day_after_and_never_while_the_clock_stands()
    {
        var running = PromiseClock.Run(Of(1), Lebaran, March(15)) with { State = ApplicationState.InProcess };
        running.IsOverdue(March(16)).ShouldBeFalse();
        running.IsOverdue(March(24)).ShouldBeTrue();
        (running with { State = ApplicationState.Ready }).IsOverdue(March(24)).ShouldBeFalse();
        PromiseClock.Pause(running, March(16)).IsOverdue(March(24)).ShouldBeFalse();
    }
}
