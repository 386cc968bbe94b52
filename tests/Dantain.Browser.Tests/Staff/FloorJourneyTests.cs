using System.Text.Json.Nodes;
using Dantain.Boards;
using Dantain.Browser.Tests.Boards;
using Dantain.Browser.Tests.Citizen;
using Dantain.Browser.Tests.Kiosk;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Staff;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Staff;

/// <summary>One visit seen on every screen of the floor, and the two keys a clerk hopes never to need. A host of its own, so that nobody else is called.</summary>
public sealed class FloorJourneyTests(BrowserHost host) : IClassFixture<BrowserHost>
{
    [Fact]
    public async Task A_number_from_the_kiosk_is_called_shown_said_served_made_ready_and_collected()
    {
        const string office = "rawalumbu";
        var board = await BoardAsync(office);
        await board.ClickAsync("#sound");
        await Assertions.Expect(board.Locator("#sound")).ToBeHiddenAsync();
        var number = await TakeNumberAsync(office);
        await using var desk = await CounterAsync(office, 1);
        await Assertions.Expect(board.Locator("#next")).ToContainTextAsync(number);
        await desk.Page.Keyboard.PressAsync("F2");
        await Assertions.Expect(desk.Page.Locator("#console .called .number")).ToHaveTextAsync(number);
        await Assertions.Expect(board.Locator("#number")).ToHaveTextAsync(number);
        await Assertions.Expect(board.Locator("#counter")).ToHaveTextAsync("Loket 1");
        var said = await SaidAsync(office, number);
        await board.WaitForFunctionAsync("sounds => heard.length >= sounds", said.Count(clip => clip != Spoken.Pause), new() { Timeout = 60_000 });
        var voice = await Ear.CompareAsync(board, said);
        voice.Loudness.ShouldBeGreaterThan(0.02);
        voice.Different.ShouldBeLessThan(0.0001, "every sample is that of the clips of this number and this counter");

        await PressAsync(desk, "F4", "[value=finish]");
        await PressAsync(desk, "F9", ".last a.primary");
        var receipt = (await desk.Page.Locator(".last a.primary").GetAttributeAsync("href"))!.Split('/')[2];
        await Assertions.Expect(board.Locator("#next li")).ToHaveCountAsync(0);

        await desk.GoAsync($"/berkas/{office}/siap");
        await desk.Page.FillAsync("#codes", receipt + "\n");
        await desk.Page.ClickAsync("form.stack .primary");
        await Assertions.Expect(desk.Page.Locator(".done")).ToContainTextAsync("1 dokumen siap");
        await desk.GoAsync($"/berkas/{office}/serah");
        await desk.Page.Keyboard.TypeAsync(receipt + "\n");
        await desk.Page.Locator("#found").WaitForAsync();
        await desk.Page.Keyboard.PressAsync("F9");
        await desk.Page.Locator(".done").WaitForAsync();

        await using var phone = await Phone.OpenAsync(host);
        await phone.GoAsync("/tanda-terima/" + receipt);
        await Assertions.Expect(phone.Page.Locator(".document .status")).ToContainTextAsync("Sudah selesai dan diserahkan");
    }

    [Theory]
    [InlineData(1280, "pondok-melati")]
    [InlineData(420, "jatisampurna")]
    public async Task While_somebody_is_served_all_is_in_view_and_the_reason_opens_by_its_key(int width, string office)
    {
        var number = await TakeNumberAsync(office);
        await using var desk = await CounterAsync(office, 1);
        var page = desk.Page;
        await page.SetViewportSizeAsync(width, 720);
        await page.Keyboard.PressAsync("F2");
        await Assertions.Expect(page.Locator("#console .called .number")).ToHaveTextAsync(number);
        await PressAsync(desk, "F4", "[value=finish]");
        await page.EvaluateAsync("scrollTo(0, 0)");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        foreach (var act in new[] { "finish", "put-off", "copy", "look" })
        {
            var box = (await page.Locator($"#console .now button[value={act}]").BoundingBoxAsync())!;
            (box.Y + box.Height).ShouldBeLessThanOrEqualTo(720, act);
        }
        await page.Keyboard.PressAsync("F10");
        await Assertions.Expect(page.Locator("#park-reason")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#console .called .number")).ToHaveTextAsync(number);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        await page.Keyboard.PressAsync("F10");
        await Assertions.Expect(page.Locator("#console .aside .number")).ToHaveTextAsync(number);
    }

    [Fact]
    public async Task A_key_pressed_too_early_is_taken_back_and_the_visit_goes_on()
    {
        const string office = "jatiasih";
        var number = await TakeNumberAsync(office);
        await using var desk = await CounterAsync(office, 1);
        await PressAsync(desk, "F2", "[value=start]");
        await PressAsync(desk, "F4", "[value=finish]");
        await PressAsync(desk, "F9", ".last [value=undo]");
        await Assertions.Expect(desk.Page.Locator(".called.none")).ToBeVisibleAsync();

        await PressAsync(desk, "F6", "[value=finish]");

        await Assertions.Expect(desk.Page.Locator("#console .called .number")).ToHaveTextAsync(number);
        await Assertions.Expect(desk.Page.Locator("#console .called .state")).ToHaveTextAsync("dilayani");
        var papers = await desk.AnotherTabAsync($"/berkas/{office}");
        (await papers.Locator("td a").CountAsync()).ShouldBe(0, "papers of a visit that is not over");
        await PressAsync(desk, "F9", ".last a.primary");
        await papers.ReloadAsync();
        (await papers.Locator("td a").CountAsync()).ShouldBe(1, "finished twice, it is still one document");
    }

    [Fact]
    public async Task A_clerk_in_trouble_is_seen_at_the_next_counter_and_knows_who_comes()
    {
        const string office = "medan-satria";
        await using var colleague = await CounterAsync(office, 2);
        await using var troubled = await CounterAsync(office, 1);
        await troubled.Page.Keyboard.PressAsync("F12");

        var alarm = colleague.Page.Locator(".alarm");
        await Assertions.Expect(alarm).ToContainTextAsync("Loket 1");
        await alarm.Locator("[value=coming]").ClickAsync();
        await Assertions.Expect(troubled.Page.Locator(".alarm span")).ToContainTextAsync(DemoStaff.OfficerOf(office), new() { IgnoreCase = true });
        await troubled.Page.Locator(".alarm [value=well]").ClickAsync();

        await Assertions.Expect(alarm).ToHaveCountAsync(0);
        await Assertions.Expect(troubled.Page.Locator(".alarm")).ToHaveCountAsync(0);
        await Assertions.Expect(troubled.Page.Locator("[value=help]")).ToBeVisibleAsync();
    }

    async Task<IPage> BoardAsync(string office)
    {
        var context = await host.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 720 } });
        await context.AddInitScriptAsync(Ear.Listen);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(host.Address, $"/layar/{office}").ToString());
        return page;
    }

    async Task<string> TakeNumberAsync(string office)
    {
        await using var kiosk = await KioskScreen.OpenAsync(host, office);
        await kiosk.GoAsync("/ambil/KTP-PINDAH");
        await kiosk.TouchAsync("button[name=priority][value='0']");
        return await kiosk.Page.InnerTextAsync(".number");
    }

    async Task<Phone> CounterAsync(string office, int counter)
    {
        var desk = await Phone.OpenAsync(host, width: 1280);
        await desk.SignInAsync(DemoStaff.OfficerOf(office));
        await desk.GoAsync($"/loket/{office}/{counter}");
        await PressAsync(desk, "F2", "[value=pause]");
        return desk;
    }

    /// <summary>A key of the counter, and what is on the screen once it has been done.</summary>
    static async Task PressAsync(Phone desk, string key, string then)
    {
        await desk.Page.Keyboard.PressAsync(key);
        await desk.Page.Locator($"#console {then}").WaitForAsync();
    }

    async Task<string[]> SaidAsync(string office, string number)
    {
        var day = DayId.Of(host.Services.GetRequiredService<CityVersions>().Current.Office(office)!.No, host.Services.GetRequiredService<CityClock>().Today);
        var board = JsonNode.Parse(BoardJson.Write((await host.Services.GetRequiredService<OfficeDayRunner>().ViewAsync(day))!))!;
        return [.. board["called"]!.AsArray().Single(c => c!["number"]!.ToString() == number)!["say"]!.AsArray().Select(clip => clip!.ToString())];
    }
}
