namespace CityDay.Checks;

/// <summary>
/// Lives an office-day once more from its facts alone, by rules written here and not shared with the host. What cannot have happened
/// (somebody called who is at another counter, a counter that calls while it has somebody) is a breach; what must stand at the end is
/// compared with the rows.
/// </summary>
sealed partial class Replay(DayExport day)
{
    sealed record TicketNow(string State, int? Counter, string? StateBefore = null, int? CounterBefore = null);
    sealed record BookingNow(string State, string? Reference, string? Number);

    readonly Dictionary<int, TicketNow> tickets = [];
    readonly Dictionary<int, BookingNow> bookings = [];
    readonly Dictionary<int, int> at = [];
    readonly HashSet<int> open = [];
    readonly List<Breach> breaches = [];
    Guid? ended;

    public static IReadOnlyList<Breach> Of(DayExport day)
    {
        var replay = new Replay(day);
        foreach (var fact in day.Facts) replay.Live(fact);
        replay.Compare();
        return replay.breaches;
    }

    void Live(FactRow fact)
    {
        if (ended is { } end && fact.Cause != end) Wrong(fact, "the day had ended");
        if (fact.Int("booking") is { } booking) LiveBooking(fact, booking);
        else if (fact.Int("ticket") is { } ticket) LiveTicket(fact, ticket);
        else if (fact.Int("counter") is { } counter) LiveCounter(fact, counter);
        else if (fact.Kind == "DayEnded")
        {
            ended = fact.Request;
            open.Clear();
        }
    }

    void LiveBooking(FactRow fact, int no)
    {
        switch (fact.Kind)
        {
            case "PlaceBooked" or "PlaceGiven" or "PlaceHeld" or "VisitMovedHere":
                var state = fact.Text("number") is null ? BookingStates.Held : BookingStates.Confirmed;
                if (!bookings.TryAdd(no, new(state, fact.Text("reference"), fact.Text("number")))) Wrong(fact, $"booking {no} was there already");
                break;
            case "BookingConfirmed": Step(BookingStates.Confirmed, BookingStates.Held); if (bookings.TryGetValue(no, out var b)) bookings[no] = b with { Number = fact.Text("number") }; break;
            case "HoldExtended": Step(BookingStates.Held, BookingStates.Held); break;
            case "HoldExpired": Step(BookingStates.Expired, BookingStates.Held); break;
            case "BookingCancelled": Step(BookingStates.Cancelled, BookingStates.Held, BookingStates.Confirmed); break;
            case "BookingRevoked": Step(BookingStates.Revoked, BookingStates.Held, BookingStates.Confirmed); break;
            case "DidNotCome": Step(BookingStates.NoShow, BookingStates.Confirmed); break;
            case "NoShowUndone": Step(BookingStates.Confirmed, BookingStates.NoShow); break;
            case "LinkTakenOver": if (bookings.TryGetValue(no, out var taken)) bookings[no] = taken with { Reference = fact.Text("reference") }; break;
            case "VisitMovedAway":
                Step(BookingStates.Moved, BookingStates.Held, BookingStates.Confirmed);
                if (bookings.TryGetValue(no, out var old)) bookings[no] = old with { Reference = null };
                break;
        }

        void Step(string to, params string[] from) => StepBooking(fact, no, to, from);
    }

    void StepBooking(FactRow fact, int no, string to, params string[] from)
    {
        if (!bookings.TryGetValue(no, out var now)) Wrong(fact, $"there was no booking {no}");
        else if (!from.Contains(now.State)) Wrong(fact, $"booking {no} was {now.State}");
        else bookings[no] = now with { State = to };
    }

    void LiveCounter(FactRow fact, int counter)
    {
        if (fact.Kind == "CounterOpened") open.Add(counter);
        else if (fact.Kind is "CounterPaused" or "CounterClosed" && !open.Remove(counter) && fact.Kind == "CounterPaused") Wrong(fact, $"counter {counter} was not open");
        if (fact.Kind == "CounterClosed" && at.TryGetValue(counter, out var ticket)) Wrong(fact, $"counter {counter} had ticket {ticket}");
    }

    /// <summary>What the facts leave standing is what the rows say, and nothing else is there.</summary>
    void Compare()
    {
        foreach (var row in day.Bookings)
        {
            if (!bookings.Remove(row.No, out var now)) Differs($"booking {row.No} ({row.State}) has no fact");
            else if ((now.State, now.Reference, now.Number) != (row.State, row.Reference, row.Label))
                Differs($"booking {row.No} is {row.State} {row.Reference} {row.Label}, its facts say {now.State} {now.Reference} {now.Number}");
        }
        foreach (var no in bookings.Keys) Differs($"booking {no} has facts and no row");
        foreach (var row in day.Tickets)
        {
            if (!tickets.Remove(row.No, out var now)) Differs($"ticket {row.No} ({row.State}) has no fact");
            else if (now.State != row.State || now.State is TicketStates.Called or TicketStates.Serving && now.Counter != row.Counter)
                Differs($"ticket {row.No} is {row.State} at {row.Counter}, its facts say {now.State} at {now.Counter}");
        }
        foreach (var no in tickets.Keys) Differs($"ticket {no} has facts and no row");
        foreach (var row in day.Counters)
        {
            int? now = at.TryGetValue(row.No, out var ticket) ? ticket : null;
            if (now != row.Ticket) breaches.Add(new(Invariants.Counter, day.Name, $"counter {row.No} has ticket {row.Ticket}, its facts say {now}"));
        }
        foreach (var twice in day.Counters.Where(c => c.Ticket is not null).GroupBy(c => c.Ticket).Where(g => g.Count() > 1))
            breaches.Add(new(Invariants.Counter, day.Name, $"ticket {twice.Key} is at counters {string.Join(" and ", twice.Select(c => c.No))}"));
    }

    void Wrong(FactRow fact, string why) => breaches.Add(new(Invariants.Served, day.Name, $"fact {fact.No} ({fact.Kind}): {why}"));
    void Differs(string what) => breaches.Add(new(Invariants.Rows, day.Name, what));
}
