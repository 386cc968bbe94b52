using Dantain.Cities;

namespace Dantain.Tests.Cities;

public class EverydayWordsTests
{
    static readonly City Bekasi = PackFiles.City(PackFiles.Bekasi);

    [Theory]
    [InlineData("KTP hilang", "KTP-HILANG")]
    [InlineData("hilang ktp saya pak", "KTP-HILANG")]
    [InlineData("ktp hlang", "KTP-HILANG")]
    [InlineData("kehilangan KTP", "KTP-HILANG")]
    [InlineData("KTP patah", "KTP-RUSAK")]
    [InlineData("anak lahir", "lahir")]
    [InlineData("anka lahri", "lahir")]
    [InlineData("pindah dari Depok", "SKDWNI")]
    [InlineData("pindah dari Depok", "arrival")]
    [InlineData("pindah dari Bogor", "arrival")]
    [InlineData("pindah dari Bogor", "pindah")]
    [InlineData("ganti alamat", "pindah")]
    [InlineData("mau pindah rumah", "pindah")]
    [InlineData("bapak meninggal", "meninggal")]
    [InlineData("KK baru nikah", "marriage")]
    [InlineData("ktp digital", "IKD")]
    [InlineData("WNA KITAS", "SKTT")]
    [InlineData("lost identity card", "KTP-HILANG")]
    [InlineData("child card", "kia")]
    public void Everyday_words_find_what_is_meant_among_the_first_three(string words, string code) =>
        Bekasi.Words.Find(words).Take(3).Select(f => f.Code).ShouldContain(code);

    [Fact]
    public void What_is_not_booked_yet_is_found_and_says_so() =>
        Bekasi.Words.Find("salah nama di akta").ShouldContain(new FoundService(FoundKind.NotBooked, "AKTA-BETUL", Bekasi.Service("AKTA-BETUL")!.Name));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("zzzz qqqq")]
    [InlineData("\ud800 \0 😀")]
    public void Words_nobody_knows_find_nothing(string words) => Bekasi.Words.Find(words).ShouldBeEmpty();

    [Fact]
    public void Never_more_than_eight_are_found_however_much_is_asked() =>
        Bekasi.Words.Find(string.Join(' ', Bekasi.Pack.Services.SelectMany(s => s.Keywords))).Count.ShouldBeInRange(1, 8);

    [Fact]
    public void Every_keyword_of_the_packs_finds_its_service()
    {
        foreach (var city in new[] { Bekasi, PackFiles.City(PackFiles.Sagara) })
            foreach (var service in city.Pack.Services)
                foreach (var word in service.Keywords)
                    city.Words.Find(word).Select(f => f.Code).ShouldContain(service.Code, $"{word}");
    }
}
