using System.Text;
using Dantain.Kiosks;

namespace Dantain.Tests.Kiosks;

/// <summary>Byte for byte as Epson's command reference has it.</summary>
public class EscPosTests
{
    const string Start = "1B40 1B7410";

    static string Hex(EscPos paper) => Convert.ToHexString(paper.ToBytes());
    static string Hex(string spaced) => spaced.Replace(" ", "");
    static string Text(string text) => Convert.ToHexString(Encoding.Latin1.GetBytes(text));

    [Fact]
    public void A_ticket_begins_with_a_reset_and_the_code_page() => Hex(new EscPos(80)).ShouldBe(Hex(Start));

    [Fact]
    public void A_whole_ticket_is_these_bytes()
    {
        var paper = new EscPos(80).Centre().Bold(true).Size(4).Line("A-017").Size(1).Bold(false).Qr("2345").Feed(2).Cut();

        Hex(paper).ShouldBe(Hex(
            Start + "1B6101" + "1B4501" + "1D2133" + "412D303137 0A" + "1D2100" + "1B4500"
            + "1D286B 0400 31413200" + "1D286B 0300 314309" + "1D286B 0300 314531" + "1D286B 0700 315030 32333435" + "1D286B 0300 315130"
            + "1B6402" + "1D564200"));
    }

    [Fact]
    public void The_length_of_a_long_code_takes_two_bytes() =>
        Hex(new EscPos(58).Qr(new string('A', 300))).ShouldContain("1D286B2F01315030" + Text("AAAA"));

    [Theory]
    [InlineData(80, 1, 48)]
    [InlineData(58, 1, 32)]
    [InlineData(80, 4, 12)]
    [InlineData(58, 4, 8)]
    public void Lines_are_broken_between_words_at_the_edge_of_the_paper(int paper, int size, int columns)
    {
        var word = new string('x', columns / 2);
        var bytes = new EscPos(paper).Size(size).Line($"{word} {word} {new string('y', columns + 1)}").ToBytes();

        var lines = Encoding.Latin1.GetString(bytes)[8..].TrimEnd('\n').Split('\n');
        lines.ShouldBe([word, word, new string('y', columns), "y"]);
    }

    [Theory]
    [InlineData("Café – “Ini” · 1…", "Caf\u00e9 - \"Ini\" - 1...")]
    [InlineData("A\u001b@B\u001dV\u0000\u007f\u0090C", "A@BVC")]
    [InlineData("漢 é", "? \u00e9")]
    public void What_the_code_page_lacks_is_put_into_plain_letters_and_no_command_passes(string text, string printed) =>
        Hex(new EscPos(80).Line(text)).ShouldBe(Hex(Start) + Text(printed) + "0A");

    [Theory]
    [InlineData(0x12, true, false, false)]
    [InlineData(0x1A, true, true, false)]
    [InlineData(0x72, true, false, true)]
    [InlineData(0x1E, true, true, false)]
    [InlineData(0x00, false, false, false)]
    [InlineData(0xFF, false, true, true)]
    public void Answers_are_read_by_their_bits(byte answer, bool isAnswer, bool offline, bool paperOut)
    {
        EscPos.IsAnswer(answer).ShouldBe(isAnswer);
        if (!isAnswer) return;
        EscPos.IsOffline(answer).ShouldBe(offline);
        EscPos.IsPaperOut(answer).ShouldBe(paperOut);
    }
}
