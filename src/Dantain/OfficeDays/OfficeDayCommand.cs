using System.Text.Json.Serialization;
using Dantain.History;
using Dantain.Shared;

namespace Dantain.OfficeDays;

/// <summary>
/// A verb that competes, as data. It is decided on the copy of a day: it checks first and only then changes, so a refusal leaves the day
/// as it was. Its content, without what is marked as no content, is what a repeated request id is compared with.
/// </summary>
public abstract record DayCommand
{
    /// <summary>The subjects whose active items elsewhere the decision asks for.</summary>
    internal virtual IEnumerable<long> Subjects => [];

    /// <summary>
    /// A booking of its (first) day that was over and may stand again by this. Its subjects count then, and only the database knows them
    /// when the lane asks what is active elsewhere.
    /// </summary>
    internal virtual int? MayStandAgain => null;

    /// <summary>
    /// When a step of a ticket was done, where a device that was cut off says it only now; otherwise now. No content: sent twice it is the same step.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>When it was done: never before what else is known to have happened to this ticket, and never ahead of us.</summary>
    protected DateTimeOffset Moment(Ticket ticket, DateTimeOffset now)
    {
        if (DoneAt is not { } done || done > now) return now;
        var last = ticket.CalledAt > ticket.ChangedAt ? ticket.CalledAt.Value : ticket.ChangedAt;
        return done > last ? done : last;
    }
}

/// <summary>A verb on one office-day.</summary>
public abstract record OfficeDayCommand<TOutcome> : DayCommand where TOutcome : Outcome
{
    public abstract Result<TOutcome> Decide(OfficeDay day, DateTimeOffset now);
}

/// <summary>A verb that takes something from one office-day and puts it on another, or on the same one, as one act.</summary>
public abstract record TwoDayCommand<TOutcome> : DayCommand where TOutcome : Outcome
{
    public abstract Result<TOutcome> Decide(OfficeDay from, OfficeDay to, DateTimeOffset now);
}
