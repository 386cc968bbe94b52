using Dantain.Shared;

namespace Dantain.OfficeDays;

public enum BookingAction { Extend, Confirm, Expire, Cancel, Revoke, Reschedule, CheckIn, MarkNoShow, UndoNoShow, SayLate, ChangeContact, TakeOver }

public enum TicketAction { Call, Recall, Start, Finish, Park, Unpark, MarkMissed, Return, Transfer, Leave, Undo, PutOff, KeepNote, DoubtTiming }

/// <summary>Which action each state allows: the one place; docs/states.md shows the same table and a test compares them.</summary>
public static class States
{
    public static bool Allows(this BookingState state, BookingAction action) => action switch
    {
        BookingAction.Extend or BookingAction.Confirm or BookingAction.Expire => state is BookingState.Held,
        BookingAction.Cancel or BookingAction.Revoke => state is BookingState.Held or BookingState.Confirmed,
        BookingAction.Reschedule => state is BookingState.Held or BookingState.Confirmed or BookingState.Arrived,
        BookingAction.CheckIn => state is BookingState.Confirmed or BookingState.NoShow or BookingState.Held,
        BookingAction.MarkNoShow or BookingAction.SayLate => state is BookingState.Confirmed,
        BookingAction.UndoNoShow => state is BookingState.NoShow,
        BookingAction.ChangeContact or BookingAction.TakeOver => state is BookingState.Confirmed or BookingState.Arrived,
        _ => false,
    };

    public static bool Allows(this TicketState state, TicketAction action) => action switch
    {
        TicketAction.Call => state is TicketState.Waiting or TicketState.Transferred or TicketState.Parked or TicketState.Missed,
        TicketAction.Recall or TicketAction.Start or TicketAction.MarkMissed => state is TicketState.Called,
        TicketAction.Finish => state is TicketState.Serving,
        TicketAction.Park => state is TicketState.Waiting or TicketState.Called or TicketState.Serving or TicketState.Transferred,
        TicketAction.PutOff => state.Allows(TicketAction.Park),
        TicketAction.KeepNote => state is not (TicketState.Served or TicketState.Left),
        TicketAction.DoubtTiming => state is TicketState.Serving or TicketState.Served,
        TicketAction.Unpark => state is TicketState.Parked,
        TicketAction.Return => state is TicketState.Missed,
        TicketAction.Transfer => state is TicketState.Waiting or TicketState.Called or TicketState.Serving or TicketState.Transferred,
        TicketAction.Leave => state is TicketState.Waiting or TicketState.Called or TicketState.Parked or TicketState.Missed or TicketState.Transferred,
        TicketAction.Undo => state is not TicketState.Waiting,
        _ => false,
    };

    public static readonly Refusal NoBooking = new("booking.not-found", RefusalKind.NotFound);
    public static readonly Refusal NotOverYet = new("booking.not-over-yet", RefusalKind.Conflict);

    public static Refusal NotNow(BookingState state) => new("booking.not-now", RefusalKind.Conflict, new Dictionary<string, string> { ["state"] = state.ToString() });
    public static Refusal NotNow(TicketState state) => new("ticket.not-now", RefusalKind.Conflict, new Dictionary<string, string> { ["state"] = state.ToString() });
}
