namespace CityDay.Checks;

/// <summary>Numbers of a day and letter are 1 to the last without a gap and without a twin, and a promise has one exactly when it was confirmed.</summary>
static class NumbersCheck
{
    public static IEnumerable<Breach> Of(DayExport day)
    {
        var issued = day.Bookings.Where(b => b.Label is not null && b.Number is not null).GroupBy(b => b.Label![..1]).ToDictionary(g => g.Key, g => g.Select(b => b.Number!.Value).Order().ToArray());
        foreach (var series in day.Series)
        {
            issued.Remove(series.Letter, out var numbers);
            foreach (var breach in Gaps(day, series, numbers ?? [])) yield return breach;
        }
        foreach (var (letter, numbers) in issued) yield return new(Invariants.Gap, day.Name, $"{numbers.Length} numbers of letter {letter}, which has no series");
        foreach (var booking in day.Bookings)
        {
            if (booking.Label is { } label && label != $"{label[..1]}-{booking.Number:000}")
                yield return new(Invariants.Gap, day.Name, $"booking {booking.No} shows {label} and has number {booking.Number}");
            if (booking.Number is null && booking.State is (BookingStates.Confirmed or BookingStates.Arrived or BookingStates.Closed or BookingStates.NoShow))
                yield return new(Invariants.Gap, day.Name, $"booking {booking.No} is {booking.State} without a number");
            if (booking.Number is not null && booking.State is BookingStates.Held)
                yield return new(Invariants.Gap, day.Name, $"booking {booking.No} is {booking.State} and has a number");
        }
    }

    static IEnumerable<Breach> Gaps(DayExport day, SeriesRow series, int[] numbers)
    {
        if (numbers.Length != series.Last) yield return new(Invariants.Gap, day.Name, $"series {series.Letter} stands at {series.Last} and {numbers.Length} numbers were issued");
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] == i + 1) continue;
            yield return new(Invariants.Gap, day.Name, $"series {series.Letter}: {series.Letter}-{numbers[i]:000} follows {(i == 0 ? "nothing" : $"{series.Letter}-{numbers[i - 1]:000}")}");
            break;
        }
    }
}
