using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Citizen;

/// <summary>What holds for every page of the citizens and for its error state: axe finds nothing, nothing is wider than 320 px, everything to tap is 44 px.</summary>
[Collection(nameof(BrowserHost))]
public sealed class EveryPageTests(BrowserHost host)
{
    const int MostBytes = 50_000, Target = 44;

    static readonly AxeRunOptions Rules = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] } };

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public async Task Every_page_and_its_error_state_is_sound(string language)
    {
        await using var phone = await Phone.OpenAsync(host, language: language);
        var faults = new List<string>();
        Task LookAsync(string name) => CheckAsync(phone.Page, $"{name} {language}", faults);

        await phone.GoAsync("/");
        await LookAsync("start");
        await phone.GoAsync("/tidak-ada");
        await LookAsync("not found");
        await phone.GoAsync("/keramaian");
        await LookAsync("crowd");
        await phone.GoAsync("/masukan?dari=daftar/layanan");
        await LookAsync("feedback");
        await phone.SubmitAsync();
        await LookAsync("feedback, wrong");
        await phone.ChooseServiceAsync("KAWIN");
        await LookAsync("on the spot only");
        await phone.ChooseServiceAsync("SKTT");
        await LookAsync("who, foreigners");
        await phone.SubmitAsync();
        await LookAsync("who, foreigners, wrong");
        await phone.ChooseServiceAsync("newborn");
        await LookAsync("who, newborn");
        await phone.ChooseServiceAsync("KTP-RUSAK");
        await phone.SubmitAsync();
        await LookAsync("who, wrong");
        await phone.GoAsync("/daftar/layanan");
        await phone.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await LookAsync("service");
        await phone.GoAsync("/daftar/layanan?cari=akta+hilang");
        await LookAsync("search");
        await phone.GoAsync("/daftar/layanan?cari=zzzz");
        await LookAsync("search, nothing found");
        await phone.GoAsync("/daftar/tanya/lahir");
        await LookAsync("question");
        await phone.GoAsync("/daftar/perlu/newborn");
        await LookAsync("need");
        await phone.GoAsync("/daftar/siapa");
        await phone.SayWhoAsync();
        await LookAsync("office");
        await phone.SubmitAsync();
        await LookAsync("office, wrong");
        await phone.ChooseOfficeAsync();
        await LookAsync("time");
        await phone.Page.EvaluateAsync("document.querySelector('button[name=jam]').value = '03:00'");
        await phone.Page.Locator("button[name=jam]").First.ClickAsync();
        await LookAsync("time, wrong");
        await phone.ChooseTimeAsync();
        await LookAsync("contact");
        await phone.SubmitAsync();
        await LookAsync("contact, wrong");
        await phone.GiveNumberAsync();
        await LookAsync("check");
        await phone.Page.ClickAsync("#daftarkan");
        await LookAsync("ticket");
        var ticket = phone.Path;
        await phone.GoAsync(ticket + "/cetak");
        await LookAsync("on paper");
        await phone.GoAsync(ticket + "/cetak?kertas=80");
        await LookAsync("on a roll");
        await phone.GoAsync("/daftar/kontak");
        await LookAsync("already done");
        await phone.GoAsync(ticket + "/pindah");
        await LookAsync("move");
        await phone.SubmitAsync();
        await LookAsync("move, wrong");
        await phone.GoAsync(ticket + "/batal");
        await LookAsync("cancel");
        await phone.SubmitAsync();
        await LookAsync("cancel, wrong");
        await phone.Page.FillAsync("#phoneLastFour", "7890");
        await phone.SubmitAsync();
        await LookAsync("ticket, cancelled");

        faults.ShouldBeEmpty();
    }

    static async Task CheckAsync(IPage page, string name, List<string> faults)
    {
        foreach (var violation in (await page.RunAxe(Rules)).Violations)
            faults.Add($"{name}: {violation.Id}: {string.Join(" | ", violation.Nodes.Select(n => n.Html).Take(3))}");
        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (width > 320) faults.Add($"{name}: {width} px wide");
        faults.AddRange((await page.EvaluateAsync<string[]>(SmallTargets, Target)).Select(small => $"{name}: small target {small}"));
    }

    /// <summary>Links inside running text are exempt (WCAG 2.5.8); a radio button counts with its label.</summary>
    const string SmallTargets = """
        least => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, summary')].filter(e => {
          if (e.matches('p a, li:not(.rows li):not(.days li):not(.wrong li) a, .skip') && getComputedStyle(e).display === 'inline') return false;
          const box = (e.closest('label') ?? e).getBoundingClientRect();
          return box.width > 0 && box.height > 0 && (box.width < least - 0.5 || box.height < least - 0.5);
        }).map(e => e.outerHTML.slice(0, 120))
        """;

    [Theory]
    [InlineData("/")]
    [InlineData("/daftar/layanan")]
    public async Task A_first_visit_is_light(string path)
    {
        await using var phone = await Phone.OpenAsync(host);
        var requests = new List<IRequest>();
        phone.Page.RequestFinished += (_, request) => requests.Add(request);
        await phone.GoAsync(path);
        await phone.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var bytes = 0L;
        foreach (var request in requests.ToArray()) bytes += (await request.SizesAsync()).ResponseBodySize;
        bytes.ShouldBeInRange(2_000, MostBytes);
        requests.Count.ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public async Task The_style_sheet_is_there_and_applied()
    {
        await using var phone = await Phone.OpenAsync(host);
        await phone.GoAsync("/");

        (await phone.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('header')).backgroundColor")).ShouldBe("rgb(11, 93, 78)");
        (await phone.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.button')).minHeight")).ShouldBe("56px");
    }
}
