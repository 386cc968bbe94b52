using Dantain.OfficeDays;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Waitlists;

/// <summary>Somebody's place on the list as their page shows it. <paramref name="Ahead"/> counts who joined earlier and may want the same places.</summary>
public sealed record MyWait(WaitlistEntry Entry, int[] Services, int Ahead)
{
    /// <summary>Reference of the visit it became, or that would move.</summary>
    public string? Visit { get; init; }

    public DayId? OfferDay => Entry.OfferDay is { } day ? new(day) : null;

    public static async Task<MyWait?> FindAsync(DantainDb db, string reference)
    {
        if (await db.Waitlist.AsNoTracking().SingleOrDefaultAsync(e => e.Reference == reference) is not { } entry) return null;
        var items = await db.WaitlistItems.AsNoTracking().Where(i => i.Entry == entry.Id).OrderBy(i => i.No).ToListAsync();
        int[] groups = [.. items.Select(i => i.Group).Distinct()];
        var ahead = await db.Waitlist.CountAsync(e => (e.State == WaitState.Waiting || e.State == WaitState.Offered) && e.JoinedAt < entry.JoinedAt
            && (entry.Office == null || e.Office == null || e.Office == entry.Office) && db.WaitlistItems.Any(i => i.Entry == e.Id && groups.Contains(i.Group)));
        var visit = entry.Visit ?? (entry is { State: WaitState.Taken, OfferBooking: { } no }
            ? await db.Bookings.Where(b => b.Day == entry.OfferDay && b.No == no).Select(b => b.Reference).SingleOrDefaultAsync() : null);
        return new(entry, [.. items.Select(i => i.Service)], ahead) { Visit = visit };
    }

    /// <summary>The place on the list for an earlier time of this visit; null while nobody waits for one.</summary>
    public static Task<WaitlistEntry?> ForVisitAsync(DantainDb db, string visit) =>
        db.Waitlist.AsNoTracking().Where(e => e.Visit == visit && (e.State == WaitState.Waiting || e.State == WaitState.Offered)).OrderBy(e => e.JoinedAt).FirstOrDefaultAsync();
}
