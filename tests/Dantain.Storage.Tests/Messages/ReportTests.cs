using Dantain.Messages;

namespace Dantain.Storage.Tests.Messages;

/// <summary>What a provider says of a message later, or too early; and what a clerk does about one that failed.</summary>
public sealed class ReportTests
{
    [Theory]
    [InlineData(true, MessageState.Delivered)]
    [InlineData(false, MessageState.Failed)]
    public async Task A_report_that_comes_before_the_id_is_written_down_is_asked_for_again_and_not_lost(bool arrived, MessageState state)
    {
        await using var node = await TestNode.StartAsync();
        var channel = new PlantedChannel(MessageWay.WhatsApp);
        var post = new Post(node, channel);
        var early = new List<bool>();
        channel.Answer = async () =>
        {
            early.Add(await SayAsync());   // the provider is faster than our own line
            return new(SendEnd.Taken, ProviderId: "p1");
        };
        await post.BookAsync(email: null, phone: "081234567890", onWhatsApp: true);
        await post.RoundAsync();
        early.ShouldBe([false]);

        (await SayAsync()).ShouldBeTrue();
        (await SayAsync()).ShouldBeTrue("a second report changes nothing");

        (await post.MessagesAsync()).Single(m => m.Kind == MessageKind.Booked).State.ShouldBe(state);

        Task<bool> SayAsync() => arrived ? post.Report.DeliveredAsync(MessageWay.WhatsApp, "p1") : post.Report.FailedAsync(MessageWay.WhatsApp, "p1", SendReasons.Refused);
    }

    [Fact]
    public async Task Who_answers_a_letter_before_it_is_noted_that_it_went_out_has_answered()
    {
        await using var node = await TestNode.StartAsync();
        var channel = new PlantedChannel(MessageWay.Email);
        var post = new Post(node, channel);
        var proven = false;
        channel.Answer = async () =>
        {
            proven |= await post.Proof.ByMessageAsync(channel.Calls.First().Message.Id);   // the reader is faster than our own line, or this node dies now
            return new(SendEnd.Taken);
        };
        await post.BookAsync();
        await post.RoundAsync();

        proven.ShouldBeTrue();
        await post.RoundAsync();
        channel.Calls.Last().Letter.Kind.ShouldBe(MessageKind.Link);
    }

    [Fact]
    public async Task A_report_about_a_message_of_somebody_else_is_taken_and_left_alone()
    {
        await using var node = await TestNode.StartAsync();
        var post = new Post(node, new PlantedChannel(MessageWay.WhatsApp));

        (await post.Report.DeliveredAsync(MessageWay.WhatsApp, "of another program")).ShouldBeTrue();
        (await post.Report.FailedAsync(MessageWay.WhatsApp, "of another program", SendReasons.NoSuchAddress)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_clerk_has_what_failed_sent_again_even_when_its_time_is_over_and_nothing_else()
    {
        await using var node = await TestNode.StartAsync();
        var channel = new PlantedChannel(MessageWay.Email) { Answer = () => Task.FromResult(new Sent(SendEnd.Never, SendReasons.NoSuchAddress)) };
        var post = new Post(node, channel);
        await post.BookAsync();
        await post.RoundAsync();
        var failed = (await post.MessagesAsync()).Single(m => m.State == MessageState.Failed);
        (await post.Retry.RunAsync(failed.Id, office => office != 1)).Refusal.ShouldBe(RetryMessage.NotNow, "another office's");
        node.Time.Advance(TimeSpan.FromHours(30));
        channel.Answer = () => Task.FromResult(new Sent(SendEnd.Taken));

        (await post.Retry.RunAsync(failed.Id, office => office == 1)).IsOk.ShouldBeTrue();

        var waiting = (await post.MessagesAsync()).Single(m => m.Id == failed.Id);
        (waiting.State, waiting.Attempts, waiting.Reason).ShouldBe((MessageState.Waiting, 0, null));
        waiting.Until.ShouldBeGreaterThan(post.Clock.Now);
        (await post.Retry.RunAsync(failed.Id, _ => true)).Refusal.ShouldBe(RetryMessage.NotNow, "it waits already");
        (await post.Retry.RunAsync(Guid.NewGuid(), _ => true)).Refusal.ShouldBe(RetryMessage.NotNow);
    }
}
