using Dantain.Cities;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Hosting;

namespace Dantain.Browser.Tests.Citizen;

/// <summary>A city in which one visit is made on a device.</summary>
public sealed class OneEachHost : BrowserHost
{
    protected override CityPack Change(CityPack pack) => base.Change(pack) is var city ? city with { Rules = city.Rules with { Limits = new() { Device = 1, PressureAMinute = 0 } } } : pack;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("DANTAIN_RATE_LIMITS", "on");
    }
}

public sealed class LimitTests(OneEachHost host) : IClassFixture<OneEachHost>
{
    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public async Task Who_has_as_many_visits_as_one_may_is_told_so_with_the_times_still_there(string language)
    {
        await using var phone = await Phone.OpenAsync(host, language: language);
        await phone.ToTicketAsync();
        await phone.ChooseServiceAsync("KTP-HILANG");
        await phone.SayWhoAsync("Budi");
        await phone.ChooseOfficeAsync();
        await phone.ChooseTimeAsync();

        (phone.Path, await phone.Page.Locator("button[name=jam]").CountAsync() > 0).ShouldBe(("/daftar/waktu", true));
        (await phone.Page.TextContentAsync(".wrong"))!.ShouldContain(Texts.GetIn(language, "brake.limit-reached"));
        var inspection = new Inspection(language);
        await inspection.LookAsync(phone.Page, "limit reached");
        inspection.Faults.ShouldBeEmpty();
    }
}
