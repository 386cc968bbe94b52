using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Model;

sealed partial class NaiveCity
{
    /// <summary>What becomes of a command: <c>ok</c> and what happened, or <c>no</c> and why.</summary>
    public string Do(DayCommand command, NaiveDay day, NaiveDay to) => command switch
    {
        BookPlace c => Book(day, c),
        HoldPlace c => Hold(day, c),
        ExtendHold c => Extend(day, c.Booking),
        ConfirmBooking c => Confirm(day, c.Booking),
        CancelBooking c => Cancel(day, c.Booking),
        RevokeBooking c => Revoke(day, c.Booking),
        Reschedule c => Move(day, to, c),
        ExpireHold c => Expire(day, c.Booking),
        MarkNoShow c => NoShow(day, c.Booking),
        ChangePlaces c => Places(day, c),
        OpenUnusedPlaces c => Unused(day, c.Start.Hour),
        CheckIn c => Come(day, c),
        TakeTicket c => Walk(day, c),
        CallNext c => Next(day, c.Counter),
        CallTicket c => CallOne(day, c),
        Recall c => Again(day, c.Counter),
        StartService c => Start(day, c.Counter),
        Dantain.Queue.Finish c => Finish(day, c.Counter),
        MarkMissed c => Miss(day, c.Counter),
        Dantain.Queue.Park c => Park(day, c.Ticket),
        Dantain.Queue.Unpark c => Unpark(day, c.Ticket),
        Return c => ComeBack(day, c.Ticket),
        Transfer c => SendOn(day, c),
        Leave c => Go(day, c.Ticket),
        UndoStep c => Undo(day, c.Ticket),
        OpenCounter c => Open(day, c),
        PauseCounter c => Pause(day, c.Counter),
        CloseCounter c => Shut(day, c.Counter),
        CloseDay => EndDay(day),
        _ => throw new NotSupportedException($"The model does not know {command.GetType().Name}"),
    };
}
