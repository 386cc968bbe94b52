using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Dantain.Web.Tests.Citizen;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Dantain.Web.Tests.Forms;

/// <summary>A city that logs all it can, to a list.</summary>
public sealed class TalkativeHost : FormHost, ILoggerProvider
{
    public ConcurrentQueue<string> Log { get; } = [];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Logging:LogLevel:Default", "Trace").UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Debug").UseSetting("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Debug")
            .ConfigureLogging(logging => logging.ClearProviders().AddProvider(this));
    }

    ILogger ILoggerProvider.CreateLogger(string categoryName) => new Writer(Log);
    void IDisposable.Dispose() { }

    sealed class Writer(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel level) => true;
        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue($"{level} {formatter(state, exception)} {exception}");
    }
}

/// <summary>Somebody has booked. Whoever else looks at whatever page, and whatever is logged or counted meanwhile, does not find them.</summary>
public sealed class NobodyIsFoundTests(TalkativeHost host) : IClassFixture<TalkativeHost>
{
    const string Name = "Zulkarnaen Wicaksana", Phone = "0813 5550 1234", Email = "zulkarnaen.w@example.go.id";

    [Fact]
    public async Task No_page_of_any_role_no_header_no_log_and_no_metric_names_who_has_booked()
    {
        var (nik, counted) = (Visitor.NewNik(), new ConcurrentQueue<string>());
        using var meters = Listen(counted);
        using (var v = host.Browser())
        {
            await v.ToOfficeAsync(nik: nik, name: Name);
            await v.ChooseFirstOfficeAsync();
            await v.ChooseTimeAsync();
            await v.SendAsync(("phone", Phone), ("email", Email));
            await v.SendAsync();
            v.Page.Path.ShouldStartWith("/tiket/");
            await AtTheDoorAsync(v.Page.Token(), v.Chosen.Office);
        }

        var scenes = new Scenes(host);
        var (seen, shown) = (new List<string>(), new HashSet<string>());
        foreach (var scene in (await scenes.LinkedAsync()).Concat(scenes.Walked()))
        {
            using var v = await scene.OpenAsync("id");
            if (scenes.RouteOf(v.Page.Path) is { } route) shown.Add(route);
            using var again = await v.Http.GetAsync(new Uri(v.Page.Path, UriKind.Relative));
            seen.Add($"{scene.Name}: {v.Page.Path}\n{again.Headers}\n{again.Content.Headers}\n{v.Page.Body}\n{await again.Content.ReadAsStringAsync()}");
        }
        meters.RecordObservableInstruments();

        shown.Count.ShouldBeGreaterThan(25);
        seen.Count.ShouldBeGreaterThan(40);
        host.Log.ShouldContain(line => line.StartsWith("Debug"));
        host.Log.Count.ShouldBeGreaterThan(1000);
        counted.Count.ShouldBeGreaterThan(20);
        foreach (var secret in new[] { nik, $"{nik[..4]} {nik[4..8]}", nik[6..], "Zulkarnaen", "Wicaksana", "ZULKARNAEN", "zulkarnaen", "81355501234", "5550 1234" })
        {
            seen.Where(text => text.Contains(secret)).Select(text => text[..Math.Min(200, text.Length)]).ShouldBeEmpty(secret);
            host.Log.Where(line => line.Contains(secret)).ShouldBeEmpty(secret);
            counted.Where(text => text.Contains(secret)).ShouldBeEmpty(secret);
        }
    }

    /// <summary>The officer checks them in, if they come today; the door shows a number.</summary>
    async Task AtTheDoorAsync(string token, string office)
    {
        using var officer = await host.StaffAsync(Staff.DemoStaff.OfficerOf(office));
        await officer.GetAsync("/pintu/" + office);
        await officer.SendAsync(("code", token));
        officer.Page.Body.ShouldNotContain("Zulkarnaen");
    }

    static MeterListener Listen(ConcurrentQueue<string> counted)
    {
        var listener = new MeterListener { InstrumentPublished = (instrument, l) => l.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Note(i, tags));
        listener.SetMeasurementEventCallback<int>((i, value, tags, _) => Note(i, tags));
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Note(i, tags));
        listener.Start();
        return listener;

        void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) => counted.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"))}");
    }
}
