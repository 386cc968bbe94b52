using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Dantain.Messages;
using Dantain.Storage;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Web.Tests.Messages;

/// <summary>The whole host as a process of its own that is killed, as with kill -9, after the mail server has a message and before the host has written that down.</summary>
public sealed class KilledTests : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("dantain-killed-").FullName;
    readonly DateTimeOffset started = TimeProvider.System.GetUtcNow();
    string database = "";
    MailServer mail = null!;

    public async Task InitializeAsync()
    {
        database = await TestHost.NewDatabaseAsync(folder);
        mail = await MailServer.StartAsync();
    }

    [Fact]
    public async Task What_was_being_sent_when_the_host_was_killed_is_not_sent_again_and_everything_after_it_is()
    {
        using (var host = await StartAsync())
        {
            await BookAsync(host, 1, "lambat@example.go.id");
            (await NextAsync()).ShouldBe("lambat@example.go.id");   // the server has it, and says nothing
            (await StateAsync()).ShouldBe(MessageState.Sending);
            host.Kill();
        }

        using var again = await StartAsync();
        await BookAsync(again, 2, "warga2@example.go.id");
        (await NextAsync()).ShouldBe("warga2@example.go.id");
        (await StateAsync()).ShouldBe(MessageState.Sending, "the claim still stands");
        await AgeClaimsAsync();
        for (var tries = 0; await StateAsync() is MessageState.Sending; tries++)
        {
            tries.ShouldBeLessThan(600, "the aged claim was never let go");
            await Task.Delay(50);
        }
        await BookAsync(again, 3, "warga3@example.go.id");
        (await NextAsync()).ShouldBe("warga3@example.go.id");

        (await StateAsync()).ShouldBe(MessageState.Unclear, "a clerk sees it and decides");
        mail.Count.ShouldBe(3);
        again.Kill();
    }

    async Task<string> NextAsync() => (await mail.NextAsync())["to"]![0]!.ToString();

    /// <summary>The confirmation of the first booking.</summary>
    async Task<MessageState> StateAsync()
    {
        await using var store = new Store(database);
        await using var db = store.Open();
        return await db.Messages.Where(m => m.Kind == MessageKind.Booked).OrderBy(m => m.Booking).Select(m => m.State).FirstAsync();
    }

    /// <summary>As if more than five minutes had passed since the claim.</summary>
    async Task AgeClaimsAsync()
    {
        await using var store = new Store(database);
        await using var db = store.Open();
        var before = started.AddMinutes(-10);
        await db.Messages.Where(m => m.State == MessageState.Sending).ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedAt, before));
    }

    static async Task BookAsync(Running host, int person, string email)
    {
        var (status, body) = await host.Client.SendAsync("/bookings", new
        {
            office = "jatiasih",
            date = "2026-11-26",
            start = $"{8 + person:00}:00",
            applicant = new { name = "Siti Rahmawati", nik = ApiCalls.Nik(7000 + person), email },
            items = new[] { new { service = "KTP-REKAM" } },
        });
        status.ShouldBe(201, body?.ToString());
    }

    async Task<Running> StartAsync()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        free.Stop();
        string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name);
        var start = new ProcessStartInfo("dotnet", ["exec", "--depsfile", Beside("Dantain.Web.Tests.deps.json"), "--runtimeconfig", Beside("Dantain.Web.Tests.runtimeconfig.json"), Beside("Dantain.Web.dll")]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["DANTAIN_DB"] = database,
            ["DANTAIN_DATA"] = folder,
            ["DANTAIN_PACK"] = TestHost.Pack,
            ["DANTAIN_PROFILE"] = "demo",
            ["DANTAIN_RATE_LIMITS"] = "off",
            ["DANTAIN_CLOCK"] = $"2026-11-24T02:30:00Z;{started:O};1",
            ["DANTAIN_SMTP"] = $"smtp+plain://127.0.0.1:{mail.Port}",
            ["DANTAIN_MAIL_FROM"] = "antre@example.go.id",
            ["ASPNETCORE_URLS"] = address,
        }) start.Environment[name] = value;
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();   // nobody reads it; a full pipe would stop the host
        var running = new Running(process, new HttpClient { BaseAddress = new(address) });
        for (var tries = 0; !await IsReadyAsync(running.Client); tries++)
        {
            process.HasExited.ShouldBeFalse("the host did not start");
            tries.ShouldBeLessThan(600, "the host is never ready");
            await Task.Delay(100);
        }
        return running;
    }

    static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try { return (await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode; }
        catch (HttpRequestException) { return false; }
    }

    public async Task DisposeAsync()
    {
        mail.Dispose();
        await TestHost.DropDatabaseAsync(database);
        Directory.Delete(folder, recursive: true);
    }

    sealed class Running(Process process, HttpClient client) : IDisposable
    {
        public HttpClient Client => client;

        /// <summary>SIGKILL: nothing is finished, nothing is said.</summary>
        public void Kill()
        {
            process.Kill();
            process.WaitForExit();
        }

        public void Dispose()
        {
            if (!process.HasExited) Kill();
            process.Dispose();
            client.Dispose();
        }
    }
}
