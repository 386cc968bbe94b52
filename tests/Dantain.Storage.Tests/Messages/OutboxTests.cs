using Dantain.Bookings;
using Dantain.Messages;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests.Messages;

/// <summary>What is to be told is written with what happened, and planned once.</summary>
public sealed class OutboxTests
{
    [Fact]
    public async Task A_booking_with_a_contact_leaves_a_notice_in_its_own_commit_and_one_without_leaves_none()
    {
        await using var node = await TestNode.StartAsync();
        var post = new Post(node, new PlantedChannel(MessageWay.Email));
        var booked = await post.BookAsync();
        await post.BookAsync(email: null, no: 2);
        await using var db = node.Store.Open();
        var notice = await db.Notices.AsNoTracking().SingleAsync();
        notice.Booking.ShouldBe(booked.Booking);
        (await db.Facts.SingleAsync(f => f.Day == notice.Day && f.No == notice.No)).Kind.ShouldBe(nameof(PlaceBooked));
    }

    [Fact]
    public async Task A_commit_that_does_not_happen_leaves_no_notice()
    {
        await using var node = await TestNode.StartAsync();
        var post = new Post(node, new PlantedChannel(MessageWay.Email));
        await post.BookAsync();
        var again = node.Vault.SealPerson(new(Identity.Parse(IdentityKind.Passport, "AUS", "PA1000001").Value, PersonName.Parse("Siti Aminah").Value, null, EmailAddress.Parse("siti@example.go.id").Value));
        (await node.Runner.RunAsync(Post.Day, new BookPlace(new(10, 0), again, [new(TestCity.Kk, again.SubjectKey)]), Actor.Citizen, Guid.NewGuid())).IsOk.ShouldBeFalse();
        await using var db = node.Store.Open();
        (await db.Notices.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Two_nodes_that_plan_the_same_notices_plan_each_message_once()
    {
        await using var node = await TestNode.StartAsync();
        await using var second = node.Join();
        var (one, two) = (new Post(node, new PlantedChannel(MessageWay.Email)), new Post(second, new PlantedChannel(MessageWay.Email)));
        for (var no = 1; no <= 5; no++) await one.BookAsync(no: no);
        await Task.WhenAll(one.Plan.RunAsync(), two.Plan.RunAsync());
        await one.Plan.RunAsync();
        (await one.MessagesAsync()).Count(m => m.Kind == MessageKind.Booked).ShouldBe(5);
        await using var db = node.Store.Open();
        (await db.Notices.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_person_who_cannot_be_opened_stops_nobody_behind_and_is_told_once_the_key_is_back()
    {
        await using var node = await TestNode.StartAsync();
        var post = new Post(node, new PlantedChannel(MessageWay.Email));
        var (first, second) = (await post.BookAsync(), await post.BookAsync(no: 2));
        await using var db = node.Store.Open();
        var blob = (await db.Bookings.AsNoTracking().SingleAsync(b => b.No == first.Booking)).Sealed;
        await SealAsync(new byte[64]);
        await post.Plan.RunAsync();
        (await post.MessagesAsync()).Where(m => m.Kind == MessageKind.Booked).ShouldHaveSingleItem().Booking.ShouldBe(second.Booking);

        await SealAsync(blob);
        await post.Plan.RunAsync();
        (await post.MessagesAsync()).Count(m => m.Kind == MessageKind.Booked).ShouldBe(2);

        Task SealAsync(byte[]? with) => db.Bookings.Where(b => b.No == first.Booking).ExecuteUpdateAsync(set => set.SetProperty(b => b.Sealed, with));
    }

    [Fact]
    public async Task A_visit_that_the_office_takes_back_is_told_and_its_reminders_are_dropped()
    {
        await using var node = await TestNode.StartAsync();
        var channel = new PlantedChannel(MessageWay.Email);
        var post = new Post(node, channel);
        var booked = await post.BookAsync(at: new(11, 0));
        await post.RoundAsync();
        await node.Runner.RunAsync(Post.Day, new RevokeBooking(booked.Booking, "closure"), Actor.Staff(7), Guid.NewGuid());
        await post.RoundAsync();
        channel.Calls.Select(c => c.Letter.Kind).ShouldBe([MessageKind.Booked, MessageKind.Revoked]);
        node.Time.Advance(TimeSpan.FromHours(27));
        await post.RoundAsync();
        channel.Calls.Count.ShouldBe(2);
        (await post.MessagesAsync()).Where(m => m.Kind is MessageKind.DayBefore or MessageKind.TwoHours).ShouldAllBe(m => m.State == MessageState.Dropped);
    }

    [Fact]
    public async Task A_visit_that_moves_is_told_with_its_new_number_and_reminded_at_its_new_time_only()
    {
        await using var node = await TestNode.StartAsync();
        var channel = new PlantedChannel(MessageWay.Email);
        var post = new Post(node, channel);
        var booked = await post.BookAsync(at: new(11, 0));
        await post.RoundAsync();
        byte[]? blob;
        await using (var db = node.Store.Open()) blob = (await db.Bookings.AsNoTracking().SingleAsync()).Sealed;
        var moved = await node.Runner.RunAsync(Post.Day, Post.Day, new Reschedule(booked.Booking, new(10, 0)) { Sealed = blob }, Actor.Citizen, Guid.NewGuid());
        moved.IsOk.ShouldBeTrue();
        await post.RoundAsync();
        var (_, letter) = channel.Calls.Last();
        (letter.Kind, letter.Number, letter.Start).ShouldBe((MessageKind.Moved, moved.Value.Number, new TimeOnly(10, 0)));
    }
}
