using Dantain.Cities;
using Dantain.History;

namespace Dantain.OfficeDays;

/// <summary>The day can no longer keep this promise: the person is told, offered other times, and nothing counts against them.</summary>
public sealed record VisitDisplaced(int Booking) : Outcome;

/// <summary>It can after all: the visit stands as it was.</summary>
public sealed record VisitStands(int Booking) : Outcome;

/// <summary>The day ended before a displaced visit was moved: the promise is taken back, and the person may book anew at once.</summary>
public sealed record DisplacedVisitEnded(int Booking) : Outcome;

public sealed partial class OfficeDay
{
    /// <summary>From here on these rules hold on the day; its version is in the head.</summary>
    internal void Follow(City city)
    {
        if (ReferenceEquals(city, City)) return;
        (City, Office) = (city, city.Office(Head.Office) ?? Office);
    }

    internal HashSet<int> Displaced() => Displacement.Of(Slots.All, Stocks.All, Bookings.All, ItemsOf);

    /// <summary>
    /// After a change of places or cards: holds that do not fit are over, and everyone is to be told whose promise fell or stands again.
    /// </summary>
    /// <param name="before">Who was displaced before the change.</param>
    internal (int Displaced, int Standing) NoteDisplaced(HashSet<int> before, DateTimeOffset now)
    {
        foreach (var held in Displaced().Select(no => Bookings[no]!).Where(b => b.State == BookingState.Held).OrderBy(b => b.No))
        {
            End(held, BookingState.Expired);
            Note(new HoldExpired(held.No));
        }
        var after = Displaced();
        int[] fell = [.. after.Except(before).Order()], stand = [.. before.Except(after).Where(no => Bookings[no]!.State == BookingState.Confirmed).Order()];
        foreach (var no in fell) Note(new VisitDisplaced(no), Bookings[no]);
        foreach (var no in stand) Note(new VisitStands(no), Bookings[no]);
        return (fell.Length, stand.Length);
    }
}
