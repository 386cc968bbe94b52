using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using Dantain.Shared;

namespace Dantain.Web.Wording;

/// <summary>
/// Every sentence of the screens, from the resources of this folder: one file an area and language (Refusals-id.resx, Refusals-en.resx …), keys unique over all.
/// The language is the request's. A missing text is a fault that a test finds; on a screen it shows its key rather than nothing.
/// </summary>
public static class Texts
{
    public static readonly string[] Languages = ["id", "en"];
    public static readonly string[] Areas = ["Refusals", "Citizen", "Staff", "Messages", "Kiosk"];

    static readonly Dictionary<string, FrozenDictionary<string, string>> All = Languages.ToDictionary(l => l, l => Read(l).ToFrozenDictionary());

    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "id";

    public static string Get(string key) => All[Language].GetValueOrDefault(key, key);

    /// <summary>Fills placeholders by name: <c>{time}</c>. What stands for a number may choose a word after it: <c>{count} {count|person waits|people wait}</c>, the first for exactly 1.</summary>
    public static string Get(string key, params (string Name, object Value)[] values) => Fill(Get(key), values);

    static string Fill(string text, IEnumerable<(string Name, object Value)> values)
    {
        foreach (var (name, value) in values)
        {
            var said = value.ToString() ?? "";
            text = text.Replace($"{{{name}}}", said);
            for (int at; (at = text.IndexOf($"{{{name}|", StringComparison.Ordinal)) >= 0 && text.IndexOf('}', at) is var end and > 0;)
            {
                var words = text[(at + 1)..end].Split('|');
                text = text[..at] + words[said == "1" ? 1 : ^1] + text[(end + 1)..];
            }
        }
        return text;
    }

    /// <summary>The same in a language that is not the request's: for messages, which have none.</summary>
    public static string GetIn(string language, string key, params (string Name, object Value)[] values) =>
        Fill(All[language == "en" ? "en" : "id"].GetValueOrDefault(key, key), values);

    public static string Of(Refusal refusal) => Fill(Get(refusal.Code), (refusal.Facts ?? new Dictionary<string, string>()).Select(f => (f.Key, (object)f.Value)));

    public static IReadOnlyDictionary<string, string> In(string language) => All[language];

    static IEnumerable<KeyValuePair<string, string>> Read(string language) =>
        from area in Areas
        from DictionaryEntry text in new ResourceManager($"Dantain.Web.Wording.{area}-{language}", typeof(Texts).Assembly).GetResourceSet(CultureInfo.InvariantCulture, true, false)!
        select KeyValuePair.Create((string)text.Key, (string)text.Value!);
}
