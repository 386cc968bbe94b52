using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>New rules reach days that are drafted already, once, and nobody loses a place by them.</summary>
public sealed class ApplyRulesTests
{
    const double OnePlace = 1 / 6.0 / 0.7 + 1e-6;
    static readonly TimeOnly Nine = new(9, 0);
    static readonly DayId Day = TestCity.Day();

    [Fact]
    public async Task Two_nodes_at_once_change_each_time_once_and_count_the_displaced()
    {
        await using var node = await TestNode.StartAsync();
        await using var other = node.Join();
        for (var subject = 1; subject <= 3; subject++) (await node.BookAsync(Day, Nine, subject)).IsOk.ShouldBeTrue();
        var fewer = TestCity.With(OnePlace, version: 2);

        await Task.WhenAll(ApplyAsync(node, fewer), ApplyAsync(other, fewer));
        await ApplyAsync(node, fewer);   // as after a restart

        var slot = await SlotAsync(node);
        (slot.Taken, slot.Capacity, slot.Displaced).ShouldBe((3, 3, 3 - slot.Wanted));
        slot.Wanted.ShouldBe(Draft(fewer).Slots.Inserts[slot.No - 1].Wanted);
        (await FactsAsync(node)).ShouldBe(1);
        (await node.BookAsync(Day, Nine, 9)).Refusal!.Code.ShouldBe("booking.slot-full");
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task Rules_taken_back_give_the_places_back()
    {
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Nine, 1);
        var before = await SlotAsync(node);

        await ApplyAsync(node, TestCity.With(OnePlace, version: 2));
        (await SlotAsync(node)).Wanted.ShouldBeLessThan(before.Wanted);
        await ApplyAsync(node, TestCity.With(version: 3));

        (await SlotAsync(node)).ShouldBe(before);
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task What_staff_changed_stands_unless_the_rules_speak_of_that_time()
    {
        await using var node = await TestNode.StartAsync();
        await node.Runner.ViewAsync(Day);
        var slot = await SlotAsync(node);
        await node.Runner.RunAsync(Day, new ChangePlaces(slot.No, 77), Actor.Staff(1), Guid.NewGuid());

        await ApplyAsync(node, TestCity.With(version: 2));

        (await SlotAsync(node)).Wanted.ShouldBe(77);
    }

    [Fact]
    public async Task People_who_book_while_the_rules_change_have_a_place_or_a_refusal()
    {
        await using var node = await TestNode.StartAsync();
        await using var other = node.Join();
        await node.Runner.ViewAsync(Day);
        await other.Runner.ViewAsync(Day);

        var fewer = TestCity.With(OnePlace, version: 2);
        other.Get<CityVersions>().Use(fewer);   // a city made in code is in no database: who reads the day after the change knows its rules
        var bookings = Enumerable.Range(1, 30).Select(n => (n % 2 == 0 ? node : other).BookAsync(Day, Nine, n)).ToArray();
        await ApplyAsync(node, fewer);
        var booked = (await Task.WhenAll(bookings)).Count(b => b.IsOk);

        var slot = await SlotAsync(node);
        slot.Taken.ShouldBe(booked);
        slot.Capacity.ShouldBe(Math.Max(slot.Wanted, slot.Taken));
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task A_preview_says_what_the_change_then_does_and_changes_nothing()
    {
        await using var node = await TestNode.StartAsync();
        for (var subject = 1; subject <= 3; subject++) await node.BookAsync(Day, Nine, subject);
        var fewer = TestCity.With(OnePlace, version: 2);

        var preview = (await PreviewRules.RunAsync(node.Store, node.City, fewer, TestCity.Morning)).ShouldHaveSingleItem();

        (await FactsAsync(node)).ShouldBe(0);
        await ApplyAsync(node, fewer);
        await using var db = node.Store.Open();
        var slots = await db.Slots.Where(s => s.Day == Day.Value).ToListAsync();
        (preview.Office, preview.Date).ShouldBe(("satu", Day.Date));
        preview.Displaced.Count.ShouldBe(slots.Sum(s => s.Displaced));
        (preview.Before - preview.After).ShouldBe(Draft(node.City).Slots.Inserts.Sum(s => s.Wanted) - slots.Sum(s => s.Wanted));
    }

    static DayChanges Draft(City city) => DraftOfficeDay.For(city, city.Office(Day.Office)!, Day.Date, TestCity.Morning);

    static Task ApplyAsync(TestNode node, City city)
    {
        node.Get<CityVersions>().Use(city);
        return ApplyRules.RunAsync(node.Runner, node.Get<CityVersions>(), node.Get<CityClock>(), []);
    }

    static async Task<Slot> SlotAsync(TestNode node)
    {
        await using var db = node.Store.Open();
        return await db.Slots.AsNoTracking().SingleAsync(s => s.Day == Day.Value && s.Group == 2 && s.Channel == Channel.Online && s.Start == Nine);
    }

    static async Task<int> FactsAsync(TestNode node)
    {
        await using var db = node.Store.Open();
        return await db.Facts.CountAsync(f => f.Day == Day.Value && f.Kind == nameof(DayReplanned));
    }
}
