namespace CityDay.Checks;

/// <summary>The hall: who waits, who is called where, and one step back.</summary>
sealed partial class Replay
{
    void LiveTicket(FactRow fact, int no)
    {
        switch (fact.Kind)
        {
            case "TicketTaken":
                if (!bookings.TryAdd(no, new(BookingStates.Arrived, fact.Text("reference"), fact.Text("number")))) Wrong(fact, $"booking {no} was there already");
                Sit(fact, no);
                return;
            case "CheckedIn":
                StepBooking(fact, no, BookingStates.Arrived, BookingStates.Confirmed, BookingStates.NoShow);
                Sit(fact, no);
                return;
        }
        if (!tickets.TryGetValue(no, out var now))
        {
            Wrong(fact, $"there was no ticket {no}");
            return;
        }
        switch (fact.Kind)
        {
            case "TicketCalled": Called(fact, no, now); break;
            case "ServiceStarted": Step(TicketStates.Serving, now.Counter, TicketStates.Called); break;
            case "ServiceFinished": Step(TicketStates.Served, now.Counter, TicketStates.Serving); Close(BookingStates.Closed, BookingStates.Arrived); break;
            case "TicketParked": Step(TicketStates.Parked, null, TicketStates.Waiting, TicketStates.Called, TicketStates.Serving, TicketStates.Transferred); break;
            case "TicketMissed": Step(TicketStates.Missed, now.Counter, TicketStates.Called); break;
            case "TicketWaitsAgain": Step(TicketStates.Waiting, null, TicketStates.Parked, TicketStates.Missed); break;
            case "TicketTransferred": Step(TicketStates.Transferred, fact.Int("counter"), TicketStates.Waiting, TicketStates.Called, TicketStates.Serving, TicketStates.Transferred); break;
            case "VisitorLeft":
                Step(TicketStates.Left, null, TicketStates.Waiting, TicketStates.Called, TicketStates.Parked, TicketStates.Missed, TicketStates.Transferred);
                Close(BookingStates.Closed, BookingStates.Arrived);
                break;
            case "StepUndone": Undone(fact, no, now); break;
        }

        void Step(string to, int? counter, params string[] from)
        {
            if (!from.Contains(now.State)) Wrong(fact, $"ticket {no} was {now.State}");
            if (to != TicketStates.Serving) Free(no, now);
            tickets[no] = new(to, counter, now.State, now.Counter);
        }

        void Close(string to, string from) => StepBooking(fact, no, to, from);
    }

    void Sit(FactRow fact, int no)
    {
        if (!tickets.TryAdd(no, new(TicketStates.Waiting, null))) Wrong(fact, $"ticket {no} was there already");
    }

    /// <summary>A call: of somebody who may be called, by an open counter that has nobody; or again by the counter that has called them.</summary>
    void Called(FactRow fact, int no, TicketNow now)
    {
        var counter = fact.Int("counter") ?? 0;
        if (now.State == TicketStates.Called && now.Counter == counter && fact.Int("calls") > 1) return;
        if (now.State is TicketStates.Called or TicketStates.Serving) Breaks(fact, $"counter {counter} called ticket {no}, which is at counter {now.Counter}");
        else if (now.State is TicketStates.Served or TicketStates.Left) Wrong(fact, $"ticket {no} was {now.State}");
        if (at.TryGetValue(counter, out var other)) Breaks(fact, $"counter {counter} called ticket {no} while it had ticket {other}");
        if (!open.Contains(counter)) Wrong(fact, $"counter {counter} was not open");
        at[counter] = no;
        tickets[no] = new(TicketStates.Called, counter, now.State, now.Counter);
    }

    void Undone(FactRow fact, int no, TicketNow now)
    {
        var to = fact.Int("to") is { } number && number >= 1 && number <= TicketStates.ByNumber.Length ? TicketStates.ByNumber[number - 1] : null;
        if (now.StateBefore is null || to != now.StateBefore) Wrong(fact, $"ticket {no} goes back to {to}, but was {now.StateBefore} before");
        Free(no, now);
        if (to is TicketStates.Called or TicketStates.Serving && now.CounterBefore is { } counter)
        {
            if (at.TryGetValue(counter, out var other) && other != no) Breaks(fact, $"ticket {no} went back to counter {counter}, which had ticket {other}");
            at[counter] = no;
        }
        if (now.State is TicketStates.Served or TicketStates.Left) StepBooking(fact, no, BookingStates.Arrived, BookingStates.Closed);
        tickets[no] = new(to ?? now.State, now.CounterBefore);
    }

    void Free(int no, TicketNow now)
    {
        if (now.Counter is { } counter && at.TryGetValue(counter, out var has) && has == no) at.Remove(counter);
    }

    void Breaks(FactRow fact, string what) => breaches.Add(new(Invariants.Counter, day.Name, $"fact {fact.No}: {what}"));
}
