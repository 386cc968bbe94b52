using System.Text.Json.Serialization;
using Dantain.Bookings;
using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Waitlists;

public sealed record PlaceOffered(int Booking, string Reference, TimeOnly Start, DateTimeOffset Until, int[] Services) : Outcome;

/// <summary>
/// A place is held for somebody on the waitlist until they answer, out of what is kept for the list or free. It is a hold as any other, but
/// with its own end and the message that tells of it. The subjects of a visit that would move (<paramref name="ForVisit"/>) have their active
/// booking already, so the place is kept without them and the visit takes it over.
/// </summary>
public sealed record OfferPlace(TimeOnly At, DateTimeOffset Until, IReadOnlyList<ItemAsk> Items, string? Village, bool ForVisit) : OfficeDayCommand<PlaceOffered>
{
    /// <summary>Who is told of it.</summary>
    [JsonIgnore]
    public byte[]? Sealed { get; init; }

    internal override IEnumerable<long> Subjects => ForVisit ? [] : Items.Select(i => i.Subject).OfType<long>();

    public override Result<PlaceOffered> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (Until <= now) return BookingRefusals.HoldOver;
        ItemAsk[] items = [.. ForVisit ? Items.Select(i => i with { Subject = null }) : Items];
        if (PlaceRules.CheckAsked(day, Channel.Online, items, now, ForVisit) is { } never) return never;
        var before = day.Save();
        foreach (var (slot, places) in day.SpreadOf(items, Channel.Online, At, s => s.Room) ?? [])
            if (slot.Kept > 0) day.Put(slot with { Kept = Math.Max(0, slot.Kept.Value - places) });
        if (PlaceRules.CheckTime(day, At, Channel.Online, items, now) is { } refusal)
        {
            day.UndoTo(before);
            return refusal;
        }
        var held = day.Take(new()
        {
            Reference = day.DrawReference(),
            Channel = Channel.Online,
            State = BookingState.Held,
            Start = At,
            HoldUntil = Until,
            Village = Village,
            Sealed = Sealed,
        }, items);
        day.Tell(held);
        return new PlaceOffered(held.No, held.Reference!, At, Until, [.. items.Select(i => i.Service)]);
    }
}
