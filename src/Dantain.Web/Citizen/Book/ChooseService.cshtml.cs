using System.Text.RegularExpressions;
using Dantain.Cities;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Book;

/// <summary>
/// What somebody came for: by everyday words, by a plain question, by event of life, or from the whole list. All but the words is links.
/// Digits in a row are no everyday words: they are dropped, and never stand in an address.
/// </summary>
sealed partial class ChooseServiceModel(CityVersions cities, JourneyCookie cookie, Holding holding) : JourneyPage(cities, cookie)
{
    const int LongestSearch = 100;

    protected override string Step => Steps.Service;
    protected override string TitleKey => "service.title";
    protected override string FirstField => "cari";

    public string? Words { get; private set; }
    public string? Shown => Typed("cari", Words);
    public IReadOnlyList<FoundService> Found { get; private set; } = [];

    public IEnumerable<(Text Name, ServiceType[] Services)> Groups =>
        from service in City.Pack.Services
        where service.Enabled
        group service by service.Group into services
        select (City.Group(services.Key).Name, services.ToArray());

    /// <summary>A change asked for on the last page leads back there.</summary>
    public string Address(FoundKind kind, string code) => (kind == FoundKind.Question ? Steps.Question : Steps.Need) + code + Change;

    /// <summary>What was searched for before, or what a link of ours or of an agency asks for.</summary>
    public void OnGet() => Look(Request.Query["cari"].ToString() is { Length: > 0 } linked ? linked : Journey.Search);

    /// <summary>The words are kept with the answers and shown by the next page, so that going back shows them again.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsGenuine) return Again();
        if (await ExtendAsync(holding) is { } extended) return AfterExtending(extended);
        var typed = (Sent("cari") ?? "").Trim();
        var words = WithoutNumbers(typed);
        Keep(Journey with { Search = words.Length > 0 ? words : null, Said = words == typed ? null : "service.no-numbers" });
        return Redirect(Steps.Service + Change + (words == typed ? "#hasil" : ""));
    }

    void Look(string? asked)
    {
        var words = WithoutNumbers(asked ?? "");
        if (words.Length > 0) (Words, Found) = (words, City.Words.Find(words));
    }

    /// <summary>Digits in a row, however they are grouped, are a number of somebody and no word; very long texts are cut.</summary>
    static string WithoutNumbers(string typed) => LongNumber().Replace(typed.Length > LongestSearch ? typed[..LongestSearch] : typed, " ").Trim();

    [GeneratedRegex(@"[0-9](?:[ .\-]*[0-9]){5,}")]
    private static partial Regex LongNumber();
}
