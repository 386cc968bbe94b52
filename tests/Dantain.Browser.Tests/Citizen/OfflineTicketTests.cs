using Dantain.Web.Wording;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Citizen;

/// <summary>On one's own phone the ticket opens without a network, and every other page says that there is none; when the visit is over the copy goes.</summary>
[Collection(nameof(BrowserHost))]
public sealed class OfflineTicketTests(BrowserHost host)
{
    [Fact]
    public async Task The_ticket_opens_without_a_network_until_the_visit_is_over()
    {
        using var line = new Line(host);
        await using var phone = await Phone.OpenAsync(host, at: line.Address);
        await phone.ToTicketAsync();
        var (ticket, number) = (phone.Path, await phone.Page.TextContentAsync("#nomor strong"));
        await phone.Page.ClickAsync("#simpan-tombol");
        await phone.Page.WaitForSelectorAsync("#simpan[hidden]", new() { State = WaitForSelectorState.Attached });
        (await phone.Page.EvaluateAsync<string[]>(Kept)).ShouldAllBe(path => path == ticket || path == "/luring" || path.EndsWith(".css") || path.EndsWith(".js") || path.EndsWith(".svg"));

        line.Cut();
        await phone.GoAsync(ticket);
        (await phone.Page.TextContentAsync("#nomor strong")).ShouldBe(number);
        (await phone.Page.Locator("svg.qr path").GetAttributeAsync("d")).ShouldNotBeNullOrEmpty();
        (await phone.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.ticket')).borderTopStyle")).ShouldBe("solid", "with its style sheet");
        await phone.Page.WaitForSelectorAsync("#luring:not([hidden])");
        foreach (var other in new[] { "/", "/daftar/layanan", ticket + "/batal" })
            (await phone.Page.EvaluateAsync<bool>("path => fetch(path).then(() => true, () => false)", other)).ShouldBeFalse($"{other} is not kept");

        line.Mend();
        await phone.GoAsync(ticket + "/batal");
        await phone.Page.FillAsync("#phoneLastFour", "7890");
        await phone.SubmitAsync();
        await phone.Page.EvaluateAsync("async () => { while (await caches.has('tiket')) await new Promise(again => setTimeout(again, 20)); }");
        line.Cut();
        await phone.GoAsync(ticket);
        await SaysOfflineAsync(phone, "id", number!);
        (await phone.Page.Locator("a[href^='/tiket/']").CountAsync()).ShouldBe(0, "there is none any more");
    }

    [Fact]
    public async Task A_copy_whose_time_is_over_opens_no_more_and_is_renewed_at_the_next_look_with_a_network()
    {
        using var line = new Line(host);
        await using var phone = await Phone.OpenAsync(host, at: line.Address);
        await phone.ToTicketAsync();
        var (ticket, number) = (phone.Path, await phone.Page.TextContentAsync("#nomor strong"));
        await phone.Page.ClickAsync("#simpan-tombol");
        await phone.Page.WaitForSelectorAsync("#simpan[hidden]", new() { State = WaitForSelectorState.Attached });
        await phone.Page.EvaluateAsync(EndIt);
        await phone.GoAsync(ticket);
        await phone.Page.EvaluateAsync("async path => { const until = async () => Number((await (await caches.open('tiket')).match(path, { ignoreVary: true })).headers.get('kept-until')); while (await until() < Date.now()) await new Promise(again => setTimeout(again, 20)); }", ticket);
        line.Cut();
        await phone.GoAsync(ticket);
        (await phone.Page.TextContentAsync("#nomor strong")).ShouldBe(number);

        await phone.Page.EvaluateAsync(EndIt);
        await phone.GoAsync(ticket);
        await SaysOfflineAsync(phone, "id", number!);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public async Task Any_other_page_says_that_there_is_no_network_and_leads_to_the_ticket(string language)
    {
        using var line = new Line(host);
        await using var phone = await Phone.OpenAsync(host, language: language, at: line.Address);
        await phone.ToTicketAsync();
        var (ticket, number) = (phone.Path, await phone.Page.TextContentAsync("#nomor strong"));
        await phone.Page.ClickAsync("#simpan-tombol");
        await phone.Page.WaitForSelectorAsync("#simpan[hidden]", new() { State = WaitForSelectorState.Attached });

        line.Cut();
        foreach (var path in new[] { "/", "/daftar/layanan", ticket + "/batal" })
        {
            await phone.GoAsync(path);
            await SaysOfflineAsync(phone, language, number!);
        }
        if (Environment.GetEnvironmentVariable("DANTAIN_LOOK") is { } file) await phone.Page.ScreenshotAsync(new() { Path = file, FullPage = true });
        (await phone.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('header')).backgroundColor")).ShouldBe("rgb(11, 93, 78)", "with its style sheet");
        await phone.Page.ClickAsync($"section[lang={language}] a[href='{ticket}']");
        (await phone.Page.TextContentAsync("#nomor strong")).ShouldBe(number);

        await phone.GoAsync("/");
        line.Mend();
        await phone.Page.ClickAsync(".button.plain");
        await Assertions.Expect(phone.Page.Locator("a.button[href='/daftar']")).ToBeVisibleAsync();
    }

    /// <summary>The page that stands there instead: in both languages, the chosen one first, sound, and with nothing of anybody in it.</summary>
    static async Task SaysOfflineAsync(Phone phone, string language, string number)
    {
        (await phone.Page.TextContentAsync("h1")).ShouldBe(Texts.GetIn(language, "fault.offline-title"));
        (await phone.Page.TextContentAsync("h2")).ShouldBe(Texts.GetIn(language == "id" ? "en" : "id", "fault.offline-title"));
        (await phone.Page.ContentAsync()).ShouldNotContain(number);
        var inspection = new Inspection(language);
        await inspection.LookAsync(phone.Page, "no network");
        inspection.Faults.ShouldBeEmpty();
    }

    /// <summary>The time of the copy is over.</summary>
    const string EndIt = """
        async () => {
          const cache = await caches.open('tiket'), copy = await cache.match(location.pathname, { ignoreVary: true }), headers = new Headers(copy.headers);
          headers.set('kept-until', 1);
          await cache.put(location.pathname, new Response(await copy.text(), { headers }));
        }
        """;

    /// <summary>The addresses of all copies.</summary>
    const string Kept = "async () => { const all = []; for (const name of await caches.keys()) for (const kept of await (await caches.open(name)).keys()) all.push(new URL(kept.url).pathname); return all; }";
}
