using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Staff;
using Dantain.Web.Hosting;

namespace Dantain.Web.Api;

/// <summary>One number of the hall: put aside, back again, on to another counter, gone, one step undone.</summary>
static class TicketApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var ticket = api.MapGroup("/offices/{office}/tickets/{ticket:int}").WithTags("Tickets");
        ticket.MapPost("/park", ParkAsync).Needs(Permission.Serve).Accepts<ReasonRequest>("application/json").Produces<TicketAnswer>().WithSummary("Put aside, with a reason");
        ticket.MapPost("/transfer", TransferAsync).Needs(Permission.Serve).Accepts<TransferRequest>("application/json").Produces<TicketAnswer>().WithSummary("On to another service group or counter");
        Verb(ticket, "/unpark", (no, _) => new Unpark(no), (TicketWaitsAgain t) => Stands(t.Ticket, t.Number, TicketState.Waiting), "A parked number waits again", Permission.Serve);
        Verb(ticket, "/return", (no, _) => new Return(no), (TicketWaitsAgain t) => Stands(t.Ticket, t.Number, TicketState.Waiting), "Somebody who missed the call is back", Permission.Serve, Permission.CheckIn);
        Verb(ticket, "/leave", (no, clerk) => new Leave(no, clerk), (VisitorLeft t) => Stands(t.Ticket, t.Number, TicketState.Left), "The person has gone", Permission.Serve, Permission.CheckIn);
        Verb(ticket, "/undo", (no, clerk) => new UndoStep(no, clerk), (StepUndone t) => Stands(t.Ticket, t.Number, t.To), "Take the last step back, within a minute", Permission.Serve);
    }

    static void Verb<TOutcome>(RouteGroupBuilder group, string route, Func<int, int?, OfficeDayCommand<TOutcome>> verb, Func<TOutcome, IResult> answer, string summary, params Permission[] any)
        where TOutcome : History.Outcome =>
        group.MapPost(route, (string office, int ticket, HttpContext http, QueueDesk desk) => desk.ActAsync(http, office, clerk => verb(ticket, clerk), answer))
            .Needs(any).Accepts<NothingRequest>(isOptional: true, "application/json").Produces<TicketAnswer>().WithSummary(summary);

    static Task<IResult> ParkAsync(string office, int ticket, HttpContext http, QueueDesk desk) => desk.ActAsync(http, office, ApiJson.Default.ReasonRequest,
        (body, clerk) => QueueDesk.Reason(body.Reason) is { IsOk: true, Value: var reason } ? new Park(ticket, reason, clerk) : QueueDesk.Reason(body.Reason).Refusal!,
        (TicketParked t) => Answers.Json(new TicketAnswer(t.Ticket, t.Number, QueueDesk.Name(TicketState.Parked), Reason: t.Reason), ApiJson.Default.TicketAnswer));

    static Task<IResult> TransferAsync(string office, int ticket, HttpContext http, QueueDesk desk) => desk.ActAsync(http, office, ApiJson.Default.TransferRequest,
        (body, clerk) => desk.Group(body.Group) is { IsOk: true, Value: var group } ? new Transfer(ticket, group, body.Counter, clerk) : QueueRefusals.UnknownGroup,
        (TicketTransferred t) => Answers.Json(new TicketAnswer(t.Ticket, t.Number, QueueDesk.Name(TicketState.Transferred), t.Counter, desk.City.Group(t.Group)!.Code), ApiJson.Default.TicketAnswer));

    static IResult Stands(int no, string number, TicketState state) => Answers.Json(new TicketAnswer(no, number, QueueDesk.Name(state)), ApiJson.Default.TicketAnswer);
}
