using CityDay.Accounts;
using CityDay.Offices;
using CityDay.Wire;

namespace CityDay.Modes;

/// <summary>
/// A day on a host that is killed at random moments and started again with the same configuration. Everyone repeats what was not
/// answered, with the same key; after the last kill the bell rings, and nothing promised may be missing, doubled or out of line.
/// </summary>
static class KillLoop
{
    /// <summary>Answers there must be between two kills: a host that was killed idle proves nothing.</summary>
    const int UnderLoad = 60;

    public static async Task<int> RunAsync(Options options)
    {
        Caller.Patience = TimeSpan.FromMinutes(10);
        var path = options.Host ?? throw new FormatException("--kill needs --host, for only a host of our own is killed");
        using var host = new HostProcess(path, DayClock.For(Environment.GetEnvironmentVariable("DANTAIN_PACK"), options.Speed ?? 60, DayClock.Busy), options.HostLog);
        await host.StartAsync();
        using var ledger = new LedgerBook(options.Ledger ?? Path.Combine(Path.GetTempPath(), $"city-day-{options.Seed}.jsonl"));
        using var town = await Town.LearnAsync(options, host.Url, ledger);
        var day = WholeDay.PlayAsync(town, options.People);
        var dice = new Random(options.Seed);
        for (var kill = 1; kill <= options.Number && !day.IsCompleted; kill++)
        {
            var busy = ledger.Counted("acknowledged") + UnderLoad;
            while (ledger.Counted("acknowledged") < busy && !day.IsCompleted) await Task.Delay(20);
            await Task.Delay(dice.Next(0, 3000));
            var before = ledger.Counted("acknowledged");
            await host.KillAsync();
            ledger.Count("kills");
            var away = ledger.Now;
            await host.StartAsync();
            Console.WriteLine($"  kill {kill}: after {before} acknowledged; {town.Pace.Local:HH:mm} in the city; ready again in {(ledger.Now - away) / 1000.0:0.0} s");
        }
        await Task.WhenAny(day, Task.Delay(4000));
        town.Pace.Ring();
        await day;
        var kills = ledger.Counted("kills");
        if (kills < options.Number) Console.WriteLine($"  the day was over after {kills} kills: give it more people or a slower clock");
        var exit = await WholeDay.CheckAsync(town, $"{kills} kills, {town.Halls.Count} offices × {options.People} people, seed {options.Seed}");
        return kills < options.Number ? 1 : exit;
    }
}
