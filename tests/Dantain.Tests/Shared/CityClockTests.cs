using CsCheck;
using Dantain.Shared;
using Microsoft.Extensions.Time.Testing;

namespace Dantain.Tests.Shared;

public class CityClockTests
{
    static readonly TimeZoneInfo Jakarta = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta");
    static readonly DateTimeOffset Started = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    static readonly DateTimeOffset Epoch = new(2026, 12, 1, 2, 30, 0, TimeSpan.Zero);

    readonly FakeTimeProvider real = new(Started);

    CityClock Fast(double speed = 60) => new(real, Jakarta, new(Epoch, Started, speed));

    [Fact]
    public void Now_has_offset_0_and_whole_milliseconds()
    {
        real.SetUtcNow(Started.AddTicks(12_345_678));
        var clock = new CityClock(real, Jakarta);
        clock.Now.ShouldBe(Started.AddMilliseconds(1234));
        clock.Now.Offset.ShouldBe(TimeSpan.Zero);
        clock.GetUtcNow().ShouldBe(clock.Now);
    }

    [Fact]
    public void Today_is_the_citys_date_not_greenwichs()
    {
        real.SetUtcNow(new(2026, 11, 23, 17, 0, 0, TimeSpan.Zero));
        new CityClock(real, Jakarta).Today.ShouldBe(new(2026, 11, 24));
        new CityClock(real, TimeZoneInfo.Utc).Today.ShouldBe(new(2026, 11, 23));
    }

    [Fact]
    public void A_time_of_day_in_the_city_is_an_instant_and_back()
    {
        var clock = new CityClock(real, Jakarta);
        var instant = clock.Instant(new(2026, 11, 23), new(8, 30));
        instant.ShouldBe(new DateTimeOffset(2026, 11, 23, 1, 30, 0, TimeSpan.Zero));
        instant.Offset.ShouldBe(TimeSpan.Zero);
        clock.Local(instant).ShouldBe(new DateTime(2026, 11, 23, 8, 30, 0));
        clock.Local(instant.ToOffset(TimeSpan.FromHours(9))).ShouldBe(new DateTime(2026, 11, 23, 8, 30, 0));
    }

    [Fact]
    public void Every_time_of_day_in_every_zone_of_indonesia_goes_there_and_back() =>
        Gen.Select(Gen.OneOf("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"), Gen.Int[0, 36500], Gen.Int[0, 86399]).Sample((zone, day, second) =>
        {
            var clock = new CityClock(real, TimeZoneInfo.FindSystemTimeZoneById(zone));
            var (date, time) = (new DateOnly(2000, 1, 1).AddDays(day), new TimeOnly(second * TimeSpan.TicksPerSecond));
            var instant = clock.Instant(date, time);
            clock.DateOf(instant).ShouldBe(date);
            clock.Local(instant).ShouldBe(date.ToDateTime(time));
        }, iter: 500);

    [Fact]
    public void A_shifted_clock_starts_at_its_epoch_and_runs_at_its_speed()
    {
        var clock = Fast();
        clock.Now.ShouldBe(Epoch);
        real.Advance(TimeSpan.FromSeconds(90));
        clock.Now.ShouldBe(Epoch.AddMinutes(90));
    }

    [Fact]
    public void A_restart_resumes_the_same_time()
    {
        var first = Fast();
        real.Advance(TimeSpan.FromMinutes(7));
        Fast().Now.ShouldBe(first.Now);
    }

    [Fact]
    public void Timers_and_timestamps_run_in_city_time()
    {
        var clock = Fast();
        var (fired, start) = (0, clock.GetTimestamp());
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));
        real.Advance(TimeSpan.FromSeconds(9.999));
        fired.ShouldBe(0);
        real.Advance(TimeSpan.FromSeconds(0.001));
        fired.ShouldBe(1);
        real.Advance(TimeSpan.FromSeconds(3));
        fired.ShouldBe(4);
        clock.GetElapsedTime(start).ShouldBe(TimeSpan.FromMinutes(13));
        timer.Change(TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        real.Advance(TimeSpan.FromSeconds(5));
        fired.ShouldBe(5);
    }

    [Fact]
    public void A_timer_never_fires_before_its_city_time()
    {
        var clock = Fast();
        DateTimeOffset? firedAt = null;
        using var timer = clock.CreateTimer(_ => firedAt = clock.Now, null, TimeSpan.FromMilliseconds(10), Timeout.InfiniteTimeSpan);
        real.Advance(TimeSpan.FromMilliseconds(1));
        firedAt.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(Epoch.AddMilliseconds(10));
    }

    [Fact]
    public void A_clock_that_stands_or_runs_away_is_refused()
    {
        foreach (var speed in new[] { 0, -1, double.NaN, double.PositiveInfinity, 3601 })
            Should.Throw<ArgumentOutOfRangeException>(() => Fast(speed));
    }
}
