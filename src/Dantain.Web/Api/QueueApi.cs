using Dantain.Boards;
using Dantain.Bookings;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Web.Api;

/// <summary>The door: who is present, checking in, numbers on the spot, booking for others, promises taken back.</summary>
static class QueueApi
{
    static readonly Refusal BookingElsewhere = new("booking.other-office", RefusalKind.Invalid, Field: "office"), UnknownService = new("booking.unknown-service", RefusalKind.Invalid, Field: "services");

    public static void Map(RouteGroupBuilder api)
    {
        var queue = api.MapGroup("/offices/{office}/queue").WithTags("Queue");
        queue.MapGet("", ShowAsync).Needs(Permission.CheckIn, Permission.Serve).Produces(200, contentType: "application/json").WithSummary("Counters and everyone who is present");
        queue.MapPost("/check-in", CheckInAsync).Needs(Permission.CheckIn).Accepts<CheckInRequest>("application/json").Produces<CheckedInAnswer>().WithSummary("Somebody with a booking has come");
        queue.MapPost("/tickets", TakeAsync).Needs(Permission.CheckIn).Accepts<TicketRequest>("application/json").Produces<TakenAnswer>(201).WithSummary("A number on the spot");
        queue.MapPost("/slips", JoinDrawAsync).Needs(Permission.CheckIn).Accepts<SlipRequest>("application/json").Produces<SlipAnswer>(201).WithSummary("Somebody who is there before the opening takes part in the draw");
        queue.MapGet("/slips/{slip:int}", SlipAsync).Needs(Permission.CheckIn).Produces<SlipAnswer>().WithSummary("What a slip has won");
        queue.MapPost("/slips/{slip:int}/place", PlaceAsync).Needs(Permission.CheckIn).Accepts<NothingRequest>("application/json").Produces<BookingAnswer>(201).WithSummary("A place to come back to, for whoever drew no number");
        queue.MapPost("/draw", DrawAsync).Needs(Permission.CheckIn).Accepts<NothingRequest>("application/json").Produces<DrawnAnswer>().WithSummary("Hold the draw, from the opening on");
        queue.MapPost("/bookings", BookAsync).Needs(Permission.BookForOthers).Accepts<BookingRequest>("application/json").Produces<BookingAnswer>(201).WithSummary("Book for somebody without a phone");
        queue.MapPost("/reschedule", RescheduleAsync).Needs(Permission.BookForOthers).Accepts<MoveRequest>("application/json").Produces<BookingAnswer>().WithSummary("Move a visit for whoever asks, also after the deadline");
        queue.MapPost("/revoke", RevokeAsync).Needs(Permission.ManageDay).Accepts<RevokeRequest>("application/json").Produces<EndedAnswer>().WithSummary("Take a promise back, with a reason");
        queue.MapPost("/no-show", NoShowAsync).Needs(Permission.CheckIn, Permission.ManageDay).Accepts<CodeRequest>("application/json").Produces<EndedAnswer>().WithSummary("Nobody came for this booking");
    }

    static async Task<IResult> ShowAsync(string office, HttpContext http, QueueDesk desk) => await desk.ViewAsync(office) is { } day
        ? Answers.Ready(http, day.Ready(Texts.Language == "en" ? QueueJson.WriteEnglish : QueueJson.WriteIndonesian), $"\"{day.Head.Version}-{Texts.Language}\"")
        : Answers.Refused(OfficeDayRunner.UnknownOffice);

    static async Task<IResult> CheckInAsync(string office, HttpContext http, QueueDesk desk)
    {
        var body = await QueueDesk.ReadAsync(http.Request, ApiJson.Default.CheckInRequest);
        if (!body.IsOk) return Answers.Refused(body.Refusal);
        var found = await desk.FindAsync(office, body.Value.Body.Code);
        if (!found.IsOk) return Answers.Refused(found.Refusal);
        var done = await desk.RunAsync(http, found.Value.Day, new CheckIn(found.Value.Booking.No, body.Value.Body.Priority), body.Value.Key);
        return done.IsOk ? Answers.Json(new CheckedInAnswer(done.Value.Ticket, done.Value.Number, done.Value.TurnFrom, done.Value.Late, done.Value.Priority), ApiJson.Default.CheckedInAnswer)
            : Answers.Refused(done.Refusal);
    }

    static Task<IResult> TakeAsync(string office, HttpContext http, QueueDesk desk, Vault vault) => desk.ActAsync(http, office, ApiJson.Default.TicketRequest,
        (body, _) => Services(desk.City, body.Services) is { IsOk: true, Value: var items } ? new TakeTicket(items, body.Priority) : Services(desk.City, body.Services).Refusal!,
        (TicketTaken t) => Answers.Json(new TakenAnswer(t.Ticket, t.Number, t.Reference, vault.TokenFor(t.Reference), Iso.Write(t.Start), t.TurnFrom, t.Priority, t.ReturnUntil), ApiJson.Default.TakenAnswer, StatusCodes.Status201Created));

    static Task<IResult> JoinDrawAsync(string office, HttpContext http, QueueDesk desk) => desk.ActAsync(http, office, ApiJson.Default.SlipRequest,
        (body, _) => desk.City.Service(body.Service) is { } service ? new JoinDraw(service.No, body.Priority) : UnknownService with { Field = "service" },
        (SlipGiven s) => Answers.Json(new SlipAnswer(s.Slip, "waiting", s.Priority), ApiJson.Default.SlipAnswer, StatusCodes.Status201Created));

    static async Task<IResult> SlipAsync(string office, int slip, QueueDesk desk, Vault vault, Store store)
    {
        if (await desk.ViewAsync(office) is not { } day) return Answers.Refused(OfficeDayRunner.UnknownOffice);
        if (day.Slips.FirstOrDefault(s => s.No == slip) is not { } found) return Answers.Refused(QueueRefusals.NoSlip);
        var answer = new SlipAnswer(slip, found switch { { Rank: null } => "waiting", { Ticket: not null } => "won", { Place: not null } => "placed", _ => "lost" }, found.Priority, found.Rank);
        if (found.Ticket is not { } no) return Answers.Json(answer, ApiJson.Default.SlipAnswer);
        await using var db = store.Open();
        var won = await db.Bookings.AsNoTracking().SingleAsync(b => b.Day == day.Id.Value && b.No == no);
        var ticket = await db.Tickets.AsNoTracking().SingleAsync(t => t.Day == day.Id.Value && t.No == no);
        return Answers.Json(answer with { Number = new(no, won.Label!, won.Reference!, vault.TokenFor(won.Reference!), Iso.Write(won.Start), ticket.TurnFrom, won.Priority, ticket.ReturnUntil) }, ApiJson.Default.SlipAnswer);
    }

    static async Task<IResult> PlaceAsync(string office, int slip, HttpContext http, QueueDesk desk, Vault vault)
    {
        var body = await QueueDesk.ReadAsync(http.Request, ApiJson.Default.NothingRequest);
        if (!body.IsOk) return Answers.Refused(body.Refusal);
        var placed = await desk.PlaceAsync(http, office, slip, body.Value.Key);
        return placed.IsOk
            ? Answers.Json(new BookingAnswer(placed.Value.Given.Reference, vault.TokenFor(placed.Value.Given.Reference), placed.Value.Given.Number, office, Iso.Write(placed.Value.Day.Date), Iso.Write(placed.Value.Given.Start), "confirmed"),
                ApiJson.Default.BookingAnswer, StatusCodes.Status201Created)
            : Answers.Refused(placed.Refusal);
    }

    static Task<IResult> DrawAsync(string office, HttpContext http, QueueDesk desk) => desk.ActAsync(http, office, _ => new DrawSlips(),
        (SlipsDrawn d) => Answers.Json(new DrawnAnswer(d.Order, d.Won, d.Seed, d.After), ApiJson.Default.DrawnAnswer));

    static Result<ItemAsk[]> Services(City city, IReadOnlyList<string> codes)
    {
        if (codes.Count > city.Rules.MaxItems) return PlaceRefusals.TooManyItems;
        var items = new ItemAsk[codes.Count];
        for (var i = 0; i < items.Length; i++)
        {
            if (city.Service(codes[i]) is not { } service) return UnknownService;
            items[i] = new(service.No, null);
        }
        return items;
    }

    static async Task<IResult> BookAsync(string office, HttpContext http, QueueDesk desk, BookingReader reader, Vault vault)
    {
        var body = await QueueDesk.ReadAsync(http.Request, ApiJson.Default.BookingRequest);
        if (!body.IsOk) return Answers.Refused(body.Refusal);
        var (key, request) = body.Value;
        if (request.Office != office) return Answers.Refused(BookingElsewhere);
        var ask = reader.Read(request);
        if (!ask.IsOk) return Answers.Refused(ask.Refusal);
        var booked = await desk.RunAsync(http, ask.Value.Day, new BookPlace(ask.Value.Start, ask.Value.Applicant, ask.Value.Items, ask.Value.Village), key);
        return booked.IsOk
            ? Answers.Json(new BookingAnswer(booked.Value.Reference, vault.TokenFor(booked.Value.Reference), booked.Value.Number, request.Office, request.Date, request.Start, "confirmed"),
                ApiJson.Default.BookingAnswer, StatusCodes.Status201Created)
            : Answers.Refused(booked.Refusal);
    }

    static async Task<IResult> RescheduleAsync(string office, HttpContext http, QueueDesk desk, BookingReader reader, OfficeDayRunner runner, Vault vault)
    {
        var body = await QueueDesk.ReadAsync(http.Request, ApiJson.Default.MoveRequest);
        if (!body.IsOk) return Answers.Refused(body.Refusal);
        var (key, ask) = body.Value;
        var to = reader.Day(ask.Office, ask.Date);
        if (!to.IsOk) return Answers.Refused(to.Refusal);
        if (Iso.Time(ask.Start) is not { } start) return Answers.Refused(BookingReader.NotADate);
        var found = await desk.FindAsync(office, ask.Code, movedBy: key);
        if (!found.IsOk) return Answers.Refused(found.Refusal);
        var moved = await runner.RunAsync(found.Value.Day, to.Value, new Reschedule(found.Value.Booking.No, start, ByOffice: true) { Sealed = found.Value.Booking.Sealed }, Actor.Staff(http.User.StaffNo()), key);
        return moved.IsOk
            ? Answers.Json(new BookingAnswer(moved.Value.Reference, vault.TokenFor(moved.Value.Reference), moved.Value.Number, ask.Office, ask.Date, ask.Start,
                QueueDesk.Name(moved.Value.Number is null ? BookingState.Held : BookingState.Confirmed), moved.Value.HoldUntil), ApiJson.Default.BookingAnswer)
            : Answers.Refused(moved.Refusal);
    }

    static async Task<IResult> RevokeAsync(string office, HttpContext http, QueueDesk desk)
    {
        var body = await QueueDesk.ReadAsync(http.Request, ApiJson.Default.RevokeRequest);
        if (!body.IsOk) return Answers.Refused(body.Refusal);
        var reason = QueueDesk.Reason(body.Value.Body.Reason);
        if (!reason.IsOk) return Answers.Refused(reason.Refusal);
        var found = await desk.FindAsync(office, body.Value.Body.Code);
        if (!found.IsOk) return Answers.Refused(found.Refusal);
        var done = await desk.RunAsync(http, found.Value.Day, new RevokeBooking(found.Value.Booking.No, reason.Value), body.Value.Key);
        return done.IsOk ? Ended(found.Value, BookingState.RevokedByOffice, reason.Value) : Answers.Refused(done.Refusal);
    }

    static async Task<IResult> NoShowAsync(string office, HttpContext http, QueueDesk desk)
    {
        var body = await QueueDesk.ReadAsync(http.Request, ApiJson.Default.CodeRequest);
        if (!body.IsOk) return Answers.Refused(body.Refusal);
        var found = await desk.FindAsync(office, body.Value.Body.Code);
        if (!found.IsOk) return Answers.Refused(found.Refusal);
        var done = await desk.RunAsync(http, found.Value.Day, new MarkNoShow(found.Value.Booking.No), body.Value.Key);
        return done.IsOk ? Ended(found.Value, BookingState.NoShow, null) : Answers.Refused(done.Refusal);
    }

    static IResult Ended(MyBooking found, BookingState state, string? reason) =>
        Answers.Json(new EndedAnswer(found.Booking.No, found.Booking.Reference!, QueueDesk.Name(state), reason), ApiJson.Default.EndedAnswer);
}
