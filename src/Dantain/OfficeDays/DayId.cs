namespace Dantain.OfficeDays;

/// <summary>
/// One office on one local date, as one integer: office number × 100,000 + days since 1 January 2020. Readable, sorted by
/// office and date, the same on every node without asking the database, and short as the first half of every day table's key.
/// </summary>
public readonly record struct DayId(int Value) : IComparable<DayId>
{
    const int DaysAnOffice = 100_000;
    static readonly DateOnly Epoch = new(2020, 1, 1);

    public static DayId Of(int office, DateOnly date)
    {
        var days = date.DayNumber - Epoch.DayNumber;
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(days, DaysAnOffice);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(office);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(office, 21_000);
        return new(office * DaysAnOffice + days);
    }

    public int Office => Value / DaysAnOffice;
    public DateOnly Date => Epoch.AddDays(Value % DaysAnOffice);
    public int CompareTo(DayId other) => Value.CompareTo(other.Value);
    public override string ToString() => $"{Office}/{Date:yyyy-MM-dd}";
}
