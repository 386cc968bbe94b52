using CityDay.Accounts;
using CityDay.Checks;

namespace CityDay.Modes;

/// <summary>What was done, in numbers, and the one line people quote.</summary>
static class Summary
{
    public static void Print(LedgerBook ledger, IReadOnlyList<DayExport> city, IReadOnlyList<Breach> breaches, string what, long playedFor)
    {
        foreach (var (name, count) in ledger.Counts) Console.WriteLine($"  {count,8}  {name}");
        foreach (var (verb, count, p50, p95, most) in ledger.Times) Console.WriteLine($"  {count,8}  {verb}: p50 {p50:0.0} ms, p95 {p95:0.0} ms, longest {most:0.0} ms");
        var bookings = city.Sum(d => d.Bookings.Count);
        var served = city.Sum(d => d.Tickets.Count(t => t.State == TicketStates.Served));
        var highest = city.SelectMany(d => d.Series).Select(s => s.Last).DefaultIfEmpty().Max();
        var all = ledger.Entries.Count;
        Console.WriteLine($"city day: {what}: {bookings} bookings, {city.Sum(d => d.Tickets.Count)} tickets, {served} served, highest number {highest}, {city.Sum(d => d.Facts.Count)} facts; "
            + $"{ledger.Counted("acknowledged")} acknowledged, {ledger.Counted("refused")} refused, {ledger.Counted("answers lost")} answers lost, {ledger.Counted("double clicks")} double clicks; "
            + $"{playedFor / 1000.0:0.0} s, {all * 1000.0 / Math.Max(1, playedFor):0} wishes/s");
        if (EstimateCheck.Of(city) is { Waits: > 0 } estimate) Console.WriteLine(estimate);
        Console.WriteLine($"city day: {Count(Invariants.Oversold, Invariants.Miscounted)} oversold, {Count(Invariants.Lost, Invariants.Denied)} lost, {Count(Invariants.Doubled, Invariants.Subject)} doubled, "
            + $"{Count(Invariants.Gap)} gaps, {Count(Invariants.Counter)} called twice, {Count(Invariants.Chain)} chains broken, {breaches.Count} breaches in all");

        int Count(params string[] invariants) => breaches.Count(b => invariants.Contains(b.Invariant));
    }
}
