using System.Diagnostics;
using Dantain.Browser.Tests.Citizen;
using Dantain.Cities;
using Dantain.Staff;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Staff;

/// <summary>A city whose largest office has a day of its own: it uses up what others would want.</summary>
public sealed class BusyDayHost : BrowserHost;

/// <summary>The report of a day is one sheet, however much has happened.</summary>
public sealed class ReportPaperTests(BusyDayHost host) : IClassFixture<BusyDayHost>
{
    const string Office = "dinas";

    // Every service once or twice, all called at one counter out of order, at every counter of the office somebody sits.
    const string Day = """
        async ({ office, counters, services, groups }) => {
            const send = async (path, body) => {
                const answer = await fetch(`/api/v1/offices/${office}${path}`, { method: 'POST', headers: { 'Idempotency-Key': crypto.randomUUID(), 'Content-Type': 'application/json' }, body: JSON.stringify(body ?? {}) });
                return answer.ok ? answer.status === 204 ? {} : answer.json() : null;
            };
            for (const no of counters) await send(`/counters/${no}/open`, { groups });
            let called = 0;
            for (let round = 0; round < 3; round++) for (const service of services) {
                const taken = await send('/queue/tickets', { services: [service], priority: round === 1 });
                if (!taken) continue;
                const at = counters[called % counters.length];
                if (!await send(`/counters/${at}/call`, { ticket: taken.ticket, reason: 'wish' })) continue;
                called++;
                await send(`/counters/${at}/start`);
                await send(`/counters/${at}/finish`);
            }
            for (const no of counters) await send(`/counters/${no}/close`);
            return called;
        }
        """;

    [Fact]
    public async Task A_busy_day_with_every_section_is_one_page_in_both_languages()
    {
        var city = host.Services.GetRequiredService<CityVersions>().Current;
        await using var head = await Phone.OpenAsync(host, width: 1280);
        await head.SignInAsync(DemoStaff.OfficerOf(Office));
        var page = head.Page;
        (await page.EvaluateAsync<int>(Day, new { office = Office, counters = city.Office(Office)!.Counters.Select(c => c.No), services = city.Pack.Services.Select(s => s.Code), groups = city.Pack.Groups.Select(g => g.Code) }))
            .ShouldBeGreaterThan(12, "more calls out of order than the sheet names");
        foreach (var language in new[] { "id", "en" })
        {
            await page.Context.AddCookiesAsync([new() { Name = "bahasa", Value = language, Url = host.Address.ToString() }]);
            await LookAsync(head, city);
        }
    }

    static async Task LookAsync(Phone head, City city)
    {
        await head.GoAsync($"/hari/{Office}/laporan");
        var page = head.Page;
        (await page.Locator("table").CountAsync()).ShouldBe(3, "services, counters, calls out of order");
        (await page.Locator("table").Nth(1).Locator("tbody tr").CountAsync()).ShouldBe(city.Office(Office)!.Counters.Count);

        var folder = Directory.CreateTempSubdirectory("dantain-report-").FullName;
        var pdf = Path.Combine(folder, "report.pdf");
        await page.PdfAsync(new PagePdfOptions { Path = pdf, PreferCSSPageSize = true });
        if (Environment.GetEnvironmentVariable("DANTAIN_LOOK") is { } look) File.Copy(pdf, look, overwrite: true);
        using var info = Process.Start(new ProcessStartInfo("pdfinfo", pdf) { RedirectStandardOutput = true })!;
        (await info.StandardOutput.ReadToEndAsync()).ShouldMatch(@"Pages:\s+1\n");
        using var text = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", pdf, "-"]) { RedirectStandardOutput = true })!;
        var read = await text.StandardOutput.ReadToEndAsync();
        string[] headings = [.. (await page.Locator("th[scope=col]").AllInnerTextsAsync()).SelectMany(h => h.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Distinct()];
        headings.ShouldAllBe(word => read.Contains(word), "nothing is cut off at the edge");
        Directory.Delete(folder, recursive: true);
    }
}
