using System.Text.RegularExpressions;
using Dantain.Web.Wording;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Citizen;

/// <summary>After booking, on a small phone: moving, cancelling, a lost link, a borrowed phone.</summary>
[Collection(nameof(BrowserHost))]
public sealed partial class ChangeOfMindTests(BrowserHost host)
{
    [Theory]
    [InlineData(true, "id", 320)]
    [InlineData(false, "id", 320)]
    [InlineData(true, "en", 1280)]
    [InlineData(false, "en", 320)]
    public async Task A_visit_is_moved_and_then_cancelled_and_each_page_says_first_what_that_means(bool script, string language, int width)
    {
        await using var phone = await Phone.OpenAsync(host, script, language, width);
        await phone.ToTicketAsync();
        var (ticket, when) = (phone.Path, await phone.Page.Locator(".about dd").First.TextContentAsync());

        await phone.Page.ClickAsync($"a[href='{ticket}/pindah']");
        (await phone.Page.TextContentAsync("main ul"))!.ShouldContain(Texts.GetIn(language, "move.old-kept"));
        await phone.Page.Locator("label:has([name=jam])").Last.ClickAsync();
        await phone.Page.FillAsync("#phoneLastFour", "7890");
        await phone.SubmitAsync();
        phone.Path.ShouldBe(ticket);
        (await phone.Page.Locator(".about dd").First.TextContentAsync()).ShouldNotBe(when);

        await phone.Page.ClickAsync($"a[href='{ticket}/batal']");
        (await phone.Page.TextContentAsync("main ul"))!.ShouldContain(Texts.GetIn(language, "cancel.place"));
        await phone.SubmitAsync();
        (await phone.Page.TextContentAsync(".wrong"))!.ShouldContain(Texts.GetIn(language, "booking.last-four"));
        await phone.Page.FillAsync("#phoneLastFour", "7890");
        await phone.SubmitAsync();
        (await phone.Page.TextContentAsync("#keadaan"))!.ShouldContain(Texts.GetIn(language, "ticket.is-CancelledByCitizen"));
    }

    [Theory]
    [InlineData(true, "id", 320)]
    [InlineData(false, "id", 320)]
    [InlineData(true, "en", 1280)]
    [InlineData(false, "en", 320)]
    public async Task Who_lost_the_link_gets_it_in_the_mailbox_of_the_visit(bool script, string language, int width)
    {
        var (nik, mailbox) = (Phone.NewNik(), $"warga-{script}-{language}@example.go.id");
        string ticket;
        await using (var first = await Phone.OpenAsync(host, script, language, width))
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
        await using var phone = await Phone.OpenAsync(host, script, language, width);
        await phone.GoAsync(Link().Match(await TextToAsync(mailbox)).Groups[1].Value);
        await phone.SubmitAsync();
        Link().Match(await TextToAsync(mailbox)).Groups[1].Value.ShouldBe(ticket);

        await phone.GoAsync("/");
        await phone.Page.ClickAsync("a[href='/lupa-nomor']");
        await phone.Page.FillAsync("#nik", nik);
        await phone.Page.FillAsync("#kontak", mailbox);
        await phone.SubmitAsync();
        (await phone.Page.TextContentAsync("main"))!.ShouldContain(Texts.GetIn(language, "lost.sent"));
        await phone.GoAsync(Link().Match(await TextToAsync(mailbox)).Groups[1].Value);

        phone.Path.ShouldBe(ticket);
        (await phone.Page.TextContentAsync("#keadaan"))!.ShouldContain(Texts.GetIn(language, "ticket.is-Confirmed"));
    }

    [Theory]
    [InlineData(true, "id", 320)]
    [InlineData(false, "id", 320)]
    [InlineData(true, "en", 1280)]
    [InlineData(false, "en", 320)]
    public async Task Nothing_stays_on_a_borrowed_phone(bool script, string language, int width)
    {
        await using var phone = await Phone.OpenAsync(host, script, language, width);
        await phone.ToTicketAsync();
        if (script) (await phone.Page.EvaluateAsync<int>(Kept)).ShouldBe(0, "nothing is kept that nobody asked for");
        await phone.Page.ClickAsync("#hapus button");
        await phone.Page.ComesToAsync(@"/hapus\?selesai$");

        (await phone.Page.TextContentAsync("main"))!.ShouldContain(Texts.GetIn(language, "forget.done"));
        (await phone.Page.Context.CookiesAsync()).ShouldNotContain(c => c.Name == "daftar");
        await phone.GoAsync("/daftar/selesai");
        phone.Path.ShouldBe("/daftar/layanan");
        if (script) (await phone.Page.EvaluateAsync<int>(Kept)).ShouldBe(0);
    }

    [Theory]
    [InlineData(true, "id", 320)]
    [InlineData(false, "en", 1280)]
    public async Task A_visit_that_its_person_takes_over_at_an_office_is_gone_from_the_phone_it_was_booked_on(bool script, string language, int width)
    {
        var nik = Phone.NewNik();
        await using var borrowed = await Phone.OpenAsync(host, script, language, width);
        await borrowed.ChooseServiceAsync("KTP-HILANG");
        await borrowed.SayWhoAsync(nik: nik);
        await borrowed.FromOfficeToCheckAsync();
        await borrowed.BookAsync();
        var ticket = borrowed.Path;

        await using (var officer = await Phone.OpenAsync(host, script, width: 1280))
        {
            await officer.SignInAsync("petugas-dinas");
            await officer.GoAsync("/ambil-alih");
            await officer.Page.FillAsync("#code", nik);
            await officer.Page.ClickAsync("form.stack .primary");
            await officer.Page.CheckAsync("[name=seen]");
            await officer.Page.ClickAsync("section form .primary");
            await officer.Page.Locator("#hasil .qr").WaitForAsync();
            (await officer.Page.GetAttributeAsync("#hasil a.primary", "href"))!.ShouldNotStartWith(ticket);
        }

        await borrowed.Page.ReloadAsync();
        (await borrowed.Page.TextContentAsync("main"))!.ShouldNotContain(Texts.GetIn(language, "ticket.is-Confirmed"));
        (await borrowed.Page.Locator(".qr").CountAsync()).ShouldBe(0);
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
        await phone.Page.ComesToAsync(@"/hapus\?selesai$");

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
