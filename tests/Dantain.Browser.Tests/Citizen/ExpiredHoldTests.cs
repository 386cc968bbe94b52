using Microsoft.AspNetCore.Hosting;

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
}
