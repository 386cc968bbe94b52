using CityDay.Checks;

namespace CityDay.SelfTest;

/// <summary>Shows that the comparison of estimate and truth bites: a good estimate is kept, and each bad one is not.</summary>
static class PlantedEstimates
{
    const int Tickets = 400;

    /// <summary>What a ticket that waited so many seconds was told, by its number.</summary>
    sealed record Plant(string What, bool IsKept, Func<int, int, (int Likely, int AtMost)> Told);

    static readonly Plant[] Plants =
    [
        new("a good estimate", true, (no, wait) => (wait + (no % 2 * 2 - 1) * 120, no % 10 == 0 ? wait - 1 : wait + 300)),
        new("a promise that one in four waits longer than", false, (no, wait) => (wait + (no % 2 * 2 - 1) * 120, no % 4 == 0 ? wait - 1 : wait + 300)),
        new("a range so wide that it says nothing", false, (_, wait) => (wait, wait + 7200)),
        new("a guess at twice the wait", false, (no, wait) => (2 * wait, no % 10 == 0 ? wait - 1 : 2 * wait)),
        new("always half an hour", false, (no, wait) => (1800, no % 10 == 0 ? wait - 1 : 3600)),
    ];

    public static int Count => Plants.Count(p => !p.IsKept);

    public static int Run()
    {
        var failed = 0;
        foreach (var plant in Plants.Where(p => EstimateCheck.Of([Day(p)]).IsKept != p.IsKept))
        {
            Console.WriteLine($"FAILED: {plant.What} was {(plant.IsKept ? "called bad" : "taken for good")}: {EstimateCheck.Of([Day(plant)])}");
            failed++;
        }
        if (EstimateCheck.Of([Day(Plants[0]) with { Tickets = [] }]).IsKept)
        {
            Console.WriteLine("FAILED: nobody waited, and the estimate was called good");
            failed++;
        }
        return failed;
    }

    /// <summary>Waits from ten minutes to fifty; a second call, later, must not count.</summary>
    static DayExport Day(Plant plant)
    {
        var (came, tickets, facts) = (GoodCity.Morning, new List<TicketRow>(), new List<FactRow>());
        for (var no = 1; no <= Tickets; no++)
        {
            var wait = 600 + no * 37 % 2400;
            var (likely, atMost) = plant.Told(no, wait);
            tickets.Add(new(no, TicketStates.Served, 1, came, likely, atMost));
            facts.Add(Call(no, came.AddSeconds(wait)));
            facts.Add(Call(no, came.AddSeconds(wait + 3000)));
        }
        return GoodCity.Days()[0] with { Tickets = tickets, Facts = facts };
    }

    static FactRow Call(int ticket, DateTimeOffset at) => new(1, at, "staff:7", "TicketCalled", null, null, $$"""{"ticket":{{ticket}}}""");
}
