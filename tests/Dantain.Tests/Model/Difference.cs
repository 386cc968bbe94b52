using Dantain.OfficeDays;

namespace Dantain.Tests.Model;

/// <summary>What can be seen of an office-day, compared with the model; the first difference in words, or null.</summary>
static class Difference
{
    public static string? Between(OfficeDay real, NaiveDay naive)
    {
        if (real.Head.State == DayState.Closed != naive.Sealed) return $"{real.Head.State}";
        if (real.Bookings.NextNo - 1 != naive.Bookings.Count) return $"{real.Bookings.NextNo - 1} bookings, not {naive.Bookings.Count}";
        return Slots(real, naive) ?? Bookings(real, naive) ?? Numbers(real) ?? Tickets(real, naive) ?? Counters(real, naive) ?? Slips(real, naive);
    }

    static string? Slots(OfficeDay real, NaiveDay naive)
    {
        foreach (var slot in naive.Slots)
        {
            var (row, taken) = (real.Slots[slot.No]!, NaiveCity.Taken(naive, slot));
            if (row.Taken != taken || row.Taken > row.Capacity || row.Capacity != slot.Capacity || row.Wanted != slot.Wanted || row.Kept != slot.Kept) return $"{row}, not {taken} taken of {slot.Capacity} ({slot.Wanted}), {slot.Kept} kept";
        }
        var cards = real.Stocks[1]!;
        return cards.Wanted != naive.Cards || cards.Taken != NaiveCity.CardsTaken(naive) || cards.Taken > cards.Capacity ? $"{cards}" : null;
    }

    static string? Bookings(OfficeDay real, NaiveDay naive)
    {
        foreach (var booking in naive.Bookings)
        {
            var row = real.Booking(booking.No)!;
            var stands = booking.State is BookingState.Held or BookingState.Confirmed or BookingState.Arrived;
            var same = row.State == booking.State && row.Start.Hour == booking.Hour && row.Channel == booking.Channel && row.Priority == booking.Priority
                && (row.Number ?? 0) == booking.Number && (row.Number is null || row.Series == NaiveCity.Letter(booking) - 'A' + 1)
                && row.Reference is null == (booking.State == BookingState.Moved)
                && row.HoldUntil == (booking.State == BookingState.Held ? booking.HoldUntil : null) && row.ItemCount == booking.Items.Length;
            if (!same) return $"{row}, not {booking.State} at {booking.Hour} number {booking.Number}";
            for (var i = 0; i < booking.Items.Length; i++)
            {
                var item = real.Items[row.FirstItem + i]!;
                if (item.Active != stands || item.Service != booking.Items[i].Service || item.Subject != booking.Items[i].Subject || item.Booking != row.No) return $"{item} of {row}";
            }
        }
        return null;
    }

    /// <summary>The issued numbers of a series are 1, 2, 3 …, each once.</summary>
    static string? Numbers(OfficeDay real)
    {
        Span<long> given = stackalloc long[27];
        Span<int> count = stackalloc int[27];
        for (var no = 1; no < real.Bookings.NextNo; no++)
        {
            if (real.Booking(no) is not { Number: { } number, Series: { } series }) continue;
            given[series] |= 1L << number;
            count[series]++;
        }
        for (var series = 1; series <= 26; series++)
            if (given[series] != (2L << count[series]) - 2 || (real.SeriesOf[series]?.Last ?? 0) != count[series]) return $"numbers of series {series}: {given[series]:b}, {count[series]} given";
        return null;
    }

    static string? Tickets(OfficeDay real, NaiveDay naive)
    {
        foreach (var ticket in naive.Tickets)
        {
            var row = real.Ticket(ticket.No);
            var same = row is not null && row.State == ticket.State && row.Group == ticket.Group && row.Priority == ticket.Priority && row.Counter == ticket.Counter
                && row.TurnFrom == ticket.TurnFrom && row.ArrivedAt == ticket.ArrivedAt && row.ChangedAt == ticket.ChangedAt && row.Number == naive.Booking(ticket.No)!.Number
                && row.Came == ticket.Came && row.ReturnUntil == ticket.ReturnUntil && (row.State != TicketState.Parked || row.BackAt == ticket.BackAt);
            if (same && row!.State is TicketState.Called or TicketState.Serving)
                same = row!.Calls == ticket.Calls && row.CalledAt == ticket.CalledAt && (row.StartedAt is not null || row.State == TicketState.Called);
            if (!same) return $"{row}, not {ticket}";
        }
        for (var no = 1; no < real.Tickets.NextNo; no++) if (real.Ticket(no) is { } row && naive.Ticket(no) is null) return $"{row}";
        return null;
    }

    static string? Slips(OfficeDay real, NaiveDay naive)
    {
        if (real.Slips.NextNo - 1 != naive.Slips.Count) return $"{real.Slips.NextNo - 1} slips, not {naive.Slips.Count}";
        foreach (var slip in naive.Slips)
            if (real.Slips[slip.No]! is var row && (row.Service, row.Priority, row.Rank, row.Ticket, row.Place) != (slip.Service, slip.Priority, slip.Rank, slip.Ticket, slip.Place)) return $"{row}, not {slip.Rank} with {slip.Ticket}";
        return null;
    }

    static string? Counters(OfficeDay real, NaiveDay naive)
    {
        foreach (var counter in naive.Counters)
        {
            var row = real.Counter(counter.No)!;
            var has = NaiveCity.At(naive, counter.No)?.No;
            var same = row.State == counter.State && row.Staff == counter.Staff && row.Ticket == has && row.SincePriority == counter.SincePriority && row.SinceWalkIn == counter.SinceWalkIn
                && row.HelpAt == counter.HelpAt && row.HelpBy == counter.HelpBy;
            for (var group = 1; group <= 3; group++) same &= row.Serves(group) == counter.Groups.Contains(group);
            if (!same) return $"{row}, not {counter.State} by {counter.Staff} with {has}, {counter.SincePriority} since";
        }
        return null;
    }

    /// <summary>A subject with two active items of one group, on either day.</summary>
    public static string? TwoActive(OfficeDay one, OfficeDay other)
    {
        Span<int> seen = stackalloc int[32];
        foreach (var day in (OfficeDay[])[one, other])
            for (var no = 1; no < day.Items.NextNo; no++)
                if (day.Items[no] is { Active: true, Subject: { } subject } item && seen[(int)subject * 4 + item.Group]++ > 0) return $"a second {item}";
        return null;
    }
}
