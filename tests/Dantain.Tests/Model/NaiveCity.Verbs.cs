using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Waitlists;

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
        AwaitPlaces c => Await(day, c),
        OfferPlace c => Offer(day, c),
        OpenKeptPlaces c => OpenKept(day, c.Slot),
        ChangeContact c => IfPromised(day, c.Booking, "ContactChanged"),
        TakeOver c => IfPromised(day, c.Booking, "LinkTakenOver"),
        SayLate c => Late(day, c.Booking),
        CheckIn c => Come(day, c),
        TakeTicket c => Walk(day, c),
        HoldForNow c => Keep(day, c),
        CallNext c => Next(day, c.Counter, c.Clerk),
        CallTicket c => CallOne(day, c),
        Recall c => Again(day, c.Counter, c.Clerk),
        StartService c => Start(day, c.Counter, c.Clerk),
        Dantain.Queue.Finish c => Finish(day, c.Counter, c.Clerk),
        MarkMissed c => Miss(day, c.Counter, c.Clerk),
        Dantain.Queue.Park c => Park(day, c.Ticket, c.Clerk),
        Dantain.Queue.Unpark c => Unpark(day, c.Ticket),
        Return c => ComeBack(day, c.Ticket),
        Transfer c => SendOn(day, c),
        Leave c => Go(day, c.Ticket, c.Clerk),
        UndoStep c => Undo(day, c.Ticket, c.Clerk),
        OpenCounter c => Open(day, c),
        PauseCounter c => Pause(day, c.Counter, c.Clerk),
        CloseCounter c => Shut(day, c.Counter, c.Clerk),
        CloseDay => EndDay(day),
        _ => throw new NotSupportedException($"The model does not know {command.GetType().Name}"),
    };
}
