using Dantain.Web.Wording;

namespace Dantain.Browser.Tests.Citizen;

/// <summary>Somebody who sets out now takes a place given out on the spot, from the phone.</summary>
[Collection(nameof(BrowserHost))]
public sealed class ForNowTests(BrowserHost host)
{
    [Theory]
    [InlineData(true, "id", 320)]
    [InlineData(false, "id", 320)]
    [InlineData(true, "en", 320)]
    [InlineData(false, "en", 1280)]
    public async Task A_place_for_now_is_taken_with_one_tap_and_given_back_with_two(bool script, string language, int width)
    {
        await using var phone = await Phone.OpenAsync(host, script, language, width);
        var inspection = new Inspection(language);
        async Task LookAsync(string name) { if (script) await inspection.LookAsync(phone.Page, name); }
        await phone.ChooseServiceAsync("KTP-HILANG");
        await phone.SayWhoAsync("Siti Rahmawati");
        (await phone.Page.TextContentAsync("section .chosen"))!.ShouldContain("Siti Rahmawati");
        await phone.Page.Locator("button[name=sekarang]").First.ClickAsync();

        phone.Path.ShouldStartWith("/tiket/");
        phone.Posts.ShouldBe(3);
        await LookAsync("ticket, for now");
        await phone.Page.ClickAsync("a[href$='/batal']");
        await LookAsync("cancel, for now");
        await phone.SubmitAsync();
        (await phone.Page.TextContentAsync("#keadaan"))!.ShouldContain(Texts.GetIn(language, "ticket.is-CancelledByCitizen"));
        inspection.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public async Task A_place_that_is_gone_is_said_in_words_and_the_others_are_still_there(string language)
    {
        await using var phone = await Phone.OpenAsync(host, language: language);
        await phone.ChooseServiceAsync("KTP-HILANG");
        await phone.SayWhoAsync();
        await phone.Page.EvaluateAsync("document.querySelector('button[name=sekarang]').value = 'bulan'");
        await phone.Page.Locator("button[name=sekarang]").First.ClickAsync();

        (await phone.Page.TextContentAsync(".wrong"))!.ShouldContain(Texts.GetIn(language, "ticket.none-left-now"));
        var inspection = new Inspection(language);
        await inspection.LookAsync(phone.Page, "place for now, refused");
        inspection.Faults.ShouldBeEmpty();
        await phone.Page.Locator("button[name=sekarang]").First.ClickAsync();
        phone.Path.ShouldStartWith("/tiket/");
    }
}
