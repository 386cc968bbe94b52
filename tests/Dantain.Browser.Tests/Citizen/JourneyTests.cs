using System.Diagnostics;

namespace Dantain.Browser.Tests.Citizen;

[Collection(nameof(BrowserHost))]
public sealed class JourneyTests(BrowserHost host)
{
    [Theory]
    [InlineData(true, "id", 320)]
    [InlineData(false, "id", 320)]
    [InlineData(true, "en", 320)]
    [InlineData(false, "en", 320)]
    [InlineData(true, "id", 1280)]
    [InlineData(false, "en", 1280)]
    public async Task A_small_phone_and_a_wide_screen_book_with_and_without_script(bool script, string language, int width)
    {
        await using var phone = await Phone.OpenAsync(host, script, language, width);
        await phone.GoAsync("/");
        (await phone.Page.GetAttributeAsync("html", "lang")).ShouldBe(language);

        await phone.ToTicketAsync();

        (await phone.Page.Locator("h1 strong").TextContentAsync())!.ShouldMatch(@"\A[A-Z]-\d{3,4}\z");
        phone.Posts.ShouldBe(5);
        phone.Typed.ShouldBe(4);
        (await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    }

    [Fact]
    public async Task Going_back_after_booking_says_that_it_is_done()
    {
        await using var phone = await Phone.OpenAsync(host);
        await phone.ToTicketAsync();
        await phone.Page.GoBackOnceThereAsync();

        (await phone.Page.Locator("h1").TextContentAsync()).ShouldBe("Anda sudah terdaftar");
    }

    [Fact]
    public async Task Going_back_in_the_journey_shows_the_earlier_answers()
    {
        await using var phone = await Phone.OpenAsync(host);
        await phone.ChooseServiceAsync("IKD");
        await phone.SayWhoAsync();
        await phone.Page.ClickAsync(".back");

        (await phone.Page.InputValueAsync("#name")).ShouldBe("Siti");
        (await phone.Page.InputValueAsync("#village")).ShouldBe("32.75.01.1002");
    }

    [Fact]
    public async Task What_is_wrong_is_announced_first()
    {
        await using var phone = await Phone.OpenAsync(host);
        await phone.ChooseServiceAsync("IKD");
        await phone.SubmitAsync();

        // The browser moves the focus of an autofocus element after the page has loaded, not before.
        await phone.Page.WaitForFunctionAsync("() => document.activeElement?.className === 'wrong'");
        await phone.Page.ClickAsync(".wrong a >> nth=0");
        await phone.Page.WaitForFunctionAsync("() => document.activeElement?.id === 'nik'");
    }

    [Fact]
    public async Task The_ticket_s_QR_is_read_from_the_screen()
    {
        await using var phone = await Phone.OpenAsync(host);
        await phone.ToTicketAsync();
        var picture = Path.GetTempFileName() + ".png";
        await phone.Page.ScreenshotAsync(new() { Path = picture, FullPage = true });

        using var zbar = Process.Start(new ProcessStartInfo("zbarimg", ["-q", "--raw", picture]) { RedirectStandardOutput = true })!;
        var read = await zbar.StandardOutput.ReadToEndAsync();
        await zbar.WaitForExitAsync();
        File.Delete(picture);
        read.Trim().ShouldBe(phone.Path.Split('/')[2]);
    }
}
