using CityDay.Accounts;
using CityDay.Offices;
using CityDay.People;

namespace CityDay.Modes;

/// <summary>
/// What ./run starts, so that every screen shows life: a gentle day without end, at a rate no phone would notice. First a handful of
/// people for each office, then newcomers through the day; counters open, call and close. A host that goes away is waited for, and the
/// next day begins by itself.
/// </summary>
static class Demo
{
    const int FirstComers = 6;
    static readonly TimeSpan BetweenFirstComers = TimeSpan.FromMilliseconds(120), BetweenPeople = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync(Options options)
    {
        var url = new Uri(options.Url!);
        for (var day = 0; ; day++)
        {
            try
            {
                using var ledger = new LedgerBook(null, keep: false);
                using var town = await Town.LearnAsync(options with { Seed = options.Seed + day }, url, ledger);
                await LiveAsync(town);
            }
            catch (Exception fault) when (fault is TimeoutException or HttpRequestException or InvalidOperationException or KeyNotFoundException or System.Text.Json.JsonException)
            {
                await Console.Error.WriteLineAsync($"demo day: {fault.Message}; again in half a minute");
                await Task.Delay(TimeSpan.FromSeconds(30));
            }
        }
    }

    static async Task LiveAsync(Town town)
    {
        var open = town.Halls.Where(h => h.OpenToday && town.Pace.Now < h.At(h.Closes)).ToArray();
        var midnight = town.Pace.UntilAsync(town.Pace.At(town.Date.AddDays(1), new TimeOnly(0, 1)));
        var offices = open.Select(h => WorkAsync(town, h)).ToArray();
        var person = 0;
        for (var round = 0; round < FirstComers && !midnight.IsCompleted; round++)
            foreach (var hall in town.Halls)
            {
                _ = new Visitor(hall, town.Crowd.Dice(person++)).ComeByAsync();
                await Task.Delay(BetweenFirstComers);
            }
        while (!midnight.IsCompleted)
        {
            var hall = town.Halls[Random.Shared.Next(town.Halls.Count)];
            _ = new Visitor(hall, town.Crowd.Dice(person++)).ComeByAsync();
            await Task.WhenAny(midnight, Task.Delay(BetweenPeople * (0.5 + Random.Shared.NextDouble())));
        }
        town.Pace.Ring();
        await Task.WhenAll(offices);
    }

    static Task WorkAsync(Town town, Hall hall) =>
        HeadOfOffice.CloseAsync(hall, Task.WhenAll(hall.Counters.Select(c => new Officer(hall, c, town.Crowd.Dice(-1 - c)).WorkAsync())));
}
