using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Browser.Tests.Citizen;

/// <summary>A city that lives ten minutes in two seconds, so that a hold runs out while somebody looks at the page.</summary>
public sealed class HastyHost : BrowserHost
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("DANTAIN_CLOCK", $"2026-11-24T02:30:00Z;{TimeProvider.System.GetUtcNow():O};300");
    }
}

public sealed class ExpiredHoldTests(HastyHost host) : IClassFixture<HastyHost>
{
    [Theory]
    [InlineData(true, "id", 320, "Waktu simpan tempat sudah habis")]
    [InlineData(false, "id", 320, "Waktu simpan tempat sudah habis")]
    [InlineData(true, "en", 320, "Your place is no longer kept")]
    [InlineData(false, "en", 1280, "Your place is no longer kept")]
    public async Task A_hold_that_has_run_out_is_said_in_words_and_costs_nothing_typed(bool script, string language, int width, string says)
    {
        await using var phone = await Phone.OpenAsync(host, script, language, width);
        await phone.ToCheckAsync();
        var answers = await phone.Page.Locator(".answers").TextContentAsync();
        while (await phone.Page.Locator(".held").CountAsync() > 0) await phone.Page.ReloadAsync();

        (await phone.Page.Locator(".note").First.TextContentAsync())!.ShouldContain(says);
        (await phone.Page.Locator(".answers").TextContentAsync()).ShouldBe(answers);
        var inspection = new Inspection(language);
        if (script) await inspection.LookAsync(phone.Page, "hold is over");
        inspection.Faults.ShouldBeEmpty();
        await phone.BookAsync();
    }

    [Theory]
    [InlineData(true, "id", 320)]
    [InlineData(true, "en", 320)]
    [InlineData(false, "en", 1280)]
    public async Task Where_the_time_is_gone_too_the_nearest_are_one_tap_away(bool script, string language, int width)
    {
        await using var phone = await Phone.OpenAsync(host, script, language, width);
        await phone.ChooseServiceAsync("KTP-HILANG");
        await phone.SayWhoAsync();
        await phone.ChooseOfficeAsync();
        var office = phone.Page.Url.Split("kantor=")[1].Split('&', '#')[0];
        await phone.Page.Locator(".days a").Nth(3).ClickAsync();
        var (date, start) = (await phone.Page.InputValueAsync("[name=hari]"), await phone.Page.Locator("button[name=jam]").First.GetAttributeAsync("value"));
        await phone.Page.Locator("button[name=jam]").First.ClickAsync();
        await phone.GiveNumberAsync();
        while (await phone.Page.Locator(".held").CountAsync() > 0) await phone.Page.ReloadAsync();
        await FillAsync(office, Iso.Date(date)!.Value, Iso.Time(start)!.Value);
        await phone.Page.ClickAsync("#daftarkan");

        phone.Path.ShouldBe("/daftar/periksa");
        (await phone.Page.Locator("button[name=ganti]").CountAsync()).ShouldBe(3);
        var inspection = new Inspection(language);
        if (script) await inspection.LookAsync(phone.Page, "the time is gone");
        inspection.Faults.ShouldBeEmpty();
        await phone.Page.Locator("button[name=ganti]").First.ClickAsync();
        (await phone.Page.Locator(".wrong").CountAsync()).ShouldBe(0);
        await phone.BookAsync();
    }

    /// <summary>Nobody finds a place at this time any more.</summary>
    async Task FillAsync(string office, DateOnly date, TimeOnly start)
    {
        var runner = host.Services.GetRequiredService<OfficeDayRunner>();
        var day = DayId.Of(host.Services.GetRequiredService<CityVersions>().Current.Office(office)!.No, date);
        for (var pass = 0; pass < 2; pass++)   // the first lets holds go that are over: their places are free only then
            foreach (var slot in (await runner.ViewAsync(day))!.Slots.Where(s => s.Channel == Channel.Online && s.Start == start))
                (await runner.RunAsync(day, new ChangePlaces(slot.No, slot.Taken), Actor.System, Guid.NewGuid())).IsOk.ShouldBeTrue();
    }
}

/// <summary>Under a clock of the page's own: it lives minutes while the host lives moments.</summary>
[Collection(nameof(BrowserHost))]
public sealed class HoldEndsTests(BrowserHost host)
{
    [Theory]
    [InlineData("id", "Paling lama 2 menit lagi tempat Anda dilepas.", "Waktu simpan tempat sudah habis.")]
    [InlineData("en", "Your place is given up in 2 minutes or less.", "Your place is no longer kept")]
    public async Task Two_minutes_before_a_hold_ends_the_page_says_so_and_Escape_keeps_it_with_all_that_was_typed(string language, string soon, string over)
    {
        await using var phone = await Phone.OpenAsync(host, language: language);
        await phone.ChooseServiceAsync("KTP-HILANG");
        await phone.SayWhoAsync();
        await phone.ChooseOfficeAsync();
        await phone.ChooseTimeAsync();
        await phone.Page.Clock.InstallAsync();
        await phone.GoAsync("/daftar/kontak");
        await phone.Page.EvaluateAsync("document.getElementById('phone').value = '0812'");
        await phone.Page.Clock.RunForAsync(420_000);
        (await phone.Page.TextContentAsync(".ends")).ShouldBeEmpty();
        await phone.Page.Clock.RunForAsync(90_000);
        (await phone.Page.TextContentAsync(".ends[role=alert]"))!.ShouldStartWith(soon);
        (await phone.Page.Locator(".soon button[value=perpanjang]").IsVisibleAsync()).ShouldBeTrue();
        await phone.Page.Clock.ResumeAsync();
        var inspection = new Inspection(language);
        await inspection.LookAsync(phone.Page, "hold ends soon");
        inspection.Faults.ShouldBeEmpty();

        await phone.Page.Keyboard.PressAsync("Escape");
        await phone.Page.WaitForSelectorAsync(".hold:not(.soon)");
        (await phone.Page.TextContentAsync(".ends")).ShouldBeEmpty();
        (phone.Path, await phone.Page.InputValueAsync("#phone")).ShouldBe(("/daftar/kontak", "0812"));
        await using var db = host.Services.GetRequiredService<Store>().Open();
        (await db.Bookings.Where(b => b.State == BookingState.Held && b.Channel == Channel.Online).OrderByDescending(b => b.HoldUntil).Select(b => b.Extensions).FirstAsync()).ShouldBe(1);

        await phone.Page.Clock.RunForAsync(605_000);
        (await phone.Page.TextContentAsync(".ends"))!.ShouldStartWith(over);
        (await phone.Page.Locator("button[value=perpanjang]").IsVisibleAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_script_the_button_is_there_all_the_same_and_what_was_typed_stays()
    {
        await using var phone = await Phone.OpenAsync(host, script: false);
        await phone.ChooseServiceAsync("KTP-HILANG");
        await phone.SayWhoAsync();
        await phone.ChooseOfficeAsync();
        await phone.ChooseTimeAsync();
        await phone.Page.FillAsync("#phone", "0812");
        await phone.Page.ClickAsync("button[value=perpanjang]");

        (phone.Path, await phone.Page.InputValueAsync("#phone"), await phone.Page.Locator(".wrong").CountAsync()).ShouldBe(("/daftar/kontak", "0812", 0));
        await phone.Page.FillAsync("#phone", "081234567890");
        await phone.Page.PressAsync("#phone", "Enter");
        phone.Path.ShouldBe("/daftar/periksa");
    }
}
