using Dantain.Bookings;
using Dantain.Messages;
using Dantain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests.Messages;

/// <summary>An ask for a lost link is written to only where number and contact are of one visit that stands, on the way asked for, once.</summary>
public sealed class LostLinkTests
{
    const string Siti = "3275014101900001", Phone = "+6281234567890";

    static Task AskAsync(Post post, string nik, string contact) => post.Ask.RunAsync(Nik.Parse(nik).Value, contact, 1);

    static async Task<Message[]> LostAsync(Post post) => [.. (await post.MessagesAsync()).Where(m => m.Kind == MessageKind.Lost)];

    [Theory]
    [InlineData(Siti, Phone, 1)]
    [InlineData(Siti, "+6281234567891", 0)]
    [InlineData("3275014101900002", Phone, 0)]
    public async Task Number_and_phone_must_be_of_one_visit(string nik, string contact, int sent)
    {
        await using var node = await TestNode.StartAsync();
        var (sms, mail) = (new PlantedChannel(MessageWay.Sms), new PlantedChannel(MessageWay.Email));
        var post = new Post(node, sms, mail);
        await post.BookAsync(phone: Phone, nik: Siti);
        await AskAsync(post, nik, contact);
        await post.RoundAsync();

        var lost = await LostAsync(post);
        lost.Length.ShouldBe(sent);
        lost.ShouldAllBe(m => m.Way == MessageWay.Sms, "an ask by phone is not answered by e-mail");
        await using var db = node.Store.Open();
        (await db.LinkAsks.SingleAsync()).Sealed.ShouldBeNull("looked at once");
    }

    [Fact]
    public async Task A_visit_that_was_cancelled_is_not_written_about()
    {
        await using var node = await TestNode.StartAsync();
        var post = new Post(node, new PlantedChannel(MessageWay.Email));
        var booked = await post.BookAsync(nik: Siti);
        await AskAsync(post, Siti, "siti@example.go.id");
        await node.Runner.RunAsync(Post.Day, new CancelBooking(booked.Booking), Actor.Citizen, Guid.NewGuid());
        await post.RoundAsync();

        (await LostAsync(post)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_nodes_that_look_at_once_write_once_and_a_second_ask_writes_again()
    {
        await using var node = await TestNode.StartAsync();
        await using var second = node.Join();
        var channel = new PlantedChannel(MessageWay.Email);
        var (one, two) = (new Post(node, channel), new Post(second, channel));
        await one.BookAsync(nik: Siti);
        await AskAsync(one, Siti, "siti@example.go.id");
        await Task.WhenAll(one.Asks.RunAsync(), two.Asks.RunAsync());
        await one.Asks.RunAsync();
        (await LostAsync(one)).Length.ShouldBe(1);

        await AskAsync(one, Siti, "siti@example.go.id");
        await one.RoundAsync();
        (await LostAsync(one)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task An_ask_at_night_waits_for_the_morning()
    {
        await using var node = await TestNode.StartAsync();
        var post = new Post(node, new PlantedChannel(MessageWay.Email));
        await post.BookAsync(nik: Siti, at: new(10, 0));
        node.Time.Advance(TimeSpan.FromHours(15));
        await AskAsync(post, Siti, "siti@example.go.id");
        await post.Asks.RunAsync();

        var local = post.Clock.Local((await LostAsync(post)).Single().Due);
        (local.Hour, local.Minute).ShouldBe((6, 0));
    }

    [Fact]
    public async Task On_WhatsApp_a_phone_that_has_answered_before_gets_the_link_when_it_answers_again()
    {
        await using var node = await TestNode.StartAsync();
        var channel = new PlantedChannel(MessageWay.WhatsApp);
        var post = new Post(node, channel);
        var booked = await post.BookAsync(email: null, phone: Phone, onWhatsApp: true, nik: Siti);
        await post.RoundAsync();
        await post.Proof.FromAsync(Phone, "ya");
        await post.RoundAsync();
        await AskAsync(post, Siti, Phone);
        await post.RoundAsync();
        await post.Proof.FromAsync(Phone, "ya");
        await post.Proof.FromAsync(Phone, "ya");
        await post.RoundAsync();

        channel.Calls.Select(c => c.Letter.Kind).ShouldBe([MessageKind.Booked, MessageKind.Link, MessageKind.Lost, MessageKind.Link]);
        channel.Calls.Last().Letter.Link.ShouldBe("https://antre.example.go.id/tiket/" + node.Vault.TokenFor(booked.Reference));
    }
}
