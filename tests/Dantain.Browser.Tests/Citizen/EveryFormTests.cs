using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Dantain.Identities;
using Dantain.Messages;
using Dantain.Staff;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Citizen;

/// <summary>Every form of the citizens' pages in every error state, in both languages on the smallest phone; and the pages of a receipt, of which no form leads anywhere.</summary>
public sealed partial class EveryFormTests(FullHost host) : IClassFixture<FullHost>
{
    /// <summary>Forms without an answer that is wrong: words that find nothing, papers of which none is ready, and buttons that say nothing else. Their error state is that of a form that stood open too long.</summary>
    static readonly string[] TakesAnything =
    [
        "/daftar/layanan aksi", "/daftar/layanan cari", "/daftar/perlu/# aksi", "/daftar/perlu/# siap", "/daftar/tanya/# aksi", "/hapus ", "/kontak/# ", "/perangkat/# ", "/tiket/# ", "/tiket/#/terlambat ",
    ];

    /// <summary>Shown under pressure only, and broken there.</summary>
    static readonly (string Page, Type By)[] Elsewhere = [("/daftar/tunggu", typeof(CarefulTests))];

    [Theory]
    [InlineData("id", "jatiasih", "rawalumbu")]
    [InlineData("en", "bekasi-timur", "medan-satria")]
    public async Task Every_form_is_sound_in_every_error_state(string language, string full, string closed)
    {
        await using var phone = await Phone.OpenAsync(host, language: language);
        var inspection = new Inspection(language);
        var forms = new BrokenForms(inspection);
        async Task TryAsync(string? path = null)
        {
            if (path is not null) await phone.GoAsync(path);
            await forms.TryAsync(phone.Page, phone.Path);
        }
        foreach (var path in (string[])["/cek-pesan", "/lupa-nomor", "/hapus", "/masukan?dari=daftar/layanan"]) await TryAsync(path);
        await TryAsync("/kontak/" + ContactProof.CodeOf(host.Services.GetRequiredService<Vault>(), Guid.Empty));
        await TryAsync(await phone.NewDeviceLinkAsync());
        await phone.Page.Context.ClearCookiesAsync(new() { Name = "dantain-staff" });

        foreach (var path in (string[])["/daftar/layanan", "/daftar/perlu/newborn"]) await TryAsync(path);
        foreach (var service in (string[])["SKTT", "newborn", "KIA-0-5", "KTP-HILANG"])
        {
            await phone.ChooseServiceAsync(service);
            await TryAsync();
            if (service != "KIA-0-5") continue;
            await phone.Page.ClickAsync("button[value=tambah]");
            await inspection.LookAsync(phone.Page, "another child");
        }
        await phone.SayWhoAsync();
        await TryAsync();
        await host.FillAsync(full);
        await TryAsync($"/daftar/daftar-tunggu?kantor={full}");
        await phone.GoAsync("/daftar/kantor");
        await phone.ChooseOfficeAsync();
        await TryAsync();
        await phone.ChooseTimeAsync(day: 0);
        await TryAsync();
        await phone.GiveNumberAsync();
        foreach (var path in (string[])["/daftar/periksa", "/daftar/layanan", "/daftar/tanya/lahir", "/daftar/perlu/KTP-HILANG", "/daftar/siapa", "/daftar/kantor", "/daftar/waktu", "/daftar/kontak"]) await TryAsync(path);   // a place is held: each has one form more
        await phone.GoAsync("/daftar/periksa");
        await phone.BookAsync();
        var ticket = phone.Path;
        foreach (var path in (string[])["", "/pindah", "/kontak", "/batal", "/terlambat"]) await TryAsync(ticket + path);
        await phone.ToTicketAsync();   // of the first one too many digits were guessed by now
        await TryAsync(phone.Path + "/lebih-awal");
        await phone.Page.FillAsync("#phoneLastFour", "7890");
        await phone.SubmitAsync();
        phone.Path.ShouldStartWith("/daftar-tunggu/");
        await TryAsync();
        await TryAsync($"/tiket/{(await host.BookAsync(BrowserHost.SmallOffice)).Token}/hadir");
        var displaced = (await host.BookAsync(closed)).Token;
        await host.FillDayAsync(closed, ahead: 0);
        await TryAsync("/tiket/" + displaced);
        await Assertions.Expect(phone.Page.Locator("#terdampak form button").First).ToBeVisibleAsync();
        await inspection.LookAsync(phone.Page, "ticket, displaced");
        var receipt = "/tanda-terima/" + await ReceiptAsync();
        foreach (var path in (string[])["", "/cetak", "/cetak?kertas=80"])
        {
            await phone.GoAsync(receipt + path);
            await inspection.LookAsync(phone.Page, "receipt" + path);
        }

        string[] notWalkedTo = [.. PagesWithForms().Except(Elsewhere.Select(e => e.Page)).Where(page => !forms.Paths.Any(path => Regex.IsMatch(path, $@"\A{Hole().Replace(page, "[^/]+")}\z")))];
        this.ShouldSatisfyAllConditions(
            () => inspection.Faults.ShouldBeEmpty(),
            () => forms.Unrefused.ShouldBe(TakesAnything),
            () => notWalkedTo.ShouldBeEmpty("walk there, so that their forms are broken too"));
    }

    /// <summary>The addresses of the citizens' pages in whose source a form is written.</summary>
    static IReadOnlyList<string> PagesWithForms()
    {
        string[] found = [.. Directory.EnumerateFiles(Path.Combine(BrowserHost.Root, "src", "Dantain.Web", "Citizen"), "*.cshtml", SearchOption.AllDirectories).Select(File.ReadAllText)
            .Where(page => page.Contains("<form", StringComparison.Ordinal)).Select(page => Address().Match(page)).Where(m => m.Success).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal)];
        found.Length.ShouldBeGreaterThan(18);
        return found;
    }

    /// <summary>Somebody's papers were taken in just now; the token of the receipt.</summary>
    async Task<string> ReceiptAsync()
    {
        const string office = "mpp";
        using var client = new HttpClient { BaseAddress = host.Address };
        (await client.PostAsJsonAsync("/api/v1/session", new { user = DemoStaff.OfficerOf(office), password = DemoStaff.Password })).EnsureSuccessStatusCode();
        async Task SendAsync(string path, object? body = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/offices/{office}/{path}") { Content = JsonContent.Create(body ?? new { }), Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } } };
            using var answer = await client.SendAsync(request);
            answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        }
        await SendAsync("queue/tickets", new { services = new[] { "KTP-REKAM" } });
        foreach (var act in (string[])["open", "next", "start"]) await SendAsync("counters/1/" + act);
        await using var desk = await Phone.OpenAsync(host, width: 1280);
        await desk.SignInAsync(DemoStaff.OfficerOf(office));
        await desk.GoAsync($"/loket/{office}/1");
        await desk.Page.ClickAsync("#console [value=finish]");
        return (await desk.Page.Locator(".last a.primary").GetAttributeAsync("href"))!.Split('/')[2];
    }

    [GeneratedRegex(@"\A@page ""([^""]+)""")]
    private static partial Regex Address();
    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Hole();
}
