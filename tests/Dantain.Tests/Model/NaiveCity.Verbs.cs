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
        ReceiveHere c => Receive(day, to, c),
        ExpireHold c => Expire(day, c.Booking),
        MarkNoShow c => NoShow(day, c.Booking),
        UndoNoShow c => NoShowUndone(day, c.Booking),
        ChangePlaces c => Places(day, c),
        ReplanDay c => Replan(day, c),
        OpenUnusedPlaces c => Unused(day, c.Start.Hour),
        AwaitPlaces c => Await(day, c),
        OfferPlace c => Offer(day, c),
        OpenKeptPlaces c => OpenKept(day, c.Slot),
        ChangeContact c => IfPromised(day, c.Booking, "ContactChanged"),
        TakeOver c => IfPromised(day, c.Booking, "LinkTakenOver"),
        SayLate c => Late(day, c.Booking),
        TellDoor => day.Sealed ? No + "day.closed" : day.Date == Today ? Ok + "DoorTold" : No + "checkin.other-day",
        AnswerDoor => day.Sealed ? No + "day.closed" : Ok + "DoorAnswered",
        CheckIn c => Come(day, c),
        EnterFromPaper c => FromPaper(day, c),
        EnterWalkInFromPaper c => WalkFromPaper(day, c),
        LendSeries c => Lend(day, c.Device),
        ReturnSeries c => GiveBack(day, c.Device),
        TakeTicket c => Walk(day, c),
        JoinDraw c => Join(day, c),
        DrawSlips => DrawAll(day),
        GivePlace c => PlaceFor(day, to, c.Slip),
        GivePlaceInstead c => PlaceInstead(day, to, c),
        EnterGivenTicket c => Enter(day, c),
        HoldForNow c => Keep(day, c),
        CallNext c => Next(day, c.Counter, c.Clerk),
        CallTicket c => CallOne(day, c),
        ReceiveAtCounter c => ReceiveAt(day, c),
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
        Dantain.Queue.PutOff c => PutAside(day, c.Ticket, c.Clerk),
        KeepNote c => Note(day, c.Ticket, c.Clerk),
        DoubtTiming c => Doubt(day, c.Ticket, c.Clerk),
        CallForHelp c => Help(day, c.Counter, c.Clerk),
        AnswerHelp c => Helped(day, c.Counter, "HelpAnswered", k => k.HelpBy = c.Staff),
        EndHelp c => Helped(day, c.Counter, "HelpEnded", k => (k.HelpAt, k.HelpBy) = (null, null)),
        ComeAnotherDay c => Later(day, to, c),
        SendToOffice c => SendAcross(day, to, c),
        CloseDay => EndDay(day),
        _ => throw new NotSupportedException($"The model does not know {command.GetType().Name}"),
    };
}
