using Dantain.Messages;
using Dantain.Shared;
using Dantain.Tests;
using MailKit.Security;

namespace Dantain.Storage.Tests.Messages;

/// <summary>Each message goes out once, whatever dies when; what fails is tried again, and given up in the end.</summary>
public sealed class SendingTests
{
    [Fact]
    public async Task Ten_bookings_sent_by_two_nodes_at_once_are_ten_mails_in_a_real_mailbox()
    {
        using var server = await MailServer.StartAsync();
        await using var node = await TestNode.StartAsync();
        await using var second = node.Join();
        var (one, two) = (new Post(node, Mail(server)), new Post(second, Mail(server)));
        for (var no = 1; no <= 10; no++) await one.BookAsync($"warga{no}@example.go.id", at: new(9 + no % 2, 0), no: no);
        await Task.WhenAll(one.RoundAsync(), two.RoundAsync());
        await Task.WhenAll(one.RoundAsync(), two.RoundAsync());
        var to = new List<string>();
        for (var no = 1; no <= 10; no++) to.Add((await server.NextAsync())["to"]![0]!.ToString());
        to.Order().ShouldBe(Enumerable.Range(1, 10).Select(n => $"warga{n}@example.go.id").Order());
        server.Count.ShouldBe(10);
        (await one.MessagesAsync()).Where(m => m.Kind == MessageKind.Booked).ShouldAllBe(m => m.State == MessageState.Sent && m.ProviderId != null);
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_given_up_a_full_one_is_tried_again_and_a_cut_line_is_unclear()
    {
        using var server = await MailServer.StartAsync();
        await using var node = await TestNode.StartAsync();
        var post = new Post(node, Mail(server));
        await post.BookAsync("tiada@example.go.id", no: 1);
        await post.BookAsync("penuh@example.go.id", no: 2);
        await post.BookAsync("putus@example.go.id", no: 3);
        await post.RoundAsync();
        var states = (await post.MessagesAsync()).Where(m => m.Kind == MessageKind.Booked).OrderBy(m => m.Booking).Select(m => (m.State, m.Reason));
        states.ShouldBe([(MessageState.Failed, SendReasons.NoSuchAddress), (MessageState.Waiting, SendReasons.Busy), (MessageState.Unclear, SendReasons.Cut)]);
        node.Time.Advance(TimeSpan.FromMinutes(2));
        await post.RoundAsync();
        (await post.MessagesAsync()).Single(m => m.Kind == MessageKind.Booked && m.Booking == 2).Attempts.ShouldBe(2);
        server.Count.ShouldBe(1, "what may have arrived is not sent again");
    }

    [Fact]
    public async Task A_mail_server_that_is_away_loses_nothing()
    {
        await using var node = await TestNode.StartAsync();
        var away = new Post(node, new EmailChannel(new("127.0.0.1", 1, SecureSocketOptions.None, "antre@example.go.id")));
        await away.BookAsync();
        await away.RoundAsync();
        (await away.MessagesAsync()).Single(m => m.Kind == MessageKind.Booked).Reason.ShouldBe(SendReasons.Unreachable);
        using var server = await MailServer.StartAsync();
        node.Time.Advance(TimeSpan.FromMinutes(1));
        await new Post(node, Mail(server)).RoundAsync();
        (await server.NextAsync())["to"]![0]!.ToString().ShouldBe("siti@example.go.id");
    }

    [Theory]
    [InlineData(false, MessageState.Unclear, 1)]
    [InlineData(true, MessageState.Sent, 2)]
    public async Task A_node_that_dies_in_the_middle_of_a_call_leaves_it_unclear_or_repeats_it_where_that_is_harmless(bool repeatsSafely, MessageState state, int calls)
    {
        await using var node = await TestNode.StartAsync();
        var dies = new PlantedChannel(MessageWay.Email) { RepeatsSafely = repeatsSafely, Answer = () => new TaskCompletionSource<Sent>().Task };
        var first = new Post(node, dies);
        await first.BookAsync();
        await first.Plan.RunAsync();
        _ = first.Send.RunAsync();
        await TestNode.UntilAsync(() => dies.Calls.Count == 1);

        var lives = new PlantedChannel(MessageWay.Email) { RepeatsSafely = repeatsSafely };
        var second = new Post(node, lives);
        await second.Send.RunAsync();
        lives.Calls.ShouldBeEmpty("the claim still stands");
        second.Real.Advance(TimeSpan.FromMinutes(6));
        await second.Send.RunAsync();
        (await second.MessagesAsync()).Single(m => m.Kind == MessageKind.Booked).State.ShouldBe(state);
        (dies.Calls.Count + lives.Calls.Count).ShouldBe(calls);
    }

    [Fact]
    public async Task A_node_that_dies_before_it_claims_leaves_the_message_to_the_next()
    {
        await using var node = await TestNode.StartAsync();
        var post = new Post(node, new PlantedChannel(MessageWay.Email));
        await post.BookAsync();
        await post.Plan.RunAsync();   // and dies here
        var channel = new PlantedChannel(MessageWay.Email);
        await new Post(node, channel).Send.RunAsync();
        channel.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Every_attempt_waits_longer_and_the_last_one_is_given_up()
    {
        await using var node = await TestNode.StartAsync();
        var channel = new PlantedChannel(MessageWay.Email) { Answer = () => Task.FromResult(new Sent(SendEnd.Later, SendReasons.Busy)) };
        var post = new Post(node, channel);
        await post.BookAsync(at: new(11, 0));
        for (var minutes = 0; minutes < 400; minutes++)
        {
            await post.RoundAsync();
            node.Time.Advance(TimeSpan.FromMinutes(1));
        }
        var message = (await post.MessagesAsync()).Single(m => m.Kind == MessageKind.Booked);
        (message.State, message.Reason, message.Attempts).ShouldBe((MessageState.Failed, SendReasons.Busy, 8));
    }

    [Fact]
    public async Task One_address_gets_so_many_a_day_and_no_more()
    {
        await using var node = await TestNode.StartAsync();
        var channel = new PlantedChannel(MessageWay.Email);
        var post = new Post(node, channel) { Settings = new() { PerAddressADay = 2 } };
        for (var no = 1; no <= 3; no++)
        {
            await post.BookAsync(no: no);
            await post.RoundAsync();
        }
        channel.Calls.Count.ShouldBe(2);
        (await post.MessagesAsync()).Single(m => m.State == MessageState.Failed).Reason.ShouldBe(SendReasons.DailyLimit);
    }

    [Fact]
    public async Task A_number_that_WhatsApp_does_not_reach_gets_the_sms_instead()
    {
        await using var node = await TestNode.StartAsync();
        var whatsApp = new PlantedChannel(MessageWay.WhatsApp) { Answer = () => Task.FromResult(new Sent(SendEnd.Never, SendReasons.NoSuchAddress)) };
        var sms = new PlantedChannel(MessageWay.Sms);
        var post = new Post(node, whatsApp, sms);
        await post.BookAsync(email: null, phone: "081234567890", onWhatsApp: true);
        await post.RoundAsync();
        sms.Calls.ShouldBeEmpty("one way is enough");
        await post.RoundAsync();
        (whatsApp.Calls.Count, sms.Calls.Count).ShouldBe((1, 1));
    }

    [Fact]
    public async Task An_address_gets_the_link_only_after_it_has_answered_once_and_silence_when_it_asks_for_it()
    {
        await using var node = await TestNode.StartAsync();
        var channel = new PlantedChannel(MessageWay.Email);
        var post = new Post(node, channel);
        var booked = await post.BookAsync();
        await post.RoundAsync();
        var (message, letter) = channel.Calls.Single();
        letter.Link.ShouldBeNull();
        var code = letter.Prove!.Split('/')[^1];
        post.Proof.MessageOf(code[..^1] + (code[^1] == '0' ? '1' : '0')).ShouldBeNull();
        (await post.Proof.ByMessageAsync(post.Proof.MessageOf(code)!.Value)).ShouldBeTrue();
        await post.Proof.ByMessageAsync(message.Id);
        await post.RoundAsync();
        channel.Calls.Count.ShouldBe(2);
        channel.Calls.Last().Letter.Link.ShouldBe($"https://antre.example.go.id/tiket/{node.Vault.TokenFor(booked.Reference)}");

        await post.Proof.FromAsync("siti@example.go.id", "STOP");
        await post.BookAsync(no: 2);
        await post.RoundAsync();
        channel.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task After_a_week_nothing_is_left_of_an_address_and_no_row_ever_holds_one()
    {
        await using var node = await TestNode.StartAsync();
        var post = new Post(node, new PlantedChannel(MessageWay.Email));
        await post.BookAsync();
        await post.RoundAsync();
        (await post.MessagesAsync()).Single(m => m.Kind == MessageKind.Booked).Address!.Length.ShouldBe(16);
        node.Time.Advance(TimeSpan.FromDays(9));
        await post.Erase.RunAsync(new());
        (await post.MessagesAsync()).ShouldAllBe(m => m.Address == null && m.ProviderId == null);
        (await post.MessagesAsync()).Count(m => m.State == MessageState.Sent).ShouldBe(1, "counts stay");
    }

    [Fact]
    public async Task The_week_runs_from_when_it_was_sent_though_the_visit_is_thirteen_days_ahead()
    {
        await using var node = await TestNode.StartAsync();
        var post = new Post(node, new PlantedChannel(MessageWay.Email));
        await post.BookAsync(ahead: 13);
        await post.RoundAsync();
        node.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        await post.Erase.RunAsync(new());
        (await BookedAsync()).Address.ShouldNotBeNull();
        node.Time.Advance(TimeSpan.FromMinutes(2));
        await post.Erase.RunAsync(new());

        var booked = await BookedAsync();
        (booked.State, booked.Address, booked.ProviderId).ShouldBe((MessageState.Sent, null, null));
        booked.Until.ShouldBeGreaterThan(node.Get<CityClock>().Now, "its visit is still to come");

        async Task<Message> BookedAsync() => (await post.MessagesAsync()).Single(m => m.Kind == MessageKind.Booked);
    }

    [Fact]
    public async Task Who_first_answers_the_reminder_gets_the_link_though_the_address_of_the_first_message_is_erased()
    {
        await using var node = await TestNode.StartAsync();
        var post = new Post(node, new PlantedChannel(MessageWay.Email));
        await post.BookAsync(ahead: 13);
        await post.RoundAsync();
        node.Time.Advance(TimeSpan.FromDays(12) + TimeSpan.FromHours(11));   // 18.00 the day before
        await post.Erase.RunAsync(new());
        await post.RoundAsync();
        var reminder = (await post.MessagesAsync()).Single(m => m.Kind == MessageKind.DayBefore);

        (await post.Proof.ByMessageAsync(reminder.Id)).ShouldBeTrue();

        (await post.MessagesAsync()).Count(m => m.Kind == MessageKind.Link).ShouldBe(1);
    }

    static EmailChannel Mail(MailServer server) => new(new("127.0.0.1", server.Port, SecureSocketOptions.None, "antre@example.go.id"));
}
