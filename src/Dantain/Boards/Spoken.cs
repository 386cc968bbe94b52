using System.Collections.Frozen;
using Dantain.Cities;
using Dantain.OfficeDays;

namespace Dantain.Boards;

/// <summary>
/// What a board says of a call, as the clips to play one after another: the chime, then "nomor antrean, A, nol satu tujuh, silakan menuju
/// loket tiga" twice. Digit by digit, because a number is told apart from its neighbours that way (domain notes 12). Neither a name nor a service is ever said.
/// </summary>
public static class Spoken
{
    public const string Chime = "bel";
    /// <summary>A short silence; no clip.</summary>
    public const string Pause = "jeda";

    static readonly string[] Indonesian = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];
    static readonly string[] English = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    static readonly string[] Places = ["loket", "meja", "ruang", "bilik"], EnglishPlaces = ["counter", "desk", "room", "booth"];
    static readonly string[] Letters = [.. "abcdefghjklmnpqrstuvwxyz".Select(c => c.ToString())];

    /// <summary>Every clip there can be, by the name of its file without ending: what an office may record itself.</summary>
    public static readonly FrozenSet<string> Clips =
    [
        Chime,
        .. In("id", [.. Letters, .. Indonesian, .. Places, "sepuluh", "sebelas", "belas", "puluh", "seratus", "ratus", "nomor-antrean", "panggilan-ulang", "silakan-menuju"]),
        .. In("en", [.. Letters, .. English, .. EnglishPlaces, "number", "once-more", "please-go-to"]),
    ];

    /// <param name="ticket">Called to a counter.</param>
    /// <param name="counter">That counter, as the pack has it; null when the pack no longer does.</param>
    /// <param name="english">Whether it is said in English too, at the end.</param>
    public static IReadOnlyList<string> Call(Ticket ticket, CounterPlan? counter, bool english)
    {
        string[] sentence = [.. In("id", ["nomor-antrean"]), Pause, .. In("id", Label(ticket.Label, Indonesian)), Pause, .. In("id", ["silakan-menuju", .. Place(ticket, counter?.Name.Id)])];
        string[] again = ticket.Calls > 1 ? ["id/panggilan-ulang", Pause] : [];
        string[] foreign = !english ? [] :
        [
            Pause, .. In("en", ticket.Calls > 1 ? ["once-more", "number"] : ["number"]), Pause, .. In("en", Label(ticket.Label, English)), Pause,
            .. In("en", ["please-go-to", .. EnglishPlace(ticket, counter?.Name.In("en"))]),
        ];
        return [Chime, .. again, .. sentence, Pause, .. sentence, .. foreign];
    }

    /// <summary>A number as it is counted: sebelas, dua puluh satu, seratus lima.</summary>
    internal static IEnumerable<string> Count(int number) => number switch
    {
        < 10 => [Indonesian[number]],
        10 => ["sepuluh"],
        11 => ["sebelas"],
        < 20 => [Indonesian[number - 10], "belas"],
        < 100 => [Indonesian[number / 10], "puluh", .. Rest(number % 10)],
        < 200 => ["seratus", .. Rest(number - 100)],
        _ => [Indonesian[number / 100], "ratus", .. Rest(number % 100)],
    };

    static IEnumerable<string> Rest(int number) => number == 0 ? [] : Count(number);

    static IEnumerable<string> Label(string label, string[] digits) =>
        label.Where(char.IsAsciiLetterOrDigit).Select(c => char.IsAsciiDigit(c) ? digits[c - '0'] : char.ToLowerInvariant(c).ToString());

    /// <summary>"Loket 12" word by word; a counter whose name has a word that is not among the clips is said by its number.</summary>
    static IEnumerable<string> Place(Ticket ticket, string? name) => Words(name, "id", n => Count(n)) ?? ["loket", .. Count(ticket.Counter ?? 0)];

    static IEnumerable<string> EnglishPlace(Ticket ticket, string? name) => Words(name, "en", Counted) ?? ["counter", .. Counted(ticket.Counter ?? 0)];

    static IEnumerable<string> Counted(int number) => number < English.Length ? [English[number]] : number.ToString().Select(c => English[c - '0']);

    static string[]? Words(string? name, string language, Func<int, IEnumerable<string>> count)
    {
        if (name is null) return null;
        string[] words = [.. name.ToLowerInvariant().Split(' ', '-').SelectMany(word => word.Length <= 3 && word.All(char.IsAsciiDigit) ? count(int.Parse(word)) : [word])];
        return words.All(word => Clips.Contains($"{language}/{word}")) ? words : null;
    }

    static string[] In(string language, string[] words) => [.. words.Select(word => word == Pause ? word : $"{language}/{word}")];

    static string[] In(string language, IEnumerable<string> words) => In(language, [.. words]);
}
