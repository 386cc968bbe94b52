using System.Buffers.Binary;
using System.Diagnostics.Metrics;
using System.Text;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Brakes;

/// <summary>
/// For whom a booking counts; what is null is not counted. A helper's bookings count for the helper alone: the number of a member of the
/// staff, or below zero that of a known device.
/// </summary>
public sealed record Counted(long? Applicant, long? Phone, long? Device, int? Helper = null, bool IsUnverified = false);

/// <summary>
/// Limits on what one person, phone, device or helper can have booked at the same time, beside the rule of one active booking for a subject
/// and service group, which the day itself keeps. They are the city's settings. Outside the lane and not exact to the last one: two requests
/// in the same instant may both pass, which a limit against hoarding can bear.
/// </summary>
public sealed class BookingBrake(Store store, CityVersions cities, CityClock clock, bool isOn)
{
    public const string MeterName = "Dantain";
    const string AlreadyActive = "booking.already-active";
    static readonly Meter Meter = new(MeterName);
    static readonly Counter<long> Stopped = Meter.CreateCounter<long>("dantain.brakes.stopped", description: "Bookings that a limit has stopped, by kind");

    public bool IsOn => isOn;

    /// <summary>Why no place is held for them; null when they may. Counts what stopped them.</summary>
    /// <param name="who">For whom it would count.</param>
    /// <param name="request">A request that was done already may be repeated, whatever counts by now.</param>
    public async Task<Refusal?> BeforeAsync(Counted who, Guid request)
    {
        if (!isOn) return null;
        await using var db = store.Open();
        return await AgainstAsync(db, who, besides: 0) is { } refusal && !await db.Facts.AnyAsync(f => f.Request == request) ? refusal : null;
    }

    /// <summary>Whether this request has been done already, so that it only gets its answer again.</summary>
    public async Task<bool> IsDoneAsync(Guid request)
    {
        await using var db = store.Open();
        return await db.Facts.AnyAsync(f => f.Request == request);
    }

    /// <summary>The booking counts from now on, unless that is over a limit. Marking it again changes nothing.</summary>
    public async Task<Refusal?> MarkAsync(Counted who, string reference)
    {
        if (!isOn) return null;
        await using var db = store.Open();
        var marked = await db.BrakeMarks.Where(m => m.Reference == reference).Select(m => m.Kind).ToListAsync();
        BrakeMark[] marks = [.. Keys(who).Where(k => !marked.Contains(k.Kind)).Select(k => new BrakeMark { Kind = k.Kind, Key = k.Key, Reference = reference, At = clock.Now, Unverified = who.IsUnverified })];
        db.AddRange(marks);
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) { return null; }   // a double click has marked it in between
        if (await AgainstAsync(db, who, besides: 1) is not { } refusal) return null;
        db.RemoveRange(marks);
        await db.SaveChangesAsync();
        return refusal;
    }

    /// <summary>The visit belongs to its person alone from now on, under another reference: it no longer counts for the phone, device or helper it came from.</summary>
    public async Task TakenOverAsync(string before, string now)
    {
        if (before == now) return;   // asked for again
        await using var db = store.Open();
        if (!await db.BrakeMarks.AnyAsync(m => m.Reference == before)) return;
        using var gate = await store.WriteGateAsync();
        await db.BrakeMarks.Where(m => m.Reference == before && m.Kind == BrakeKind.Applicant).ExecuteUpdateAsync(m => m.SetProperty(x => x.Reference, now));
        await db.BrakeMarks.Where(m => m.Reference == before).ExecuteDeleteAsync();
    }

    /// <summary>The places that this device holds now, other than this one: a device has one at a time.</summary>
    public async Task<IReadOnlyList<(DayId Day, int No)>> HeldByAsync(long device, int day, int no)
    {
        if (!isOn) return [];
        var now = clock.Now;
        await using var db = store.Open();
        var held = await (from m in db.BrakeMarks
                          join b in db.Bookings on m.Reference equals b.Reference
                          where m.Kind == BrakeKind.Device && m.Key == device && b.State == BookingState.Held && b.HoldUntil > now && !(b.Day == day && b.No == no)
                          select new { b.Day, b.No }).ToListAsync();
        return [.. held.Select(h => (new DayId(h.Day), h.No))];
    }

    /// <summary>A place was let go because its device has taken another.</summary>
    public static void LetGo() => Stopped.Add(1, new KeyValuePair<string, object?>("kind", "hold"));

    public async Task<int?> KnownAsync(long device)
    {
        await using var db = store.Open();
        return await db.KnownDevices.Where(d => d.Device == device && d.StruckOff == null && d.Office == null).Select(d => (int?)d.Id).FirstOrDefaultAsync();
    }

    /// <summary>Marks and guesses of bookings that can no longer stand leave the database.</summary>
    public async Task ForgetAsync()
    {
        var before = clock.Now.AddDays(-3 * cities.Current.Rules.OpenDays);
        await using var db = store.Open();
        if (!await db.BrakeMarks.AnyAsync(m => m.At < before) && !await db.DigitGuesses.AnyAsync(g => g.At < before)) return;
        using var gate = await store.WriteGateAsync();
        await db.BrakeMarks.Where(m => m.At < before).ExecuteDeleteAsync();
        await db.DigitGuesses.Where(g => g.At < before).ExecuteDeleteAsync();
    }

    /// <param name="db">Open.</param>
    /// <param name="who">Whose bookings.</param>
    /// <param name="besides">How many of those counted are the one in question.</param>
    async Task<Refusal?> AgainstAsync(DantainDb db, Counted who, int besides)
    {
        var (limits, now) = (cities.Current.Rules.Limits, clock.Now);
        if (who.Helper is { } helper)
        {
            var midnight = clock.Instant(clock.Today, TimeOnly.MinValue);
            var made = await db.BrakeMarks.CountAsync(m => m.Kind == BrakeKind.Helper && m.Key == helper && m.At >= midnight);
            return made - besides >= limits.HelperADay ? Stop(BrakeKind.Helper) : null;
        }
        var standing = await (from m in db.BrakeMarks
                              join b in db.Bookings on m.Reference equals b.Reference
                              where (b.State == BookingState.Held && b.HoldUntil > now || b.State == BookingState.Confirmed)
                                  && (m.Kind == BrakeKind.Applicant && m.Key == who.Applicant || m.Kind == BrakeKind.Phone && m.Key == who.Phone || m.Kind == BrakeKind.Device && m.Key == who.Device)
                              group m by new { m.Kind, m.Unverified } into kind
                              select new { kind.Key.Kind, kind.Key.Unverified, Count = kind.Count() }).ToListAsync();
        foreach (var kind in standing.Select(s => s.Kind).Distinct().Order())
        {
            if (standing.Where(s => s.Kind == kind).Sum(s => s.Count) - besides >= LimitOf(kind, limits)) return Stop(kind);
            if (who.IsUnverified && kind != BrakeKind.Applicant && standing.Where(s => s.Kind == kind && s.Unverified).Sum(s => s.Count) - besides >= limits.Unverified) return Stop(kind);
        }
        return null;
    }

    /// <summary>What a phone or a device is counted by, without keeping it.</summary>
    public static long KeyOf(Vault vault, string what) => BinaryPrimitives.ReadInt64BigEndian(vault.Digest(Encoding.UTF8.GetBytes("brake " + what)));

    public static long KeyOf(Vault vault, PhoneNumber phone) => KeyOf(vault, "phone " + phone.E164);

    static int LimitOf(BrakeKind kind, BookingLimits limits) => kind switch
    {
        BrakeKind.Applicant => limits.Applicant,
        BrakeKind.Phone => limits.Phone,
        _ => limits.Device,
    };

    static IEnumerable<(BrakeKind Kind, long Key)> Keys(Counted who)
    {
        if (who.Helper is { } helper)
        {
            yield return (BrakeKind.Helper, helper);
            yield break;
        }
        if (who.Applicant is { } applicant) yield return (BrakeKind.Applicant, applicant);
        if (who.Phone is { } phone) yield return (BrakeKind.Phone, phone);
        if (who.Device is { } device) yield return (BrakeKind.Device, device);
    }

    static Refusal Stop(BrakeKind kind)
    {
        Stopped.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString().ToLowerInvariant()));
        return BrakeRefusals.LimitReached;
    }

    /// <summary>One active booking for a subject and service group is kept by the day itself; what it stops is counted here with the rest.</summary>
    public static Refusal Refused(Refusal refusal)
    {
        if (refusal.Code == AlreadyActive) Stopped.Add(1, new KeyValuePair<string, object?>("kind", "subject"));
        return refusal;
    }

    /// <summary>The digits of a phone were tried too often.</summary>
    internal static Refusal Guessed(Refusal refusal)
    {
        Stopped.Add(1, new KeyValuePair<string, object?>("kind", "digits"));
        return refusal;
    }

    /// <summary>A lost link was asked for too often.</summary>
    internal static Refusal AskedOften()
    {
        Stopped.Add(1, new KeyValuePair<string, object?>("kind", "ask"));
        return BrakeRefusals.AskedOften;
    }
}
