using System.Text.Json.Serialization;
using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record NoteKept(int Ticket, string Number) : Outcome;

/// <summary>
/// A short text with the ticket, for whoever serves it next. Clerks write names in such texts whatever they are told, so it is sealed like
/// personal data, is in no fact, and is erased after the day.
/// </summary>
public sealed record KeepNote(int Ticket, int? Clerk = null) : OfficeDayCommand<NoteKept>
{
    [JsonIgnore]
    public byte[]? Sealed { get; init; }

    public override Result<NoteKept> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.TicketFor(Ticket, Clerk, TicketAction.KeepNote, out var ticket) is { } refusal) return refusal;
        day.Put(ticket with { Note = Sealed });
        return new NoteKept(ticket.No, ticket.Label);
    }
}
