using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Bookings;

/// <summary>A place is kept for a few minutes while the person finishes; it already counts as the subjects' one active booking.</summary>
public sealed record PlaceHeld(int Booking, string Reference, TimeOnly Start, DateTimeOffset Until, int[] Services) : Outcome;

public sealed record HoldPlace(TimeOnly At, SealedPerson Applicant, IReadOnlyList<ItemAsk> Items, string? Village = null, bool English = false)
    : OfficeDayCommand<PlaceHeld>
{
    internal override IEnumerable<long> Subjects => Items.Select(i => i.Subject).OfType<long>();

    public override Result<PlaceHeld> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (PlaceRules.Check(day, At, Channel.Online, Items, now) is { } refusal) return refusal;
        var until = now.AddMinutes(day.City.Rules.HoldMinutes);
        var held = day.Take(new()
        {
            Reference = day.DrawReference(),
            Channel = Channel.Online,
            State = BookingState.Held,
            Start = At,
            HoldUntil = until,
            Village = Village,
            English = English,
            Sealed = Applicant.Blob,
        }, Items);
        return new PlaceHeld(held.No, held.Reference!, At, until, [.. Items.Select(i => i.Service)]);
    }
}
