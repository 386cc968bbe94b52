using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Messages;

/// <summary>
/// "Few are before you": told once, to who waits in the hall or outside, on the ways that arrive at once (no e-mail). It looks at what the day
/// shows, not at the lane; (booking, kind, way) is unique, so nodes may look at the same hall.
/// </summary>
public sealed class TellAhead(Store store, Vault vault, CityClock clock, MessageSettings settings, MessageChannels channels)
{
    static readonly TimeSpan OfUse = TimeSpan.FromMinutes(20);
    /// <summary>Who has just come has seen for themself.</summary>
    static readonly TimeSpan JustCame = TimeSpan.FromMinutes(5);
    readonly HashSet<(int Day, int Booking)> told = [];

    public async Task RunAsync(DayView day)
    {
        if (day.Id.Date != clock.Today || MessageTimes.Allowed(clock, clock.Now) != clock.Now) return;
        told.RemoveWhere(t => new DayId(t.Day).Date != clock.Today);
        int[] near = [.. day.Present.Where(t => t.ArrivedAt < clock.Now - JustCame && !told.Contains((t.Day, t.No)) && IsNear(day, t)).Select(t => t.No)];
        if (near.Length == 0) return;
        await using var db = store.Open();
        var known = await db.Messages.Where(m => m.Day == day.Id.Value && m.Kind == MessageKind.Ahead && near.Contains(m.Booking)).Select(m => m.Booking).ToListAsync();
        var sealedOnes = await db.Bookings.Where(b => b.Day == day.Id.Value && near.Contains(b.No) && b.Sealed != null).Select(b => new { b.No, b.Sealed }).ToListAsync();
        foreach (var booking in sealedOnes.Where(b => !known.Contains(b.No)))
            db.AddRange(channels.WaysTo(vault.OpenPerson(booking.Sealed!)).Where(w => w != MessageWay.Email).Select(way => new Message
            {
                Day = day.Id.Value,
                Booking = booking.No,
                Kind = MessageKind.Ahead,
                Way = way,
                Due = clock.Now,
                Until = clock.Now + OfUse,
            }));
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) { return; }   // another node tells them
        foreach (var no in near) told.Add((day.Id.Value, no));
    }

    bool IsNear(DayView day, Ticket ticket) => WaitEstimate.FewestAhead(day, ticket, clock.Now) is > 0 and var fewest && fewest <= settings.AheadAt;
}
