using Dantain.Bookings;
using Dantain.Messages;
using Dantain.OfficeDays;
using Dantain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests.Messages;

/// <summary>With another contact, or in other hands, what was to come goes to the new address, and the old one hears and can do nothing more.</summary>
public sealed class ContactChangedTests
{
    const string Old = "lama@example.go.id", New = "baru@example.go.id", Phone = "+6281234567890";

    static async Task<Booking> BookingAsync(TestNode node)
    {
        await using var db = node.Store.Open();
        return await db.Bookings.AsNoTracking().SingleAsync();
    }

    static async Task ChangeAsync(TestNode node, ContactChange change)
    {
        var booking = await BookingAsync(node);
        (await node.Runner.RunAsync(Post.Day, new ChangeContact(booking.No, LinkHolder.With(node.Vault, booking, change)!), Actor.Citizen, Guid.NewGuid())).IsOk.ShouldBeTrue();
    }

    static ContactChange To(string email) => new(null, EmailAddress.Parse(email).Value, "id");

    [Fact]
    public async Task The_new_address_is_told_without_a_link_and_reminded_once()
    {
        await using var node = await TestNode.StartAsync();
        var channel = new PlantedChannel(MessageWay.Email);
        var post = new Post(node, channel);
        await post.BookAsync(Old, at: new(11, 0));
        await post.RoundAsync();
        await ChangeAsync(node, To(New));
        await post.RoundAsync();

        (channel.Calls.Last().Letter.Kind, channel.Calls.Last().Letter.Link).ShouldBe((MessageKind.Contact, null));
        (await post.MessagesAsync()).Where(m => m.State == MessageState.Waiting).Select(m => m.Kind).ShouldBe([MessageKind.DayBefore, MessageKind.TwoHours]);
        await post.Proof.FromAsync(Old, "ya");
        await post.RoundAsync();
        channel.Calls.ShouldAllBe(c => c.Letter.Link == null, "the old address opens nothing any more");
        await post.Proof.FromAsync(New, "ya");
        await post.RoundAsync();
        channel.Calls.Last().Letter.Link.ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_only_adds_a_phone_keeps_the_rest_and_is_reminded_on_both()
    {
        await using var node = await TestNode.StartAsync();
        var post = new Post(node, new PlantedChannel(MessageWay.Email), new PlantedChannel(MessageWay.Sms));
        await post.BookAsync(Old, at: new(11, 0));
        await post.RoundAsync();
        await ChangeAsync(node, new(PhoneNumber.Parse(Phone).Value, null, "id"));
        await post.RoundAsync();

        (await post.MessagesAsync()).Where(m => m.Kind == MessageKind.TwoHours).Select(m => m.Way).ShouldBe([MessageWay.Email, MessageWay.Sms]);
        var booking = await BookingAsync(node);
        LinkHolder.Knows(node.Vault, booking, "7890").ShouldBeTrue();
        LinkHolder.Knows(node.Vault, booking, "0000").ShouldBeFalse();
    }

    [Fact]
    public async Task Who_takes_over_without_a_contact_leaves_nobody_to_be_told_and_the_old_reference_finds_nothing()
    {
        await using var node = await TestNode.StartAsync();
        var channel = new PlantedChannel(MessageWay.Email);
        var post = new Post(node, channel);
        var booked = await post.BookAsync(Old, at: new(11, 0));
        await post.RoundAsync();
        await post.Proof.FromAsync(Old, "ya");
        await post.RoundAsync();
        var booking = await BookingAsync(node);
        var taken = await node.Runner.RunAsync(Post.Day, new TakeOver(booking.No, LinkHolder.With(node.Vault, booking, new(null, null, "id") { WithoutEmail = true })!), Actor.Staff(7), Guid.NewGuid());
        var before = channel.Calls.Count;
        node.Time.Advance(TimeSpan.FromHours(27));
        await post.RoundAsync();

        channel.Calls.Count.ShouldBe(before, "a reminder with the new link would have gone to the old address");
        await using var db = node.Store.Open();
        (await MyBooking.FindAsync(db, booked.Reference)).ShouldBeNull();
        (await MyBooking.FindAsync(db, taken.Value.Reference))!.Booking.Label.ShouldBe(booked.Number);
    }

    [Fact]
    public async Task A_repeated_take_over_has_the_same_new_reference()
    {
        await using var node = await TestNode.StartAsync();
        await new Post(node).BookAsync(Old);
        var booking = await BookingAsync(node);
        var (person, key) = (LinkHolder.With(node.Vault, booking, To(New))!, Guid.NewGuid());
        var first = await node.Runner.RunAsync(Post.Day, new TakeOver(booking.No, person), Actor.Staff(7), key);

        (await node.Runner.RunAsync(Post.Day, new TakeOver(booking.No, person), Actor.Staff(7), key)).Value.ShouldBe(first.Value);
        (await BookingAsync(node)).Reference.ShouldBe(first.Value.Reference);
    }
}
