using CityDay.Accounts;
using CityDay.Checks;
using CityDay.Offices;

namespace CityDay.Modes;

/// <summary>Checks what a host holds now, with the promises an earlier run wrote down if its ledger is given.</summary>
static class CheckOnly
{
    public static async Task<int> RunAsync(Options options)
    {
        var url = new Uri(options.Url ?? throw new FormatException("--url is needed"));
        using var ledger = new LedgerBook(null);
        foreach (var entry in options.Ledger is { } file ? LedgerBook.Read(file) : []) ledger.Write(entry);
        using var town = await Town.LearnAsync(options, url, ledger);
        var dates = ledger.Entries.Select(e => e.Date).Append(town.Today).Concat(town.ComingDays);
        var city = await Inspection.FetchAsync(town.Administrator, [.. town.Halls.Select(h => h.Code)], dates);
        var breaches = Inspection.Check(city, ledger.Entries);
        var whole = Inspection.Report(breaches);
        Summary.Print(ledger, city, breaches, $"check of {city.Count} office-days", ledger.Now);
        return whole ? 0 : 1;
    }
}
