using Dantain.Cities;
using Dantain.History;
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
    public string? Group { get; init; }
    public int? Counter { get; init; }

    /// <summary>Null when it was done.</summary>
    public async Task<Refusal?> RunAsync(OfficeDayRunner runner, DayId day, int no, City city, Actor actor, int? clerk, Guid key)
    {
        var ticket = Ticket ?? 0;
        return Act switch
        {
            "open" => await Run(new OpenCounter(no, actor.No!.Value)),
            "pause" => await Run(new PauseCounter(no, clerk)),
            "close" => await Run(new CloseCounter(no, clerk)),
            "next" => await Run(new CallNext(no, clerk)),
            "recall" => await Run(new Recall(no, clerk)),
            "start" => await Run(new StartService(no, clerk)),
            "finish" => await Run(new Finish(no, clerk)),
            "missed" => await Run(new MarkMissed(no, clerk)),
            "park" => QueueDesk.Reason(Reason) is { IsOk: true, Value: var why } ? await Run(new Park(ticket, why, clerk)) : QueueDesk.Reason(Reason).Refusal,
            "call" => QueueDesk.Reason(Reason) is { IsOk: true, Value: var why } ? await Run(new CallTicket(no, ticket, why, clerk)) : QueueDesk.Reason(Reason).Refusal,
            "unpark" => await Run(new Unpark(ticket)),
            "return" => await Run(new Return(ticket)),
            "leave" => await Run(new Leave(ticket, clerk)),
            "undo" => await Run(new UndoStep(ticket, clerk)),
            "transfer" => city.Pack.Groups.FirstOrDefault(g => g.Code == Group) is { } group ? await Run(new Transfer(ticket, group.No, Counter, clerk)) : QueueRefusals.UnknownGroup,
            _ => States.NotNow(TicketState.Waiting),
        };

        async Task<Refusal?> Run<T>(OfficeDayCommand<T> verb) where T : Outcome => (await runner.RunAsync(day, verb, actor, key)).Refusal;
    }
}
