namespace Dantain.OfficeDays;

/// <summary>Which part of a slot's places: booked from home, given out on the spot, or kept for people who come first (60+, disability, pregnancy …).</summary>
public enum Channel { Online = 1, WalkIn = 2, Priority = 3 }

/// <summary>
/// A span of time of one service group at one office on one day, with the places of one channel. <see cref="Taken"/> is written as a
/// difference and the database refuses more than <see cref="Capacity"/>; capacity never falls below what is taken, so a city that wants
/// fewer places lowers <see cref="Wanted"/> at once and the people above it are displaced, one by one, with a new place offered.
/// </summary>
public sealed record Slot : DayRow
{
    /// <summary>Local time of the city.</summary>
    public TimeOnly Start { get; init; }
    public int Minutes { get; init; }
    public int Group { get; init; }
    public Channel Channel { get; init; }
    public int Capacity { get; init; }
    public int Wanted { get; init; }
    public int Taken { get; init; }
    /// <summary>Free places set aside for the waitlist; null while nobody waits for this time, so that what comes free is everyone's.</summary>
    public int? Kept { get; init; }

    /// <summary>Places that nobody has, kept or not.</summary>
    public int Room => Math.Max(0, Math.Min(Capacity, Wanted) - Taken);
    public int Free => Math.Max(0, Math.Min(Capacity, Wanted) - Taken - (Kept ?? 0));
    public int Displaced => Math.Max(0, Taken - Wanted);

    /// <summary>The wave with which these places open on the spot; null for those that are open from the start, as those of people who come first always are.</summary>
    internal TimeOnly? WaveBy(Cities.Rules rules) => Channel == Channel.WalkIn ? rules.WalkIn.WaveOf(Start) : null;

    /// <summary>Places come back: to the waitlist where somebody waits for this time, unless who gives them back takes them again in the same act.</summary>
    internal Slot GivenBack(int places, bool takesAgain)
    {
        var back = this with { Taken = Taken - places };
        return takesAgain || Kept is not { } kept ? back : back with { Kept = Math.Min(kept + places, back.Room) };
    }

    /// <summary>As many places as wanted, but never fewer than are taken. Further ones go to the waitlist first, where somebody waits.</summary>
    internal Slot WithWanted(int places)
    {
        var changed = this with { Wanted = places, Capacity = Math.Max(places, Taken) };
        return changed with { Kept = Kept + Math.Max(0, changed.Room - Room) };
    }

    internal override DayRow UpdateFrom(DayRow before) => this with { Taken = Taken - ((Slot)before).Taken, Capacity = Capacity - ((Slot)before).Capacity };
}

/// <summary>Cards of one kind for services that hand one over at the visit; <see cref="DayRow.No"/> is the number of the blank kind in the pack.</summary>
public sealed record BlankStock : DayRow
{
    public int Capacity { get; init; }
    public int Taken { get; init; }
    /// <summary>Cards of the capacity that are not there: as with places, it never falls below what was promised.</summary>
    public int Short { get; init; }
    public int Wanted => Capacity - Short;
    public int Free => Math.Max(0, Wanted - Taken);
    public int Displaced => Math.Max(0, Taken - Wanted);

    internal BlankStock WithWanted(int cards) => this with { Capacity = Math.Max(cards, Taken), Short = Math.Max(cards, Taken) - cards };
    internal override DayRow UpdateFrom(DayRow before) => this with { Taken = Taken - ((BlankStock)before).Taken, Capacity = Capacity - ((BlankStock)before).Capacity };
}

/// <summary>A letter's last number of the day; <see cref="DayRow.No"/> is 1 for A to 26 for Z. Numbers are gap-free because one writer counts them up with the booking that takes them.</summary>
public sealed record Series : DayRow
{
    public int Last { get; init; }
    /// <summary>Keyed hash of the device that gives its numbers while it is cut off; null for the office's own and for one that was given back.</summary>
    public long? LentTo { get; init; }

    public static int Of(string letter) => letter[0] - 'A' + 1;

    /// <summary><c>A-017</c>: a letter and at least three digits; it grows to four.</summary>
    public static string Show(int series, int number) => $"{(char)('A' + series - 1)}-{number:000}";
}
