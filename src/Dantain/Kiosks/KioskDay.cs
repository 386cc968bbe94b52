using Dantain.Cities;
using Dantain.OfficeDays;

namespace Dantain.Kiosks;

/// <summary>Whether a kiosk gives numbers: no counters today, not so early, yes, no longer today.</summary>
public enum KioskState { Closed, NotYet, Gives, Over }

/// <summary>
/// What is left today for people who just come: places that are open now, from when the next of them has its turn (null for none), and when
/// further ones open (null when none do).
/// </summary>
public sealed record LeftToday(ServiceGroup Group, IReadOnlyList<ServiceType> Services, int Places, TimeOnly? Next, TimeOnly? Wave = null);

/// <summary>
/// What a kiosk shows of its office's day. <paramref name="Opens"/> is the first time of the day, <paramref name="GivesFrom"/> when numbers
/// are given from, <paramref name="Why"/> the name of the holiday or the reason of the closure.
/// </summary>
public sealed record KioskDay(KioskState State, TimeOnly? Opens, TimeOnly? GivesFrom, Text? Why, IReadOnlyList<LeftToday> Left)
{
    public static KioskDay Of(DayView day, DateTimeOffset now)
    {
        if (day.Slots.Count == 0) return new(KioskState.Closed, null, null, WhyClosed(day), []);
        var opens = day.Slots.Min(s => s.Start);
        var gives = day.At(opens).AddMinutes(-day.City.Rules.Kiosk.GivesBeforeMinutes);
        var from = gives < day.At(TimeOnly.MinValue) ? TimeOnly.MinValue : opens.AddMinutes(-day.City.Rules.Kiosk.GivesBeforeMinutes);
        var state = day.Head.State == DayState.Closed || day.Slots.All(s => HasPassed(day, s, now)) ? KioskState.Over : now < gives ? KioskState.NotYet : KioskState.Gives;
        return new(state, opens, from, WhyClosed(day), [.. day.City.Pack.Groups.Select(g => LeftOf(day, g, now)).OfType<LeftToday>()]);
    }

    /// <summary>Null for a group that this office does not serve today.</summary>
    static LeftToday? LeftOf(DayView day, ServiceGroup group, DateTimeOffset now)
    {
        ServiceType[] services = [.. day.City.Pack.Services.Where(s => s.Group == group.Code && day.City.ModeOf(day.Office, s, day.Id.Date) != Mode.Closed)];
        if (services.Length == 0) return null;
        // A visit that takes more places than are left at any one time finds none there: only times count where the shortest fits.
        var least = services.Min(day.City.PlacesOf);
        Slot[] ahead = [.. day.Slots.Where(s => s.Group == group.No && s.Channel == Channel.WalkIn && s.Free >= least && !HasPassed(day, s, now)).OrderBy(s => s.Start)];
        var opens = ahead.ToLookup(s => s.WaveBy(day.City.Rules) is { } wave && now < day.At(wave) ? wave : (TimeOnly?)null);
        Slot[] open = [.. opens[null]];
        return new(group, services, open.Sum(s => s.Free), open.Length == 0 ? null : open[0].Start, opens.Select(o => o.Key).Where(w => w is not null).Min());
    }

    /// <summary>On the spot a time serves until its end.</summary>
    static bool HasPassed(DayView day, Slot slot, DateTimeOffset now) => now >= day.At(slot.Start).AddMinutes(slot.Minutes);

    static Text? WhyClosed(DayView day) => day.City.Holiday(day.Id.Date)?.Name
        ?? day.City.Pack.Calendar.Closures?.FirstOrDefault(c => c.Date == day.Id.Date && (c.Offices is null || c.Offices.Contains(day.Office.Code)))?.Reason;

    /// <summary>Whether the cards that this service hands over at the visit are out.</summary>
    public static bool CardsOut(DayView day, ServiceType service) =>
        service.BlankUse == BlankUse.Visit && day.City.Blank(service.Blank) is { } blank && day.Stocks.FirstOrDefault(s => s.No == blank.No) is { Free: 0 };
}
