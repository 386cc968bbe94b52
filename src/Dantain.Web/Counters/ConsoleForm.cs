using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Web.Api;

namespace Dantain.Web.Counters;

/// <summary>What a button of the console sends: which act, on which ticket, with what.</summary>
public sealed record ConsoleForm
{
    public string? Act { get; init; }
    public string? Key { get; init; }
    public int? Ticket { get; init; }
    public string? Reason { get; init; }
    /// <summary>Where a ticket goes on: the code of a service group, <c>loket:</c> and the number of a counter, or <c>kantor:</c> and the code of an office.</summary>
    public string? Group { get; init; }
    /// <summary>The services a counter is to call, by code.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];
    /// <summary>A number that was typed, where it stands in no list; of a step that was kept, one that the device knew by nothing else.</summary>
    public string? Number { get; init; }
    public string? Note { get; init; }
    /// <summary>What somebody at the counter shows: a reference or a token.</summary>
    public string? Code { get; init; }
    /// <summary>Code of the service somebody without a booking came for.</summary>
    public string? Service { get; init; }
    /// <summary>Comes first.</summary>
    public string? Priority { get; init; }

    /// <summary>Of what was done while the console was cut off: when, and when it was sent, as <see cref="Forms.KeptAct"/> reads it.</summary>
    public string? At { get; init; }
    public string? Sent { get; init; }
    /// <summary>Of the same: the date whose numbers the console had.</summary>
    public string? Day { get; init; }

    /// <summary>Null when it was done.</summary>
    internal async Task<Refusal?> RunAsync(CounterDesk desk)
    {
        var (ticket, no, clerk, done) = (Ticket ?? 0, desk.Counter, desk.Clerk, desk.DoneAt);
        return Act switch
        {
            "open" => await desk.RunAsync(new OpenCounter(no, desk.Staff)),
            "services" => await desk.RunAsync(new OpenCounter(no, desk.Staff, [.. Groups.Select(code => desk.City.Pack.Groups.FirstOrDefault(g => g.Code == code)?.No ?? 0)])),
            "pause" => await desk.RunAsync(new PauseCounter(no, clerk)),
            "close" => await desk.RunAsync(new CloseCounter(no, clerk)),
            "next" => await desk.RunAsync(new CallNext(no, clerk)),
            "receive" => await desk.ReceiveAsync(Code, Priority == "1"),
            "recall" => await desk.RunAsync(new Recall(no, clerk, Ticket) { DoneAt = done }),
            "start" => await desk.RunAsync(new StartService(no, clerk, Ticket) { DoneAt = done }),
            "finish" => await desk.RunAsync(new Finish(no, clerk, Ticket: Ticket) { DoneAt = done }),
            "missed" => await desk.RunAsync(new MarkMissed(no, clerk, Ticket) { DoneAt = done }),
            "park" => await WithTextAsync(Reason, why => desk.RunAsync(new Park(ticket, why, clerk) { DoneAt = done })),
            "call" => await WithTextAsync(Reason, why => desk.CallAsync(Ticket, Number, why)),
            "called" when done is not null => await desk.RunAsync(new CallTicket(no, ticket, CallTicket.CutOff, clerk) { DoneAt = done }),
            "put-off" => await desk.RunAsync(new PutOff(ticket, clerk)),
            "unpark" => await desk.RunAsync(new Unpark(ticket)),
            "return" => await desk.RunAsync(new Return(ticket)),
            "leave" => await desk.RunAsync(new Leave(ticket, clerk)),
            "undo" => await desk.RunAsync(new UndoStep(ticket, clerk)),
            "doubt" => await desk.RunAsync(new DoubtTiming(ticket, clerk)),
            "note" => await WithTextAsync(Note, text => desk.RunAsync(new KeepNote(ticket, clerk) { Sealed = desk.Seal(ticket, text) })),
            "transfer" => await TransferAsync(desk, ticket),
            "help" => await desk.RunAsync(new CallForHelp(no, clerk)),
            _ => States.NotNow(TicketState.Waiting),
        };
    }

    static async Task<Refusal?> WithTextAsync(string? text, Func<string, Task<Refusal?>> then) =>
        QueueDesk.Reason(text) is { IsOk: true, Value: var plain } ? await then(plain) : QueueDesk.Reason(text).Refusal;

    async Task<Refusal?> TransferAsync(CounterDesk desk, int ticket) => Group?.Split(':') switch
    {
        ["loket", var to] when int.TryParse(to, out var counter) => desk.GroupOf(ticket) is { } own ? await desk.RunAsync(new Transfer(ticket, own, counter, desk.Clerk)) : QueueRefusals.TicketNotFound,
        ["kantor", var to] when desk.City.Office(to) is { } office => await desk.SendAsync(ticket, office),
        [var code] when desk.City.Pack.Groups.FirstOrDefault(g => g.Code == code) is { } group => await desk.RunAsync(new Transfer(ticket, group.No, null, desk.Clerk)),
        _ => QueueRefusals.UnknownGroup,
    };
}
