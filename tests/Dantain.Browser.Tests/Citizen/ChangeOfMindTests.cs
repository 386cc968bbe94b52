using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Citizen;

/// <summary>After booking, on a small phone: moving, cancelling, a lost link, a borrowed phone.</summary>
[Collection(nameof(BrowserHost))]
public sealed partial class ChangeOfMindTests(BrowserHost host)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_visit_is_moved_and_then_cancelled_and_each_page_says_first_what_that_means(bool script)
    {
        await using var phone = await Phone.OpenAsync(host, script);
        await phone.ToTicketAsync();
        var (ticket, when) = (phone.Path, await phone.Page.Locator(".about dd").First.TextContentAsync());

        await phone.Page.ClickAsync($"a[href='{ticket}/pindah']");
        (await phone.Page.TextContentAsync("main ul"))!.ShouldContain("Tempat lama baru dilepas setelah tempat baru didapat.");
        await phone.Page.Locator("label:has([name=jam])").Last.ClickAsync();
        await phone.Page.FillAsync("#phoneLastFour", "7890");
        await phone.SubmitAsync();
        phone.Path.ShouldBe(ticket);
        (await phone.Page.Locator(".about dd").First.TextContentAsync()).ShouldNotBe(when);

        await phone.Page.ClickAsync($"a[href='{ticket}/batal']");
        (await phone.Page.TextContentAsync("main ul"))!.ShouldContain("Tempat Anda langsung terbuka untuk orang lain.");
        await phone.SubmitAsync();
        (await phone.Page.TextContentAsync(".wrong"))!.ShouldContain("Empat angka terakhir");
        await phone.Page.FillAsync("#phoneLastFour", "7890");
        await phone.SubmitAsync();
        (await phone.Page.TextContentAsync("#keadaan"))!.ShouldContain("Dibatalkan");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_lost_the_link_gets_it_in_the_mailbox_of_the_visit(bool script)
    {
        var (nik, mailbox) = (Phone.NewNik(), $"warga-{script}@example.go.id");
        string ticket;
        await using (var first = await Phone.OpenAsync(host, script))
        {
            await first.ChooseServiceAsync("KTP-HILANG");
            await first.SayWhoAsync(nik: nik);
            await first.ChooseOfficeAsync();
            await first.ChooseTimeAsync();
            await first.Page.CheckAsync("[name=withoutPhone]");
            await first.Page.FillAsync("#email", mailbox);
            await first.SubmitAsync();
            await first.Page.ClickAsync("#daftarkan");
            ticket = first.Path;
        }
        await using var phone = await Phone.OpenAsync(host, script);
        await phone.GoAsync(Link().Match(await TextToAsync(mailbox)).Groups[1].Value);
        await phone.SubmitAsync();
        Link().Match(await TextToAsync(mailbox)).Groups[1].Value.ShouldBe(ticket);

        await phone.GoAsync("/");
        await phone.Page.ClickAsync("a[href='/lupa-nomor']");
        await phone.Page.FillAsync("#nik", nik);
        await phone.Page.FillAsync("#kontak", mailbox);
        await phone.SubmitAsync();
        (await phone.Page.TextContentAsync("main"))!.ShouldContain("Bila cocok, tautan dikirim.");
        await phone.GoAsync(Link().Match(await TextToAsync(mailbox)).Groups[1].Value);

        phone.Path.ShouldBe(ticket);
        (await phone.Page.TextContentAsync("#keadaan"))!.ShouldContain("Terdaftar");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_stays_on_a_borrowed_phone(bool script)
    {
        await using var phone = await Phone.OpenAsync(host, script);
        await phone.ToTicketAsync();
        if (script) (await phone.Page.EvaluateAsync<int>(Kept)).ShouldBe(0, "nothing is kept that nobody asked for");
        await phone.Page.ClickAsync("#hapus button");
        await phone.Page.WaitForURLAsync("**/hapus?selesai");

        (await phone.Page.TextContentAsync("main"))!.ShouldContain("sudah dihapus dari perangkat ini");
        (await phone.Page.Context.CookiesAsync()).ShouldNotContain(c => c.Name == "daftar");
        await phone.GoAsync("/daftar/selesai");
        phone.Path.ShouldBe("/daftar/layanan");
        if (script) (await phone.Page.EvaluateAsync<int>(Kept)).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_kept_on_request_is_gone_too()
    {
        await using var phone = await Phone.OpenAsync(host);
        await phone.ToTicketAsync();
        await phone.Page.ClickAsync("#simpan-tombol");
        await phone.Page.WaitForSelectorAsync("#simpan[hidden]", new() { State = WaitForSelectorState.Attached });
        (await phone.Page.EvaluateAsync<int>(Kept)).ShouldBeGreaterThan(1);
        await phone.Page.ClickAsync("#hapus button");
        await phone.Page.WaitForURLAsync("**/hapus?selesai");

        (await phone.Page.EvaluateAsync<int>(Kept)).ShouldBe(0);
    }

    async Task<string> TextToAsync(string mailbox)
    {
        var mail = await host.Mailbox.NextAsync();
        mail["to"]![0]!.ToString().ShouldBe(mailbox);
        return mail["text"]!.ToString();
    }

    /// <summary>How much this site keeps in the browser, cookies apart.</summary>
    const string Kept = "async () => (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length + localStorage.length + sessionStorage.length + (await indexedDB.databases()).length";

    [GeneratedRegex(@"https://antre\.example\.go\.id(/(?:kontak|tiket)/\w+)")] private static partial Regex Link();
}
