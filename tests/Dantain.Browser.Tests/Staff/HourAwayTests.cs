using System.Reflection;
using Dantain.Browser.Tests.Citizen;
using Dantain.Browser.Tests.Kiosk;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Staff;

/// <summary>A city whose clock can be put forward.</summary>
public sealed class PassingHost : BrowserHost
{
    readonly Later time = new();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        typeof(CityClock).GetField("real", BindingFlags.NonPublic | BindingFlags.Instance)!.SetValue(Services.GetRequiredService<CityClock>(), time);
    }

    public void Pass(TimeSpan span) => time.By += span;

    sealed class Later : TimeProvider
    {
        public TimeSpan By { get; set; }
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + By;
    }
}

/// <summary>Console, door and machine of one office lose their line for an hour, by the city's clock and by their own.</summary>
public sealed class HourAwayTests(PassingHost host) : IClassFixture<PassingHost>
{
    const string Office = "jatiasih", Service = "KTP-HILANG";
    static readonly TimeSpan Half = TimeSpan.FromMinutes(30);

    [Fact]
    public async Task An_hour_without_a_line_is_worked_through_and_arrives_once_with_its_times_and_its_conflicts_said()
    {
        var (scanned, typed) = (await host.BookAsync(Office), await host.BookAsync(Office, "KK-HILANG"));
        var (served, taken) = (await WalkAsync(), await WalkAsync());
        using var line = new Line(host);
        await using var clerk = await Phone.OpenAsync(host, at: line.Address, width: 1280);
        await using var officer = await Phone.OpenAsync(host, at: line.Address, width: 390);
        await using var kiosk = await KioskScreen.OpenAsync(host, Office, at: line.Address);
        var (console, door, machine) = (clerk.Page, officer.Page, kiosk.Page);
        IPage[] all = [console, door, machine];
        var passed = TimeSpan.Zero;
        foreach (var page in all) await page.Clock.InstallAsync();
        await clerk.SignInAsync(DemoStaff.OfficerOf(Office));
        await clerk.GoAsync($"/loket/{Office}/1");
        await console.ClickAsync("#console [value=open]");
        await console.WaitForSelectorAsync("#console[data-counter=open]");
        await officer.SignInAsync(DemoStaff.OfficerOf(Office));
        await officer.GoAsync($"/pintu/{Office}");
        await kiosk.GoAsync("");
        await ReadyAsync(door, typed.Number);
        await ReadyAsync(machine, typed.Number);

        line.Cut();
        await console.WaitForSelectorAsync("#luring:not([hidden])");
        await door.EvaluateAsync("dispatchEvent(new Event('offline'))");
        await machine.EvaluateAsync("dispatchEvent(new Event('offline'))");
        await machine.WaitForSelectorAsync("#luring:not([hidden]) [data-step=groups]:not([hidden])");
        await StepAsync(console, "F2", "F4");
        await ComeAsync(door, scanned.Token, "welcome", scanned.Number);
        var early = await GiveAsync(machine);
        await PassAsync();

        await console.Keyboard.PressAsync("F9");
        await console.WaitForSelectorAsync("#luring .called.none");
        await ComeAsync(door, typed.Number.Replace("-", " ").ToLowerInvariant(), "welcome", typed.Number);
        await door.ClickAsync($"#ambil details:has([value={Service}]) summary");
        await door.ClickAsync($"#ambil [name=take][value={Service}]");
        await door.WaitForFunctionAsync("number => !document.getElementById('hasil').textContent.includes(number)", typed.Number);
        (await door.GetAttributeAsync("#hasil", "data-case")).ShouldBe("given", await door.TextContentAsync("#hasil"));
        var middle = (await door.TextContentAsync("#hasil .big"))!;
        await CallElsewhereAsync(taken.Ticket);
        await PassAsync();

        await StepAsync(console, "F2", "F4", "F9");
        await ComeAsync(door, typed.Number, "again", typed.Number);
        var late = await GiveAsync(machine);
        foreach (var page in all) (await page.TextContentAsync("#putus"))!.ShouldContain("Tanpa sambungan sejak");
        line.Mend();
        foreach (var page in all)
        {
            await page.EvaluateAsync("dispatchEvent(new Event('online'))");
            await page.WaitForSelectorAsync("#putus[hidden]", new() { State = WaitForSelectorState.Attached });
        }

        (await console.TextContentAsync("#perlu ul"))!.ShouldContain($"{taken.Number} Nomor ini sedang di loket 2.");
        (await door.Locator("#perlu li").CountAsync()).ShouldBe(0);
        (await machine.Locator("#perlu li").CountAsync()).ShouldBe(0);
        late[0].ShouldBe(early[0]);
        new[] { early, late }.Select(n => n[1..]).ShouldBe(["-001", "-002"]);
        middle[0].ShouldNotBe(early[0], "each device has a series of its own");

        var facts = (await FactsAsync()).Where(f => f.DeviceAt is not null).ToList();
        foreach (var (kind, number, minutes) in new[] { ("TicketCalled", served.Number, 60), ("ServiceStarted", served.Number, 60), ("ServiceFinished", served.Number, 30), ("CheckedIn", scanned.Number, 60), ("CheckedIn", typed.Number, 30), ("TicketTaken", early, 60), ("TicketTaken", middle, 30), ("TicketTaken", late, 0) })
        {
            var fact = facts.Where(f => f.Kind == kind && f.Payload.Contains(number)).ShouldHaveSingleItem($"{kind} {number}");
            // The device's clock is another one than the city's, and as long an hour: both say how long ago it was when it was sent.
            (facts.Max(f => f.DeviceAt!.Value) - fact.DeviceAt!.Value).TotalMinutes.ShouldBeInRange(minutes - 3, minutes + 3, $"{kind} {number}");
        }
        facts.ShouldNotContain(f => f.Payload.Contains(taken.Number));
        await using var db = host.Services.GetRequiredService<Store>().Open();
        var tickets = (await db.Tickets.Where(t => t.Day == Today.Value).ToListAsync()).ToDictionary(t => t.Label);
        var now = host.Services.GetRequiredService<CityClock>().Now;
        foreach (var (number, minutes) in new[] { (scanned.Number, 60), (early, 60), (typed.Number, 30), (middle, 30), (late, 0) })
            (now - tickets[number].ArrivedAt).TotalMinutes.ShouldBeInRange(minutes, minutes + 5, number);
        (tickets[served.Number].EndedAt!.Value - tickets[served.Number].StartedAt!.Value).TotalMinutes.ShouldBeInRange(29, 33, "the service took half an hour");

        async Task PassAsync()
        {
            host.Pass(Half);
            passed += Half;
            foreach (var page in all) await page.Clock.SetSystemTimeAsync((TimeProvider.System.GetUtcNow() + passed).UtcDateTime);
        }
    }

    DayId Today => DayId.Of(host.Services.GetRequiredService<CityVersions>().Current.Office(Office)!.No, new(2026, 11, 24));

    async Task<(int Ticket, string Number)> WalkAsync()
    {
        var service = host.Services.GetRequiredService<CityVersions>().Current.Service(Service)!.No;
        var taken = await host.Services.GetRequiredService<OfficeDayRunner>().RunAsync(Today, new TakeTicket([new(service, null)]), Actor.Staff(1), Guid.NewGuid());
        return (taken.Value.Ticket, taken.Value.Number);
    }

    async Task CallElsewhereAsync(int ticket)
    {
        var runner = host.Services.GetRequiredService<OfficeDayRunner>();
        (await runner.RunAsync(Today, new OpenCounter(2, 1), Actor.Staff(1), Guid.NewGuid())).IsOk.ShouldBeTrue();
        (await runner.RunAsync(Today, new CallTicket(2, ticket, "wish"), Actor.Staff(1), Guid.NewGuid())).IsOk.ShouldBeTrue();
    }

    async Task<List<Dantain.History.Fact>> FactsAsync()
    {
        await using var db = host.Services.GetRequiredService<Store>().Open();
        return await db.Facts.AsNoTracking().Where(f => f.Day == Today.Value).OrderBy(f => f.No).ToListAsync();
    }

    /// <summary>Everything for an hour without a line is on the device: its own page, the list of the day with this number, numbers to give.</summary>
    static Task ReadyAsync(IPage page, string number) => page.WaitForFunctionAsync(
        "async number => !!await caches.match(location.href, { ignoreVary: true }) && (localStorage.getItem(`daftar:${location.pathname}`) ?? '').includes(` ${number} `) && JSON.parse(localStorage.getItem(`nomor:${location.pathname}`) ?? '{}').lines?.length > 0", number);

    static async Task StepAsync(IPage console, params string[] keys)
    {
        foreach (var key in keys)
        {
            var last = await console.TextContentAsync("#luring .acts");
            await console.Keyboard.PressAsync(key);
            await console.WaitForFunctionAsync("last => document.querySelector('#luring .acts').textContent !== last", last);
        }
    }

    static async Task ComeAsync(IPage door, string code, string state, string number)
    {
        await door.FillAsync("#code", code);
        await door.ClickAsync("#lapor .primary");
        await door.WaitForSelectorAsync($"#hasil[data-case={state}]:has-text('{number}')");
    }

    static async Task<string> GiveAsync(IPage machine)
    {
        await machine.TapAsync("#luring [data-group=KTP-EL]");
        await machine.TapAsync($"#luring [data-of=KTP-EL] [data-service={Service}]");
        await machine.TapAsync("#luring [data-first='0']");
        await machine.WaitForSelectorAsync("#luring [data-step=number]:not([hidden])");
        var number = (await machine.TextContentAsync("#luring .number"))!;
        await machine.TapAsync("#luring [data-step=number] [data-back]");
        await machine.WaitForSelectorAsync("#luring [data-step=groups]:not([hidden])");
        return number;
    }
}
