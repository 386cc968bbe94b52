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

    /// <summary>Fills placeholders by name: <c>{time}</c>.</summary>
    public static string Get(string key, params (string Name, object Value)[] values)
    {
        var text = Get(key);
        foreach (var (name, value) in values) text = text.Replace($"{{{name}}}", value.ToString());
        return text;
    }

    /// <summary>The same in a language that is not the request's: for messages, which have none.</summary>
    public static string GetIn(string language, string key, params (string Name, object Value)[] values)
    {
        var text = All[language == "en" ? "en" : "id"].GetValueOrDefault(key, key);
        foreach (var (name, value) in values) text = text.Replace($"{{{name}}}", value.ToString());
        return text;
    }

    public static string Of(Refusal refusal)
    {
        var text = Get(refusal.Code);
        foreach (var (name, value) in refusal.Facts ?? new Dictionary<string, string>()) text = text.Replace($"{{{name}}}", value);
        return text;
    }

    public static IReadOnlyDictionary<string, string> In(string language) => All[language];

    static IEnumerable<KeyValuePair<string, string>> Read(string language) =>
        from area in Areas
        from DictionaryEntry text in new ResourceManager($"Dantain.Web.Wording.{area}-{language}", typeof(Texts).Assembly).GetResourceSet(CultureInfo.InvariantCulture, true, false)!
        select KeyValuePair.Create((string)text.Key, (string)text.Value!);
}
