using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using Dantain.Brakes;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.Messages;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Citizen.Book;
using Dantain.Web.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dantain.Web.Tests.Forms;

/// <summary>A city with places for thousands, over a real socket, so that the server's own limits count; browsers of people and staff; and whether anything in its database has changed.</summary>
public class FormHost : PageHost
{
    DantainDb? watcher;

    public FormHost() => UseKestrel(0);

    protected override CityPack Change(CityPack pack) => pack with { Offices = [.. pack.Offices.Select(o => o with { KioskAsksNik = o.Code == Scenes.AsksNik, ReceivesAtCounter = o.Code == Scenes.Office, Capacity = [.. o.Capacity.Select(c => c with { Counters = c.Counters * 40 })] })] };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        // Hundreds of messages wait to be sent, and people on the waitlist for a place: what is written of each would look like what a form has changed.
        builder.ConfigureTestServices(services =>
        {
            foreach (var job in services.Where(s => s.ServiceType == typeof(IHostedService) && (s.ImplementationType == typeof(MessageJob) || s.ImplementationType == typeof(WaitlistJob))).ToArray()) services.Remove(job);
        });
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        StartServer();
        await DraftDaysAsync();
        watcher = Services.GetRequiredService<Store>().Open();
        await watcher.Database.OpenConnectionAsync();
    }

    /// <summary>The host does this by itself after it has started, and it would look like what a form has changed.</summary>
    async Task DraftDaysAsync()
    {
        var (city, today) = (Services.GetRequiredService<CityVersions>().Current, Services.GetRequiredService<CityClock>().Today);
        for (var ahead = 0; ahead < city.Rules.OpenDays; ahead++)
            foreach (var office in city.Offices) await Services.GetRequiredService<OfficeDayRunner>().ViewAsync(DayId.Of(office.No, today.AddDays(ahead)));
    }

    /// <summary>A browser of its own, that speaks this language.</summary>
    public Visitor Browser(string language = "id", params (string Name, string Value)[] more)
    {
        var cookies = new CookieContainer();
        cookies.Add(ClientOptions.BaseAddress, new Cookie("bahasa", language));
        foreach (var (name, value) in more) cookies.Add(ClientOptions.BaseAddress, new Cookie(name, value));
        return new(new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = ClientOptions.BaseAddress });
    }

    public async Task<Visitor> StaffAsync(string user, string language = "id")
    {
        var v = Browser(language);
        using var answer = await v.Http.PostAsJsonAsync("/api/v1/session", new { user, password = DemoStaff.Password });
        if (answer.IsSuccessStatusCode) return v;
        await PutBackAsync(user);
        using var again = await v.Http.PostAsJsonAsync("/api/v1/session", new { user, password = DemoStaff.Password });
        again.EnsureSuccessStatusCode();
        return v;
    }

    /// <summary>A kiosk of this office, paired as an administrator does it.</summary>
    public async Task<(Visitor Screen, int Device)> KioskAsync(string office, string language = "id")
    {
        var (devices, cookie) = (Services.GetRequiredService<KnownDevices>(), Guid.NewGuid().ToString("N"));
        var code = (await devices.InviteKioskAsync("Pintu masuk", Services.GetRequiredService<CityVersions>().Current.Office(office)!.No, 80, null)).Value;
        var device = Services.GetRequiredService<Holding>().DeviceOf(cookie);
        (await devices.TakeKioskAsync(code, device)).IsOk.ShouldBeTrue();
        return (Browser(language, (DeviceCookie.Name, cookie)), (await devices.KioskAsync(device))!.Id);
    }

    /// <summary>A form that was right has disabled this account, or given it another password.</summary>
    async Task PutBackAsync(string user)
    {
        await using var scope = Services.CreateAsyncScope();
        var member = await scope.ServiceProvider.GetRequiredService<DantainDb>().Staff.AsNoTracking().SingleAsync(s => s.UserName == user);
        var accounts = scope.ServiceProvider.GetRequiredService<StaffAccounts>();
        await accounts.ResetPasswordAsync(member.Id, DemoStaff.Password);
        await accounts.DisableAsync(member.Id, false, by: 0);
    }

    /// <summary>An office without any place left for this service.</summary>
    public async Task FillAsync(string office, string service)
    {
        var (city, runner, today) = (Services.GetRequiredService<CityVersions>().Current, Services.GetRequiredService<OfficeDayRunner>(), Services.GetRequiredService<CityClock>().Today);
        foreach (var id in Enumerable.Range(0, city.Rules.OpenDays).Select(ahead => DayId.Of(city.Office(office)!.No, today.AddDays(ahead))))
            foreach (var slot in (await runner.ViewAsync(id))!.Slots.Where(s => s.Channel == Channel.Online && s.Group == city.GroupOf(city.Service(service)!).No && s.Capacity > 0))
                await runner.RunAsync(id, new ChangePlaces(slot.No, 0), Actor.System, Guid.NewGuid());
    }

    public string ProofCode => ContactProof.CodeOf(Services.GetRequiredService<Vault>(), Guid.Empty);

    /// <summary>Changes with every change in the database, and with nothing else.</summary>
    public async Task<string> StateAsync()
    {
        if (watcher!.Database.IsSqlite()) return await ReadAsync("PRAGMA data_version");
        var tables = watcher.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct();
        return await ReadAsync(string.Join(" union all ", tables.Select(t => $"select '{t}:' || count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) from {t}")));
    }

    async Task<string> ReadAsync(string sql)
    {
        await using DbCommand command = watcher!.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetValue(0).ToString()!);
        return string.Join(' ', rows);
    }

    public override async ValueTask DisposeAsync()
    {
        if (watcher is not null) await watcher.DisposeAsync();
        await base.DisposeAsync();
    }
}
