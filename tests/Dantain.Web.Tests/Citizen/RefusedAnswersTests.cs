namespace Dantain.Web.Tests.Citizen;

/// <summary>Every path on which a form is refused: status, words, links to the fields, and nothing typed lost.</summary>
public sealed class RefusedAnswersTests(PageHost host) : IClassFixture<PageHost>
{
    static void ShouldBeRefused(ShownPage page, string field, string text)
    {
        page.Status.ShouldBe(422);
        page.Title.ShouldStartWith("Kesalahan: ");
        page.Html.QuerySelector("main")!.FirstElementChild!.ClassName.ShouldBe("wrong");
        page.Errors.ShouldContain(text);
        foreach (var link in page.Html.QuerySelectorAll(".wrong a")) page.Html.GetElementById(link.GetAttribute("href")![1..]).ShouldNotBeNull(link.OuterHtml);
        if (page.Html.QuerySelector($"input[name='{field}'], select[name='{field}']") is not { } input || input.GetAttribute("type") is "radio" or "hidden") return;
        input.GetAttribute("aria-invalid").ShouldBe("true");
        var described = input.GetAttribute("aria-describedby")!.Split(' ');
        described.Select(d => page.Html.GetElementById(d)).ShouldAllBe(d => d != null);
        page.Html.GetElementById(described[^1])!.TextContent.ShouldEndWith(text);
    }

    [Theory]
    [InlineData("nik", "", "Masukkan NIK")]
    [InlineData("nik", "123", "NIK harus 16 angka")]
    [InlineData("nik", "3275010101900000", "Periksa NIK: angka ini tidak mungkin dikeluarkan")]
    [InlineData("nik", "٣٢٧٥٠١٠١٠١٩٠٠٠٠١", "NIK harus 16 angka")]
    [InlineData("name", "", "Masukkan nama")]
    [InlineData("name", "Budi 2", "Tulis nama dengan huruf, spasi, titik, koma, apostrof, atau tanda hubung")]
    [InlineData("village", "", "Pilih kelurahan dari daftar")]
    [InlineData("village", "99.99.99.9999", "Pilih kelurahan dari daftar")]
    public async Task Who_comes(string field, string value, string text)
    {
        using var v = host.Visitor();
        await v.ToWhoAsync();
        var typed = new Dictionary<string, string> { ["nik"] = "3275 0101 0190 0001", ["name"] = "Nur'aini", ["village"] = Journey.Home, [field] = value };
        await v.SendAsync([.. typed.Select(t => (t.Key, t.Value))]);

        ShouldBeRefused(v.Page, field, text);
        foreach (var (name, kept) in typed.Where(t => t.Value.Length > 0 && t.Key != "village" || t.Key == "village" && field != "village")) v.Page.Value(name).ShouldBe(kept);
    }

    [Theory]
    [InlineData("passport", "passport", "", "Masukkan nomor paspor")]
    [InlineData("passport", "passport", "??", "Nomor paspor terdiri dari 5 sampai 15 huruf dan angka")]
    [InlineData("passport", "issuer", "Australia", "Masukkan tiga huruf kode negara penerbit")]
    [InlineData("stayPermit", "stayPermit", "", "Masukkan nomor izin tinggal")]
    [InlineData("stayPermit", "stayPermit", "1", "Nomor izin tinggal terdiri dari 6 sampai 20 huruf, angka, atau tanda hubung")]
    [InlineData("kartu", "identityKind", "kartu", "Pilih jenis identitas")]
    public async Task Other_papers(string kind, string field, string value, string text)
    {
        using var v = host.Visitor();
        await v.ToWhoAsync("SKTT");
        var typed = new Dictionary<string, string> { ["identityKind"] = kind, ["passport"] = "PA1234567", ["issuer"] = "AUS", ["stayPermit"] = "2C21AB1234-C", ["name"] = "Ng", ["village"] = "luar", [field] = value };
        await v.SendAsync([.. typed.Select(t => (t.Key, t.Value))]);

        ShouldBeRefused(v.Page, field, text);
        foreach (var (name, kept) in typed.Where(t => t.Value.Length > 0 && t.Key != "identityKind")) v.Page.Value(name).ShouldBe(kept);
    }

    [Fact]
    public async Task Somebody_else_without_a_number()
    {
        using var v = host.Visitor();
        await v.ToWhoAsync();
        await v.SendAsync(("forOther", "1"), ("nik", Visitor.NewNik()), ("name", "Rini"), ("village", Journey.Home), ("o0-name", "Joko"));

        ShouldBeRefused(v.Page, "o0-nik", "Masukkan NIK");
        v.Page.Value("o0-name").ShouldBe("Joko");
        v.Page.Value("forOther").ShouldBe("1");
    }

    [Theory]
    [InlineData("/daftar/perlu/GANTI-NAMA")]
    [InlineData("/daftar/perlu/lahir")]
    [InlineData("/daftar/tanya/newborn")]
    public async Task No_such_service_or_question(string path)
    {
        using var v = host.Visitor();

        (await v.GetAsync(path)).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("")]
    [InlineData("bulan")]
    public async Task A_link_to_an_office_that_is_not_leads_to_those_that_are(string value)
    {
        using var v = host.Visitor();
        await v.ToOfficeAsync();

        (await v.GetAsync("/daftar/waktu?kantor=" + value)).Path.ShouldBe("/daftar/kantor");
    }

    [Fact]
    public async Task The_times_of_another_office_change_nothing_until_one_is_chosen()
    {
        using var v = host.Visitor();
        await v.ToCheckAsync();
        await v.GetAsync("/daftar/kantor?ubah=1");
        await v.GetAsync(v.Page.Html.QuerySelectorAll(".offices a").Last().GetAttribute("href")!);
        v.Page.Html.QuerySelector("button[name=jam][aria-current]").ShouldBeNull();
        (await v.GetAsync("/daftar/periksa")).Html.QuerySelector(".held").ShouldNotBeNull();

        await v.GetAsync("/daftar/kantor?ubah=1");
        await v.GetAsync(v.Page.Html.QuerySelectorAll(".offices a").Last().GetAttribute("href")!);
        var office = v.Page.Html.QuerySelector(".chosen")!.FirstChild!.TextContent.Trim();
        await v.ChooseTimeAsync();

        v.Page.Path.ShouldBe("/daftar/periksa");
        v.Page.Text.ShouldContain(office);
    }

    [Theory]
    [InlineData("2026-11-24", "", "Pilih jam kedatangan")]
    [InlineData("besok", "10:00", "Pilih jam kedatangan")]
    [InlineData("2026-11-25", "03:00", "Kantor ini tidak melayani pada jam itu. Pilih jam lain.")]
    [InlineData("2026-11-24", "08:00", "Jam itu sudah lewat. Pilih jam lain.")]
    [InlineData("2027-11-24", "10:00", "Pendaftaran untuk hari itu belum dibuka atau sudah lewat. Pilih hari lain.")]
    public async Task No_such_time(string day, string time, string text)
    {
        using var v = host.Visitor();
        await v.ToOfficeAsync();
        await v.ChooseFirstOfficeAsync();
        await v.SendAsync(("hari", day), ("jam", time));

        ShouldBeRefused(v.Page, "jam", text);
    }

    [Theory]
    [InlineData("", "", "phone", "Masukkan nomor ponsel")]
    [InlineData("12", "", "phone", "Periksa nomor ponsel, contohnya 0812 3456 7890")]
    [InlineData("081234567890", "saya@", "email", "Periksa alamat email, contohnya nama@contoh.id")]
    public async Task Contact(string phone, string email, string field, string text)
    {
        using var v = host.Visitor();
        await v.ToOfficeAsync();
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        await v.SendAsync(("phone", phone), ("email", email));

        ShouldBeRefused(v.Page, field, text);
        (v.Page.Value("phone") ?? "").ShouldBe(phone);
        (v.Page.Value("email") ?? "").ShouldBe(email);
    }

    [Fact]
    public async Task A_form_that_has_lost_its_proof_is_shown_again_with_everything_in_it()
    {
        using var v = host.Visitor();
        await v.ToWhoAsync();
        await v.SendAsync(("__RequestVerificationToken", "x"), ("nik", "3275010101900001"), ("name", "Budi"), ("village", Journey.Home));

        v.Page.Errors.ShouldHaveSingleItem().ShouldStartWith("Halaman ini sudah lama terbuka");
        v.Page.Value("nik").ShouldBe("3275010101900001");
        v.Page.Value("name").ShouldBe("Budi");
        v.Page.Value("village").ShouldBe(Journey.Home);
        await v.SendAsync();
        v.Page.Path.ShouldBe("/daftar/kantor");
    }

    [Fact]
    public async Task Whoever_skips_a_step_comes_to_it()
    {
        using var v = host.Visitor();
        foreach (var path in new[] { "/daftar/siapa", "/daftar/kantor", "/daftar/waktu", "/daftar/kontak", "/daftar/periksa", "/daftar/selesai" })
            (await v.GetAsync(path)).Path.ShouldBe("/daftar/layanan");
    }

    [Theory]
    [InlineData("/daftar/layanan", "/daftar/layanan")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("", "/")]
    [InlineData("/%0D%0ASet-Cookie:x=1", "/")]
    public async Task The_language_is_changed_on_the_same_page_and_never_on_another_site(string back, string arrives)
    {
        using var v = host.Visitor();
        await v.GetAsync($"/bahasa/en?kembali={(back.Contains('%') ? back : Uri.EscapeDataString(back))}");

        v.Page.Path.ShouldBe(arrives);
        v.Page.Html.DocumentElement.GetAttribute("lang").ShouldBe("en");
    }
}
