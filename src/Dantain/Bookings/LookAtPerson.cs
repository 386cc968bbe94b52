using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Bookings;

/// <summary>
/// The only way to a person's data for a screen of the staff: the look is in the access log, durable, before anything is opened. Whether the
/// member may look is asked before.
/// </summary>
public sealed class LookAtPerson(Store store, Vault vault, CityClock clock)
{
    /// <summary>Nobody typed anything: a number taken on the spot, or data that has been erased after the city's time.</summary>
    public static readonly Refusal NothingKept = new("person.nothing-kept", RefusalKind.NotFound);

    /// <summary>
    /// What helps whoever is called, and which papers they said were missing: nothing that says who it is, so it stands in view at the counter
    /// that has called them and is in no log.
    /// </summary>
    public async Task<(Needs Needs, IReadOnlyList<PaperNo> Missing)> NeedsAsync(DayId day, int booking)
    {
        await using var db = store.Open();
        if (await db.Bookings.Where(b => b.Day == day.Value && b.No == booking).Select(b => b.Sealed).SingleOrDefaultAsync() is not { } blob) return (Needs.None, []);
        var person = vault.OpenPerson(blob);
        return (person.Needs, person.Missing);
    }

    public async Task<Result<Person>> RunAsync(int staff, DayId day, int booking, AccessReason why)
    {
        await using var db = store.Open();
        if (await db.Bookings.Where(b => b.Day == day.Value && b.No == booking).Select(b => b.Sealed).SingleOrDefaultAsync() is not { } blob) return NothingKept;
        db.Add(new AccessEntry { At = clock.Now, Staff = staff, Day = day.Value, Booking = booking, Why = why });
        await db.SaveChangesAsync();
        return vault.OpenPerson(blob);
    }
}
