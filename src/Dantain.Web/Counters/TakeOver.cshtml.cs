using Dantain.Bookings;
using Dantain.Brakes;
using Dantain.History;
using Dantain.Identities;
using Dantain.Messages;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Citizen;
using Dantain.Web.Citizen.Tickets;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Counters;

/// <summary>
/// /ambil-alih: somebody's visit was booked by another with their number, or its link is lost. At any office, because they go to the nearest:
/// the officer sees their document, the old link and QR die, a new one is shown and printed. Each visit that is shown is in the access log.
/// </summary>
[Needs(Permission.BookForOthers)]
sealed class TakeOverModel(OfficeDayRunner runner, Store store, Vault vault, LookAtPerson look, BookingBrake brake) : StaffPage
{
    public static readonly Refusal DocumentFirst = new("takeover.document-first", RefusalKind.Invalid, Field: "seen");

    public override string TitleKey => "takeover.title";
    public string? Code => Done is null ? Typed("code") : null;
    public string? Phone => Done is null ? Typed("phone") : null;
    public string? Email => Done is null ? Typed("email") : null;
    protected override string FirstField => "code";
    public IReadOnlyList<FoundVisit> Found { get; private set; } = [];
    public NewLink? Done { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostFindAsync() => await FindAsync() is { } refusal ? await AgainAsync(refusal, FirstField) : Page();

    public async Task<IActionResult> OnPostTakeAsync()
    {
        if (await FindAsync() is { } refusal) return await AgainAsync(refusal, FirstField);
        if (Found.FirstOrDefault(f => f.Id == Sent("visit")) is not { } chosen) return await AgainAsync(States.NoBooking, FirstField);
        if (Sent("seen") != "1") return await AgainAsync(DocumentFirst, $"seen-{chosen.Id}");
        var to = ReadContact(out var unread);
        if (unread is not null) return await AgainAsync(unread, $"{(unread.Field == "email" ? "email" : "phone")}-{chosen.Id}");
        var applicant = vault.SealPerson(chosen.Person with { Phone = to.Phone, Email = to.Email, OnWhatsApp = false, Push = null });
        var done = await runner.RunAsync(new(chosen.Booking.Day), new TakeOver(chosen.Booking.No, applicant), Actor.Staff(User.StaffNo()), KeyOf(Sent("key")));
        if (!done.IsOk) return await AgainAsync(done.Refusal, FirstField);
        await brake.TakenOverAsync(chosen.Booking.Reference!, done.Value.Reference);
        var token = vault.TokenFor(done.Value.Reference);
        Done = new(chosen.Booking.Label, done.Value.Reference, token, QrPath.Of(token), applicant.HasContact);
        Found = [];
        return Page();
    }

    /// <summary>The visits that stand for this number or have this reference; why there are none.</summary>
    async Task<Refusal?> FindAsync()
    {
        Response.Headers.CacheControl = "no-store";
        await using var db = store.Open();
        var bookings = await BookingsAsync(db);
        if (!bookings.IsOk) return bookings.Refusal;
        var found = new List<FoundVisit>();
        foreach (var booking in bookings.Value)
            if (await look.RunAsync(User.StaffNo(), new(booking.Day), booking.No, AccessReason.TakingOver) is { IsOk: true, Value: var person })
                found.Add(await DescribeAsync(db, booking, person));
        Found = found;
        return Found.Count > 0 ? null : States.NoBooking;
    }

    async Task<Result<List<Booking>>> BookingsAsync(DantainDb db)
    {
        if (Nik.Parse(Code) is { IsOk: true, Value: var nik }) return await VisitsOf.StandingAsync(db, vault.SubjectKey(Identity.Of(nik)));
        var typed = Reference.Parse(Code);
        var reference = vault.ReferenceOf(Code?.Trim()) ?? (typed.IsOk ? typed.Value : null);
        if (reference is null) return typed.Refusal!;
        return await MyBooking.FindAsync(db, reference) is { } found && found.Booking.State.Allows(BookingAction.TakeOver) ? new List<Booking> { found.Booking } : States.NoBooking;
    }

    async Task<FoundVisit> DescribeAsync(DantainDb db, Booking booking, Person person)
    {
        var (day, services) = (new DayId(booking.Day), (await MyBooking.FindAsync(db, booking.Reference!))!.Services);
        return new(booking, person, $"{InWords.Date(day.Date)}, {InWords.Time(booking.Start, City)}", City.Office(day.Office)?.Name ?? "",
            [.. services.Distinct().Select(no => City.Service(no)?.Name.In(Texts.Language)).OfType<string>()],
            await MessagesOfDay.OfVisitAsync(db, day, booking.No, Clock.Now));
    }

    (PhoneNumber? Phone, EmailAddress? Email) ReadContact(out Refusal? unread)
    {
        var phone = string.IsNullOrWhiteSpace(Phone) ? null : (Result<PhoneNumber>?)PhoneNumber.Parse(Phone);
        var email = string.IsNullOrWhiteSpace(Email) ? null : (Result<EmailAddress>?)EmailAddress.Parse(Email);
        unread = phone?.Refusal ?? email?.Refusal;
        return unread is null ? (phone?.Value, email?.Value) : default;
    }
}

/// <summary>A visit that may be taken over, as the officer compares it with the document.</summary>
sealed record FoundVisit(Booking Booking, Person Person, string When, string Office, IReadOnlyList<string> Services, IReadOnlyList<Message> Messages)
{
    public string Id => $"{Booking.Day}-{Booking.No}";
}

/// <summary>What the person takes home.</summary>
sealed record NewLink(string? Number, string Reference, string Token, QrPath Qr, bool HasContact);
