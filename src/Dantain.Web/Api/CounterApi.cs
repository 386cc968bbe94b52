using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Web.Hosting;

namespace Dantain.Web.Api;

/// <summary>A counter: open, call, serve, close.</summary>
static class CounterApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var counter = api.MapGroup("/offices/{office}/counters/{no:int}").WithTags("Counters");
        counter.MapPost("/open", OpenAsync).Needs(Permission.Serve).Accepts<OpenCounterRequest>("application/json").Produces<CounterAnswer>().WithSummary("Open, or go on after a pause");
        Verb(counter, "/pause", (no, clerk) => new PauseCounter(no, clerk), (CounterPaused c) => Counter(c.Counter, CounterState.Paused), "Call nobody for a while").Produces<CounterAnswer>();
        Verb(counter, "/close", (no, clerk) => new CloseCounter(no, clerk), (CounterClosed c) => Counter(c.Counter, CounterState.Closed), "Close the counter").Produces<CounterAnswer>();
        Verb(counter, "/next", (no, clerk) => new CallNext(no, clerk), (TicketCalled c) => Called(c), "Call whoever is next").Produces<CalledAnswer>();
        Verb(counter, "/recall", (no, clerk) => new Recall(no, clerk), (TicketCalled c) => Called(c), "Call the same number again").Produces<CalledAnswer>();
        Verb(counter, "/start", (no, clerk) => new StartService(no, clerk), (ServiceStarted t) => Ticket(t.Ticket, t.Number, TicketState.Serving, t.Counter), "The person is here").Produces<TicketAnswer>();
        Verb(counter, "/finish", (no, clerk) => new Finish(no, clerk),
            (ServiceFinished t) => Answers.Json(new FinishedAnswer(t.Ticket, t.Number, t.Counter, QueueDesk.Name(TicketState.Served), t.WaitedSeconds, t.ServedSeconds), ApiJson.Default.FinishedAnswer),
            "The visit is done").Produces<FinishedAnswer>();
        Verb(counter, "/missed", (no, clerk) => new MarkMissed(no, clerk), (TicketMissed t) => Ticket(t.Ticket, t.Number, TicketState.Missed, t.Counter), "Called, and nobody came").Produces<TicketAnswer>();
        Verb(counter, "/help", (no, clerk) => new CallForHelp(no, clerk), (HelpCalled h) => Help(h.Counter, true), "Call the colleagues of the office").Produces<HelpAnswer>();
        counter.MapPost("/help/coming", (string office, int no, HttpContext http, QueueDesk desk) =>
                desk.ActAsync(http, office, _ => new AnswerHelp(no, http.User.StaffNo()), (HelpAnswered h) => Help(h.Counter, true, h.Staff)))
            .Needs(Permission.Serve, Permission.CheckIn).Accepts<NothingRequest>(isOptional: true, "application/json").Produces<HelpAnswer>().WithSummary("On the way to a counter that asks for help");
        counter.MapPost("/help/over", (string office, int no, HttpContext http, QueueDesk desk) => desk.ActAsync(http, office, _ => new EndHelp(no), (HelpEnded h) => Help(h.Counter, false)))
            .Needs(Permission.Serve, Permission.CheckIn).Accepts<NothingRequest>(isOptional: true, "application/json").Produces<HelpAnswer>().WithSummary("All is well at a counter that asked for help");
        counter.MapPost("/call", CallAsync).Needs(Permission.CallOutOfOrder).Accepts<CallRequest>("application/json").Produces<CalledAnswer>().WithSummary("Call one number out of order, with a reason");
    }

    static RouteHandlerBuilder Verb<TOutcome>(RouteGroupBuilder counter, string route, Func<int, int?, OfficeDayCommand<TOutcome>> verb, Func<TOutcome, IResult> answer, string summary)
        where TOutcome : History.Outcome =>
        counter.MapPost(route, (string office, int no, HttpContext http, QueueDesk desk) => desk.ActAsync(http, office, clerk => verb(no, clerk), answer))
            .Needs(Permission.Serve).Accepts<NothingRequest>(isOptional: true, "application/json").WithSummary(summary);

    static Task<IResult> OpenAsync(string office, int no, HttpContext http, QueueDesk desk) => desk.ActAsync(http, office, ApiJson.Default.OpenCounterRequest,
        (body, _) => Groups(desk, body.Groups) is { IsOk: true, Value: var groups } ? new OpenCounter(no, http.User.StaffNo(), groups.Length == 0 ? null : groups) : QueueRefusals.UnknownGroup,
        (CounterOpened c) => Answers.Json(new CounterAnswer(c.Counter, QueueDesk.Name(CounterState.Open), c.Staff, [.. c.Groups.Select(g => desk.City.Group(g)!.Code)]), ApiJson.Default.CounterAnswer));

    static Result<int[]> Groups(QueueDesk desk, IReadOnlyList<string>? codes)
    {
        var groups = (codes ?? []).Select(desk.Group).ToArray();
        return groups.All(g => g.IsOk) ? groups.Select(g => g.Value).ToArray() : QueueRefusals.UnknownGroup;
    }

    static Task<IResult> CallAsync(string office, int no, HttpContext http, QueueDesk desk) => desk.ActAsync(http, office, ApiJson.Default.CallRequest,
        (body, clerk) => QueueDesk.Reason(body.Reason) is { IsOk: true, Value: var reason } ? new CallTicket(no, body.Ticket, reason, clerk) : QueueDesk.Reason(body.Reason).Refusal!,
        (TicketCalled c) => Called(c));

    static IResult Called(TicketCalled c) => Answers.Json(new CalledAnswer(c.Ticket, c.Number, c.Counter, c.Calls, c.Reason, c.As is { } why ? QueueDesk.Name(why) : null), ApiJson.Default.CalledAnswer);
    static IResult Help(int no, bool asks, int? staff = null) => Answers.Json(new HelpAnswer(no, asks, staff), ApiJson.Default.HelpAnswer);
    static IResult Counter(int no, CounterState state) => Answers.Json(new CounterAnswer(no, QueueDesk.Name(state)), ApiJson.Default.CounterAnswer);
    static IResult Ticket(int no, string number, TicketState state, int counter) => Answers.Json(new TicketAnswer(no, number, QueueDesk.Name(state), counter), ApiJson.Default.TicketAnswer);
}
