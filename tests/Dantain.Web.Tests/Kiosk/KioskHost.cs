using System.Net.Http.Json;
using Dantain.Brakes;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Tests.Brakes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Kiosk;

/// <summary>The first city with machines that give numbers: one office asks for the NIK, and three numbers in a minute are many.</summary>
public class KioskHost : PageHost
{
    public const string AsksNik = "gpp-pondok-gede";

    /// <summary>The city's time when the host starts.</summary>
    protected virtual string At => "2026-11-24T02:30:00Z";

    protected override CityPack Change(CityPack pack) => pack with
    {
        Rules = pack.Rules with { Kiosk = new() { ManyAMinute = 3 } },
        Offices = [.. pack.Offices.Select(o => o with { KioskAsksNik = o.Code == AsksNik })],
    };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("DANTAIN_CLOCK", $"{At};{TimeProvider.System.GetUtcNow():O};1");
    }

    /// <summary>A kiosk of this office, in the hall.</summary>
    public async Task<Visitor> KioskAsync(string office, int paperMm = 80, string? printer = null)
    {
        var (devices, cookie) = (Services.GetRequiredService<KnownDevices>(), TestDevice.New());
        var code = (await devices.InviteKioskAsync("Pintu masuk", Services.GetRequiredService<CityVersions>().Current.Office(office)!.No, paperMm, printer)).Value;
        (await devices.TakeKioskAsync(code, this.KeyOf(cookie))).IsOk.ShouldBeTrue();
        return this.VisitorAt(cookie);
    }

    public async Task<Visitor> SignedInAsync(string user)
    {
        var v = Visitor();
        using var answer = await v.Http.PostAsJsonAsync("/api/v1/session", new { user, password = DemoStaff.Password });
        answer.EnsureSuccessStatusCode();
        return v;
    }

    public DantainDb Db() => Services.GetRequiredService<Store>().Open();

    public DayId Today(string office) => DayId.Of(Services.GetRequiredService<CityVersions>().Current.Office(office)!.No, Services.GetRequiredService<CityClock>().Today);

    /// <summary>The times that have come are open to who stands here, as the jobs open them sooner or later: whoever takes all numbers takes those too.</summary>
    public async Task OpenUnusedAsync(string office)
    {
        var (runner, now) = (Services.GetRequiredService<OfficeDayRunner>(), Services.GetRequiredService<CityClock>().Now);
        var day = (await runner.ViewAsync(Today(office)))!;
        foreach (var start in day.Slots.Select(s => s.Start).Where(start => day.At(start) <= now).Distinct())
            await runner.RunAsync(day.Id, new OpenUnusedPlaces(start), Actor.System, Guid.NewGuid());
    }

    /// <summary>What the door of this office is told.</summary>
    public async Task<DoorNews[]> ToldAsync(string office)
    {
        await using var db = Db();
        return [.. (await DoorNote.ReadAsync(db, Today(office), Services.GetRequiredService<CityClock>().Now)).Select(n => n.News)];
    }

    public async Task<int> TicketsAsync(string office)
    {
        var day = Today(office).Value;
        await using var db = Db();
        return await db.Tickets.CountAsync(t => t.Day == day);
    }
}

/// <summary>Half past five in the morning.</summary>
public sealed class EarlyKioskHost : KioskHost
{
    protected override string At => "2026-11-23T22:30:00Z";
}

/// <summary>Christmas.</summary>
public sealed class HolidayKioskHost : KioskHost
{
    protected override string At => "2026-12-25T02:30:00Z";
}

/// <summary>Half past nine in the evening.</summary>
public sealed class EveningKioskHost : KioskHost
{
    protected override string At => "2026-11-24T14:30:00Z";
}
