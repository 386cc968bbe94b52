using CityDay.Accounts;
using CityDay.Checks;
using CityDay.Offices;
using CityDay.People;

namespace CityDay.Modes;

/// <summary>A whole city's day, and the check that follows it.</summary>
static class WholeDay
{
    public static async Task<int> RunAsync(Options options)
    {
        using var host = options.Host is { } path ? new HostProcess(path, DayClock.For(Environment.GetEnvironmentVariable("DANTAIN_PACK"), options.Speed ?? 300, DayClock.Morning), options.HostLog) : null;
        if (host is not null) await host.StartAsync();
        var url = host?.Url ?? new Uri(options.Url ?? throw new FormatException("--url or --host is needed"));
        using var ledger = new LedgerBook(options.Ledger ?? Path.Combine(Path.GetTempPath(), $"city-day-{options.Seed}.jsonl"));
        using var town = await Town.LearnAsync(options, url, ledger);
        if (!town.Halls.Any(h => h.OpenToday)) throw new InvalidOperationException($"No office is open on {town.Today}: only a working day can be played");
        await PlayAsync(town, options.People);
        return await CheckAsync(town, $"{town.Halls.Count} offices × {options.People} people, seed {options.Seed}");
    }

    /// <summary>Everyone lives their day at once; it ends when the last office has closed or the bell rings.</summary>
    public static async Task PlayAsync(Town town, int people)
    {
        using var evening = new CancellationTokenSource();
        var displays = town.Halls.Where(h => h.OpenToday).Select(h => Display.ListenAsync(h, evening.Token)).ToArray();
        var lives = new List<Task>();
        var person = 0;
        foreach (var hall in town.Halls)
        {
            for (var i = 0; i < people; i++) lives.Add(Task.Run(new Visitor(hall, town.Crowd.Dice(person++)).LiveAsync));
            if (!hall.OpenToday) continue;
            var counters = Task.WhenAll(hall.Counters.Select(c => Task.Run(new Officer(hall, c, town.Crowd.Dice(-++person)).WorkAsync)).ToArray());
            lives.Add(HeadOfOffice.OpenAsync(hall));
            lives.Add(HeadOfOffice.CloseAsync(hall, counters));
        }
        var lateInTheNight = RingLateAsync(town, evening.Token);
        await Task.WhenAll(lives);
        await evening.CancelAsync();
        await lateInTheNight;
        await Task.WhenAll(displays);
    }

    /// <summary>On a machine that cannot follow the clock, tomorrow must not be taken for today.</summary>
    static async Task RingLateAsync(Town town, CancellationToken unless)
    {
        try
        {
            await town.Pace.UntilAsync(town.Pace.At(town.Date, new TimeOnly(23, 30))).WaitAsync(unless);
            town.Ledger.Count("the machine was too slow for this clock");
            town.Pace.Ring();
        }
        catch (OperationCanceledException)
        {
            // Everyone was home in time.
        }
    }

    /// <summary>Fetches the city, checks it against the ledger, says what is broken and what was done. The exit code.</summary>
    public static async Task<int> CheckAsync(Town town, string what)
    {
        var played = town.Ledger.Now;
        var dates = town.ComingDays.Prepend(town.Today);
        var city = await Inspection.FetchAsync(town.Administrator, [.. town.Halls.Select(h => h.Code)], dates);
        var breaches = Inspection.Check(city, town.Ledger.Entries);
        breaches.AddRange(town.Ledger.Faults.Select(f => new Breach(Invariants.Served, "seen by those served", f)));
        if (town.Ledger.Counted("broke") is var broke and > 0) breaches.Add(new(Invariants.Served, "seen by those served", $"the host answered {broke} times that it broke (5xx)"));
        if (town.Ledger.Counted("unanswered") is var silent and > 0) breaches.Add(new(Invariants.Served, "seen by those served", $"{silent} wishes were never answered"));
        var whole = Inspection.Report(breaches);
        Summary.Print(town.Ledger, city, breaches, what, played);
        return whole ? 0 : 1;
    }
}
