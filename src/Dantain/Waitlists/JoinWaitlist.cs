using Dantain.Bookings;
using Dantain.Brakes;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Waitlists;

/// <summary>
/// What somebody waits for. <paramref name="Id"/> follows from who asks and for what, so that a double click joins once. With
/// <paramref name="Visit"/>, the reference of a visit, it is an earlier time for that.
/// </summary>
public sealed record WaitlistWish(Guid Id, IReadOnlyList<ItemAsk> Items, int? Office, DateOnly LastDate, string? Visit = null)
{
    public SealedPerson? Applicant { get; init; }
    public string? Village { get; init; }
    /// <summary>For whom the visit would count, should a place be taken.</summary>
    public Counted Counted { get; init; } = new(null, null, null);
}

/// <summary>
/// Puts somebody on the waitlist. It is no booking and takes no place, but a subject is on it once for a service group, and not while they
/// have a booking of that group (unless it is for an earlier time of it). An applicant, phone or device has as many entries as it may have bookings.
/// </summary>
public sealed class JoinWaitlist(Store store, CityVersions cities, CityClock clock, BookingBrake brake)
{
    /// <summary>The reference its link is signed for.</summary>
    public async Task<Result<string>> RunAsync(WaitlistWish wish)
    {
        await using var db = store.Open();
        var id = wish.Id;
        while (await db.Waitlist.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id) is { } before)
        {
            if (before.IsLive) return before.Reference;
            id = RequestId.For($"again:{id}");   // they were on the list, and left it or had their offers
        }
        if (await AgainstAsync(db, wish) is { } refusal) return refusal;
        var entry = new WaitlistEntry
        {
            Id = id,
            Reference = Reference.New(),
            JoinedAt = clock.Now,
            Office = wish.Office,
            LastDate = wish.LastDate,
            Village = wish.Village,
            Visit = wish.Visit,
            Sealed = wish.Applicant?.Blob,
            Applicant = wish.Counted.Applicant,
            Device = wish.Counted.Device,
            Phone = wish.Counted.Phone,
            Helper = wish.Counted.Helper,
            Unverified = wish.Counted.IsUnverified,
        };
        db.Add(entry);
        db.AddRange(wish.Items.Select((item, i) => new WaitlistItem { Entry = entry.Id, No = i + 1, Service = item.Service, Group = GroupOf(item), Subject = item.Subject, Active = true }));
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException)
        {
            await using var again = store.Open();
            return await again.Waitlist.Where(e => e.Id == id).Select(e => e.Reference).SingleOrDefaultAsync() is { } same ? same : WaitlistRefusals.AlreadyWaiting;
        }
        return entry.Reference;
    }

    int GroupOf(ItemAsk item) => cities.Current.GroupOf(cities.Current.Service(item.Service)!).No;

    async Task<Refusal?> AgainstAsync(DantainDb db, WaitlistWish wish)
    {
        var (city, today) = (cities.Current, clock.Today);
        if (wish.Items.Count == 0) return PlaceRefusals.NoItems;
        if (wish.Items.Count > city.Rules.MaxItems) return PlaceRefusals.TooManyItems;
        foreach (var item in wish.Items) if (city.Service(item.Service) is null) return PlaceRefusals.UnknownService(item.Service);
        if (wish.LastDate < today || wish.LastDate > today.AddDays(city.Rules.Waitlist.Days)) return PlaceRefusals.OutsideWindow;
        if (!city.Offices.Any(o => (wish.Office ?? o.No) == o.No && wish.Items.All(i => city.ModeOf(o, city.Service(i.Service)!, wish.LastDate) > Mode.WalkInOnly))) return WaitlistRefusals.NowhereOffered;
        if ((wish.Visit is null ? await HasBookingAsync(db, wish) : await VisitAsync(db, wish)) is { } refusal) return refusal;
        return brake.IsOn && wish.Counted.Helper is null && await IsOverAsync(db, wish.Counted, city.Rules.Limits) ? BrakeRefusals.LimitReached : null;
    }

    static async Task<bool> IsOverAsync(DantainDb db, Counted who, BookingLimits limits) =>
        who.Applicant is { } applicant && await LiveAsync(db, e => e.Applicant == applicant) >= limits.Applicant
        || who.Device is { } device && await LiveAsync(db, e => e.Device == device) >= limits.Device
        || who.Phone is { } phone && await LiveAsync(db, e => e.Phone == phone) >= limits.Phone;

    static Task<int> LiveAsync(DantainDb db, System.Linq.Expressions.Expression<Func<WaitlistEntry, bool>> whose) =>
        db.Waitlist.Where(e => e.State == WaitState.Waiting || e.State == WaitState.Offered).CountAsync(whose);

    async Task<Refusal?> HasBookingAsync(DantainDb db, WaitlistWish wish)
    {
        foreach (var item in wish.Items)
        {
            var group = GroupOf(item);
            if (item.Subject is { } subject && await db.Items.AnyAsync(i => i.Active && i.Subject == subject && i.Group == group)) return PlaceRefusals.AlreadyActive(cities.Current.Group(group)!);
        }
        return null;
    }

    /// <summary>The visit has to stand, and to lie after what is wished.</summary>
    async Task<Refusal?> VisitAsync(DantainDb db, WaitlistWish wish)
    {
        if (await MyBooking.FindAsync(db, wish.Visit!) is not { Booking.State: BookingState.Confirmed } visit) return States.NoBooking;
        var start = clock.Instant(visit.Day.Date, visit.Booking.Start);
        return wish.LastDate <= visit.Day.Date && start.AddMinutes(-cities.Current.Rules.CancelUntilMinutes) > clock.Now ? null : WaitlistRefusals.NoEarlierDate;
    }
}
