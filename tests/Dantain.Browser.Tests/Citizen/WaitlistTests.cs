using System.Text.RegularExpressions;
using Dantain.Boards;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Tests;
using Dantain.Waitlists;
using Dantain.Web.Wording;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Browser.Tests.Citizen;

/// <summary>A city of its own, because its tests fill offices.</summary>
public class FullHost : BrowserHost
{
    City City => Services.GetRequiredService<CityVersions>().Current;

    /// <summary>Nobody finds a place for a lost card at this office any more. The time that is answered is the last one, two places of which can come free.</summary>
    internal async Task<(DayId Day, int Slot)> FillAsync(string office)
    {
        (DayId, int) last = default;
        foreach (var ahead in Enumerable.Range(0, City.Rules.OpenDays)) last = await FillDayAsync(office, ahead) ?? last;
        return last;
    }

    internal async Task<(DayId Day, int Slot)?> FillDayAsync(string office, int ahead)
    {
        var (runner, day) = (Services.GetRequiredService<OfficeDayRunner>(), DayId.Of(City.Office(office)!.No, Services.GetRequiredService<CityClock>().Today.AddDays(ahead)));
        (DayId, int)? last = null;
        foreach (var slot in (await runner.ViewAsync(day))!.Slots.Where(s => s.Channel == Channel.Online && s.Group == City.GroupOf(City.Service("KTP-HILANG")!).No && s.Capacity > 0))
        {
            await runner.RunAsync(day, new ChangePlaces(slot.No, 0), Actor.System, Guid.NewGuid());
            last = (day, slot.No);
        }
        return last;
    }

    /// <summary>The time before this one.</summary>
    internal async Task<(DayId Day, int Slot)> BeforeAsync((DayId Day, int Slot) time)
    {
        var slots = (await Services.GetRequiredService<OfficeDayRunner>().ViewAsync(time.Day))!.Slots;
        var late = slots.Single(s => s.No == time.Slot);
        return (time.Day, slots.Where(s => s.Channel == late.Channel && s.Group == late.Group && s.Start < late.Start).MaxBy(s => s.Start)!.No);
    }

    internal async Task FreeAsync((DayId Day, int Slot) time, int places)
    {
        await RoundAsync();
        (await Services.GetRequiredService<OfficeDayRunner>().RunAsync(time.Day, new ChangePlaces(time.Slot, places), Actor.System, Guid.NewGuid())).IsOk.ShouldBeTrue();
        await RoundAsync();
    }

    internal async Task<string> TextToAsync(string mailbox)
    {
        var mail = await Mailbox.NextAsync();
        while (mail["to"]![0]!.ToString() != mailbox) mail = await Mailbox.NextAsync();   // who has booked before is told so meanwhile
        return mail["text"]!.ToString();
    }

    internal Task RoundAsync() => Services.GetRequiredService<WorkOffWaitlist>().RunAsync();
}

/// <summary>Full times and offices on a small phone, and the way from there to a number without having to be quick.</summary>
public sealed partial class WaitlistTests(FullHost host) : IClassFixture<FullHost>
{
    [Theory]
    [InlineData(true, "id", "jatiasih")]
    [InlineData(true, "en", "bekasi-timur")]
    [InlineData(false, "en", "jatisampurna")]
    public async Task A_full_office_leads_to_the_waitlist_and_its_offer_by_mail_to_a_number(bool script, string language, string office)
    {
        var time = await host.FillAsync(office);
        await using var phone = await Phone.OpenAsync(host, script, language);
        var inspection = new Inspection(language);
        async Task LookAsync(string name) { if (script) await inspection.LookAsync(phone.Page, name); }
        await phone.ChooseServiceAsync("KTP-HILANG");
        await phone.SayWhoAsync();
        await phone.Page.ClickAsync("a[href='/daftar/daftar-tunggu']");
        (await phone.Page.TextContentAsync("main"))!.ShouldContain(Texts.GetIn(language, "list.says-order"));
        await LookAsync("join the waitlist");
        await phone.Page.Locator($"label:has([value={office}])").ClickAsync();
        await phone.Page.FillAsync("#email", "warga@");
        await phone.SubmitAsync();
        (await phone.Page.InputValueAsync("#email")).ShouldBe("warga@");
        (await phone.Page.IsCheckedAsync($"[value={office}]")).ShouldBeTrue();
        await LookAsync("join the waitlist, wrong");
        var mailbox = $"tunggu-{office}@example.go.id";
        await phone.Page.FillAsync("#email", mailbox);
        await phone.SubmitAsync();
        var list = phone.Path;
        list.ShouldStartWith("/daftar-tunggu/");
        (await phone.Page.TextContentAsync("#keadaan"))!.ShouldContain(Texts.GetIn(language, "list.is-waiting"));
        await LookAsync("waits");

        await host.FreeAsync(time, 2);
        await phone.GoAsync(Link().Match(await TextToAsync(mailbox)).Groups[1].Value);   // an address that has not answered yet gets the link once it does
        await phone.SubmitAsync();
        Link().Match(await TextToAsync(mailbox)).Groups[1].Value.ShouldBe(list);
        await phone.GoAsync(list);
        (await phone.Page.TextContentAsync("#keadaan"))!.ShouldContain(Texts.GetIn(language, "list.is-offered"));
        await LookAsync("offered");
        await phone.Page.ClickAsync("button[value=take]");
        phone.Path.ShouldStartWith("/tiket/");
        (await phone.Page.TextContentAsync("#keadaan"))!.ShouldContain(Texts.GetIn(language, "ticket.is-Confirmed"));
        await phone.GoAsync(list);
        await LookAsync("taken");
        inspection.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, "id", "pondok-melati")]
    [InlineData(true, "en", "bantar-gebang")]
    public async Task The_days_say_which_are_full_and_why_one_is_closed(bool script, string language, string office)
    {
        var today = host.Services.GetRequiredService<CityClock>().Today;
        await host.FillDayAsync(office, 1);
        (await host.Services.GetRequiredService<DeclareInterruption>().RunAsync(new(0, InterruptionKind.Closed, today.AddDays(2), today.AddDays(2), [office], null, new("Listrik padam.", "A power cut."), default, 1))).IsOk.ShouldBeTrue();
        await using var phone = await Phone.OpenAsync(host, script, language);
        await phone.ChooseServiceAsync("KTP-HILANG");
        await phone.SayWhoAsync();
        await phone.GoAsync($"/daftar/waktu?kantor={office}");

        var days = await phone.Page.Locator(".days .off small").AllTextContentsAsync();
        days.ShouldContain(Texts.GetIn(language, "time.day-full"));
        days.ShouldContain(Texts.GetIn(language, "time.day-closed", ("why", language == "id" ? "Listrik padam." : "A power cut.")));
        (await phone.Page.Locator(".days a").CountAsync()).ShouldBeGreaterThan(2);
        var inspection = new Inspection(language);
        await inspection.LookAsync(phone.Page, "days, full and closed");
        inspection.Faults.ShouldBeEmpty();
        if (Environment.GetEnvironmentVariable("DANTAIN_LOOK") is { } file) await phone.Page.ScreenshotAsync(new() { Path = file, FullPage = true });
    }

    [Theory]
    [InlineData(true, "id", 320, "bekasi-barat")]
    [InlineData(false, "id", 320, "bekasi-utara")]
    [InlineData(true, "en", 1280, "rawalumbu")]
    public async Task A_time_that_fills_up_before_the_tap_is_said_and_the_nearest_ones_are_one_tap_away(bool script, string language, int width, string office)
    {
        await using var phone = await Phone.OpenAsync(host, script, language, width);
        await phone.ChooseServiceAsync("KTP-HILANG");
        await phone.SayWhoAsync();
        await phone.GoAsync($"/daftar/waktu?kantor={office}");
        await phone.Page.Locator(".days a").Nth(1).ClickAsync();
        var date = Iso.Date(await phone.Page.InputValueAsync("[name=hari]"))!.Value;
        await host.FillDayAsync(office, date.DayNumber - host.Services.GetRequiredService<CityClock>().Today.DayNumber);
        await phone.Page.Locator("button[name=jam]").First.ClickAsync();

        phone.Path.ShouldBe("/daftar/waktu");
        (await phone.Page.TextContentAsync(".wrong"))!.ShouldNotBeNullOrWhiteSpace();
        (await phone.Page.TextContentAsync("main"))!.ShouldContain(language == "id" ? "Tidak perlu memantau" : "no need to watch");
        var inspection = new Inspection(language);
        if (script) await inspection.LookAsync(phone.Page, "full time");
        inspection.Faults.ShouldBeEmpty();
        await phone.Page.Locator(".days a").First.ClickAsync();
        await phone.Page.Locator("button[name=jam]").First.ClickAsync();
        phone.Path.ShouldBe("/daftar/kontak");
    }

    [Theory]
    [InlineData(true, "id", 320)]
    [InlineData(false, "id", 320)]
    [InlineData(true, "en", 1280)]
    public async Task An_earlier_time_is_waited_for_on_the_ticket_and_letting_one_pass_costs_nothing(bool script, string language, int width)
    {
        await using var phone = await Phone.OpenAsync(host, script, language, width);
        var inspection = new Inspection(language);
        async Task LookAsync(string name) { if (script) await inspection.LookAsync(phone.Page, name); }
        await phone.ToTicketAsync(day: 3);
        var (ticket, when) = (phone.Path, await WhenAsync(phone));
        await phone.Page.ClickAsync($"a[href='{ticket}/lebih-awal']");
        await LookAsync("earlier time");
        await phone.SubmitAsync();
        (await phone.Page.Locator(".wrong a").CountAsync()).ShouldBe(1);
        await LookAsync("earlier time, wrong");
        await phone.Page.FillAsync("#phoneLastFour", "7890");
        await phone.SubmitAsync();
        var list = phone.Path;
        list.ShouldStartWith("/daftar-tunggu/");

        await phone.GoAsync(ticket);
        await LookAsync("ticket, waits");
        await host.RoundAsync();
        await phone.GoAsync(ticket);
        await LookAsync("ticket, offered");
        await phone.Page.ClickAsync("#tawaran a");
        phone.Path.ShouldBe(list);
        var first = await phone.Page.Locator(".chosen").TextContentAsync();
        await phone.Page.ClickAsync("button[value=pass]");
        await LookAsync("offered, wrong");
        await phone.Page.FillAsync("#phoneLastFour", "7890");
        await phone.Page.ClickAsync("button[value=pass]");
        phone.Path.ShouldBe(list);
        await LookAsync("let pass");
        await phone.GoAsync(ticket);
        (await WhenAsync(phone)).ShouldBe(when);

        await host.RoundAsync();
        await phone.GoAsync(list);
        (await phone.Page.Locator(".chosen").TextContentAsync()).ShouldNotBe(first);
        await phone.Page.FillAsync("#phoneLastFour", "7890");
        await phone.Page.ClickAsync("button[value=take]");
        phone.Path.ShouldBe(ticket);
        (await WhenAsync(phone)).ShouldNotBe(when);
        inspection.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_usual_hours_of_an_office_fit_on_a_small_phone()
    {
        foreach (var office in (int[])[1, 2]) await PastDays.FillAsync(host.Services, office, [8, 9, 10, 11, 12, 13, 14, 15], hour => (hour - 8) * 17 % 131);
        await host.Services.GetRequiredService<UsualWaits>().ReadAsync();
        await using var phone = await Phone.OpenAsync(host);
        await phone.GoAsync("/keramaian");
        foreach (var usual in await phone.Page.Locator(".usual summary").AllAsync()) await usual.ClickAsync();
        var inspection = new Inspection("id");
        await inspection.LookAsync(phone.Page, "usual hours");

        inspection.Faults.ShouldBeEmpty();
        (await phone.Page.EvaluateAsync<int>("Math.max(...[...document.querySelectorAll('.usual td, .usual th')].map(e => e.scrollWidth - e.clientWidth))")).ShouldBeLessThanOrEqualTo(0, "no cell runs into the next");
        if (Environment.GetEnvironmentVariable("DANTAIN_LOOK") is { } file) await phone.Page.ScreenshotAsync(new() { Path = file, FullPage = true });
    }

    static Task<string?> WhenAsync(Phone phone) => phone.Page.Locator(".about dd").First.TextContentAsync();

    Task<string> TextToAsync(string mailbox) => host.TextToAsync(mailbox);

    [GeneratedRegex(@"https://antre\.example\.go\.id(/(?:kontak|daftar-tunggu)/\w+)")] private static partial Regex Link();
}
