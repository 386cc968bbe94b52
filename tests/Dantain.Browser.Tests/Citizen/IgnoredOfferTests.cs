using Dantain.Cities;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Hosting;

namespace Dantain.Browser.Tests.Citizen;

/// <summary>A city that offers twice, and for a quarter of an hour that lasts fifteen seconds.</summary>
public sealed class BriefOffersHost : FullHost
{
    protected override CityPack Change(CityPack pack) => base.Change(pack) is var city ? city with { Rules = city.Rules with { Waitlist = city.Rules.Waitlist with { OfferMinutes = 15, LeastMinutes = 1, MaxOffers = 2 } } } : pack;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("DANTAIN_CLOCK", $"2026-11-24T02:30:00Z;{TimeProvider.System.GetUtcNow():O};60");
    }
}

/// <summary>Somebody on the list who has other things to do than to look at it.</summary>
public sealed class IgnoredOfferTests(BriefOffersHost host) : IClassFixture<BriefOffersHost>
{
    [Theory]
    [InlineData(true, "id", 320, "jatiasih")]
    [InlineData(false, "en", 1280, "jatisampurna")]
    public async Task An_offer_that_is_ignored_costs_nothing_and_the_last_one_says_that_it_is_and_what_comes_then(bool script, string language, int width, string office)
    {
        var time = await host.FillAsync(office);
        await using var phone = await Phone.OpenAsync(host, script, language, width);
        var inspection = new Inspection(language);
        async Task LookAsync(string name) { if (script) await inspection.LookAsync(phone.Page, name); }
        string Says(string key, params (string, object)[] values) => Texts.GetIn(language, key, values);
        async Task ComesToSayAsync(string key)
        {
            while (!(await phone.Page.TextContentAsync("#keadaan"))!.Contains(Says(key)))
            {
                await host.RoundAsync();
                await phone.Page.ReloadAsync();
            }
        }
        var mailbox = $"abai-{office}@example.go.id";
        await phone.ChooseServiceAsync("KTP-HILANG");
        await phone.SayWhoAsync();
        await phone.GoAsync("/daftar/daftar-tunggu?kantor=" + office);
        await phone.Page.FillAsync("#email", mailbox);
        await phone.SubmitAsync();

        await host.FreeAsync(time, 2);
        await ComesToSayAsync("list.is-offered");
        (await phone.Page.TextContentAsync("main"))!.ShouldNotContain(Says("list.last-offer"));
        (await host.TextToAsync(mailbox)).ShouldContain(Says("message.offered.rank"));
        await ComesToSayAsync("list.is-waiting");
        (await phone.Page.TextContentAsync("main"))!.ShouldContain(Says("list.first"));
        (await phone.Page.TextContentAsync("main"))!.ShouldContain(Says("list.offers-of", ("count", 1), ("most", 2)));

        await host.FreeAsync(await host.BeforeAsync(time), 2);
        await ComesToSayAsync("list.is-offered");
        (await phone.Page.TextContentAsync(".note"))!.ShouldContain(Says("list.last-offer"));
        (await phone.Page.Locator("button[name=act]").AllTextContentsAsync()).ShouldBe([Says("list.take"), Says("list.leave")], "there is no other one to wait for");
        await LookAsync("last offer");
        (await host.TextToAsync(mailbox)).ShouldContain(Says("message.offered.last"));
        await ComesToSayAsync("list.is-spent");
        await LookAsync("offers spent");
        await phone.Page.ClickAsync("main a.button");
        phone.Path.ShouldBe("/daftar/layanan");
        inspection.Faults.ShouldBeEmpty();
    }
}
