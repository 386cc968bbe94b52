using System.Collections.Concurrent;
using System.Text.Json;
using Dantain.Storage;
using Dantain.Web.Tests.Citizen;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Population;

namespace Dantain.Web.Tests.Verification;

/// <summary>Somebody books whom the register does not confirm, then one whom it cannot be asked about: their number, name and phone are in no address, header, log or record of a call.</summary>
public sealed class NothingLeaksTests(RegisterHost host) : IClassFixture<RegisterHost>
{
    const string Name = "Zulkarnaen Wicaksana", Phone = "0813 5550 1234";

    [Theory]
    [InlineData(Fault.None)]
    [InlineData(Fault.Broken)]
    [InlineData(Fault.Garbage)]
    public async Task Number_name_and_phone_are_nowhere_but_in_the_form(Fault fault)
    {
        var nik = People.All.First(p => p.Fault == fault).Nik;
        using var log = new Log();
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var wire = new Recorder();
        using var v = new Visitor(host.CreateDefaultClient(new RedirectHandler(7), new CookieContainerHandler(), wire));

        await v.ToWhoAsync();
        await v.SendAsync(("nik", nik), ("name", Name), ("village", Citizen.Journey.Home));
        await v.SendAsync(("nik", nik), ("name", Name), ("village", Citizen.Journey.Home));
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        await v.SendAsync(("phone", Phone));
        await v.SendAsync();
        v.Page.Path.ShouldStartWith("/tiket/");

        wire.Seen.Count.ShouldBeGreaterThan(10);
        host.Services.GetRequiredService<ILogger<NothingLeaksTests>>().LogWarning("Planted to see that the log is read");
        log.Lines.ShouldContain(line => line.Contains("Planted"));
        await using var db = host.Services.GetRequiredService<Store>().Open();
        var calls = JsonSerializer.Serialize(await db.CheckCalls.ToListAsync());
        var facts = string.Join('\n', await db.Facts.Select(f => f.Payload + f.Actor).ToListAsync());
        var marks = JsonSerializer.Serialize(await db.BrakeMarks.ToListAsync());
        foreach (var secret in new[] { nik, $"{nik[..4]} {nik[4..8]}", nik[6..], "Zulkarnaen", "Wicaksana", "ZULKARNAEN", "81355501234", "5550 1234" })
            foreach (var text in wire.Seen.Concat(log.Lines).Append(calls).Append(facts).Append(marks))
                text.ShouldNotContain(secret, Case.Sensitive);
    }

    /// <summary>Every address and header that goes out or comes back.</summary>
    sealed class Recorder : DelegatingHandler
    {
        public List<string> Seen { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            Seen.Add($"{request.RequestUri}\n{request.Headers}\n{answer.Headers}\n{answer.Content.Headers}");
            return answer;
        }
    }

    /// <summary>Everything the host logs from now on.</summary>
    sealed class Log : ILoggerProvider
    {
        readonly ConcurrentQueue<string> lines = new();

        public IReadOnlyCollection<string> Lines => lines;
        public ILogger CreateLogger(string categoryName) => new Writer(lines);
        public void Dispose() { }

        sealed class Writer(ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
            public bool IsEnabled(LogLevel logLevel) => true;
            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue($"{formatter(state, exception)} {exception}");
        }
    }
}
