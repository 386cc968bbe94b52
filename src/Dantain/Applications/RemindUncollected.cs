using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Applications;

/// <summary>
/// Whose document lies ready and is not collected is told again, after so many days and at most so many times. All documents of a visit are
/// reminded of as one act; the request follows from the visit and the count, so two nodes do it once.
/// </summary>
public sealed class RemindUncollected(Store store, CityClock clock, CityVersions cities, StepApplications steps)
{
    const int AtOnce = 200;   // small pieces, so that nobody waits for the database

    /// <summary>How many visits were reminded.</summary>
    public async Task<int> RunAsync()
    {
        var rules = cities.Current.Rules.Reminders;
        if (rules.AfterDays == 0 || rules.Most == 0) return 0;
        var before = clock.Now.AddDays(-rules.AfterDays);
        await using var db = store.Open();
        var due = await db.Applications.AsNoTracking()
            .Where(a => a.State == ApplicationState.Ready && a.Manifest == null && a.Office == a.PickUpAt && a.Reminded < rules.Most && a.ReadyAt < before && (a.RemindedAt == null || a.RemindedAt < before))
            .OrderBy(a => a.ReadyAt).Select(a => new { a.Day, a.Booking, a.Receipt, a.Reminded }).Take(AtOnce).ToListAsync();
        var reminded = 0;
        foreach (var visit in due.GroupBy(a => (a.Day, a.Booking)))
        {
            var request = RequestId.For($"remind:{visit.Key.Day}:{visit.Key.Booking}:{string.Join(' ', visit.Select(a => $"{a.Receipt}{a.Reminded}").Order(StringComparer.Ordinal))}");
            if ((await steps.RunAsync([.. visit.Select(a => a.Receipt)], new Remind(), null, Actor.System, request)).Wrong.Count == 0) reminded++;
        }
        return reminded;
    }
}
