using CityDay.Accounts;
using CityDay.Checks;
using CityDay.Offices;
using CityDay.People;
using CityDay.Wire;

namespace CityDay.Modes;

/// <summary>Many takers at the same moment for one time with fewer places: exactly the places are sold, each to one person, and some ask twice.</summary>
static class Rush
{
    public static async Task<int> RunAsync(Options options)
    {
        using var host = options.Host is { } path ? new HostProcess(path, DayClock.For(Environment.GetEnvironmentVariable("DANTAIN_PACK"), options.Speed ?? 1, DayClock.Morning), options.HostLog) : null;
        if (host is not null) await host.StartAsync();
        var url = host?.Url ?? new Uri(options.Url ?? throw new FormatException("--url or --host is needed"));
        using var ledger = new LedgerBook(options.Ledger);
        using var town = await Town.LearnAsync(options, url, ledger);
        var (hall, service, date, time) = await TargetAsync(town, options.Number) ?? throw new InvalidOperationException($"No time has fewer than {options.Number} places");

        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var takers = Enumerable.Range(0, options.Number).Select(i => Task.Run(() => TakeAsync(town, hall, service, date, time.Start, i, go.Task))).ToArray();
        var before = ledger.Now;
        go.SetResult();
        await Task.WhenAll(takers);
        var took = ledger.Now - before;
        var city = await Inspection.FetchAsync(town.Administrator, [hall.Code], [date]);
        var breaches = Inspection.Check(city, ledger.Entries);
        var sold = ledger.Entries.Where(e => e.IsOk).Select(e => e.Key).Distinct().Count();
        var expected = Math.Min(options.Number, time.Free);
        if (sold != expected) breaches.Add(new(sold > expected ? Invariants.Oversold : Invariants.Lost, $"{hall.Code} {date}", $"{time.Free} places at {time.Start}, {options.Number} takers, {sold} were told they have one"));
        var whole = Inspection.Report(breaches);
        Console.WriteLine($"rush: {options.Number} takers for {time.Free} places of {service.Code} at {hall.Code} {date} {time.Start:HH:mm}: {sold} sold, "
            + $"{breaches.Count(b => b.Invariant is Invariants.Oversold or Invariants.Miscounted)} oversold, {breaches.Count(b => b.Invariant is Invariants.Lost or Invariants.Denied)} lost, "
            + $"{breaches.Count(b => b.Invariant == Invariants.Doubled)} doubled, {breaches.Count} breaches; {took} ms, {ledger.Entries.Count * 1000.0 / Math.Max(1, took):0} answers/s");
        return whole ? 0 : 1;
    }

    static async Task TakeAsync(Town town, Hall hall, Service service, string date, TimeOnly start, int taker, Task go)
    {
        var self = town.Crowd.Next(town.Crowd.Dice(taker));
        var ask = new Ask("book", "/bookings", new { office = hall.Code, date, start = start.ToString("HH:mm"), applicant = self, items = new[] { new WishItem(service.Code) } }, hall.Code, date);
        await go;
        await Task.WhenAll(Enumerable.Range(0, taker % 4 == 0 ? 2 : 1).Select(_ => town.Anyone.SendAsync(ask)));
    }

    /// <summary>The fullest time of a coming day that still has fewer places than takers.</summary>
    static async Task<(Hall, Service, string Date, FreeTime Time)?> TargetAsync(Town town, int takers)
    {
        (Hall, Service, string, FreeTime)? best = null;
        foreach (var hall in town.Halls)
            foreach (var date in town.ComingDays.Take(2))
            {
                var free = await FreeTimes.ReadAsync(town.Anyone, hall.Code, date);
                foreach (var service in town.Services.At(hall.Code))
                {
                    if (!free.Groups.TryGetValue(service.Group, out var group) || service.Minutes > group.MinutesPerPlace) continue;
                    foreach (var time in group.Times)
                        if (time.Free > (best?.Item4.Free ?? 0) && time.Free < takers) best = (hall, service, date, time);
                }
            }
        return best;
    }
}
