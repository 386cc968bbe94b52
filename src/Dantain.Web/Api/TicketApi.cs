using Dantain.Identities;
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
        ticket.MapPost("/note", NoteAsync).Needs(Permission.Serve).Accepts<NoteRequest>("application/json").Produces<NumberAnswer>().WithSummary("A short text for the next colleague");
        ticket.MapPost("/send", SendAsync).Needs(Permission.Serve).Accepts<SendRequest>("application/json").Produces<SentAnswer>().WithSummary("On to another office of today");
        Verb(ticket, "/put-off", (no, clerk) => new PutOff(no, clerk),
            (TicketPutOff t) => Answers.Json(new TicketAnswer(t.Ticket, t.Number, QueueDesk.Name(TicketState.Parked), BackAt: t.BackAt), ApiJson.Default.TicketAnswer), "Some minutes later, with the turn kept", Permission.Serve);
        Verb(ticket, "/doubt-timing", (no, clerk) => new DoubtTiming(no, clerk), (TimingDoubted t) => Answers.Json(new NumberAnswer(t.Ticket, t.Number), ApiJson.Default.NumberAnswer), "The times of this visit count in no statistic", Permission.Serve);
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

    static async Task<IResult> NoteAsync(string office, int ticket, HttpContext http, QueueDesk desk)
    {
        var (body, day) = (await QueueDesk.ReadAsync(http.Request, ApiJson.Default.NoteRequest), desk.Today(office));
        if (!body.IsOk) return Answers.Refused(body.Refusal);
        if (!day.IsOk) return Answers.Refused(day.Refusal);
        var text = QueueDesk.Reason(body.Value.Body.Note);
        if (!text.IsOk) return Answers.Refused(text.Refusal);
        var note = new KeepNote(ticket, await http.ClerkAsync(day.Value.Office)) { Sealed = TicketNote.Seal(http.RequestServices.GetRequiredService<Vault>(), day.Value, ticket, text.Value) };
        var done = await desk.RunAsync(http, day.Value, note, body.Value.Key);
        return done.IsOk ? Answers.Json(new NumberAnswer(done.Value.Ticket, done.Value.Number), ApiJson.Default.NumberAnswer) : Answers.Refused(done.Refusal);
    }

    static async Task<IResult> SendAsync(string office, int ticket, HttpContext http, QueueDesk desk)
    {
        var (body, day) = (await QueueDesk.ReadAsync(http.Request, ApiJson.Default.SendRequest), desk.Today(office));
        if (!body.IsOk) return Answers.Refused(body.Refusal);
        if (!day.IsOk) return Answers.Refused(day.Refusal);
        if (desk.Today(body.Value.Body.Office) is not { IsOk: true, Value: var to }) return Answers.Refused(OfficeDayRunner.UnknownOffice);
        var sent = await desk.SendAsync(day.Value, to, ticket, http.User.StaffNo(), await http.ClerkAsync(day.Value.Office), body.Value.Key);
        return sent.IsOk
            ? Answers.Json(new SentAnswer(sent.Value.Ticket, sent.Value.Number, body.Value.Body.Office, sent.Value.FromNumber, sent.Value.TurnFrom, sent.Value.BackAt), ApiJson.Default.SentAnswer)
            : Answers.Refused(sent.Refusal);
    }

    static Task<IResult> TransferAsync(string office, int ticket, HttpContext http, QueueDesk desk) => desk.ActAsync(http, office, ApiJson.Default.TransferRequest,
        (body, clerk) => desk.Group(body.Group) is { IsOk: true, Value: var group } ? new Transfer(ticket, group, body.Counter, clerk) : QueueRefusals.UnknownGroup,
        (TicketTransferred t) => Answers.Json(new TicketAnswer(t.Ticket, t.Number, QueueDesk.Name(TicketState.Transferred), t.Counter, desk.City.Group(t.Group)!.Code), ApiJson.Default.TicketAnswer));

    static IResult Stands(int no, string number, TicketState state) => Answers.Json(new TicketAnswer(no, number, QueueDesk.Name(state)), ApiJson.Default.TicketAnswer);
}
