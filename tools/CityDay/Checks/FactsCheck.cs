namespace CityDay.Checks;

/// <summary>
/// The story of the whole city: each day's facts are numbered without a gap, in time, chained; a wish stands on one fact only, and
/// every fact that names a cause has one.
/// </summary>
static class FactsCheck
{
    public static IEnumerable<Breach> Of(IReadOnlyList<DayExport> city)
    {
        var carried = new Dictionary<Guid, string>();
        foreach (var day in city)
        {
            foreach (var breach in OfDay(day)) yield return breach;
            foreach (var fact in day.Facts.Where(f => f.Request is not null))
                if (!carried.TryAdd(fact.Request!.Value, $"{day.Name} fact {fact.No}"))
                    yield return new(Invariants.Doubled, day.Name, $"request {fact.Request} stands on fact {fact.No} ({fact.Kind}) and on {carried[fact.Request.Value]}");
        }
        foreach (var day in city)
            foreach (var fact in day.Facts.Where(f => f.Cause is not null && !carried.ContainsKey(f.Cause.Value)))
                yield return new(Invariants.Chain, day.Name, $"fact {fact.No} ({fact.Kind}) was caused by request {fact.Cause}, which no fact carries");
    }

    static IEnumerable<Breach> OfDay(DayExport day)
    {
        if (day.Head.Chain != "ok") yield return new(Invariants.Chain, day.Name, $"the chain is {day.Head.Chain}");
        if (day.Facts.Count != day.Head.LastFact) yield return new(Invariants.Chain, day.Name, $"{day.Facts.Count} facts, and the head names {day.Head.LastFact} as the last");
        for (var i = 0; i < day.Facts.Count; i++)
        {
            var fact = day.Facts[i];
            if (fact.No != i + 1)
            {
                yield return new(Invariants.Chain, day.Name, $"fact {i + 1} is missing: {fact.No} stands in its place");
                break;
            }
            if (i > 0 && fact.At < day.Facts[i - 1].At) yield return new(Invariants.Chain, day.Name, $"fact {fact.No} is of {fact.At:HH:mm:ss.fff}, before fact {fact.No - 1}");
            if (fact.Request is null && fact.Cause is null) yield return new(Invariants.Chain, day.Name, $"fact {fact.No} ({fact.Kind}) has neither request nor cause");
        }
        if (day.Facts.Count > 0 && day.Head.LastAt != day.Facts[^1].At) yield return new(Invariants.Chain, day.Name, "the head's time is not the last fact's");
    }
}
