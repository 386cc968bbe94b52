using System.Diagnostics.Metrics;
using Dantain.Messages;
using Microsoft.Extensions.Logging;

namespace Dantain.Storage.Tests.Messages;

/// <summary>What an operator sees from outside: how long the oldest message waits, and an alarm when somebody has many SMS sent.</summary>
public sealed class WatchTests
{
    [Fact]
    public async Task The_age_of_the_oldest_message_that_is_due_is_a_metric_and_falls_when_it_has_gone()
    {
        await using var node = await TestNode.StartAsync();
        var post = new Post(node, new PlantedChannel(MessageWay.Email));
        await post.BookAsync(at: new(11, 0));
        await post.Plan.RunAsync();
        node.Time.Advance(TimeSpan.FromMinutes(11));
        await ShowsAsync(660);

        await post.Send.RunAsync();
        await ShowsAsync(0);

        // One gauge a process: another test may set it between.
        async Task ShowsAsync(double seconds)
        {
            for (var tries = 0; ; tries++)
            {
                await post.Erase.RunAsync(new());
                if (Oldest() == seconds) return;
                tries.ShouldBeLessThan(50, $"{Oldest()} and not {seconds}");
            }
        }
    }

    [Fact]
    public async Task The_age_grows_while_nothing_looks_at_the_messages_any_more()
    {
        await using var node = await TestNode.StartAsync();
        var post = new Post(node, new PlantedChannel(MessageWay.Email));
        await post.BookAsync(at: new(11, 0));
        await post.Plan.RunAsync();

        // One gauge a process: another test may set it between.
        for (var minutes = 1; ; minutes++)
        {
            await post.Erase.RunAsync(new());
            node.Time.Advance(TimeSpan.FromMinutes(1));
            if (Oldest() == minutes * 60) return;
            minutes.ShouldBeLessThan(50, $"{Oldest()}");
        }
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(1, 1)]
    public async Task Unusually_many_sms_within_an_hour_are_said_in_the_log_as_critical_and_without_a_number(int alarmAt, int said)
    {
        await using var node = await TestNode.StartAsync();
        var settings = new MessageSettings { SmsAlarmAnHour = alarmAt };
        var post = new Post(node, new PlantedChannel(MessageWay.Sms)) { Settings = settings };
        await post.BookAsync(email: null, phone: "081234567890");
        await post.RoundAsync();
        var log = new Heard();

        await new EraseMessages(node.Store, post.Clock, settings, log).RunAsync(new());

        log.Critical.Count.ShouldBe(said);
        log.Critical.ShouldAllBe(text => !text.Contains("8123456"));
    }

    static double Oldest()
    {
        var shown = double.NaN;
        using var listener = new MeterListener { InstrumentPublished = (i, l) => { if (i.Name == "dantain.messages.oldest_age") l.EnableMeasurementEvents(i); } };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => shown = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return shown;
    }

    sealed class Heard : ILogger<EraseMessages>
    {
        public List<string> Critical { get; } = [];
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel level) => true;
        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? fault, Func<TState, Exception?, string> text)
        {
            if (level == LogLevel.Critical) Critical.Add(text(state, fault));
        }
    }
}
