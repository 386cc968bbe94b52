using System.Text;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Citizen;

/// <summary>What people say of a page reaches the administrator, and nobody learns who said it.</summary>
[Collection(nameof(TestHost))]
public sealed class FeedbackTests(TestHost host)
{
    [Fact]
    public async Task What_somebody_says_of_a_page_is_read_by_the_administrator_without_their_numbers()
    {
        using var visitor = new Visitor(host.Visitor());
        var start = await visitor.GetAsync("/daftar/layanan");
        await visitor.GetAsync(start.Html.QuerySelector("footer a[href^='/masukan']").ShouldNotBeNull().GetAttribute("href")!);
        (await visitor.SendAsync(("helped", "no"), ("words", "Huruf terlalu kecil. NIK saya 3275 0101 0190 0001, telepon +62 812-3456-7890, pukul 09.30."))).Text.ShouldContain("Terima kasih");

        using var admin = await host.SignedInAsync("admin");
        var list = await new Screen(admin).OpenAsync("/admin/masukan");
        var row = list.Page.QuerySelectorAll("table:not(.counts) tbody tr").Select(r => r.TextContent).First(r => r.Contains("Huruf terlalu kecil"));
        row.ShouldContain("/daftar/layanan");
        row.ShouldContain("pukul 09.30");
        row.ShouldNotContain("3275");
        row.ShouldNotContain("7890");
        await using var db = host.Services.GetRequiredService<Store>().Open();
        (await db.Feedback.OrderBy(f => f.Id).LastAsync(f => f.Words != null)).Version.ShouldNotBeEmpty("a fault that is told belongs to a version");
        Encoding.UTF8.GetString((await db.Feedback.OrderBy(f => f.Id).LastAsync(f => f.Words != null)).Words!).ShouldNotContain("Huruf", Case.Sensitive, "it is sealed");
    }

    /// <summary>The link stands in the frame that all pages have; only paper has none.</summary>
    [Fact]
    public void Every_citizens_page_but_paper_has_the_frame_in_which_the_way_here_stands()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(PageHost.Root, "src", "Dantain.Web", "Citizen"), "*.cshtml", SearchOption.AllDirectories).ToDictionary(f => Path.GetFileNameWithoutExtension(f), File.ReadAllText);

        pages.Where(p => p.Value.StartsWith("@page", StringComparison.Ordinal) && p.Value.Contains("Layout =")).Select(p => p.Key).Order().ShouldBe(["PrintReceipt", "PrintTicket"]);
        pages["_ViewStart"].ShouldContain("Layout = \"/Citizen/_Layout.cshtml\"");
        pages["_Layout"].ShouldContain("<a href=\"/masukan?dari=");
    }

    [Fact]
    public async Task Every_citizens_page_leads_to_the_check_of_a_message_and_the_start_page_says_what_it_is_for()
    {
        using var visitor = new Visitor(host.Visitor());
        foreach (var path in new[] { "/", "/daftar/layanan", "/keramaian", "/lupa-nomor", "/masukan" })
            (await visitor.GetAsync(path)).Html.QuerySelectorAll("footer a[href='/cek-pesan']").Length.ShouldBe(1, path);
        (await visitor.GetAsync("/")).Html.QuerySelector("main a[href='/cek-pesan']")!.ParentElement!.TextContent.ShouldContain("Ragu dengan pesan");
        (await visitor.GetAsync("/cek-pesan")).Html.QuerySelectorAll("footer a[href='/cek-pesan']").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_with_a_token_in_its_address_is_named_without_it()
    {
        using var visitor = new Visitor(host.Visitor());
        await visitor.GetAsync("/masukan?dari=tiket%2F%7Btoken%7D");
        await visitor.SendAsync(("helped", "yes"));
        await visitor.GetAsync("/masukan?dari=tiket%2FABCDEFGH23456789CDFH");
        await visitor.SendAsync(("helped", "yes"));
        await using var db = host.Services.GetRequiredService<Store>().Open();
        (await db.Feedback.OrderByDescending(f => f.Id).Take(2).Select(f => f.Page).ToListAsync()).ShouldBe(["", "tiket/{token}"]);
    }

    [Fact]
    public async Task Without_a_choice_or_with_too_many_words_it_says_so_and_keeps_what_was_typed()
    {
        using var visitor = new Visitor(host.Visitor());
        await visitor.GetAsync("/masukan?dari=daftar%2Fsiapa");
        var page = await visitor.SendAsync(("words", "bagus <b>sekali</b>"));
        (page.Status, page.Errors).ShouldSatisfyAllConditions(p => p.Status.ShouldBe(422), p => p.Errors.ShouldBe(["Pilih apakah halaman ini membantu Anda"]));
        page.Html.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("bagus <b>sekali</b>");
        page.Value("from").ShouldBe("daftar/siapa");
        page = await visitor.SendAsync(("helped", "yes"), ("words", new string('a', 1001)));
        page.Errors.ShouldBe(["Tulisan paling banyak 1000 huruf"]);
        page = await visitor.SendAsync(("helped", "yes"), ("words", "a\0b"));
        page.Status.ShouldBe(422);
    }
}
