using Dantain.Identities;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Citizen;

public sealed class NeedsTests(PageHost host) : IClassFixture<PageHost>
{
    static async Task ToContactAsync(Visitor v, string service)
    {
        await v.ToOfficeAsync(service);
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
    }

    [Fact]
    public async Task What_helps_is_kept_sealed_and_shown_before_it_counts()
    {
        using var v = host.Visitor();
        await ToContactAsync(v, "KTP-HILANG");
        await v.SendAsync(("withoutPhone", "1"), ("bantuan", "Wheelchair"), ("bantuan", "CalledInSight"));
        v.Page.Text.ShouldContain("Kursi roda atau sulit naik tangga, Dipanggil lewat layar atau getar ponsel");
        await v.GetAsync("/daftar/kontak?ubah=1");
        v.Page.Html.QuerySelectorAll("[name=bantuan][checked]").Length.ShouldBe(2);
        await v.SendAsync();
        await v.SendAsync();
        v.Page.Body.ShouldNotContain("Kursi roda");   // the link may be in other hands

        var reference = v.Page.Token()[..Reference.Length];
        await using var db = host.Services.GetRequiredService<Store>().Open();
        var booking = await db.Bookings.SingleAsync(b => b.Reference == reference);
        var looked = await host.Services.GetRequiredService<Bookings.LookAtPerson>().RunAsync(1, new(booking.Day), booking.No, History.AccessReason.Serving);
        looked.Value.Needs.ShouldBe(Needs.Wheelchair | Needs.CalledInSight);
    }

    [Theory]
    [InlineData("semua")]
    [InlineData("127")]
    [InlineData("None")]
    public async Task A_need_the_page_does_not_offer_is_none(string need)
    {
        using var v = host.Visitor();
        await ToContactAsync(v, "KTP-HILANG");
        await v.SendAsync(("withoutPhone", "1"), ("bantuan", need));

        v.Page.Path.ShouldBe("/daftar/periksa");
        v.Page.Text.ShouldContain("Bantuan saat datang Tidak diisi");
    }

    [Fact]
    public async Task The_check_page_says_which_papers_are_ready_and_who_fills_in_and_both_can_be_changed_there()
    {
        using var v = host.Visitor();
        await v.ToOfficeAsync("KTP-HILANG", more: ("helped", "1"));
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        await v.SendAsync(("withoutPhone", "1"));
        v.Page.Text.ShouldContain("Pengisi Diisi oleh orang yang membantu");
        v.Page.Text.ShouldContain("Berkas 0 dari ");

        await v.GetAsync(v.Page.Html.QuerySelectorAll(".answers .change a").Select(a => a.GetAttribute("href")!).Single(href => href.StartsWith("/daftar/perlu/", StringComparison.Ordinal)));
        await v.SendAsync(("siap", v.Page.Html.QuerySelector("[name=siap]")!.GetAttribute("value")!));
        v.Page.Path.ShouldBe("/daftar/periksa");
        v.Page.Text.ShouldContain("Berkas 1 dari ");
    }

    [Fact]
    public async Task The_check_page_says_how_where_and_about_when_each_document_is_received()
    {
        using var v = host.Visitor();
        await ToContactAsync(v, "newborn");
        await v.SendAsync(("phone", "081234567890"), ("email", "rina@example.org"));

        v.Page.Text.ShouldContain("PDF dikirim ke rina@example.org");
        v.Page.Text.ShouldContain("Kartu diambil di ");
        v.Page.Text.ShouldContain("2026, bila berkas lengkap saat Anda datang.");
    }
}
