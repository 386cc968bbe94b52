namespace CityDay.Checks;

/// <summary>A broken invariant: which, on which office-day, and the numbers.</summary>
sealed record Breach(string Invariant, string Where, string What)
{
    public override string ToString() => $"BROKEN {Invariant}: {Where}: {What}";
}

/// <summary>The invariants by the names the reports use.</summary>
static class Invariants
{
    public const string Oversold = "oversold", Miscounted = "taken is what was sold", Gap = "numbers without gaps", Doubled = "done once",
        Lost = "no promise lost", Denied = "nothing denied is there", Chain = "chain of facts", Subject = "one active item for subject and group",
        Counter = "one counter, one ticket", Rows = "rows follow from facts", Ended = "a closed day has ended", Served = "served honestly", Draw = "a draw anybody can repeat";
}
