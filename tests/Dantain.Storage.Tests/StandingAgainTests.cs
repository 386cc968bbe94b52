using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Tests;

namespace Dantain.Storage.Tests;

/// <summary>A visit that was over may stand again; whoever has booked elsewhere meanwhile is refused in words, not by a constraint.</summary>
public sealed class StandingAgainTests
{
    static readonly DayId Today = TestCity.Day(1, 0), Elsewhere = TestCity.Day(2, 3);

    [Fact]
    public async Task A_step_is_not_undone_when_the_subject_has_booked_at_another_office_meanwhile()
    {
        await using var node = await TestNode.StartAsync();
        var ticket = (await RunAsync(node, new TakeTicket([new(TestCity.Kk, 1)]))).Value.Ticket;
        (await RunAsync(node, new Leave(ticket))).IsOk.ShouldBeTrue();
        (await node.BookAsync(Elsewhere, new(9, 0), 1)).IsOk.ShouldBeTrue();

        (await RunAsync(node, new UndoStep(ticket))).Refusal?.Code.ShouldBe("booking.already-active");
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task Who_was_given_up_and_has_booked_elsewhere_does_not_check_in()
    {
        await using var node = await TestNode.StartAsync();
        var booked = (await node.BookAsync(Today, new(8, 0), 1)).Value.Booking;
        node.Time.Advance(TimeSpan.FromMinutes(76));
        (await RunAsync(node, new MarkNoShow(booked))).IsOk.ShouldBeTrue();
        (await node.BookAsync(Elsewhere, new(9, 0), 1)).IsOk.ShouldBeTrue();

        (await RunAsync(node, new CheckIn(booked))).Refusal?.Code.ShouldBe("booking.already-active");
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task Who_was_given_up_and_comes_after_all_is_in_the_database_as_arrived()
    {
        await using var node = await TestNode.StartAsync();
        var booked = (await node.BookAsync(Today, new(8, 0), 1, TestCity.Reprint)).Value.Booking;
        node.Time.Advance(TimeSpan.FromMinutes(76));
        (await RunAsync(node, new MarkNoShow(booked))).IsOk.ShouldBeTrue();
        await node.ShouldHoldAsync();
        (await RunAsync(node, new CheckIn(booked))).Value.Late.ShouldBeTrue();
        await node.ShouldHoldAsync();
        (await node.BookAsync(Elsewhere, new(9, 0), 1, TestCity.Reprint)).Refusal!.Code.ShouldBe("booking.already-active");
    }

    static Task<Result<T>> RunAsync<T>(TestNode node, OfficeDayCommand<T> command) where T : History.Outcome => node.Runner.RunAsync(Today, command, Actor.Staff(1), Guid.NewGuid());
}
