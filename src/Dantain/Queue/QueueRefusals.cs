using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>The expected noes of the office floor. Codes are stable; their sentences are in the screens' resources, in both languages.</summary>
public static class QueueRefusals
{
    public static readonly Refusal DayClosed = new("day.closed", RefusalKind.Conflict);
    public static readonly Refusal OtherDay = PlaceRefusals.OtherDay;
    public static readonly Refusal NoTicketsLeft = PlaceRefusals.NoTicketsLeft;
    public static readonly Refusal NoneLeftNow = new("ticket.none-left-now", RefusalKind.Conflict);
    /// <summary>A place of another day is for whoever gets no number today.</summary>
    public static readonly Refusal StillLeft = new("ticket.still-left", RefusalKind.Conflict);
    public static readonly Refusal NumberGiven = new("ticket.number-given", RefusalKind.Conflict);
    public static readonly Refusal NumberMissing = new("ticket.number-missing", RefusalKind.Conflict);
    public static readonly Refusal NoSeriesLeft = new("ticket.no-series-left", RefusalKind.Conflict);
    public static readonly Refusal TicketNotFound = new("ticket.not-found", RefusalKind.NotFound);
    public static readonly Refusal CounterNotFound = new("counter.not-found", RefusalKind.NotFound);
    public static readonly Refusal CounterNotOpen = new("counter.not-open", RefusalKind.Conflict);
    public static readonly Refusal CounterBusy = new("counter.busy", RefusalKind.Conflict);
    public static readonly Refusal CounterTaken = new("counter.taken", RefusalKind.Conflict);
    public static readonly Refusal ReceivedAtDoor = new("counter.received-at-door", RefusalKind.Conflict);
    public static readonly Refusal CounterIdle = new("counter.idle", RefusalKind.Conflict);
    public static readonly Refusal NobodyWaits = new("queue.nobody-waits", RefusalKind.Conflict);
    public static readonly Refusal CalledOften = new("ticket.called-often", RefusalKind.Conflict);
    public static readonly Refusal UnknownGroup = new("ticket.unknown-group", RefusalKind.Invalid);
    public static readonly Refusal NothingToUndo = new("ticket.nothing-to-undo", RefusalKind.Conflict);
    public static readonly Refusal TooLateToUndo = new("ticket.too-late-to-undo", RefusalKind.Conflict);
    public static readonly Refusal HelpIsAsked = new("counter.help-is-asked", RefusalKind.Conflict);
    public static readonly Refusal NoHelpAsked = new("counter.no-help-asked", RefusalKind.Conflict);
    public static readonly Refusal SameOffice = new("ticket.same-office", RefusalKind.Invalid);
    public static readonly Refusal NothingTold = new("door.nothing-told", RefusalKind.NotFound);
    public static readonly Refusal Displaced = new("booking.displaced", RefusalKind.Conflict);
    public static readonly Refusal StillServing = new("day.still-serving", RefusalKind.Conflict);

    /// <summary>There is no draw, or it is over.</summary>
    public static readonly Refusal NoDraw = new("draw.none", RefusalKind.Conflict);
    public static readonly Refusal NoSlip = new("draw.no-slip", RefusalKind.NotFound);
    public static readonly Refusal SlipSettled = new("draw.slip-settled", RefusalKind.Conflict);

    public static readonly Refusal NothingDone = new("finish.nothing-done", RefusalKind.Invalid);
    public static readonly Refusal TooManyItems = new("finish.too-many", RefusalKind.Invalid, new Dictionary<string, string> { ["most"] = $"{Finish.MostItems}" });
    public static readonly Refusal UnknownItem = new("finish.unknown-item", RefusalKind.Invalid);
    public static readonly Refusal MissingUnnamed = new("finish.missing-unnamed", RefusalKind.Invalid);
    public static readonly Refusal ReasonNeeded = new("finish.reason-needed", RefusalKind.Invalid);

    /// <summary>Somebody else has opened it: a clerk acts at their own counter, whoever manages the day at any.</summary>
    public static Refusal NotYourCounter(int counter) => new("counter.not-yours", RefusalKind.NotAllowed, new Dictionary<string, string> { ["counter"] = counter.ToString() });

    /// <summary>The person needs time to come: the same number is not called again at once.</summary>
    public static Refusal CalledJustNow(int seconds) => new("ticket.called-just-now", RefusalKind.Conflict, new Dictionary<string, string> { ["seconds"] = seconds.ToString() });

    /// <summary>Slips are given, or the draw is held, from this time on.</summary>
    public static Refusal DrawNotYet(TimeOnly from) => new("draw.not-yet", RefusalKind.Conflict, new Dictionary<string, string> { ["time"] = Iso.Write(from) });

    /// <summary>Numbers are given once they have been drawn.</summary>
    public static Refusal DrawFirst(TimeOnly at) => new("draw.first", RefusalKind.Conflict, new Dictionary<string, string> { ["time"] = Iso.Write(at) });

    public static Refusal TooEarly(TimeOnly from) => new("checkin.too-early", RefusalKind.Conflict, new Dictionary<string, string> { ["time"] = Iso.Write(from) });

    /// <summary>The loser of a race is told which counter has the person.</summary>
    public static Refusal Elsewhere(int counter) => new("ticket.elsewhere", RefusalKind.Conflict, new Dictionary<string, string> { ["counter"] = counter.ToString() });

    public static readonly Refusal NobodyCame = new("paper.nobody-came", RefusalKind.Invalid);
    public static Refusal TimeMissing(string field) => new("paper.time-missing", RefusalKind.Invalid, Field: field);
    public static Refusal TimeAhead(string field) => new("paper.time-ahead", RefusalKind.Invalid, Field: field);
    public static Refusal TimeOrder(string field) => new("paper.time-order", RefusalKind.Invalid, Field: field);

    /// <summary>Too late even for the loser of a race: this counter has served the person.</summary>
    public static Refusal ServedAt(int counter) => new("ticket.served-at", RefusalKind.Conflict, new Dictionary<string, string> { ["counter"] = counter.ToString() });
}
