using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

public sealed class LaneTests
{
    static readonly TimeOnly Eight = new(8, 0), Nine = new(9, 0);

    [Fact]
    public async Task A_booked_place_is_in_the_database_with_its_fact_when_it_is_answered()
    {
        await using var node = await TestNode.StartAsync();
        var booked = (await node.BookAsync(TestCity.Day(), Eight, 1)).Value;
        booked.Number.ShouldBe("B-001");
        await using var db = node.Store.Open();
        var row = await db.Bookings.SingleAsync();
        row.Reference.ShouldBe(booked.Reference);
        row.State.ShouldBe(BookingState.Confirmed);
        (await db.Slots.SumAsync(s => s.Taken)).ShouldBe(1);
        (await db.Facts.SingleAsync()).Kind.ShouldBe("PlaceBooked");
        (await db.Days.SingleAsync()).Version.ShouldBe(2);
    }

    [Theory, InlineData(1), InlineData(5), InlineData(100)]
    public async Task Of_500_takers_exactly_as_many_get_the_last_places_as_there_are(int places)
    {
        await using var node = await TestNode.StartAsync(TestCity.With(counters: places / 6.0 / 0.7 + 1e-6));
        var day = TestCity.Day();
        var free = (await node.Runner.ViewAsync(day))!.Slots.Single(s => s is { Group: 2, Channel: Channel.Online } && s.Start == Eight).Free;
        var results = await Task.WhenAll(Enumerable.Range(1, 500).Select(i => node.BookAsync(day, Eight, i)));
        results.Count(r => r.IsOk).ShouldBe(free);
        results.Where(r => !r.IsOk).ShouldAllBe(r => r.Refusal!.Code == "booking.slot-full");
        results.Where(r => r.IsOk).Select(r => r.Value.Number).Order().ShouldBe(Enumerable.Range(1, free).Select(n => $"B-{n:000}"));
    }

    [Fact]
    public async Task The_same_subject_everywhere_at_once_gets_one_place()
    {
        await using var node = await TestNode.StartAsync(TestCity.With(counters: 100));
        var results = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => node.BookAsync(TestCity.Day(1 + i % 2, 1 + i % 5), i % 3 == 0 ? Eight : Nine, 7)));
        results.Count(r => r.IsOk).ShouldBe(1);
        results.Where(r => !r.IsOk).ShouldAllBe(r => r.Refusal!.Code == "booking.already-active");
    }

    [Fact]
    public async Task A_repeated_request_gets_the_first_answer_and_other_content_is_refused()
    {
        await using var node = await TestNode.StartAsync();
        var id = Guid.NewGuid();
        var first = await node.BookAsync(TestCity.Day(), Eight, 1, request: id);
        (await node.BookAsync(TestCity.Day(), Eight, 1, request: id)).Value.Reference.ShouldBe(first.Value.Reference);
        (await node.BookAsync(TestCity.Day(), Nine, 1, request: id)).Refusal!.Code.ShouldBe("request.other-content");
        (await node.BookAsync(TestCity.Day(2, 3), Eight, 1, request: id)).Refusal!.Code.ShouldBe("request.other-content");
        var twice = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => node.BookAsync(TestCity.Day(), Eight, 2, request: new Guid(2, 0, 0, new byte[8]))));
        twice.Select(r => r.Value.Number).Distinct().ShouldHaveSingleItem();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Who_asks_while_the_batch_before_commits_is_answered_by_what_it_changed(bool sameRequest)
    {
        await using var node = await TestNode.StartAsync();
        await node.Runner.ViewAsync(TestCity.Day(2, 3));
        var id = Guid.NewGuid();
        Task<Result<PlaceBooked>>? second = null;
        node.Writer.DuringNextCommit = () =>
        {
            second = sameRequest ? node.BookAsync(TestCity.Day(), Eight, 1, request: id) : node.BookAsync(TestCity.Day(2, 3), Eight, 1);
            TestNode.UntilAsync(() => node.Get<LaneQueue>().Waiting == 1).GetAwaiter().GetResult();
        };

        var first = await node.BookAsync(TestCity.Day(), Eight, 1, request: id);

        var answer = await second!;
        if (sameRequest) answer.Value.Reference.ShouldBe(first.Value.Reference);
        else answer.Refusal!.Code.ShouldBe("booking.already-active");
        node.Writer.Writes.ShouldBe(1, "the second was not tried first and refused by a constraint");
    }

    [Fact]
    public async Task A_visit_moves_to_another_office_and_keeps_its_reference()
    {
        await using var node = await TestNode.StartAsync();
        var booked = (await node.BookAsync(TestCity.Day(), Eight, 1)).Value;
        var moved = (await node.Runner.RunAsync(TestCity.Day(), TestCity.Day(2, 3), new Reschedule(booked.Booking, Nine) { Sealed = [9] }, Actor.Citizen, Guid.NewGuid())).Value;
        moved.Reference.ShouldBe(booked.Reference);
        await using var db = node.Store.Open();
        (await db.Items.CountAsync(i => i.Active)).ShouldBe(1);
        (await db.Slots.SumAsync(s => s.Taken)).ShouldBe(1);
        (await db.Bookings.SingleAsync(b => b.Reference == booked.Reference)).Day.ShouldBe(TestCity.Day(2, 3).Value);
        (await db.Facts.CountAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task A_visit_moves_within_its_day_also_into_its_own_time()
    {
        await using var node = await TestNode.StartAsync();
        var booked = (await node.BookAsync(TestCity.Day(), Eight, 1)).Value;
        foreach (var at in new[] { Nine, Nine, Eight })
        {
            var moved = await node.Runner.RunAsync(TestCity.Day(), TestCity.Day(), new Reschedule(booked.Booking, at), Actor.Citizen, Guid.NewGuid());
            booked = booked with { Booking = moved.Value.Booking };
        }
        await using var db = node.Store.Open();
        (await db.Slots.SumAsync(s => s.Taken)).ShouldBe(1);
    }
}
