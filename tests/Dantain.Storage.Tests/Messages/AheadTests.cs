using Dantain.Messages;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Tests;

namespace Dantain.Storage.Tests.Messages;

/// <summary>"Few are before you": once, to who waits and has not only just come, on ways that arrive at once.</summary>
public sealed class AheadTests
{
    [Fact]
    public async Task Who_waits_is_told_once_when_few_are_before_them()
    {
        await using var node = await TestNode.StartAsync(TestCity.With(counters: 20));
        await using var other = node.Join();
        PlantedChannel sms = new(MessageWay.Sms), mail = new(MessageWay.Email);
        var (post, second) = (new Post(node, sms, mail), new Post(other, sms, mail));
        var booked = await post.BookAsync(phone: "081234567890", at: new(9, 0));
        node.Time.Advance(TimeSpan.FromHours(25.5));   // the morning of the visit, 08.30
        await post.RoundAsync();
        var tickets = new List<int>();
        for (var i = 0; i < 7; i++) tickets.Add((await node.Runner.RunAsync(Post.Day, new TakeTicket([new(TestCity.Kk, null)]), Actor.Staff(1), Guid.NewGuid())).Value.Ticket);
        (await node.Runner.RunAsync(Post.Day, new CheckIn(booked.Booking), Actor.Staff(1), Guid.NewGuid())).IsOk.ShouldBeTrue();
        var (ahead, again) = (post.Ahead, second.Ahead);

        await ahead.RunAsync(await ViewAsync());
        (await AheadsAsync()).ShouldBeEmpty("who has just come has seen for themself");
        node.Time.Advance(TimeSpan.FromMinutes(6));
        await ahead.RunAsync(await ViewAsync());
        (await AheadsAsync()).ShouldBeEmpty("seven are before them");

        (await node.Runner.RunAsync(Post.Day, new OpenCounter(1, 1), Actor.Staff(1), Guid.NewGuid())).IsOk.ShouldBeTrue();
        foreach (var ticket in tickets.Take(3)) (await node.Runner.RunAsync(Post.Day, new Leave(ticket), Actor.Staff(1), Guid.NewGuid())).IsOk.ShouldBeTrue();
        var view = await ViewAsync();
        await Task.WhenAll(ahead.RunAsync(view), again.RunAsync(view));   // two nodes look at the same hall
        await ahead.RunAsync(view);

        var told = (await AheadsAsync()).ShouldHaveSingleItem();
        (told.Booking, told.Way).ShouldBe((booked.Booking, MessageWay.Sms));
        await post.Send.RunAsync();
        sms.Calls.Count(c => c.Message.Kind == MessageKind.Ahead).ShouldBe(1);
        mail.Calls.ShouldAllBe(c => c.Message.Kind != MessageKind.Ahead);

        async Task<DayView> ViewAsync() => (await node.Runner.ViewAsync(Post.Day)).ShouldNotBeNull();
        async Task<List<Message>> AheadsAsync() => [.. (await post.MessagesAsync()).Where(m => m.Kind == MessageKind.Ahead)];
    }
}
