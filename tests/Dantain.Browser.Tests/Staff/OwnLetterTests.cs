using System.Net.Http.Json;
using Dantain.Browser.Tests.Citizen;
using Dantain.Staff;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Staff;

/// <summary>Each device of an office has a letter of its own for the numbers it gives without a line; there are six, and this takes them all: hence a host of its own.</summary>
public sealed class OwnLetterTests(BrowserHost host) : IClassFixture<BrowserHost>
{
    const string Office = "jatiasih", Door = $"/pintu/{Office}";

    static async Task<string> FirstNumberAsync(IPage page)
    {
        const string lines = "JSON.parse(localStorage.getItem(`nomor:${location.pathname}`) ?? '{}').lines";
        await page.WaitForFunctionAsync($"() => {lines}?.length > 0");
        return (await page.EvaluateAsync<string>($"() => {lines}[0]"))[..5];
    }

    async Task<Phone> OfficerAsync(Line? line = null)
    {
        var officer = await Phone.OpenAsync(host, at: line?.Address, width: 390);
        await officer.SignInAsync(DemoStaff.OfficerOf(Office));
        await officer.GoAsync(Door);
        return officer;
    }

    [Fact]
    public async Task A_device_keeps_its_letter_the_one_that_gets_none_is_told_and_gets_the_one_that_is_given_back()
    {
        await using var first = await OfficerAsync();
        var number = await FirstNumberAsync(first.Page);
        await first.Page.ReloadAsync();
        (await FirstNumberAsync(first.Page)).ShouldBe(number);
        await first.Page.EvaluateAsync("localStorage.clear()");
        await first.GoAsync("/pintu");   // closed, and opened again
        await first.GoAsync(Door);
        (await FirstNumberAsync(first.Page)).ShouldBe(number);
        (await FirstNumberAsync(await first.AnotherTabAsync(Door))).ShouldBe(number);
        (await first.Page.IsHiddenAsync("#tanpa-huruf")).ShouldBeTrue();

        var letters = new List<char> { number[0] };
        for (var other = 2; other <= 6; other++) letters.Add(await OtherDeviceAsync() ?? throw new InvalidOperationException($"Device {other} got none"));
        letters.ShouldBeUnique();
        (await OtherDeviceAsync()).ShouldBeNull();

        using var line = new Line(host);
        await using var seventh = await OfficerAsync(line);
        await seventh.Page.WaitForSelectorAsync("#tanpa-huruf:has-text('tidak mendapat nomor cadangan')");
        line.Cut();
        await seventh.Page.ClickAsync("#ambil details:has([value=KTP-HILANG]) summary");
        await seventh.Page.ClickAsync("#ambil [name=take][value=KTP-HILANG]");
        await seventh.Page.WaitForSelectorAsync("#hasil[data-case=no-numbers]");
        line.Mend();

        await first.Page.ClickAsync("header .menu summary");
        await first.Page.ClickAsync("header form button");
        await first.Page.WaitForURLAsync("**/masuk");
        (await first.Page.EvaluateAsync<int>("Object.keys(localStorage).filter(key => key.startsWith('nomor:')).length")).ShouldBe(0);
        await seventh.Page.ReloadAsync();
        (await FirstNumberAsync(seventh.Page)).ShouldBe(number);
        (await seventh.Page.IsHiddenAsync("#tanpa-huruf")).ShouldBeTrue();
    }

    /// <summary>What another browser gets at this door.</summary>
    async Task<char?> OtherDeviceAsync()
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        (await client.PostAsJsonAsync("/api/v1/session", new { user = DemoStaff.OfficerOf(Office), password = DemoStaff.Password })).EnsureSuccessStatusCode();
        return (await client.GetStringAsync($"{Door}?handler=Slips")).Split('\n') is [_, { Length: > 0 } slip, ..] ? slip[0] : null;
    }

    [Fact]
    public async Task Two_windows_of_one_device_never_give_the_same_number()
    {
        const string office = "pondok-melati";
        using var line = new Line(host);
        await using var clerk = await Phone.OpenAsync(host, at: line.Address, width: 390);
        await clerk.SignInAsync(DemoStaff.OfficerOf(office));
        await clerk.GoAsync($"/pintu/{office}");
        var (one, two) = (clerk.Page, await clerk.AnotherTabAsync($"/pintu/{office}"));
        await FirstNumberAsync(one);
        line.Cut();
        const string give = """
            async () => {
              const { give } = await import('/own-numbers.js'), given = [];
              for (let i = 0; i < 10; i++) given.push((await give('KTP-HILANG', '0')).number);
              return given;
            }
            """;
        var given = await Task.WhenAll(one.EvaluateAsync<string[]>(give), two.EvaluateAsync<string[]>(give));

        string[] all = [.. given.SelectMany(numbers => numbers).Order()];
        all.ShouldBe(Enumerable.Range(1, 20).Select(no => $"{all[0][0]}-{no:000}"));
    }
}
