using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using Dantain.Brakes;
using Dantain.Cities;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Citizen.Book;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Brakes;

/// <summary>A city whose brakes are on: two bookings a phone, three a device and an applicant, four a helper and day.</summary>
public sealed class BrakeHost : PageHost
{
    protected override CityPack Change(CityPack pack) => pack with { Rules = pack.Rules with { Limits = new() { Applicant = 3, Phone = 2, Device = 3, Unverified = 1, HelperADay = 4, PressureAMinute = 0 } } };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("DANTAIN_RATE_LIMITS", "on");
    }

    public async Task<Visitor> SignedInAsync(string user, string? device = null)
    {
        var v = device is null ? Visitor() : this.VisitorAt(device);
        using var answer = await v.Http.PostAsJsonAsync("/api/v1/session", new { user, password = DemoStaff.Password });
        answer.EnsureSuccessStatusCode();
        return v;
    }

    public DantainDb Db() => Services.GetRequiredService<Store>().Open();
}

/// <summary>Browsers that tests tell apart by the number in their cookie.</summary>
static class TestDevice
{
    public static string New() => Guid.NewGuid().ToString("N");

    /// <summary>Somebody at this device, in a browser window of their own.</summary>
    public static Visitor VisitorAt(this PageHost host, string device)
    {
        var client = host.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", $"{DeviceCookie.Name}={device}");
        return new(client);
    }

    public static long KeyOf(this PageHost host, string device) => host.Services.GetRequiredService<Holding>().DeviceOf(device);
}

/// <summary>What the brakes have counted while a test ran.</summary>
sealed class Stops : IDisposable
{
    readonly MeterListener listener = new();
    readonly List<string> kinds = [];

    public Stops()
    {
        listener.InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == BookingBrake.MeterName) l.EnableMeasurementEvents(instrument); };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            lock (kinds) kinds.Add((string)tags[0].Value!);
        });
        listener.Start();
    }

    public string[] Kinds { get { lock (kinds) return [.. kinds]; } }

    public void Dispose() => listener.Dispose();
}
