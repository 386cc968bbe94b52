using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <param name="Finished">Visits nobody had ended at their counter by the next date.</param>
public sealed record DayEnded(int NoShows, int Left, int Expired, int Finished = 0) : Outcome;

/// <summary>
/// Closing: whose promise the day could not keep is free of it, everyone else still booked did not come, everyone still waiting has left, every counter is closed, and the day takes no more
/// commands. Each of them has a fact of their own. Refused while somebody is called or served, and before the last opening hour is over. On a later
/// date nobody sits at a counter any more: who was served there was served as booked, at times that count in no statistic.
/// </summary>
public sealed record CloseDay : OfficeDayCommand<DayEnded>
{
    public override Result<DayEnded> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Head.State == DayState.Closed) return QueueRefusals.DayClosed;
        if (day.City.OpenSpans(day.Office, day.Date) is [.., var last] && now < day.At(last.To)) return States.NotOverYet;
        if (day.LocalDate(now) == day.Date && day.Present.Any(t => t.State is TicketState.Called or TicketState.Serving)) return QueueRefusals.StillServing;
        var (noShows, left, expired, finished) = (0, 0, 0, 0);
        foreach (var no in day.Displaced().Where(no => day.Booking(no)!.State == BookingState.Confirmed).Order())
        {
            day.End(day.Booking(no)!, BookingState.RevokedByOffice);
            day.Note(new DisplacedVisitEnded(no));
        }
        foreach (var booking in day.Bookings.All.Where(b => b.State == BookingState.Confirmed).ToArray())
        {
            day.End(booking, BookingState.NoShow);
            day.Note(new DidNotCome(booking.No));
            noShows++;
        }
        foreach (var booking in day.Bookings.All.Where(b => b.State == BookingState.Held).ToArray())
        {
            day.End(booking, BookingState.Expired);
            day.Note(new HoldExpired(booking.No));
            expired++;
        }
        foreach (var ticket in day.Present.Where(t => t.State == TicketState.Serving).ToArray())
        {
            var served = Finish.End(day, ticket, ticket.Counter!.Value, now);
            day.Note(served, served.OpensApplications ? day.Booking(ticket.No) : null);
            day.Note(new TimingDoubted(ticket.No, ticket.Label));
            finished++;
        }
        foreach (var ticket in day.Present.ToArray())
        {
            day.Note(day.SendAway(ticket, now));
            left++;
        }
        foreach (var counter in day.Counters.All.Where(c => c.State != CounterState.Closed).ToArray())
            day.Put(counter with { State = CounterState.Closed, Staff = null });
        day.Seal();
        return new DayEnded(noShows, left, expired, finished);
    }
}
