using System.Globalization;

namespace Dantain.OfficeDays;

/// <summary>
/// Where the places of a visit are: at its time, and those that do not fit there at the times that follow without a break, as many as are free at
/// each. So three children's cards are one visit even where an office has one place each half hour.
/// </summary>
static class Spread
{
    /// <param name="needs">Places by service group.</param>
    /// <param name="at">When the visit begins.</param>
    /// <param name="minutes">How long after that a time may begin; 0 for its own only.</param>
    /// <param name="slotAt">The slot of a group and time in the channel of the visit.</param>
    /// <param name="room">How many places of a slot may be taken.</param>
    /// <returns>Null where a group's places do not suffice, or none of them is at the time itself.</returns>
    public static List<(Slot Slot, int Places)>? Of(IEnumerable<(int Group, int Places)> needs, TimeOnly at, int minutes, Func<int, TimeOnly, Slot?> slotAt, Func<Slot, int> room)
    {
        List<(Slot Slot, int Places)> all = [];
        foreach (var (group, places) in needs)
        {
            var left = places;
            for (var next = at; left > 0;)
            {
                if (next < at || next > at && (next - at).TotalMinutes >= minutes || slotAt(group, next) is not { } slot) return null;
                if (Math.Min(room(slot), left) is > 0 and var here)
                {
                    all.Add((slot, here));
                    left -= here;
                }
                next = slot.Start.AddMinutes(slot.Minutes);
            }
        }
        return all.Exists(t => t.Slot.Start == at) ? all : null;
    }

    /// <summary>Takes the places of one item out of its visit's, as they are kept with it; null when all are at the time of the visit.</summary>
    public static string? Cut(List<(Slot Slot, int Places)> visit, int group, TimeOnly at, int places)
    {
        List<(Slot Slot, int Places)> own = [];
        for (var i = 0; places > 0; i++)
        {
            var (slot, left) = visit[i];
            if (slot.Group != group || left == 0) continue;
            var here = Math.Min(left, places);
            visit[i] = (slot, left - here);
            own.Add((slot, here));
            places -= here;
        }
        return own is [var only] && only.Slot.Start == at ? null : string.Join(' ', own.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Slot.No}:{t.Places}")));
    }

    /// <summary>Numbers of the slots and how many places in each.</summary>
    public static IEnumerable<(int Slot, int Places)> Read(string kept) =>
        kept.Split(' ').Select(part => part.Split(':')).Select(part => (int.Parse(part[0], CultureInfo.InvariantCulture), int.Parse(part[1], CultureInfo.InvariantCulture)));
}
