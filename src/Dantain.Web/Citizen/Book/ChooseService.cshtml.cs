using Dantain.Cities;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Book;

/// <summary>
/// What somebody came for: by everyday words, by a plain question, by event of life, or from the whole list. All of it is links, so nothing
/// is sent before the person goes on. Digits in a row are no everyday words: they are dropped, with the address they stand in.
/// </summary>
sealed class ChooseServiceModel(CityVersions cities, JourneyCookie cookie) : JourneyPage(cities, cookie)
{
    const int LongestSearch = 100, DigitsOfANumber = 6;

    protected override string Step => Steps.Service;
    protected override string TitleKey => "service.title";
    protected override string FirstField => "cari";

    public string? Words { get; private set; }
    public IReadOnlyList<FoundService> Found { get; private set; } = [];

    public IEnumerable<(Text Name, ServiceType[] Services)> Groups =>
        from service in City.Pack.Services
        where service.Enabled
        group service by service.Group into services
        select (City.Group(services.Key).Name, services.ToArray());

    /// <summary>A change asked for on the last page leads back there.</summary>
    public string Address(FoundKind kind, string code) => (kind == FoundKind.Question ? Steps.Question : Steps.Need) + code + Change;

    public IActionResult OnGet()
    {
        var words = Request.Query["cari"].ToString().Trim();
        if (words.Length > LongestSearch || words.Count(char.IsAsciiDigit) >= DigitsOfANumber) return Redirect(Steps.Service + Change);
        if (words.Length > 0) (Words, Found) = (words, City.Words.Find(words));
        return Page();
    }
}
