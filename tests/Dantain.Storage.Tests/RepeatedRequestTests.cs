using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>Design 3.6: a repeated id gets the first outcome, wherever it comes; the same id with other content is refused.</summary>
public sealed class RepeatedRequestTests
{
    static readonly TimeOnly Eight = new(8, 0), Nine = new(9, 0);
    static readonly DayId Day = TestCity.Day(), Other = TestCity.Day(2, 3);

    [Fact]
    public async Task The_same_id_on_another_day_or_by_somebody_else_is_other_content()
    {
        await using var node = await TestNode.StartAsync();
        var id = Guid.NewGuid();
        (await node.BookAsync(Day, Eight, 1, request: id)).IsOk.ShouldBeTrue();
        (await node.BookAsync(Other, Eight, 1, request: id)).Refusal!.Code.ShouldBe("request.other-content");
        (await node.BookAsync(Other, Eight, 2, request: id)).Refusal!.Code.ShouldBe("request.other-content");
        (await node.Runner.RunAsync(Day, new BookPlace(Eight, TestCity.Person(1), [new(TestCity.Kk, 1)]), Actor.Staff(1), id)).Refusal!.Code.ShouldBe("request.other-content");
        (await node.Runner.RunAsync(Day, new CancelBooking(1), Actor.Citizen, id)).Refusal!.Code.ShouldBe("request.other-content");
        await OneFactAsync(node, id);
    }

    [Fact]
    public async Task In_one_batch_the_first_of_an_id_counts()
    {
        await using var node = await TestNode.StartAsync();
        var id = Guid.NewGuid();
        var results = await node.InOneBatchAsync([Day, Other], () => node.BookAsync(Day, Eight, 1, request: id), () => node.BookAsync(Other, Eight, 2, request: id), () => node.BookAsync(Day, Eight, 1, request: id));
        results[0].IsOk.ShouldBeTrue();
        results[1].Refusal!.Code.ShouldBe("request.other-content");
        results[2].Value.Reference.ShouldBe(results[0].Value.Reference);
        await OneFactAsync(node, id);
    }

    [Fact]
    public async Task A_refused_request_may_come_again_and_then_succeed()
    {
        await using var node = await TestNode.StartAsync();
        var id = Guid.NewGuid();
        var booked = (await node.BookAsync(Day, Eight, 1)).Value;
        (await node.BookAsync(Other, Eight, 1, request: id)).Refusal!.Code.ShouldBe("booking.already-active");
        (await node.Runner.RunAsync(Day, new CancelBooking(booked.Booking), Actor.Citizen, Guid.NewGuid())).IsOk.ShouldBeTrue();
        (await node.BookAsync(Other, Eight, 1, request: id)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_marked_as_no_content_may_differ()
    {
        await using var node = await TestNode.StartAsync();
        var booked = (await node.BookAsync(Day, Eight, 1)).Value;
        var id = Guid.NewGuid();
        var first = await node.Runner.RunAsync(Day, Other, new Reschedule(booked.Booking, Nine) { Sealed = [1] }, Actor.Citizen, id);
        var again = await node.Runner.RunAsync(Day, Other, new Reschedule(booked.Booking, Nine) { Sealed = [2] }, Actor.Citizen, id);
        again.Value.Booking.ShouldBe(first.Value.Booking);
        (await node.Runner.RunAsync(Day, Day, new Reschedule(booked.Booking, Nine), Actor.Citizen, id)).Refusal!.Code.ShouldBe("request.other-content");
    }

    [PostgresFact("A SQLite file belongs to one process: its lane has decided before it takes the repetition")]
    public async Task The_same_id_at_two_nodes_at_once_is_one_fact_and_one_outcome_for_all()
    {
        await using var node = await TestNode.StartAsync(TestCity.With(counters: 1000));
        await using var other = node.Join();
        await Task.WhenAll(node.Runner.ViewAsync(Day), other.Runner.ViewAsync(Day));
        for (var round = 1; round <= 60; round++)
        {
            var id = Guid.NewGuid();
            var (subject, at) = (round, round % 2 == 0 ? Eight : Nine);
            var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? node : other).BookAsync(Day, at, subject, request: id)));
            results.ShouldAllBe(r => r.IsOk, $"round {round}: a repetition is never refused for what the first one did");
            results.Select(r => r.Value.Reference).Distinct().ShouldHaveSingleItem();
            await OneFactAsync(node, id);
        }
        await node.ShouldHoldAsync();
    }

    [PostgresFact("A SQLite file belongs to one process")]
    public async Task The_same_id_at_two_nodes_on_two_days_at_once_is_one_fact()
    {
        await using var node = await TestNode.StartAsync(TestCity.With(counters: 1000));
        await using var other = node.Join();
        for (var round = 1; round <= 40; round++)
        {
            var id = Guid.NewGuid();
            var (one, two) = (round * 2, round * 2 + 1);
            var results = await Task.WhenAll(node.BookAsync(Day, Eight, one, request: id), other.BookAsync(Other, Eight, two, request: id));
            results.Count(r => r.IsOk).ShouldBe(1);
            results.Single(r => !r.IsOk).Refusal!.Code.ShouldBe("request.other-content");
            await OneFactAsync(node, id);
        }
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task Without_the_unique_index_two_nodes_would_have_done_it_twice()
    {
        // The fault: the index is gone, and the second node commits between the first one's question and its writing.
        await using var node = await TestNode.StartAsync();
        await using var other = node.Join();
        await Task.WhenAll(node.Runner.ViewAsync(Day), other.Runner.ViewAsync(Other));
        foreach (var planted in new[] { false, true })
        {
            if (planted) await node.SqlAsync("DROP INDEX ix_fact_request");
            var id = Guid.NewGuid();
            var subject = planted ? 3 : 1;
            node.Writer.BeforeNextWrite(async () => (await other.BookAsync(Other, Eight, subject + 1, request: id)).IsOk.ShouldBeTrue());
            (await node.BookAsync(Day, Eight, subject, request: id)).IsOk.ShouldBe(planted);
            await using var db = node.Store.Open();
            (await db.Facts.CountAsync(f => f.Request == id)).ShouldBe(planted ? 2 : 1);
        }
    }

    static async Task OneFactAsync(TestNode node, Guid id)
    {
        await using var db = node.Store.Open();
        (await db.Facts.CountAsync(f => f.Request == id)).ShouldBe(1);
    }
}
