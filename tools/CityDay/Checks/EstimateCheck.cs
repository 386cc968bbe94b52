namespace CityDay.Checks;

/// <summary>
/// What people were told of their wait when it began, held against the truth: until they were called for the first time. P90 must cover 85 to
/// 95 of a hundred (more would be a range that says nothing), and the median error be at most five minutes or a quarter of the wait.
/// </summary>
/// <param name="Waits">How many were told something and were called.</param>
/// <param name="Covered">Of a hundred, how many were called no later than P90 said.</param>
/// <param name="Minutes">The median of how far P50 was off, in minutes.</param>
/// <param name="Share">The same in hundredths of the wait itself.</param>
sealed record EstimateCheck(int Waits, double Covered, double Minutes, double Share)
{
    /// <summary>Fewer say nothing about a share of ninety.</summary>
    const int Enough = 100;

    public bool IsKept => Waits >= Enough && Covered is >= 85 and <= 95 && (Minutes <= 5 || Share <= 25);

    public static EstimateCheck Of(IEnumerable<DayExport> city)
    {
        var (errors, shares, covered) = (new List<double>(), new List<double>(), 0);
        foreach (var day in city)
        {
            var called = day.Facts.Where(f => f.Kind == "TicketCalled").GroupBy(f => f.Int("ticket") ?? 0).ToDictionary(c => c.Key, c => c.Min(f => f.At));
            foreach (var ticket in day.Tickets)
            {
                if (ticket is not { ToldLikely: { } likely, ToldAtMost: { } atMost, ArrivedAt: { } began } || !called.TryGetValue(ticket.No, out var at)) continue;
                var wait = (at - began).TotalSeconds;
                errors.Add(Math.Abs(wait - likely) / 60);
                shares.Add(Math.Abs(wait - likely) / Math.Max(60, wait) * 100);
                if (wait <= atMost) covered++;
            }
        }
        return new(errors.Count, errors.Count == 0 ? 0 : covered * 100d / errors.Count, Median(errors), Median(shares));
    }

    static double Median(List<double> values)
    {
        values.Sort();
        return values.Count == 0 ? 0 : values[values.Count / 2];
    }

    public override string ToString() =>
        $"estimate: P90 covered {Covered:0.0} %, median error {Minutes:0.0} min ({Share:0} % of the wait), {Waits} waits: {(IsKept ? "as it must be" : Waits < Enough ? "too few to say" : "NOT as it must be")}";
}
