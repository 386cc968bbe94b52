namespace Dantain.OfficeDays;

/// <summary>Somebody who is not here yet: when their turn is, for which service group, whether they come first, and whether they booked.</summary>
public readonly record struct Expected(DateTimeOffset At, int Group, bool Priority, bool Booked = true);

/// <summary>
/// Who is still expected today, the earliest first, and which share of them really comes: as it has been today, and about nine of ten while few
/// times have passed. Beside who booked, those who will take a number on the spot: as large a part of the places as went today.
/// </summary>
public sealed record ExpectedToday(IReadOnlyList<Expected> Visits, double Share)
{
    /// <summary>Before anything is known of the day: of ten who booked, nine come.</summary>
    const double UsuallyCome = 9, UsuallyBooked = 10;
    /// <summary>And of four places on the spot, two are taken.</summary>
    const double UsuallyTaken = 2, UsualPlaces = 4;
    /// <summary>More than are called in the hours that are looked ahead; places are a setting, and an office that has a million of them waits for no million people.</summary>
    const int MostOnTheSpot = 2000;

    internal static ExpectedToday Of(OfficeDay day)
    {
        var (came, absent, visits) = (0, 0, new List<Expected>());
        var over = day.Head.LastAt.AddMinutes(-day.City.Rules.CheckInAfterMinutes);
        foreach (var booking in day.Bookings.All)
            if (booking.Channel != Channel.Online) continue;
            else if (booking.State is BookingState.Arrived or BookingState.Closed) came++;
            else if (booking.State == BookingState.NoShow) absent++;
            else if (booking.State == BookingState.Confirmed && day.At(booking.Start) is var at)
            {
                if (at <= over) absent++;
                else visits.Add(new(at, day.Items[booking.FirstItem]!.Group, booking.Priority));
            }
        AddOnTheSpot(day, visits);
        visits.Sort((one, other) => one.At.CompareTo(other.At));
        return new(visits, (came + UsuallyCome) / (came + absent + UsuallyBooked));
    }

    static void AddOnTheSpot(OfficeDay day, List<Expected> visits)
    {
        var (taken, places, now) = (UsuallyTaken, UsualPlaces, day.Head.LastAt);
        foreach (var slot in day.Slots.All)
            if (slot.Channel == Channel.WalkIn && day.At(slot.Start) <= now) (taken, places) = (taken + slot.Taken, places + slot.Capacity);
        var left = MostOnTheSpot;
        foreach (var slot in day.Slots.All.Where(s => s.Channel == Channel.WalkIn && day.At(s.Start) > now).OrderBy(s => s.Start))
        {
            var more = Math.Clamp((int)Math.Round(slot.Capacity * taken / places) - slot.Taken, 0, left);
            visits.AddRange(Enumerable.Repeat(new Expected(day.At(slot.Start), slot.Group, false, false), more));
            left -= more;
        }
    }
}
