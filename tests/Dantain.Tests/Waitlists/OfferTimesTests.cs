using CsCheck;
using Dantain.Cities;
using Dantain.Shared;
using Dantain.Waitlists;

namespace Dantain.Tests.Waitlists;

public class OfferTimesTests
{
    static readonly CityClock Clock = new(TimeProvider.System, TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta"));
    static readonly WaitlistRules Rules = new();

    [Theory]
    [InlineData(9, 0, 24, 11, 0)]
    [InlineData(19, 0, 24, 21, 0)]
    [InlineData(20, 30, 25, 8, 30)]   // half an hour tonight, the rest in the morning
    [InlineData(20, 59, 25, 8, 59)]
    public void An_offer_is_open_for_two_hours_of_the_day(int hour, int minute, int day, int untilHour, int untilMinute) =>
        OfferTimes.Until(Clock, Rules, At(24, hour, minute), At(30, 9)).ShouldBe(At(day, untilHour, untilMinute));

    [Theory]
    [InlineData(6, 59)]
    [InlineData(21, 0)]
    [InlineData(2, 0)]
    public void Nothing_is_offered_at_night(int hour, int minute) => OfferTimes.Until(Clock, Rules, At(24, hour, minute), At(30, 9)).ShouldBeNull();

    [Fact]
    public void Near_the_visit_it_is_shorter_and_there_is_none_when_too_little_is_left()
    {
        OfferTimes.Until(Clock, Rules, At(24, 9), At(24, 11, 30)).ShouldBe(At(24, 10, 30));
        OfferTimes.Until(Clock, Rules, At(24, 9), At(24, 10, 15)).ShouldBe(At(24, 9 + 0, 15));
        OfferTimes.Until(Clock, Rules, At(24, 9), At(24, 10, 14)).ShouldBeNull();
        OfferTimes.Until(Clock, Rules, At(24, 20, 50), At(25, 7, 30)).ShouldBeNull();   // ten minutes tonight are too few
        OfferTimes.Until(Clock, Rules, At(24, 20, 30), At(25, 8)).ShouldBe(At(25, 7));
    }

    [Fact]
    public void Whatever_the_settings_an_offer_is_made_by_day_lasts_no_longer_and_ends_in_time() =>
        Gen.Select(Gen.Int[0, 3 * 1440], Gen.Int[0, 6 * 1440], Gen.Int[10, 1440], Gen.Int[0, 1440], Gen.Int[0, 22], Gen.Int[1, 23]).Sample((now, ahead, offer, notice, from, hours) =>
        {
            var rules = new WaitlistRules { OfferMinutes = offer, NoticeMinutes = notice, From = new(from, 0), To = new(Math.Min(from + hours, 23), 30) };
            var (at, visit) = (At(24, 0).AddMinutes(now), At(24, 0).AddMinutes(now + ahead));
            if (OfferTimes.Until(Clock, rules, at, visit) is not { } until) return;
            OfferTimes.Next(Clock, rules, at).ShouldBe(at);
            until.ShouldBeLessThanOrEqualTo(visit.AddMinutes(-notice));
            var open = Enumerable.Range(0, (int)(until - at).TotalMinutes).Count(m => OfferTimes.Next(Clock, rules, at.AddMinutes(m)) == at.AddMinutes(m));
            open.ShouldBeInRange(Math.Min(rules.LeastMinutes, offer), offer);
        });

    static DateTimeOffset At(int day, int hour, int minute = 0) => Clock.Instant(new(2026, 11, day), new(hour, minute));
}
