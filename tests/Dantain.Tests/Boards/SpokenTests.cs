using Dantain.Boards;
using Dantain.OfficeDays;
using Dantain.Tests.Architecture;
using Dantain.Tests.Cities;

namespace Dantain.Tests.Boards;

public sealed class SpokenTests
{
    static readonly string[] Sentence = ["id/nomor-antrean", "jeda", "id/a", "id/nol", "id/satu", "id/tujuh", "jeda", "id/silakan-menuju", "id/loket", "id/tiga"];

    static IReadOnlyList<string> Say(int number, string? counter, int calls = 1, bool english = false, string? englishName = null, int no = 3) =>
        Spoken.Call(new Ticket { Series = Series.Of("A"), Number = number, Calls = calls, Counter = no }, counter is null ? null : new(no, new(counter, englishName), []), english);

    [Fact]
    public void A_call_is_the_chime_and_the_sentence_twice() => Say(17, "Loket 3").ShouldBe(["bel", .. Sentence, "jeda", .. Sentence]);

    [Fact]
    public void A_second_call_says_so() => Say(17, "Loket 3", calls: 2).ShouldBe(["bel", "id/panggilan-ulang", "jeda", .. Sentence, "jeda", .. Sentence]);

    [Fact]
    public void A_number_of_four_digits_is_said_digit_by_digit() =>
        Say(1000, "Loket 3").Skip(3).Take(5).ShouldBe(["id/a", "id/satu", "id/nol", "id/nol", "id/nol"]);

    [Theory]
    [InlineData("Meja 1", "id/meja id/satu")]
    [InlineData("Loket 10", "id/loket id/sepuluh")]
    [InlineData("Loket 11", "id/loket id/sebelas")]
    [InlineData("Ruang 12", "id/ruang id/dua id/belas")]
    [InlineData("Loket 20", "id/loket id/dua id/puluh")]
    [InlineData("Loket 45", "id/loket id/empat id/puluh id/lima")]
    [InlineData("Loket 100", "id/loket id/seratus")]
    [InlineData("Loket 111", "id/loket id/seratus id/sebelas")]
    [InlineData("Loket 999", "id/loket id/sembilan id/ratus id/sembilan id/puluh id/sembilan")]
    [InlineData("Loket B", "id/loket id/b")]
    [InlineData("Gerai Mawar", "id/loket id/tiga")]
    [InlineData(null, "id/loket id/tiga")]
    public void A_counter_is_said_as_it_is_named_or_else_by_its_number(string? name, string said) => string.Join(' ', Say(17, name)).ShouldEndWith("id/silakan-menuju " + said);

    [Theory]
    [InlineData("Counter 3", "en/counter en/three")]
    [InlineData("Desk 12", "en/desk en/twelve")]
    [InlineData("Counter 45", "en/counter en/four en/five")]
    [InlineData("The rose room", "en/counter en/three")]
    public void English_comes_last_and_once(string name, string said)
    {
        var words = Say(17, "Loket 3", english: true, englishName: name);
        words.Take(22).ShouldBe(Say(17, "Loket 3"));
        string.Join(' ', words.Skip(22)).ShouldBe($"jeda en/number jeda en/a en/zero en/one en/seven jeda en/please-go-to {said}");
    }

    [Fact]
    public void There_is_a_clip_for_everything_that_can_be_said_and_none_besides()
    {
        var folder = Path.Combine(SourceFile.Root, "src/Dantain.Web/wwwroot/suara");
        var files = Directory.GetFiles(folder, "*.mp3", SearchOption.AllDirectories);

        files.Select(f => Path.ChangeExtension(Path.GetRelativePath(folder, f), null)).ShouldBe(Spoken.Clips, ignoreOrder: true);
        files.Sum(f => new FileInfo(f).Length).ShouldBeInRange(50_000, 200_000);
    }

    [Fact]
    public void Every_number_at_every_counter_of_every_pack_is_said_by_its_name()
    {
        var said = 0;
        foreach (var pack in new[] { PackFiles.Bekasi, PackFiles.Sagara, "../bench/pack.json" }.Select(file => PackFiles.City(file).Pack))
            foreach (var office in pack.Offices)
                foreach (var counter in office.Counters)
                    foreach (var letter in pack.Groups.SelectMany(g => new[] { g.OnlineLetter, g.WalkInLetter }).Distinct())
                    {
                        var words = Spoken.Call(new Ticket { Series = Series.Of(letter), Number = 1_234_567_890, Counter = counter.No }, counter, english: true);
                        words.Where(w => w != Spoken.Pause).ShouldBeSubsetOf(Spoken.Clips);
                        words.ShouldContain($"id/{counter.Name.Id.Split(' ')[0].ToLowerInvariant()}");
                        words.ShouldContain($"en/{counter.Name.In("en").Split(' ')[0].ToLowerInvariant()}");
                        said++;
                    }
        said.ShouldBeGreaterThan(500);
    }
}
