using CityDay.Wire;

namespace CityDay.Accounts;

/// <summary>
/// What the host promised, or refused: one line of the ledger. It names numbers and references, never a person.
/// Times are milliseconds since the ledger was opened.
/// </summary>
sealed record Entry(Guid Key, string Verb, string Office, string Date, int Status, string? Code, long SentAt, long At,
    string? Reference = null, string? Number = null, int? Ticket = null, int? Counter = null, string? Start = null, string? State = null)
{
    public bool IsOk => Status is >= 200 and < 300;
    public bool IsUnknown => Status == 0;

    public static Entry Of(Ask ask, Answer answer, long sentAt, long at) => new(ask.Key, ask.Verb, ask.Office, answer.Text("date") is { Length: > 0 } date ? date : ask.Date, answer.Status, answer.Code, sentAt, at,
        answer.Text("reference") ?? ask.Reference, answer.Text("number"), answer.Number("ticket") ?? ask.Ticket, answer.Number("counter") ?? ask.Counter,
        answer.Text("start"), answer.Text("state"));

    /// <summary>The same wish got the same answer: nothing that was promised differs.</summary>
    public bool Agrees(Entry other) => (Reference, Number, Ticket, Start) == (other.Reference, other.Number, other.Ticket, other.Start);
}
