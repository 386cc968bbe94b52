using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>What became of one item at the counter. Values are stored.</summary>
public enum ItemEnd
{
    /// <summary>Finished at the counter, with nothing left to collect.</summary>
    Done = 1,
    /// <summary>Papers are complete and were taken in: an application.</summary>
    PapersReceived = 2,
    /// <summary>Something is missing, and the person has it in writing.</summary>
    Incomplete = 3,
    NotDone = 4,
}

/// <summary>What was really done for one subject.</summary>
/// <param name="Service">Number of the service; it may be one that was not booked.</param>
/// <param name="End">What became of it.</param>
/// <param name="Missing">Papers of the service that are missing, as <see cref="PaperNo"/> separated by spaces; only and always for <see cref="ItemEnd.Incomplete"/>.</param>
/// <param name="Reason">A short code; only and always for <see cref="ItemEnd.NotDone"/>.</param>
public sealed record ItemResult(int Service, ItemEnd End, string? Missing = null, string? Reason = null);

/// <summary>Times in whole seconds: waited from the turn to the call, served from start to end.</summary>
/// <param name="Services">As booked.</param>
/// <param name="Items">As really done; null in facts from before items had an end of their own.</param>
public sealed record ServiceFinished(int Ticket, string Number, int Counter, int WaitedSeconds, int ServedSeconds, int[] Services, ItemResult[]? Items = null) : Outcome
{
    /// <summary>Whether applications are opened from it.</summary>
    internal bool OpensApplications => Items?.Any(i => i.End is ItemEnd.PapersReceived or ItemEnd.Incomplete) == true;
}

/// <summary>
/// The visit is done and the counter is free for the next: as booked, or with what was really done. As booked, papers of what is not finished at
/// the counter were taken in; a card that is handed over at the visit was handed over.
/// </summary>
public sealed record Finish(int Counter, int? Clerk = null, ItemResult[]? Items = null, int? Ticket = null) : OfficeDayCommand<ServiceFinished>
{
    public const int MostItems = 20, LongestReason = 40;

    public override Result<ServiceFinished> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.TicketAt(Counter, Clerk, TicketAction.Finish, Ticket, out var ticket) is { } refusal) return refusal;
        if (Items is not null && WrongIn(Items, day) is { } wrong) return wrong;
        var finished = End(day, ticket, Counter, Moment(ticket, now), Items);
        if (finished.OpensApplications) day.Tell(day.Booking(ticket.No)!);
        return finished;
    }

    /// <summary>The visit ends at this moment; without items as booked.</summary>
    internal static ServiceFinished End(OfficeDay day, Ticket ticket, int counter, DateTimeOffset at, ItemResult[]? items = null)
    {
        int[] services = [.. day.ItemsOf(day.Booking(ticket.No)!).Select(i => i.Service)];
        day.FreeCounterOf(ticket);
        day.Put(ticket.Step(TicketState.Served, counter, at) with { EndedAt = at });
        day.CloseVisit(ticket.No, served: true);
        return new(ticket.No, ticket.Label, counter, Seconds(ticket.WaitsSince, ticket.CalledAt), Seconds(ticket.StartedAt ?? at, at), services, items ?? [.. services.Select(s => AsBooked(day, s))]);
    }

    static ItemResult AsBooked(OfficeDay day, int service) =>
        new(service, day.City.Service(service) is { Delivery.Count: > 0, BlankUse: not Cities.BlankUse.Visit } ? ItemEnd.PapersReceived : ItemEnd.Done);

    static Refusal? WrongIn(ItemResult[] items, OfficeDay day)
    {
        if (items.Length == 0) return QueueRefusals.NothingDone;
        if (items.Length > MostItems) return QueueRefusals.TooManyItems;
        foreach (var item in items)
        {
            if (day.City.Service(item.Service) is not { } service || !Enum.IsDefined(item.End)) return QueueRefusals.UnknownItem;
            if (item.Missing?.Split(' ').Except(service.Papers.Select(p => p.No.ToString())).Any() == true) return QueueRefusals.UnknownItem;
            if ((item.End == ItemEnd.Incomplete) != (item.Missing is not null)) return QueueRefusals.MissingUnnamed;
            if ((item.End == ItemEnd.NotDone) != (item.Reason is { Length: > 0 and <= LongestReason })) return QueueRefusals.ReasonNeeded;
        }
        return null;
    }

    static int Seconds(DateTimeOffset from, DateTimeOffset? to) => to is { } end && end > from ? (int)(end - from).TotalSeconds : 0;
}
