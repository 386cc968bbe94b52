using Dantain.Cities;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Bookings;

/// <summary>
/// Personal data of visits that are over leaves the database after the city's retention time; numbers, services and the keyed hash stay for
/// statistics. Whoever still waits for a document is kept until they have it, for they are to be told and recognised. Facts never held any of it, so their chain still verifies. The copies in memory hold none either.
/// </summary>
public static class ForgetPersons
{
    const int MostDaysAtOnce = 20;   // small pieces, so that nobody waits for the database

    /// <summary>How many bookings were made anonymous.</summary>
    public static async Task<int> RunAsync(Store store, City city, CityClock clock)
    {
        var before = clock.Today.AddDays(-city.Rules.PersonalDataDays);
        await using var db = store.Open();
        var days = await db.Days.Where(d => d.Date < before && db.Bookings.Any(b => b.Day == d.Id && b.Sealed != null && !db.Applications.Any(a => a.Day == b.Day && a.Booking == b.No && a.EndedAt == null)))
            .Select(d => d.Id).Take(MostDaysAtOnce).ToListAsync();
        if (days.Count == 0) return 0;
        using var gate = await store.WriteGateAsync();
        return await db.Bookings.Where(b => days.Contains(b.Day) && b.Sealed != null && !db.Applications.Any(a => a.Day == b.Day && a.Booking == b.No && a.EndedAt == null))
            .ExecuteUpdateAsync(b => b.SetProperty(x => x.Sealed, (byte[]?)null));
    }
}
