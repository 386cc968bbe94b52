using System.Text.Json;
using Dantain.Brakes;
using Dantain.Cities;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Population;

namespace Dantain.Browser.Tests.Citizen;

/// <summary>A city that asks the population register and is under pressure as soon as a second person asks for a place; its minute lasts three seconds.</summary>
public sealed class CarefulHost : BrowserHost
{
    readonly string access = Path.GetTempFileName();
    WebApplication? register;

    public override async Task InitializeAsync()
    {
        register = await Simulator.StartAsync(0);
        await File.WriteAllTextAsync(access, JsonSerializer.Serialize(new { url = register.Urls.Single() + "/verify", user = Simulator.User, password = Simulator.Password, patienceSeconds = 1, callsANikADay = 100 }));
        await base.InitializeAsync();
    }

    protected override CityPack Change(CityPack pack) => pack with { Rules = pack.Rules with { HoldMinutes = 60, Limits = new() { PressureAMinute = 1, Unverified = 100, Phone = 100 } } };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("DANTAIN_REGISTER", access).UseSetting("DANTAIN_RATE_LIMITS", "on")
            .UseSetting("DANTAIN_CLOCK", $"2026-11-24T02:30:00Z;{TimeProvider.System.GetUtcNow():O};20");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (register is not null) await register.DisposeAsync();
        File.Delete(access);
    }
}

public sealed class CarefulTests(CarefulHost host) : IClassFixture<CarefulHost>
{
    const int MostPosts = 7;

    [Theory]
    [InlineData(true, "id")]
    [InlineData(false, "id")]
    [InlineData(true, "en")]
    [InlineData(false, "en")]
    public async Task Who_the_register_does_not_confirm_looks_once_more_and_books_all_the_same(bool script, string language)
    {
        await using var phone = await Phone.OpenAsync(host, script, language);
        await phone.ChooseServiceAsync("KTP-HILANG");
        var nik = Phone.NewNik();

        await phone.SayWhoAsync("Orang Lain Sekali", nik: nik);
        phone.Path.ShouldBe("/daftar/siapa");
        (await phone.Page.Locator("#lihat-lagi").TextContentAsync()).ShouldBe(language == "id" ? "Periksa lagi seperti tertulis di KK" : "Check again as written on the family card (KK)");
        (await phone.Page.InputValueAsync("#name")).ShouldBe("Orang Lain Sekali");
        await phone.SayWhoAsync("Orang Lain Lagi", nik: nik);
        phone.Path.ShouldBe("/daftar/kantor");
        (await phone.Page.Locator(".note").TextContentAsync())!.ShouldContain(language == "id" ? "dicek di loket" : "checked at the counter");
        await phone.ChooseOfficeAsync();
        await phone.ChooseTimeAsync();
        await ToContactAsync(phone, script);
        await phone.GiveNumberAsync();
        await phone.BookAsync();

        phone.Posts.ShouldBeLessThanOrEqualTo(MostPosts, "with one look more and the work or the wait");

        // The next one asks too: moving now costs the same.
        for (var i = 0; i < 2; i++) host.Services.GetRequiredService<Pressure>().Ask();
        var (ticket, when) = (phone.Path, await phone.Page.Locator(".about dd").First.TextContentAsync());
        await phone.GoAsync(ticket + "/pindah");
        await phone.Page.Locator("label:has([name=jam])").Last.ClickAsync();
        await phone.Page.FillAsync("#phoneLastFour", "7890");
        await phone.SubmitAsync();
        if (script) await phone.Page.ComesToAsync(ticket + "$");
        while (phone.Path != ticket)
        {
            (await phone.Page.Locator("h1").TextContentAsync()).ShouldBe(language == "id" ? "Sedang ramai, sebentar" : "Busy right now, one moment");
            await phone.Page.ClickAsync("#tunggu button");
        }
        (await phone.Page.Locator(".about dd").First.TextContentAsync()).ShouldNotBe(when);
    }

    /// <summary>Through the gate where there is one: with script by itself, without it by waiting.</summary>
    static async Task ToContactAsync(Phone phone, bool script)
    {
        await phone.Page.ComesToAsync("/daftar/(kontak|tunggu)");
        while (!phone.Path.EndsWith("/kontak", StringComparison.Ordinal))
        {
            if (script) await phone.Page.ComesToAsync("/daftar/kontak");
            else if (await phone.Page.Locator(".actions button").CountAsync() > 0) await phone.Page.ClickAsync(".actions button");
            else await phone.Page.ReloadAsync();
        }
    }

    [Theory]
    [InlineData("id", 0)]
    [InlineData("en", 1)]
    public async Task The_pages_of_the_register_and_of_the_rush_are_sound_and_so_are_their_forms_when_they_are_broken(string language, int person)
    {
        await using var phone = await Phone.OpenAsync(host, language: language);
        var inspection = new Inspection(language);
        var forms = new BrokenForms(inspection);
        Task LookAsync(string name) => inspection.LookAsync(phone.Page, name);
        // The work would be over before anybody could look at its page.
        await phone.Page.Context.RouteAsync("**/kerja*", route => route.AbortAsync());

        await phone.ChooseServiceAsync("KTP-RUSAK");
        await phone.SayWhoAsync("Orang Lain Sekali", nik: People.All[person].Nik);
        await LookAsync("look again");
        await phone.SayWhoAsync("Orang Lain Lagi", nik: People.All[person].Nik);
        await LookAsync("at the counter");
        for (var i = 0; i < 3 && phone.Path != "/daftar/tunggu"; i++)
        {
            await phone.GoAsync("/daftar/kantor");
            await phone.ChooseOfficeAsync();
            await phone.ChooseTimeAsync();
        }
        phone.Path.ShouldBe("/daftar/tunggu");
        await LookAsync("wait");
        while (await phone.Page.Locator(".actions button").CountAsync() == 0) await phone.Page.ReloadAsync();
        await LookAsync("wait, one's turn");
        await forms.TryAsync(phone.Page, "wait");
        forms.Paths.ShouldBe(["/daftar/tunggu"]);
        forms.Unrefused.ShouldBeEmpty();
        await phone.Page.Context.UnrouteAsync("**/kerja*");
        await phone.GoAsync("/daftar/tunggu");
        await ToContactAsync(phone, script: true);
        await phone.GiveNumberAsync();
        await phone.BookAsync();
        await phone.Page.Context.RouteAsync("**/kerja*", route => route.AbortAsync());
        for (var i = 0; i < 2; i++) host.Services.GetRequiredService<Pressure>().Ask();
        await phone.GoAsync(phone.Path + "/pindah");
        await phone.Page.Locator("label:has([name=jam])").Last.ClickAsync();
        await phone.Page.FillAsync("#phoneLastFour", "7890");
        await phone.SubmitAsync();
        (await phone.Page.Locator("#tunggu").CountAsync()).ShouldBe(1);
        await LookAsync("wait to move");
        await phone.GoAsync("/perangkat/tidak-ada");
        await LookAsync("device");
        await phone.SubmitAsync();
        await LookAsync("device, link over");

        inspection.Faults.ShouldBeEmpty();
    }
}
