using System.Text.Json;
using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Web.Api;

namespace Dantain.Web.Live;

/// <summary>
/// What the holder of one booking sees as it changes. While the ticket is in the hall, from the day's view; before it comes and once it has
/// gone, from the database, and only when the day has changed since.
/// </summary>
sealed class TicketFeed(BookingDesk desk, string token, MyBooking found)
{
    MyBookingAnswer? last;
    bool wasPresent;
    int readAt = -1, wakes;

    public bool Begun => last is not null;

    public async Task<byte[]> FirstAsync()
    {
        last = await desk.DescribeAsync(found);
        return Write(0);
    }

    /// <summary>Null when nothing changed for this person; empty when the visit has moved to another day, where the client finds it anew.</summary>
    public async Task<byte[]?> NextAsync(DayView? day)
    {
        if (day is null) return null;
        var next = day.Present.FirstOrDefault(t => t.No == found.Booking.No) is { } ticket ? InTheHall(day, ticket) : await ReadAsync(day);
        if (next is null) return [];
        wasPresent = day.Present.Any(t => t.No == found.Booking.No);
        // The services are the same list unless read anew, and they never change.
        if (next with { Services = last!.Services } == last) return null;
        last = next;
        return Write(day.Head.Version);
    }

    MyBookingAnswer InTheHall(DayView day, Ticket ticket)
    {
        var wait = desk.WaitOf(day, ticket);
        return last! with { State = QueueDesk.Name(BookingState.Arrived), Queue = QueueDesk.Name(ticket.State), Counter = ticket.Counter, Ahead = wait?.Fewest, AheadMost = wait?.Most, HeldUntil = null };
    }

    /// <summary>The hall does not have it: read when it has just left, and else at every tenth change at most.</summary>
    async Task<MyBookingAnswer?> ReadAsync(DayView day)
    {
        if (day.Head.Version == readAt || !wasPresent && wakes++ % 10 != 0) return last;
        readAt = day.Head.Version;
        return await desk.FindAsync(token) is { } now && now.Day == found.Day && now.Booking.No == found.Booking.No ? await desk.DescribeAsync(now) : null;
    }

    byte[] Write(int version) => EventStream.Event("ticket", version, JsonSerializer.SerializeToUtf8Bytes(last!, ApiJson.Default.MyBookingAnswer));
}
