using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Cities;

/// <summary>Declares an interruption, or says that one is over: each a new version of the rules with the pack of the one before. Days follow by <c>ApplyRules</c>.</summary>
public sealed class DeclareInterruption(Store store, CityVersions cities, CityClock clock)
{
    public const int MostReason = 300, MostDays = 90;
    public static readonly Refusal Unknown = new("interruption.not-found", RefusalKind.NotFound);
    public static readonly Refusal OverAlready = new("interruption.over", RefusalKind.Conflict);
    public static readonly Refusal Dates = new("interruption.dates", RefusalKind.Invalid);
    public static readonly Refusal Times = new("interruption.times", RefusalKind.Invalid);
    public static readonly Refusal Reason = new("interruption.reason", RefusalKind.Invalid);
    public static readonly Refusal Where = new("interruption.where", RefusalKind.Invalid);

    /// <summary>What is wrong with it, whoever declares it.</summary>
    public static Refusal? Check(Interruption planned, City city, DateOnly today)
    {
        if (planned.From < today || planned.To < planned.From || planned.To.DayNumber - planned.From.DayNumber >= MostDays) return Dates;
        if (planned.FromTime >= planned.ToTime) return Times;
        if (planned.Offices is [] || planned.Offices?.Any(o => city.Office(o) is null) == true) return Where;
        if (planned.Groups is [] || planned.Groups?.Any(g => city.Pack.Groups.All(known => known.Code != g)) == true) return Where;
        return planned.Reason.Id.Length is 0 or > MostReason || planned.Reason.En?.Length > MostReason ? Reason : null;
    }

    /// <summary>Its number.</summary>
    public async Task<Result<int>> RunAsync(Interruption planned)
    {
        if (Check(planned, cities.Current, clock.Today) is { } wrong) return wrong;
        var no = 0;
        await AddAsync(planned.Staff, all => [.. all, planned with { No = no = all.Select(i => i.No).DefaultIfEmpty().Max() + 1, At = clock.Now }]);
        return no;
    }

    public async Task<Result<int>> EndAsync(int no, int staff)
    {
        Refusal? refusal = null;
        await AddAsync(staff, all =>
        {
            refusal = all.FirstOrDefault(i => i.No == no) is not { } known ? Unknown : known.Ended is not null || known.To < clock.Today ? OverAlready : null;
            return refusal is null ? [.. all.Select(i => i.No == no ? i with { Ended = clock.Now, EndedBy = staff } : i)] : null;
        });
        return refusal is null ? no : refusal;
    }

    /// <summary>Two at once get two versions: the number is the key, and who is second begins again from the first one's.</summary>
    async Task AddAsync(int staff, Func<IReadOnlyList<Interruption>, IReadOnlyList<Interruption>?> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = store.Open();
            var newest = await db.PackVersions.AsNoTracking().OrderByDescending(p => p.No).FirstAsync();
            if (change(Interruption.Read(newest.Interruptions)) is not { } changed) return;
            db.Add(new PackVersion { No = newest.No + 1, SameAs = newest.Pack, ImportedAt = clock.Now, ImportedBy = Actor.Staff(staff).ToString(), Interruptions = Interruption.Write(changed) });
            try { await db.SaveChangesAsync(); }
            catch (DbUpdateException) when (attempt < 5) { continue; }
            await cities.RefreshAsync();
            return;
        }
    }
}
