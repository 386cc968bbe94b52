using CityDay.Checks;

namespace CityDay.SelfTest;

/// <summary>Shows that the repeated draw bites: its order was computed by another program, and each way to cheat is named.</summary>
static class PlantedDraws
{
    sealed record Plant(string What, Func<FactRow[], FactRow[]> Change);

    static readonly Plant[] Plants =
    [
        new("an order with two people exchanged", f => Drawn(f, p => p.Replace("[5,2,4,6,3,1]", "[5,4,2,6,3,1]"))),
        new("a seed that was chosen", f => Drawn(f, p => p.Replace("1e57b2a6", "1e57b2a7"))),
        new("a slip given after the fact the draw was made from", f => [.. f.Take(6), f[6] with { No = 8 }, .. f.Skip(7)]),
        new("somebody put first afterwards", f => [f[0], f[1] with { Payload = """{"slip":1,"service":1,"priority":true}""" }, .. f.Skip(2)]),
        new("more winners than numbers", f => Drawn(f, p => p.Replace("\"won\":1", "\"won\":2"))),
    ];

    public static int Count => Plants.Length;

    public static int Run()
    {
        var failed = 0;
        foreach (var breach in DrawCheck.Of(Day(Facts())))
        {
            Console.WriteLine($"FAILED: a good draw: {breach}");
            failed++;
        }
        foreach (var plant in Plants.Where(p => !DrawCheck.Of(Day(p.Change(Facts()))).Any()))
        {
            Console.WriteLine($"FAILED: {plant.What} was not seen");
            failed++;
        }
        return failed;
    }

    static DayExport Day(FactRow[] facts) => GoodCity.Days()[0] with { Facts = facts };

    /// <summary>Six slips, the fifth for somebody who comes first; the MAC of the last is 00 to 0f, and the office opens on 30 July 2026 at 01.00 UTC.</summary>
    static FactRow[] Facts() =>
    [
        Fact(1, "CounterOpened", "{}"),
        .. Enumerable.Range(1, 6).Select(slip => Fact(1 + slip, "SlipGiven", $$"""{"slip":{{slip}},"service":1,"priority":{{(slip == 5 ? "true" : "false")}}}""") with { Mac = "000102030405060708090a0b0c0d0e0f" }),
        Fact(8, "SlipsDrawn", """{"seed":"1e57b2a690473dff409bd16b50fec3c087249bb8d8b285657de4de94102e3505","after":7,"opens":"2026-07-30T01:00:00+00:00","order":[5,2,4,6,3,1],"won":1}"""),
        Fact(9, "TicketTaken", """{"ticket":1,"slip":5}"""),
    ];

    static FactRow[] Drawn(FactRow[] facts, Func<string, string> change) => [.. facts.Select(f => f.Kind == "SlipsDrawn" ? f with { Payload = change(f.Payload) } : f)];

    static FactRow Fact(int no, string kind, string payload) => new(no, GoodCity.Morning, "system", kind, null, null, payload);
}
