using Dantain.Bookings;
using Dantain.Brakes;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Web.Citizen.Book;

namespace Dantain.Web.Api;

/// <summary>Book, hold, confirm, move and cancel a place; everything a person may do with the link of the booking.</summary>
static class BookingApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var bookings = api.MapGroup("/bookings").WithTags("Bookings").AllowAnonymous();
        bookings.MapPost("", BookAsync).Accepts<BookingRequest>("application/json").Produces<BookingAnswer>(201).WithSummary("Book and confirm a place");
        bookings.MapPost("/hold", HoldAsync).Accepts<BookingRequest>("application/json").Produces<BookingAnswer>(201).WithSummary("Keep a place for a few minutes");
        bookings.MapGet("/{token}", ReadAsync).Produces<MyBookingAnswer>().WithSummary("Where a booking stands now");
        bookings.MapPost("/{token}/confirm", (string token, HttpRequest r, BookingDesk desk) => desk.RunAsync(r, token, (b, _) => new ConfirmBooking(b.No), Show)).Produces<BookingAnswer>().WithSummary("Turn a hold into a booking");
        bookings.MapPost("/{token}/extend", (string token, HttpRequest r, BookingDesk desk) => desk.RunAsync(r, token, (b, _) => new ExtendHold(b.No), Show)).Produces<BookingAnswer>().WithSummary("Give a hold its full time again");
        bookings.MapPost("/{token}/cancel", CancelAsync).Accepts<ChangeRequest>("application/json").Produces<BookingAnswer>().WithSummary("Cancel; never counts against anyone");
        bookings.MapPost("/{token}/reschedule", RescheduleAsync).Accepts<RescheduleRequest>("application/json").Produces<BookingAnswer>().WithSummary("Move to another time, day or office");
    }

    static async Task<IResult> BookAsync(HttpRequest http, BookingReader reader, OfficeDayRunner runner, Vault vault, BookingBrake brake)
    {
        var key = http.RequestKey();
        if (!key.IsOk) return Answers.Refused(key.Refusal);
        var body = await ApiJson.ReadAsync(http, ApiJson.Default.BookingRequest);
        if (!body.IsOk) return Answers.Refused(body.Refusal);
        var ask = reader.Read(body.Value);
        if (!ask.IsOk) return Answers.Refused(ask.Refusal);
        if (await AgainstRushAsync(http, key.Value) is { } rush) return rush;
        if (brake.IsOn && await brake.BeforeAsync(CountedOf(ask.Value, vault), key.Value) is { } limit) return Answers.Refused(limit);
        var booked = await runner.RunAsync(ask.Value.Day, new BookPlace(ask.Value.Start, ask.Value.Applicant, ask.Value.Items, ask.Value.Village), Actor.Citizen, key.Value);
        if (brake.IsOn && booked.IsOk) await brake.MarkAsync(CountedOf(ask.Value, vault), booked.Value.Reference);
        return booked.IsOk
            ? Answers.Json(new BookingAnswer(booked.Value.Reference, vault.TokenFor(booked.Value.Reference), booked.Value.Number, body.Value.Office, body.Value.Date, body.Value.Start, "confirmed"),
                ApiJson.Default.BookingAnswer, StatusCodes.Status201Created)
            : Answers.Refused(BookingBrake.Refused(booked.Refusal));
    }

    static async Task<IResult> HoldAsync(HttpRequest http, BookingReader reader, OfficeDayRunner runner, Vault vault, BookingBrake brake)
    {
        var key = http.RequestKey();
        if (!key.IsOk) return Answers.Refused(key.Refusal);
        var body = await ApiJson.ReadAsync(http, ApiJson.Default.BookingRequest);
        if (!body.IsOk) return Answers.Refused(body.Refusal);
        var ask = reader.Read(body.Value);
        if (!ask.IsOk) return Answers.Refused(ask.Refusal);
        if (await AgainstRushAsync(http, key.Value) is { } rush) return rush;
        if (brake.IsOn && await brake.BeforeAsync(CountedOf(ask.Value, vault), key.Value) is { } limit) return Answers.Refused(limit);
        var held = await runner.RunAsync(ask.Value.Day, new HoldPlace(ask.Value.Start, ask.Value.Applicant, ask.Value.Items, ask.Value.Village), Actor.Citizen, key.Value);
        if (brake.IsOn && held.IsOk) await brake.MarkAsync(CountedOf(ask.Value, vault), held.Value.Reference);
        return held.IsOk
            ? Answers.Json(new BookingAnswer(held.Value.Reference, vault.TokenFor(held.Value.Reference), null, body.Value.Office, body.Value.Date, body.Value.Start, "held", held.Value.Until),
                ApiJson.Default.BookingAnswer, StatusCodes.Status201Created)
            : Answers.Refused(BookingBrake.Refused(held.Refusal));
    }

    /// <summary>
    /// Under pressure a place costs a program what it costs a browser: <c>Work: CHALLENGE ANSWER</c> with the facts of the refusal, or the
    /// challenge alone once the seconds are over. Staff, known devices and what was done already pass.
    /// </summary>
    static async Task<IResult?> AgainstRushAsync(HttpRequest http, Guid key)
    {
        var services = http.HttpContext.RequestServices;
        var (gate, about) = (services.GetRequiredService<Gate>(), $"api {key:N}");
        var shown = http.Headers[WorkHeader].ToString().Split(' ', 2);
        var isExempt = await gate.IsKnownAsync(http.HttpContext, services.GetRequiredService<Holding>());
        if (gate.IsOpenTo(about, isExempt, shown[0], shown.Length > 1 ? shown[1] : null)) return null;
        if (await services.GetRequiredService<BookingBrake>().IsDoneAsync(key)) return null;
        http.HttpContext.Response.Headers.RetryAfter = $"{Gate.WaitSeconds}";
        return Answers.Refused(BrakeRefusals.Pressure(Gate.WaitSeconds, gate.Challenge(about, shown[0])));
    }

    public const string WorkHeader = "Work";

    /// <summary>Applicant and phone; a program has no device.</summary>
    static Counted CountedOf(BookingAsk ask, Vault vault) => new(ask.Applicant.SubjectKey, ask.Phone is { } phone ? BookingBrake.KeyOf(vault, phone) : null, null);

    static async Task<IResult> ReadAsync(string token, BookingDesk desk) =>
        await desk.FindAsync(token) is { } found ? Answers.Json(await desk.DescribeAsync(found), ApiJson.Default.MyBookingAnswer) : Answers.Refused(States.NoBooking);

    static async Task<IResult> CancelAsync(string token, HttpRequest http, BookingDesk desk)
    {
        var body = await ApiJson.ReadAsync(http, ApiJson.Default.ChangeRequest);
        if (!body.IsOk) return Answers.Refused(body.Refusal);
        return await desk.RunAsync(http, token, (b, _) => new CancelBooking(b.No), Show, body.Value.PhoneLastFour ?? "");
    }

    static async Task<IResult> RescheduleAsync(string token, HttpRequest http, BookingDesk desk, BookingReader reader, OfficeDayRunner runner)
    {
        var key = http.RequestKey();
        if (!key.IsOk) return Answers.Refused(key.Refusal);
        var body = await ApiJson.ReadAsync(http, ApiJson.Default.RescheduleRequest);
        if (!body.IsOk) return Answers.Refused(body.Refusal);
        var to = reader.Day(body.Value.Office, body.Value.Date);
        if (!to.IsOk) return Answers.Refused(to.Refusal);
        if (Iso.Time(body.Value.Start) is not { } start) return Answers.Refused(BookingReader.NotADate);
        if (await desk.FindAsync(token) is not { } found) return Answers.Refused(States.NoBooking);
        if (await desk.AgainstAsync(http.HttpContext, found, body.Value.PhoneLastFour ?? "") is { } stranger) return Answers.Refused(stranger);
        if (await AgainstRushAsync(http, key.Value) is { } rush) return rush;
        found = await desk.BeforeMoveAsync(found, key.Value);
        var moved = await runner.RunAsync(found.Day, to.Value, new Reschedule(found.Booking.No, start) { Sealed = found.Booking.Sealed }, Actor.Citizen, key.Value);
        return moved.IsOk ? await Show(desk, token) : Answers.Refused(moved.Refusal);
    }

    static async Task<IResult> Show(BookingDesk desk, string token) =>
        await desk.FindAsync(token) is { } found ? Answers.Json(desk.Answer(found), ApiJson.Default.BookingAnswer) : Answers.Refused(States.NoBooking);
}
