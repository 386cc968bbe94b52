using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>How far a visit had come when it was written on paper.</summary>
public enum PaperEnd { Came = 1, Served = 2, Missed = 3, DidNotCome = 4 }

public sealed record PaperEntered(int Booking, string Number, PaperEnd End) : Outcome;

/// <summary>
/// One line of the list that was kept on paper while nothing worked, entered afterwards as one act: with the times that stand there, whatever the counter
/// does now. Steps that are known already are not entered again. Refuses times that are missing, ahead of us or not in their order, and a number that a
/// counter has or has served meanwhile, with which.
/// </summary>
/// <param name="Booking">Whose number stands in the line.</param>
/// <param name="End">How far it had come.</param>
/// <param name="Came">Local time; needed unless somebody has checked in already.</param>
/// <param name="Called">Local time; needed when they were served, or called and not there.</param>
/// <param name="Ended">Local time; needed when they were served.</param>
/// <param name="Counter">Where; it need not be open now.</param>
public sealed record EnterFromPaper(int Booking, PaperEnd End, TimeOnly? Came = null, TimeOnly? Called = null, TimeOnly? Ended = null, int? Counter = null) : OfficeDayCommand<PaperEntered>
{
    public const string Reason = "paper";

    internal override int? MayStandAgain => Booking;

    public override Result<PaperEntered> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Head.State == DayState.Closed) return QueueRefusals.DayClosed;
        if (day.LocalDate(now) != day.Date) return QueueRefusals.OtherDay;
        if (day.Booking(Booking) is not { } booking) return States.NoBooking;
        if (Against(day, now) is { } wrong) return wrong;
        if (End == PaperEnd.DidNotCome) return Absent(day, now);
        if (day.Ticket(Booking) is { } present)
        {
            if (End == PaperEnd.Came || !present.State.Allows(TicketAction.Call)) return present.WhoHas() ?? States.NotNow(present.State);
        }
        else
        {
            if (Came is not { } came) return QueueRefusals.TimeMissing("came");
            var arrived = new CheckIn(Booking) { CameAt = Later(day.At(came), day.At(booking.Start).AddMinutes(-day.City.Rules.CheckInBeforeMinutes)) }.Decide(day, now);
            if (!arrived.IsOk) return arrived.Refusal;
            day.Note(arrived.Value);
        }
        var ticket = day.Ticket(Booking)!;
        if (End != PaperEnd.Came) Serve(day, ticket);
        return new PaperEntered(Booking, ticket.Label, End);
    }

    internal void Serve(OfficeDay day, Ticket ticket)
    {
        var counter = Counter!.Value;
        var at = Later(day.At(Called!.Value), ticket.ChangedAt);
        var called = ticket.Step(TicketState.Called, counter, at) with { Calls = 1, CalledAt = at, CalledAs = CalledAs.Chosen };
        day.Note(new TicketCalled(ticket.No, ticket.Label, counter, 1, Reason, CalledAs.Chosen));
        if (End == PaperEnd.Missed)
        {
            day.Put(called.Step(TicketState.Missed, counter, at));
            day.Note(new TicketMissed(ticket.No, ticket.Label, counter));
            return;
        }
        day.Note(new ServiceStarted(ticket.No, ticket.Label, counter));
        var finished = Finish.End(day, called with { State = TicketState.Serving, StartedAt = at }, counter, Later(day.At(Ended!.Value), at));
        day.Note(finished, finished.OpensApplications ? day.Booking(Booking) : null);
    }

    Result<PaperEntered> Absent(OfficeDay day, DateTimeOffset now)
    {
        var absent = new MarkNoShow(Booking).Decide(day, now);
        if (!absent.IsOk) return absent.Refusal;
        day.Note(absent.Value);
        return new PaperEntered(Booking, day.Booking(Booking)!.Label!, End);
    }

    /// <summary>What is wrong with the line itself, whoever it is about.</summary>
    internal Refusal? Against(OfficeDay day, DateTimeOffset now)
    {
        if (End is PaperEnd.Served or PaperEnd.Missed && Called is null) return QueueRefusals.TimeMissing("called");
        if (End == PaperEnd.Served && Ended is null) return QueueRefusals.TimeMissing("ended");
        if (Came is { } came && day.At(came) > now) return QueueRefusals.TimeAhead("came");
        if (Called is { } called && day.At(called) > now) return QueueRefusals.TimeAhead("called");
        if (Ended is { } ended && day.At(ended) > now) return QueueRefusals.TimeAhead("ended");
        if (Called < Came) return QueueRefusals.TimeOrder("called");
        if (Ended < (Called ?? Came)) return QueueRefusals.TimeOrder("ended");
        return End is PaperEnd.Served or PaperEnd.Missed && day.Counter(Counter ?? 0) is null ? QueueRefusals.CounterNotFound with { Field = "counter" } : null;
    }

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
