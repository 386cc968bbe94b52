using Dantain.Cities;
using Dantain.Messages;
using Dantain.OfficeDays;
using Dantain.Web.Messages;

namespace Dantain.Web.Tests.Messages;

/// <summary>What messages say, with the longest names there are: one SMS each, nothing personal, no foreign link.</summary>
public sealed class LetterWordsTests
{
    public static TheoryData<string> Packs => ["kota-bekasi.json", "kabupaten-sagara.json"];

    [Theory, MemberData(nameof(Packs))]
    public void Every_message_of_every_office_fits_one_sms_in_both_languages(string pack)
    {
        foreach (var letter in Letters(pack))
        {
            var sms = LetterWords.Write(letter).Short;
            sms.Length.ShouldBeLessThanOrEqualTo(160, sms);
            if (letter.Kind == MessageKind.Link) sms.ShouldContain(" " + letter.Link);
            foreach (var asking in new[] { sms, LetterWords.Write(letter with { Link = null, AsksReply = true }).Short }) asking.Length.ShouldBeLessThanOrEqualTo(160, asking);
            sms.ShouldNotContain("?", Case.Sensitive, sms);
            sms.ShouldNotContain("{");
            PlainText.Of(sms).ShouldBe(sms);
        }
    }

    [Theory, MemberData(nameof(Packs))]
    public void Every_letter_says_where_when_and_how_to_check_it_and_links_nowhere_else(string pack)
    {
        foreach (var letter in Letters(pack))
        {
            var words = LetterWords.Write(letter);
            words.Text.ShouldContain(letter.Office.Name);
            words.Text.ShouldContain("antre.example.go.id/cek-pesan");
            foreach (var link in words.Text.Split((char[])[' ', '\n']).Where(w => w.StartsWith("http"))) link.ShouldStartWith("https://antre.example.go.id/");
            words.Subject.ShouldNotContain("{");
            words.Text.ShouldNotContain("{");
            words.Values.Length.ShouldBe(6);
        }
    }

    [Fact]
    public void A_letter_in_English_is_in_English()
    {
        var words = LetterWords.Write(Letters("kota-bekasi.json").First(l => l.Language == "en" && l.Kind == MessageKind.Booked));
        words.Text.ShouldContain("Wednesday, 30 September 2026");
        words.Text.ShouldContain("free of charge");
    }

    static IEnumerable<Letter> Letters(string file)
    {
        var city = new City(PackJson.Read(File.ReadAllBytes(Path.Combine(PageHost.Root, "packs", file))).Pack!, 1);
        return from office in city.Offices
               from kind in Enum.GetValues<MessageKind>()
               from language in (string[])["id", "en"]
               from last in kind == MessageKind.Offered ? (bool[])[false, true] : [false]
               select new Letter(kind, language, city, office, DayId.Of(office.No, new(2026, 9, 30)), new(10, 30), "A-1017", "2345CDFH")
               {
                   Link = "https://antre.example.go.id/tiket/" + new string('X', 20),
                   Ahead = 5,
                   IsLastOffer = last,
                   Until = kind == MessageKind.Offered ? new(2026, 9, 29, 20, 15, 0, TimeSpan.Zero) : null,
                   CheckAt = "https://antre.example.go.id/cek-pesan",
               };
    }
}
