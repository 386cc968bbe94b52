using Dantain.Boards;
using Dantain.Bookings;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;

namespace Dantain.Web.Api;

/// <summary>The door: who is present, checking in, numbers on the spot, booking for others, promises taken back.</summary>
static class QueueApi
{
    static readonly Refusal BookingElsewhere = new("booking.other-office", RefusalKind.Invalid, Field: "office");

    public static void Map(RouteGroupBuilder api)
    {
        var queue = api.MapGroup("/offices/{office}/queue").WithTags("Queue");
        queue.MapGet("", ShowAsync).Needs(Permission.CheckIn, Permission.Serve).Produces(200, contentType: "application/json").WithSummary("Counters and everyone who is present");
        queue.MapPost("/check-in", CheckInAsync).Needs(Permission.CheckIn).Accepts<CheckInRequest>("application/json").Produces<CheckedInAnswer>().WithSummary("Somebody with a booking has come");
        queue.MapPost("/tickets", TakeAsync).Needs(Permission.CheckIn).Accepts<TicketRequest>("application/json").Produces<TakenAnswer>(201).WithSummary("A number on the spot");
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

    static Result<ItemAsk[]> Services(City city, IReadOnlyList<string> codes)
    {
        if (codes.Count > city.Rules.MaxItems) return PlaceRefusals.TooManyItems;
        var items = new ItemAsk[codes.Count];
        for (var i = 0; i < items.Length; i++)
        {
            if (city.Service(codes[i]) is not { } service) return new Refusal("booking.unknown-service", RefusalKind.Invalid, Field: "services");
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
