using System.Text;
using System.Text.Json;
using Dantain.Bookings;
using Dantain.Brakes;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Web.Citizen.Book;

/// <summary>
/// Takes, moves, extends and confirms the place of a journey. Request ids follow from journey, step and content: a double click or a lost
/// answer repeats the first outcome, a changed answer is a new command.
/// </summary>
sealed class Holding(OfficeDayRunner runner, CityVersions cities, Vault vault, Store store, BookingBrake brake)
{
    public Visit? VisitOf(Journey journey) => Visit.Of(journey, cities.Current, vault);

    /// <summary>Makes the held place agree with the answers: takes one, moves it, or takes it anew for other items.</summary>
    public async Task<Result<Journey>> HoldAsync(Journey journey, Visit visit, Office office, DateOnly date, TimeOnly start)
    {
        var day = DayId.Of(office.No, date);
        journey = journey with { Office = office.Code, Date = Iso.Write(date), Start = Iso.Write(start) };
        if (journey.Held is { } held && held.Items == visit.Signature)
        {
            var moved = await runner.RunAsync(new(held.Day), day, new Reschedule(held.No, start) { Sealed = visit.Applicant.Blob }, journey.Actor,
                Request(journey, "move", $"{held.Day}:{held.No}:{journey.Round}>{day.Value}:{start:HHmm}"));
            if (moved.IsOk) return journey with { Held = new(day.Value, moved.Value.Booking, moved.Value.HoldUntil!.Value, visit.Signature), Round = journey.Round + 1 };
            if (moved.Refusal != BookingRefusals.HoldOver && moved.Refusal != States.NoBooking) return BookingBrake.Refused(moved.Refusal);
        }
        else if (journey.Held is { } old)
        {
            // Other people or services: their place cannot be moved, and while it stands it is in the way of the new one.
            await runner.RunAsync(new(old.Day), new CancelBooking(old.No, TakesAgain: true), journey.Actor, Request(journey, "drop", $"{old.Day}:{old.No}"));
        }
        var request = Request(journey, "hold", $"{journey.Round}>{day.Value}:{start:HHmm}:{Convert.ToHexString(visit.Applicant.Digest)}:{visit.Signature}");
        if (await brake.BeforeAsync(CountedOf(journey, visit), request) is { } limit) return limit;
        var taken = await runner.RunAsync(day, new HoldPlace(start, visit.Applicant, visit.Items, visit.Village, Wording.Texts.Language == "en"), journey.Actor, request);
        if (!taken.IsOk) return BookingBrake.Refused(taken.Refusal);
        if (await brake.MarkAsync(CountedOf(journey, visit), taken.Value.Reference) is { } over)
        {
            await LetGoAsync(day, taken.Value.Booking);
            return over;
        }
        if (journey is { Device: { } device, Helper: null })
            foreach (var (other, no) in await brake.HeldByAsync(device, day.Value, taken.Value.Booking)) await LetGoAsync(other, no);
        return journey with { Held = new(day.Value, taken.Value.Booking, taken.Value.Until, visit.Signature), Round = journey.Round + 1 };
    }

    /// <summary>A place given out on the spot today, for somebody on the way, and its token. Another place the journey held is given up for it.</summary>
    public async Task<Result<string>> HoldForNowAsync(Journey journey, Visit visit, Office office, DateOnly today)
    {
        if (journey.Held is { } old) await runner.RunAsync(new(old.Day), new CancelBooking(old.No), journey.Actor, Request(journey, "drop", $"{old.Day}:{old.No}"));
        var day = DayId.Of(office.No, today);
        var request = Request(journey, "now", $"{journey.Round}>{day.Value}:{Convert.ToHexString(visit.Applicant.Digest)}:{visit.Signature}");
        if (await brake.BeforeAsync(CountedOf(journey, visit), request) is { } limit) return limit;
        var taken = await runner.RunAsync(day, new HoldForNow(visit.Applicant, visit.Items, visit.Village, Wording.Texts.Language == "en"), journey.Actor, request);
        if (!taken.IsOk) return BookingBrake.Refused(taken.Refusal);
        if (await brake.MarkAsync(CountedOf(journey, visit), taken.Value.Reference) is not { } over) return vault.TokenFor(taken.Value.Reference);
        await LetGoAsync(day, taken.Value.Booking);
        return over;
    }

    /// <summary>A device holds one place at a time: what it held before is free for others.</summary>
    async Task LetGoAsync(DayId day, int no)
    {
        await runner.RunAsync(day, new CancelBooking(no), Actor.System, RequestId.For($"let-go:{day.Value}:{no}"));
        BookingBrake.LetGo();
    }

    /// <summary>For whom it counts.</summary>
    public Counted CountedOf(Journey journey, Visit visit) => new(visit.Applicant.SubjectKey, journey.Phone is { } phone ? BookingBrake.KeyOf(vault, PhoneNumber.Parse(phone).Value) : null, journey.Device, journey.Helper,
        journey.Look is { State: not LookState.Verified });

    /// <summary>The journey goes on at this device; at one that the city knows it is booked for somebody else.</summary>
    public async Task<Journey> OnDeviceAsync(Journey journey, string cookie)
    {
        var device = DeviceOf(cookie);
        return journey with { Device = device, Helper = journey.Helper ?? -await brake.KnownAsync(device) };
    }

    /// <summary>What the device of this cookie is counted by.</summary>
    public long DeviceOf(string cookie) => BookingBrake.KeyOf(vault, "device " + cookie);

    /// <summary>After an answer has changed: the held place follows it. Where it no longer fits, the time is asked again and the page says why.</summary>
    public async Task<Journey> AgreeAsync(Journey journey)
    {
        if (journey.Held is not { } held || VisitOf(journey) is not { } visit || held.Items == visit.Signature) return journey;
        if (cities.Current.Office(journey.Office ?? "") is not { } office || Iso.Date(journey.Date) is not { } date || Iso.Time(journey.Start) is not { } start)
            return journey;
        var again = await HoldAsync(journey, visit, office, date, start);
        return again.IsOk ? again.Value : journey with { Held = null, Start = null, Round = journey.Round + 1, Said = again.Refusal.Code };
    }

    public async Task<Result<Journey>> ExtendAsync(Journey journey)
    {
        if (journey.Held is not { } held) return BookingRefusals.HoldOver;
        var extended = await runner.RunAsync(new(held.Day), new ExtendHold(held.No), journey.Actor, Request(journey, "extend", $"{held.Day}:{held.No}:{held.Until.ToUnixTimeMilliseconds()}"));
        return extended.IsOk ? journey with { Held = held with { Until = extended.Value.Until } } : extended.Refusal;
    }

    /// <summary>Turns the held place into a booking and answers its token. A place whose time is over is taken again first, if it is still there.</summary>
    public async Task<Result<string>> ConfirmAsync(Journey journey, Visit visit)
    {
        if (journey.Held is { } held)
        {
            var done = await ConfirmAsync(journey, held, visit);
            if (done.IsOk || done.Refusal != BookingRefusals.HoldOver && done.Refusal != States.NoBooking) return done;
        }
        if (cities.Current.Office(journey.Office ?? "") is not { } office || Iso.Date(journey.Date) is not { } date || Iso.Time(journey.Start) is not { } start)
            return BookingRefusals.HoldOver;
        var again = await HoldAsync(journey with { Held = null }, visit, office, date, start);
        return again.IsOk ? await ConfirmAsync(again.Value, again.Value.Held!, visit) : again.Refusal;
    }

    async Task<Result<string>> ConfirmAsync(Journey journey, HeldPlace held, Visit visit)
    {
        if (await OverAsync(journey, held, visit) is { } limit) return limit;
        var done = await runner.RunAsync(new(held.Day), new ConfirmBooking(held.No, visit.Applicant, journey.BookedBy == BookedBy.Applicant ? null : journey.BookedBy), journey.Actor,
            Request(journey, "confirm", $"{held.Day}:{held.No}:{Convert.ToHexString(visit.Applicant.Digest)}"));
        if (done.IsOk) return vault.TokenFor(done.Value.Reference);
        return await ConfirmedAsync(held) is { } reference ? vault.TokenFor(reference) : BookingBrake.Refused(done.Refusal);
    }

    /// <summary>The telephone number is known only now, so the limits are asked once more.</summary>
    async Task<Refusal?> OverAsync(Journey journey, HeldPlace held, Visit visit)
    {
        if (!brake.IsOn) return null;
        await using var db = store.Open();
        return await db.Bookings.Where(b => b.Day == held.Day && b.No == held.No).Select(b => b.Reference).SingleOrDefaultAsync() is { } reference
            ? await brake.MarkAsync(CountedOf(journey, visit), reference) : null;
    }

    /// <summary>The answer to an earlier confirmation was lost and something was changed before sending again: the booking stands, and is not made twice.</summary>
    async Task<string?> ConfirmedAsync(HeldPlace held)
    {
        await using var db = store.Open();
        return await db.Bookings.Where(b => b.Day == held.Day && b.No == held.No && b.State == BookingState.Confirmed).Select(b => b.Reference).SingleOrDefaultAsync();
    }

    /// <summary>Equal exactly when what the last page shows is, and readable by nobody. What a journey learns to ask later counts unless it is left out here.</summary>
    public string SignatureOf(Journey journey)
    {
        var shown = journey with
        {
            Id = default,
            Search = null,
            Look = null,
            Held = null,
            Round = 0,
            Device = null,
            Waiting = null,
            Speaks = null,
            Said = null,
        };
        return Convert.ToHexString(vault.Digest(JsonSerializer.SerializeToUtf8Bytes(shown, JourneyJson.Compact.Journey)).AsSpan(0, 12));
    }

    Guid Request(Journey journey, string step, string content) => new(vault.Digest(Encoding.UTF8.GetBytes($"{journey.Id:N} {step} {content}")));
}
