using CityDay.Accounts;
using CityDay.Checks;
using CityDay.Offices;
using CityDay.People;
using CityDay.Wire;

namespace CityDay.Modes;

/// <summary>
/// Two hosts on one database write the same few office-days for a while: people book, move (through the other host) and cancel. Neither host
/// may starve the other, show anyone an error, or break an invariant.
/// </summary>
static class TwoNodes
{
    const int CallersANode = 24, Window = 5000;
    /// <summary>The smaller share of the answers of any five seconds: far below a half, far above starving.</summary>
    const double LeastShare = 0.15;

    public static async Task<int> RunAsync(Options options)
    {
        var path = options.Host ?? throw new FormatException("--two-nodes needs --host, for both hosts are our own");
        var clock = DayClock.For(Environment.GetEnvironmentVariable("DANTAIN_PACK"), 1, DayClock.Busy);
        using HostProcess one = new(path, clock, options.HostLog), two = new(path, clock, options.HostLog);
        await one.StartAsync();
        await two.StartAsync();
        using var ledger = new LedgerBook(options.Ledger);
        using var town = await Town.LearnAsync(options with { Offices = 4 }, one.Url, ledger);
        using Caller first = new(one.Url, ledger), second = new(two.Url, ledger);
        var nodes = new[] { new Node(town, first, second), new Node(town, second, first) };
        var until = ledger.Now + options.Number * 1000L;
        await Task.WhenAll(nodes.SelectMany(n => Enumerable.Range(0, CallersANode).Select(i => Task.Run(() => n.CallAsync(i, until)))));

        var dates = town.ComingDays.Take(Node.Days);
        var city = await Inspection.FetchAsync(town.Administrator, [.. town.Halls.Select(h => h.Code)], dates);
        var breaches = Inspection.Check(city, ledger.Entries);
        foreach (var error in new[] { "broke", "asked to come back", "connections lost", "unanswered" })
            if (ledger.Counted(error) is var times and > 0) breaches.Add(new(Invariants.Served, "shown to somebody", $"{error}: {times} times"));
        var windows = nodes[0].Answered.Keys.Union(nodes[1].Answered.Keys).Order().Skip(1).SkipLast(1).ToArray();   // the first and the last are not whole
        var shares = windows.Select(w => Share(nodes[0].Answered.GetValueOrDefault(w), nodes[1].Answered.GetValueOrDefault(w))).ToArray();
        if (shares.Length == 0) breaches.Add(new(Invariants.Served, "both hosts", "nothing was measured"));
        foreach (var (window, share) in windows.Zip(shares))
            if (share < LeastShare) breaches.Add(new(Invariants.Served, $"from second {window * Window / 1000}", $"one host had {share:P0} of the answers"));
        var whole = Inspection.Report(breaches);
        Console.WriteLine($"two nodes: {options.Number} s on {city.Count} office-days: {nodes[0].Answered.Values.Sum()} and {nodes[1].Answered.Values.Sum()} answers, the smaller share of five seconds between {shares.DefaultIfEmpty().Min():P0} and {shares.DefaultIfEmpty().Max():P0}, "
            + $"{ledger.Counted("book ok")} booked, {ledger.Counted("reschedule ok")} moved, {ledger.Counted("cancel ok")} cancelled, {ledger.Counted("broke") + ledger.Counted("asked to come back")} errors shown, {breaches.Count} breaches");
        return whole ? 0 : 1;
    }

    static double Share(int a, int b) => Math.Min(a, b) / (double)Math.Max(1, a + b);

    sealed class Node(Town town, Caller own, Caller other)
    {
        public const int Days = 2;
        readonly Lock counting = new();

        /// <summary>Answers of this host by window of five seconds.</summary>
        public Dictionary<long, int> Answered { get; } = [];

        public async Task CallAsync(int caller, long until)
        {
            var dice = town.Crowd.Dice(caller + (own.GetHashCode() & 0xffff));
            while (town.Ledger.Now < until)
            {
                var self = town.Crowd.Next(dice);
                var (hall, date) = (town.Halls[dice.Next(town.Halls.Count)], town.ComingDays[dice.Next(Days)]);
                if (await TimeAsync(dice, hall, date) is not { } start) continue;
                var (service, at) = start;
                var booked = await SendAsync(own, new("book", "/bookings", new { office = hall.Code, date, start = at.ToString("HH:mm"), applicant = self, items = new[] { new WishItem(service.Code) } }, hall.Code, date));
                if (booked.Text("token") is not { } token) continue;
                var visit = new Visit(hall, date, at, booked.Text("reference")!, token);
                if (dice.Next(3) == 0) visit = await MoveAsync(dice, visit, self, service) ?? visit;
                if (dice.Next(3) == 0) await SendAsync(own, visit.Ask("cancel", "cancel", new { phoneLastFour = self.LastFour }));
            }
        }

        async Task<Visit?> MoveAsync(Random dice, Visit visit, Person self, Service service)
        {
            var (hall, date) = (town.Halls[dice.Next(town.Halls.Count)], town.ComingDays[dice.Next(Days)]);
            if (await TimeAsync(dice, hall, date, service) is not { Start: var at }) return null;
            var moved = await SendAsync(other, visit.Ask("reschedule", "reschedule", new { office = hall.Code, date, start = at.ToString("HH:mm"), phoneLastFour = self.LastFour }) with { Office = hall.Code, Date = date });
            return moved.IsOk ? visit with { Hall = hall, Date = date, Start = at } : null;
        }

        async Task<(Service Service, TimeOnly Start)?> TimeAsync(Random dice, Hall hall, string date, Service? wanted = null)
        {
            var free = await FreeTimes.ReadAsync(own, hall.Code, date);
            var services = town.Services.At(hall.Code).Where(s => free.Groups.ContainsKey(s.Group) && (wanted is null || s.Code == wanted.Code)).ToArray();
            if (services.Length == 0) return null;
            var service = services[dice.Next(services.Length)];
            var times = free.Fitting([service], TimeOnly.MinValue);
            return times.Count == 0 ? null : (service, times[dice.Next(times.Count)]);
        }

        async Task<Answer> SendAsync(Caller through, Ask ask)
        {
            var answer = await through.SendAsync(ask);
            if (through == own) lock (counting) Answered[town.Ledger.Now / Window] = Answered.GetValueOrDefault(town.Ledger.Now / Window) + 1;
            return answer;
        }
    }
}
