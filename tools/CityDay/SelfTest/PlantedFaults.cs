using CityDay.Accounts;
using CityDay.Checks;

namespace CityDay.SelfTest;

/// <summary>Shows that each check bites: a good city has no breach, and every planted fault is named by its invariant.</summary>
static class PlantedFaults
{
    sealed record Plant(string What, string Invariant, Func<DayExport, DayExport> Change, Action<List<Entry>>? Promise = null);

    static readonly Plant[] Plants =
    [
        new("a slot sold one place too many", Invariants.Oversold, d => d with { Slots = [d.Slots[0] with { Capacity = 0 }, .. d.Slots.Skip(1)] }),
        new("a slot that counts a place nobody holds", Invariants.Miscounted, d => d with { Slots = [d.Slots[0] with { Taken = 2 }, .. d.Slots.Skip(1)] }),
        new("a cancelled booking whose place did not come back", Invariants.Miscounted, d => Booking(d, 2, b => b with { State = BookingStates.NoShow })),
        new("cards given out that were not there", Invariants.Oversold, d => d with { Stock = [new(1, 0, 1)] }),
        new("a number that is missing", Invariants.Gap, d => Booking(d, 2, b => b with { Number = 3, Label = "A-003" })),
        new("a number that two people have", Invariants.Gap, d => Booking(d, 2, b => b with { Number = 1, Label = "A-001" })),
        new("a series ahead of its numbers", Invariants.Gap, d => d with { Series = [new("A", 3), new("L", 1)] }),
        new("one request on two facts", Invariants.Doubled, d => Fact(d, 2, f => f with { Request = GoodCity.Key(1) })),
        new("one reference on two bookings", Invariants.Doubled, d => Booking(d, 2, b => b with { Reference = "AAAA2222" })),
        new("a chain that does not verify", Invariants.Chain, d => d with { Head = d.Head with { Chain = "7" } }),
        new("a fact cut out", Invariants.Chain, d => d with { Facts = [.. d.Facts.Where(f => f.No != 10)] }),
        new("facts cut off at the end", Invariants.Chain, d => d with { Facts = [.. d.Facts.Take(15)] }),
        new("time that goes back", Invariants.Chain, d => Fact(d, 5, f => f with { At = f.At.AddHours(-1) })),
        new("a subject with two active items", Invariants.Subject, d => Booking(d, 4, b => b with { Items = [b.Items[0] with { Subject = "13" }] })),
        new("an item that stands after its booking ended", Invariants.Subject, d => Booking(d, 2, b => b with { Items = [b.Items[0] with { Active = true }] })),
        new("two counters with one ticket", Invariants.Counter, d => d with { Counters = [new(1, "open", 4), new(2, "open", 4)] }),
        new("somebody called twice at once", Invariants.Counter, d => Fact(d, 10, f => f with { Payload = """{"ticket":1,"number":"A-001","counter":2,"calls":2}""" })),
        new("a call for somebody served", Invariants.Served, d => Fact(d, 16, f => f with { Payload = """{"ticket":1,"number":"A-001","counter":2,"calls":3}""" })),
        new("a row that its facts do not explain", Invariants.Rows, d => Booking(d, 1, b => b with { State = BookingStates.NoShow })),
        new("a ticket that is not where its facts left it", Invariants.Rows, d => d with { Tickets = [new(1, TicketStates.Serving, 1), d.Tickets[1]] }),
        new("a closed day with somebody still called", Invariants.Ended, d => d with { Head = d.Head with { State = "closed" } }),
        new("a promise that is nowhere", Invariants.Lost, d => d, l => l.Add(l[0] with { Key = GoodCity.Key(77), Reference = "LOST2222" })),
        new("a promise with another number", Invariants.Lost, d => d, l => l[2] = l[2] with { Number = "A-009" }),
        new("a promise that is another deed", Invariants.Lost, d => d, l => l[3] = l[3] with { Verb = "confirm" }),
        new("a refused wish that was granted", Invariants.Denied, d => d, l => l[2] = l[2] with { Status = 409, Code = "booking.slot-full" }),
        new("a granted wish refused when repeated", Invariants.Denied, d => d, l => l.Add(l[0] with { Status = 409, Code = "request.other-content", SentAt = 500, At = 501 })),
        new("one wish with two answers", Invariants.Doubled, d => d, l => l[1] = l[1] with { Reference = "EEEE2222" }),
    ];

    public static int Run()
    {
        var failed = 0;
        foreach (var breach in Inspection.Check(GoodCity.Days(), GoodCity.Ledger()))
        {
            Console.WriteLine($"FAILED: the good city: {breach}");
            failed++;
        }
        foreach (var plant in Plants)
        {
            var ledger = GoodCity.Ledger();
            plant.Promise?.Invoke(ledger);
            var days = GoodCity.Days();
            var found = Inspection.Check([plant.Change(days[0]), days[1]], ledger);
            if (found.Any(b => b.Invariant == plant.Invariant)) continue;
            Console.WriteLine($"FAILED: {plant.What} was not named \"{plant.Invariant}\" ({found.Count} other breaches)");
            failed++;
        }
        failed += PlantedEstimates.Run() + PlantedDraws.Run();
        Console.WriteLine($"self-test: {Plants.Length} planted faults, {PlantedEstimates.Count} bad estimates, {PlantedDraws.Count} false draws and a good city, {failed} failed");
        return failed == 0 ? 0 : 1;
    }

    static DayExport Booking(DayExport day, int no, Func<BookingRow, BookingRow> change) => day with { Bookings = [.. day.Bookings.Select(b => b.No == no ? change(b) : b)] };
    static DayExport Fact(DayExport day, int no, Func<FactRow, FactRow> change) => day with { Facts = [.. day.Facts.Select(f => f.No == no ? change(f) : f)] };
}
