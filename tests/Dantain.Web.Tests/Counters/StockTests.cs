using System.Net.Http.Json;
using Dantain.Staff;

namespace Dantain.Web.Tests.Counters;

/// <summary>The head of an office counts its cards; what the coming days promise follows, and nobody loses a promise unseen.</summary>
public sealed class StockTests(PageHost host) : IClassFixture<PageHost>
{
    async Task<Visitor> SignedInAsync(string user)
    {
        var v = host.Visitor();
        (await v.Http.PostAsJsonAsync("/api/v1/session", new { user, password = DemoStaff.Password })).EnsureSuccessStatusCode();
        return v;
    }

    static Task<ShownPage> WriteAsync(Visitor v, string what, string cards, params (string, string)[] more) =>
        v.SendAsync([("jenis", "ktp"), ("apa", what), ("jumlah", cards), .. new[] { "tanggal-datang", "alasan" }.Where(f => more.All(m => m.Item1 != f)).Select(f => (f, "")), .. more]);

    [Fact]
    public async Task Counted_then_promised_then_failed_and_the_people_are_offered_another_time()
    {
        const string office = "bekasi-timur";
        using var head = await SignedInAsync(DemoStaff.OfficerOf(office));
        (await head.GetAsync("/stok")).Path.ShouldBe($"/stok/{office}", "the one office there is to choose");
        head.Page.Text.ShouldContain("Belum pernah dihitung");
        (await WriteAsync(head, "datang", "50")).Status.ShouldBe(422);
        head.Page.Text.ShouldContain("Hitung dulu stok yang ada");
        head.Page.Value("jumlah").ShouldBe("50", "nothing typed is lost");
        (await WriteAsync(head, "hitung", "banyak")).Html.QuerySelector("#jumlah-salah").ShouldNotBeNull();
        (await WriteAsync(head, "hitung", "1.000")).Text.ShouldContain("Blangko KTP-el: tercatat, sekarang 1");
        (await WriteAsync(head, "rusak", "998")).Html.QuerySelector("#alasan-salah").ShouldNotBeNull();
        await WriteAsync(head, "rusak", "998", ("alasan", "Terendam banjir"));
        head.Page.Text.ShouldContain("sekarang 2 kartu.", customMessage: head.Page.Text);
        head.Page.Text.ShouldContain("Menipis");
        head.Page.Text.ShouldContain("Terendam banjir");
        head.Page.Text.ShouldContain(DemoStaff.OfficerOf(office));
        (await WriteAsync(head, "janji", "40", ("tanggal-datang", "2026-13-40"))).Html.QuerySelector("#tanggal-datang-salah").ShouldNotBeNull();
        await WriteAsync(head, "janji", "40", ("tanggal-datang", "2026-11-25"));
        head.Page.Text.ShouldContain("40 kartu dijanjikan datang");

        foreach (var (person, time) in new[] { (9101, "09:00"), (9102, "10:00"), (9103, "11:00") })
        {
            var (status, answer) = await head.Http.SendAsync($"/offices/{office}/queue/bookings", ApiCalls.Booking(office, person, time, "KTP-HILANG", date: "2026-11-25"));
            status.ShouldBe(201, answer?.ToString());
        }
        await head.GetAsync($"/stok/{office}");
        await head.SendAsync(("kiriman", head.Page.Value("kiriman")!), ("apa", "gagal"));
        head.Page.Text.ShouldContain("1 janji tidak akan punya kartu");
        (await head.SendAsync(("lihat", "99 lain"), ("janji", "pindah"))).Text.ShouldContain("1 janji tidak akan punya kartu", customMessage: "only what was shown is done");
        await head.SendAsync(("lihat", head.Page.Value("lihat")!), ("janji", "tetap"));
        head.Page.Text.ShouldContain("Kiriman tidak datang");
        head.Page.Text.ShouldContain("1 janji tidak punya kartu, dan orangnya belum diberi tahu.");
        await head.GetAsync("/admin/terdampak");
        head.Page.Text.ShouldContain("Tidak ada janji yang perlu dipindahkan.");

        await head.GetAsync($"/stok/{office}");
        await head.SendAsync(("lihat", "1"));
        head.Page.Text.ShouldContain("1 orang diberi tahu");
        await head.GetAsync("/admin/terdampak");
        head.Page.Text.ShouldContain("1 kunjungan");
    }

    [Fact]
    public async Task A_form_sent_twice_writes_one_line()
    {
        using var head = await SignedInAsync(DemoStaff.OfficerOf("bantar-gebang"));
        await head.GetAsync("/stok/bantar-gebang");
        await WriteAsync(head, "hitung", "500");
        var form = new[] { ("jenis", "ktp"), ("apa", "datang"), ("jumlah", "100") };
        for (var i = 0; i < 2; i++)
        {
            using var answer = await head.Http.PostAsync(new Uri("/stok/bantar-gebang", UriKind.Relative), Visitor.Form(head.Page, form));
            (await answer.Content.ReadAsStringAsync()).ShouldContain("sekarang 600 kartu");
        }
    }

    [Fact]
    public async Task The_administrator_sees_where_cards_run_low_and_nobody_else_sees_another_office()
    {
        using var admin = await SignedInAsync(DemoStaff.Administrator);
        await admin.GetAsync("/stok/bekasi-selatan");
        await WriteAsync(admin, "hitung", "12");
        await admin.GetAsync("/admin");
        admin.Page.Html.QuerySelector("a[href='/stok/bekasi-selatan']")!.TextContent.ShouldContain("tinggal 12");
        (await admin.GetAsync("/stok")).Html.QuerySelector("a.late[href='/stok/bekasi-selatan']").ShouldNotBeNull();
        (await admin.GetAsync("/stok/nowhere")).Status.ShouldBe(404);
        using var other = await SignedInAsync(DemoStaff.OfficerOf("bekasi-timur"));
        (await other.GetAsync("/stok/bekasi-selatan")).Status.ShouldBe(403);
    }
}
