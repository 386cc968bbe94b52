using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Model;

sealed partial class NaiveCity
{
    string FromPaper(NaiveDay day, EnterFromPaper ask)
    {
        if (day.Sealed) return No + "day.closed";
        if (day.Date != Today) return No + "checkin.other-day";
        if (day.Booking(ask.Booking) is not { } booking) return No + "booking.not-found";
        var now = TimeOnly.FromDateTime(Local);
        if (ask.End is PaperEnd.Served or PaperEnd.Missed && ask.Called is null || ask.End == PaperEnd.Served && ask.Ended is null) return No + "paper.time-missing";
        if (ask.Came > now || ask.Called > now || ask.Ended > now) return No + "paper.time-ahead";
        if (ask.Called < ask.Came || ask.Ended < (ask.Called ?? ask.Came)) return No + "paper.time-order";
        if (ask.End == PaperEnd.DidNotCome) return NoShow(day, ask.Booking).Replace("DidNotCome", "PaperEntered");
        if (ask.End != PaperEnd.Came && day.Counter(ask.Counter!.Value) is null) return No + "counter.not-found";
        var ticket = day.Ticket(ask.Booking);
        if (ticket is { State: TicketState.Called or TicketState.Serving }) return No + "ticket.elsewhere";
        if (ticket is { State: TicketState.Served }) return No + "ticket.served-at";
        if (ticket is not null && (ask.End == PaperEnd.Came || ticket.State == TicketState.Left)) return No + "ticket.not-now";
        if (ticket is null)
        {
            if (ask.Came is not { } at) return No + "paper.time-missing";
            var (real, opens, came) = (Now, day.At(booking.Hour).AddMinutes(-30), Moment(day, at));
            Now = came < opens ? opens : came;
            if (Now > real) Now = real;
            var answer = Come(day, new(ask.Booking));
            Now = real;
            if (!answer.StartsWith(Ok, StringComparison.Ordinal)) return answer;
            ticket = day.Ticket(ask.Booking)!;
        }
        Serve(day, booking, ticket, ask);
        return Ok + "PaperEntered";
    }

    string WalkFromPaper(NaiveDay day, EnterWalkInFromPaper ask)
    {
        if (day.Date != Today) return No + "checkin.other-day";
        if (ask.End == PaperEnd.DidNotCome) return No + "paper.nobody-came";
        ItemAsk[] items = [new(ask.Service, null)];
        if (Asked(day, false, items) is { } no) return No + no;
        var now = TimeOnly.FromDateTime(Local);
        var (called, ended) = (ask.Called ?? ask.Came ?? ask.Ended ?? now, ask.Ended ?? ask.Called ?? ask.Came ?? now);
        var came = ask.Came ?? called;
        if (came > now || ask.End != PaperEnd.Came && called > now || ask.End == PaperEnd.Served && ended > now) return No + "paper.time-ahead";
        if (ask.End != PaperEnd.Came && called < came || ask.End == PaperEnd.Served && ended < called) return No + "paper.time-order";
        if (ask.End != PaperEnd.Came && day.Counter(ask.Counter!.Value) is null) return No + "counter.not-found";
        var real = Now;
        Now = Moment(day, came);
        GivePast(day, items, false, null);
        if (ask.End != PaperEnd.Came) Change(day, day.Tickets[^1] with { TurnFrom = Now });
        Now = real;
        Serve(day, day.Bookings[^1], day.Tickets[^1], new(day.Bookings[^1].No, ask.End, came, called, ended, ask.Counter));
        return Ok + "PaperEntered";
    }

    void Serve(NaiveDay day, NaiveBooking booking, NaiveTicket ticket, EnterFromPaper ask)
    {
        if (ask.End == PaperEnd.Came) return;
        var calledAt = Moment(day, ask.Called!.Value) is var called && called > ticket.ChangedAt ? called : ticket.ChangedAt;
        ticket = ticket.To(TicketState.Called, ask.Counter, calledAt) with { Calls = 1, CalledAt = calledAt };
        if (ask.End == PaperEnd.Missed) Change(day, ticket.To(TicketState.Missed, ask.Counter, calledAt));
        else
        {
            var ended = Moment(day, ask.Ended!.Value);
            Change(day, (ticket with { State = TicketState.Serving }).To(TicketState.Served, ask.Counter, ended > calledAt ? ended : calledAt));
            booking.State = BookingState.Closed;
        }
    }

    static DateTimeOffset Moment(NaiveDay day, TimeOnly time) => new(day.Date.ToDateTime(time), TimeSpan.FromHours(7));
}
