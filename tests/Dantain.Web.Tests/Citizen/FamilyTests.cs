using Dantain.Cities;
using Dantain.Identities;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Citizen;

/// <summary>Several people of one visit, each with what fits them: the pack's question is asked for each, and nothing here knows what a child card is.</summary>
public sealed class FamilyTests(PageHost host) : IClassFixture<PageHost>
{
    static (string, string) Nik(int child) => ($"o{child}-nik", Visitor.NewNik());

    [Fact]
    public async Task Children_of_two_seven_and_twelve_share_a_visit_each_with_its_own_card()
    {
        using var v = host.Visitor();
        await v.ToWhoAsync("KIA-0-5");
        (string, string)[] first = [("nik", Visitor.NewNik()), ("name", "Dewi"), ("village", Journey.Home), Nik(0), ("o0-name", "Ayu")];
        await v.SendAsync([.. first, ("aksi", "tambah")]);
        v.Page.Html.QuerySelectorAll("[name=o1-for]").Select(r => r.GetAttribute("value")).ShouldBe(["KIA-0-5", "KIA-5-17", "KIA-GANTI", "-"]);
        v.Page.Html.QuerySelectorAll("[name=o1-for][checked]").ShouldBeEmpty("nobody is taken for as old as the first");
        v.Page.Html.QuerySelectorAll("[name=o0-for]").ShouldBeEmpty("that was answered before");
        await v.SendAsync(Nik(1), ("o1-name", "Bagas"), ("o1-for", "KIA-5-17"), ("aksi", "tambah"));
        v.Page.Value("o1-for").ShouldBe("KIA-5-17");
        await v.SendAsync(Nik(2), ("o2-name", "Citra"), ("o2-for", "KIA-GANTI"));

        (v.Page.Path, v.Page.Text).ShouldSatisfyAllConditions(p => p.Path.ShouldBe("/daftar/kantor"), p => p.Text.ShouldContain("Tidak semua orang dalam kunjungan ini memerlukan berkas yang sama"));
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        await v.SendAsync(("phone", "0812 3456 7890"));
        var answers = v.Page.Html.QuerySelector(".answers")!.TextContent;
        foreach (var (child, card) in new[] { ("Ayu", "KIA anak usia di bawah 5 tahun"), ("Bagas", "KIA anak usia 5 sampai 17"), ("Citra", "Penggantian KIA") }) answers.ShouldMatch($"{child}, NIK [^:]+: {card}");
        v.Page.Html.QuerySelectorAll("main section li strong").Length.ShouldBe(3, "how each document is received");
        await v.GetAsync("/daftar/perlu/KIA-0-5?ubah=1");
        v.Page.Text.ShouldContain("Pas foto berwarna 2x3 cm");
        await v.SendAsync(("siap", "502-3"));
        v.Page.Path.ShouldBe("/daftar/periksa");
        v.Page.Text.ShouldContain("1 dari 14 sudah siap");
        await v.SendAsync();

        v.Page.Path.ShouldStartWith("/tiket/");
        v.Posts.ShouldBe(8, "one of them ticked a paper on the way back");
        var items = await ItemsAsync(v.Page);
        items.Select(i => i.Service).ShouldBe(["KIA-0-5", "KIA-5-17", "KIA-GANTI"]);
        items.Select(i => i.Subject).Distinct().Count().ShouldBe(3);
        foreach (var paper in new[] { "Pas foto berwarna 2x3 cm", "KIA yang rusak" }) v.Page.Text.ShouldContain(paper);
    }

    [Fact]
    public async Task A_baby_and_an_older_child_without_a_certificate_change_the_family_card_once()
    {
        using var v = host.Visitor();
        await v.ToWhoAsync("newborn");
        await v.SendAsync(("nik", Visitor.NewNik()), ("name", "Dewi"), ("village", Journey.Home), ("aksi", "tambah"));
        await v.SendAsync(("o1-for", "newborn-late"), ("o1-name", "Bagas"));
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        await v.SendAsync(("phone", "0812 3456 7890"));
        await v.SendAsync();

        (await ItemsAsync(v.Page)).Select(i => i.Service).ShouldBe(["KIA-0-5", "KIA-0-5", "KK-TAMBAH", "LAHIR-TERLAMBAT", "LAHIR-UMUM"]);
    }

    [Fact]
    public async Task Two_who_have_neither_number_nor_name_yet_are_two()
    {
        using var v = host.Visitor();
        await v.ToWhoAsync("newborn");
        await v.SendAsync(("nik", Visitor.NewNik()), ("name", "Dewi"), ("village", Journey.Home), ("aksi", "tambah"));
        await v.SendAsync(("o1-for", "newborn"));
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        await v.SendAsync(("withoutPhone", "1"));
        await v.SendAsync();

        (await ItemsAsync(v.Page)).Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("id", "Pilih jawaban untuk orang ini")]
    [InlineData("en", "Choose an answer for this person")]
    public async Task Who_is_filled_in_without_an_answer_is_asked_for_it_and_who_does_not_come_after_all_is_nobody(string language, string error)
    {
        using var v = host.Visitor();
        await v.GetAsync($"/bahasa/{language}?kembali=/daftar/layanan");
        await v.ToWhoAsync("KIA-0-5");
        await v.SendAsync(("nik", Visitor.NewNik()), ("name", "Dewi"), ("village", Journey.Home), Nik(0), ("o0-name", "Ayu"), ("aksi", "tambah"));
        await v.SendAsync(Nik(1), ("o1-name", "Bagas"));
        (v.Page.Status, v.Page.Value("o1-name")).ShouldBe((422, "Bagas"));
        v.Page.Errors.ShouldBe([error]);
        v.Page.Html.QuerySelector(".wrong a")!.GetAttribute("href").ShouldBe("#o1-for");
        foreach (var unknown in new[] { "KTP-HILANG", "newborn", "kia", "x" })
        {
            await v.SendAsync(("o1-for", unknown));
            v.Page.Errors.ShouldBe([error], unknown);
        }
        await v.SendAsync(("o1-for", "-"));
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        await v.SendAsync(("withoutPhone", "1"));
        await v.SendAsync();

        (await ItemsAsync(v.Page)).Select(i => i.Service).ShouldBe(["KIA-0-5"]);
    }

    [Theory]
    [InlineData("kia", true)]
    [InlineData("lahir", true)]
    [InlineData("ktp", false)]
    public async Task Where_each_person_may_have_an_answer_the_question_says_that_the_others_are_added_later(string question, bool says)
    {
        using var v = host.Visitor();
        await v.GetAsync("/daftar/tanya/" + question);

        v.Page.Text.Contains("Jawab dulu untuk satu orang").ShouldBe(says);
    }

    [Theory]
    [InlineData("marriage", false)]
    [InlineData("death", false)]
    [InlineData("arrival-child", true)]
    [InlineData("newborn", true)]
    public async Task Children_may_be_several_and_a_husband_or_wife_is_one(string choice, bool severalCome)
    {
        using var v = host.Visitor();
        await v.ToWhoAsync(choice);

        (v.Page.Html.QuerySelector("[value=tambah]") is not null).ShouldBe(severalCome);
    }

    async Task<IReadOnlyList<(string Service, long? Subject)>> ItemsAsync(ShownPage ticket)
    {
        var (city, vault) = (host.Services.GetRequiredService<CityVersions>().Current, host.Services.GetRequiredService<Vault>());
        await using var db = host.Services.GetRequiredService<Store>().Open();
        var reference = vault.ReferenceOf(ticket.Token());
        var booking = await db.Bookings.SingleAsync(b => b.Reference == reference);
        var items = await db.Items.Where(i => i.Day == booking.Day && i.Booking == booking.No).ToArrayAsync();
        return [.. items.Select(i => (city.Service(i.Service)!.Code, (long?)i.Subject)).OrderBy(i => i.Code, StringComparer.Ordinal)];
    }
}
