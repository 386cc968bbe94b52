using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>
/// A line of the paper list without a number: somebody came without a booking while nothing could give one. They get a number now and count in the day,
/// whatever became of the places (as <see cref="EnterGivenTicket"/>). Times that nobody wrote down are taken to be those beside them, and then count in no
/// statistic. Refuses what <see cref="EnterFromPaper"/> refuses, and somebody who did not come.
/// </summary>
/// <param name="Service">Number of the service.</param>
/// <param name="End">How far it had come.</param>
/// <param name="Came">Local time.</param>
/// <param name="Called">Local time.</param>
/// <param name="Ended">Local time.</param>
/// <param name="Counter">Where; needed when they were called.</param>
public sealed record EnterWalkInFromPaper(int Service, PaperEnd End, TimeOnly? Came = null, TimeOnly? Called = null, TimeOnly? Ended = null, int? Counter = null) : OfficeDayCommand<PaperEntered>
{
    public override Result<PaperEntered> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.LocalDate(now) != day.Date) return QueueRefusals.OtherDay;
        if (End == PaperEnd.DidNotCome) return QueueRefusals.NobodyCame;
        ItemAsk[] items = [new(Service, null)];
        if (PlaceRules.CheckAsked(day, Channel.WalkIn, items, now) is { } refusal) return refusal;
        var (called, ended) = (Called ?? Came ?? Ended ?? day.LocalTime(now), Ended ?? Called ?? Came ?? day.LocalTime(now));
        var came = Came ?? called;
        var line = new EnterFromPaper(0, End, came, End == PaperEnd.Came ? null : called, End == PaperEnd.Served ? ended : null, Counter);
        if (line.Against(day, now) is { } wrong) return wrong;
        if (!EnterGivenTicket.FindOrAddPlace(day, items, priority: false, day.At(came), out var room)) return QueueRefusals.NoTicketsLeft;
        var booking = day.GiveOnTheSpot(room.Value, items, priority: false);
        var (at, turn) = (day.At(came), day.At(End == PaperEnd.Came ? Later(booking.Start, came) : came));   // who was called had their turn, whenever the place is
        var ticket = day.Arrive(booking, turn, at);
        day.Note(new TicketTaken(ticket.No, booking.Reference!, ticket.Label, booking.Start, ticket.TurnFrom, Priority: false, [Service]));
        if (End != PaperEnd.Came) (line with { Booking = booking.No }).Serve(day, ticket);
        if (Came is null || Called is null && End != PaperEnd.Came || Ended is null && End == PaperEnd.Served) day.Note(new TimingDoubted(ticket.No, ticket.Label));
        return new PaperEntered(booking.No, ticket.Label, End);
    }

    static TimeOnly Later(TimeOnly one, TimeOnly other) => one > other ? one : other;
}
