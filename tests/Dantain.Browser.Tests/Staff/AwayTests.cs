using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dantain.Browser.Tests.Citizen;
using Dantain.Staff;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Staff;

/// <summary>A station that is cut off goes on, says so, and when the line is back everything has arrived exactly once.</summary>
[Collection(nameof(BrowserHost))]
public sealed class AwayTests(BrowserHost host)
{
    static int people = 9400;

    async Task<(string Token, string Number)> BookAsync(string office, string service = "KTP-HILANG")
    {
        var booked = await SendAsync("/bookings", new { office, date = "2026-11-24", start = "10:00", applicant = new { name = "Siti Rahmawati", nik = $"32750141019{Interlocked.Increment(ref people):00000}", phone = "081234567890" }, items = new[] { new { service } } });
        return ((string)booked["token"]!, (string)booked["number"]!);
    }

    async Task<JsonNode> SendAsync(string path, object body)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonNode.Parse(text)!;
    }

    async Task<JsonArray> FactsAsync(string office, string kind)
    {
        var text = await AsAdministratorAsync("path => fetch(path).then(answer => answer.text())", $"/api/v1/offices/{office}/days/2026-11-24/export");
        return [.. JsonNode.Parse(text)!["facts"]!.AsArray().Where(f => (string?)f!["kind"] == kind).Select(f => f!.DeepClone())];
    }

    async Task<string> AsAdministratorAsync(string script, object argument)
    {
        await using var admin = await Phone.OpenAsync(host);
        await admin.SignInAsync(DemoStaff.Administrator);
        return await admin.Page.EvaluateAsync<string>(script, argument);
    }

    static Task KeptAsync(IPage page, string part) => page.EvaluateAsync(
        "async part => { const has = async () => { for (const name of await caches.keys()) if (name === `jaga:${location.pathname}`) { const kept = (await (await caches.open(name)).keys()).map(r => r.url); if (kept.some(u => u.includes(part)) && kept.includes(location.href)) return true; } return false; }; while (!await has()) await new Promise(again => setTimeout(again, 20)); }", part);

    static async Task ScanAsync(IPage page, string code, string state)
    {
        await page.FillAsync("#code", code);
        await page.ClickAsync("#lapor .primary");
        await page.WaitForSelectorAsync($"#hasil[data-case={state}], #hasil[data-state={state}]");
    }

    [Fact]
    public async Task A_door_that_is_cut_off_goes_on_and_everything_arrives_once()
    {
        const string office = "bekasi-selatan";
        var (expected, here, cancelled) = (await BookAsync(office), await BookAsync(office), await BookAsync(office, "KK-HILANG"));
        using var line = new Line(host);
        await using var officer = await Phone.OpenAsync(host, at: line.Address, width: 390);
        await officer.SignInAsync(DemoStaff.OfficerOf(office));
        await officer.GoAsync($"/pintu/{office}");
        var page = officer.Page;
        await ScanAsync(page, here.Token, "welcome");
        await KeptAsync(page, "door-away");
        await page.WaitForFunctionAsync("numbers => numbers.every(n => Object.values(localStorage).some(list => list.includes(` ${n} `)))", new[] { expected.Number, here.Number, cancelled.Number });

        await page.WaitForFunctionAsync("async () => !!await caches.match(`${location.pathname}/daftar`)");
        line.Cut();
        await officer.GoAsync($"/pintu/{office}/daftar");
        (await page.TextContentAsync("table"))!.ShouldContain(expected.Number);
        await AsAdministratorAsync("args => fetch(args.path, { method: 'POST', headers: { 'Idempotency-Key': crypto.randomUUID(), 'Content-Type': 'application/json' }, body: JSON.stringify(args.body) }).then(answer => answer.text())",
            new { path = $"/api/v1/offices/{office}/queue/revoke", body = new { code = cancelled.Token, reason = "sistem" } });
        await officer.GoAsync($"/pintu/{office}");   // even a page that is loaded anew
        await page.WaitForSelectorAsync("#putus:not([hidden])");
        await ScanAsync(page, expected.Token, "welcome");
        (await page.TextContentAsync("#hasil .big")).ShouldBe(expected.Number);
        await ScanAsync(page, expected.Token, "again");
        await ScanAsync(page, cancelled.Token, "welcome");
        await ScanAsync(page, "ABCD-2345", "elsewhere");
        (await page.TextContentAsync("#putus"))!.ShouldContain("3 catatan menunggu");
        await page.ReloadAsync();
        await page.WaitForFunctionAsync("() => document.getElementById('putus').textContent.includes('3 catatan')");

        line.Mend();
        await page.WaitForSelectorAsync("#putus[hidden]", new() { State = WaitForSelectorState.Attached });
        (await page.Locator("#perlu li").CountAsync()).ShouldBe(2);
        (await page.TextContentAsync("#perlu ul"))!.ShouldContain(cancelled.Number);
        var came = await FactsAsync(office, "CheckedIn");
        came.Count.ShouldBe(2);
        came.Count(f => f!.ToJsonString().Contains(expected.Number)).ShouldBe(1);
        came.Single(f => f!.ToJsonString().Contains(expected.Number))!["deviceAt"].ShouldNotBeNull();
        await page.Locator("#perlu button").First.ClickAsync();
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#perlu li').length === 1");
    }
}
