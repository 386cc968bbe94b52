using Dantain.Messages;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.Extensions.Time.Testing;

namespace Dantain.Storage.Tests.Messages;

/// <summary>Nobody's phone rings at night.</summary>
public sealed class MessageTimesTests
{
    static readonly CityClock Clock = new(new FakeTimeProvider(TestCity.Morning), TestCity.With().Zone);
    static DateTimeOffset At(int day, int hour, int minute = 0) => Clock.Instant(new(2026, 11, day), new(hour, minute));

    [Theory]
    [InlineData(24, 20, 59, 24, 20, 59)]
    [InlineData(24, 21, 0, 25, 6, 0)]
    [InlineData(24, 23, 30, 25, 6, 0)]
    [InlineData(24, 0, 0, 24, 6, 0)]
    [InlineData(24, 5, 59, 24, 6, 0)]
    [InlineData(24, 6, 0, 24, 6, 0)]
    public void Between_21_and_06_a_message_waits_for_the_morning(int day, int hour, int minute, int toDay, int toHour, int toMinute) =>
        MessageTimes.Allowed(Clock, At(day, hour, minute)).ShouldBe(At(toDay, toHour, toMinute));

    [Fact]
    public void A_visit_is_reminded_the_evening_before_and_two_hours_before() =>
        MessageTimes.Reminders(Clock, At(24, 7), At(26, 10)).ShouldBe([(MessageKind.DayBefore, At(25, 17)), (MessageKind.TwoHours, At(26, 8))]);

    [Fact]
    public void A_visit_early_in_the_morning_is_reminded_the_evening_before_only() =>
        MessageTimes.Reminders(Clock, At(24, 7), At(26, 7, 30)).ShouldBe([(MessageKind.DayBefore, At(25, 17))]);

    [Fact]
    public void Who_books_for_today_gets_no_reminder_that_is_over_or_comes_right_behind_the_booking()
    {
        MessageTimes.Reminders(Clock, At(24, 9), At(24, 11)).ShouldBeEmpty();
        MessageTimes.Reminders(Clock, At(24, 9), At(24, 14)).ShouldBe([(MessageKind.TwoHours, At(24, 12))]);
        MessageTimes.Reminders(Clock, At(24, 16, 45), At(25, 10)).ShouldBe([(MessageKind.TwoHours, At(25, 8))]);
    }

    [Fact]
    public async Task What_is_booked_at_night_is_told_in_the_morning()
    {
        await using var node = await TestNode.StartAsync();
        var channel = new PlantedChannel(MessageWay.Email);
        var post = new Post(node, channel);
        node.Time.Advance(TimeSpan.FromHours(15));   // 22.00
        await post.BookAsync();
        await post.RoundAsync();
        channel.Calls.ShouldBeEmpty();
        node.Time.Advance(TimeSpan.FromHours(8));
        await post.RoundAsync();
        channel.Calls.Single().Letter.Kind.ShouldBe(MessageKind.Booked);
    }
}
