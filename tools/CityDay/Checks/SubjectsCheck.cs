namespace CityDay.Checks;

/// <summary>One active item for each subject and service group in the whole city, and each reference on one booking.</summary>
static class SubjectsCheck
{
    public static IEnumerable<Breach> Of(IReadOnlyList<DayExport> city)
    {
        var standing = new Dictionary<(string Subject, string Group), string>();
        var references = new Dictionary<string, string>();
        foreach (var day in city)
            foreach (var booking in day.Bookings)
            {
                var where = $"{day.Name} booking {booking.No}";
                if (booking.Reference is { } reference && !references.TryAdd(reference, where))
                    yield return new(Invariants.Doubled, day.Name, $"reference {reference} is on booking {booking.No} and on {references[reference]}");
                foreach (var item in booking.Items)
                {
                    if (item.Active != booking.IsActive)
                        yield return new(Invariants.Subject, day.Name, $"item {item.No} of booking {booking.No}, which is {booking.State}, is {(item.Active ? "" : "not ")}active");
                    if (item is { Active: true, Subject: { } subject } && !standing.TryAdd((subject, item.Group), where))
                        yield return new(Invariants.Subject, day.Name, $"a subject of booking {booking.No} stands for group {item.Group} on {standing[(subject, item.Group)]} too");
                }
            }
    }
}
