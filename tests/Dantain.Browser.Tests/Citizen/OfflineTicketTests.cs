using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Citizen;

/// <summary>On one's own phone the ticket opens without a network, and nothing else does; when the visit is over the copy goes.</summary>
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
        (await phone.Page.EvaluateAsync<string[]>(Kept)).ShouldAllBe(path => path == ticket || path.EndsWith(".css") || path.EndsWith(".js") || path.EndsWith(".svg"));

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
        await phone.Page.EvaluateAsync("async () => { while ((await caches.keys()).length) await new Promise(again => setTimeout(again, 20)); }");
        line.Cut();
        await Should.ThrowAsync<PlaywrightException>(() => phone.GoAsync(ticket));
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
        await Should.ThrowAsync<PlaywrightException>(() => phone.GoAsync(ticket));
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
