namespace Dantain.Verification;

/// <summary>What somebody was checked for; every use of the register has to be reported (Permendagri 102/2019).</summary>
public enum CheckPurpose { Booking = 1 }

/// <summary>One call to the population register, for the reports the city owes. It holds keys only; never changed.</summary>
public sealed record CheckCall
{
    public int Id { get; init; }
    public DateTimeOffset At { get; init; }
    public CheckPurpose Purpose { get; init; }
    /// <summary>Number of the member of the staff who asked; null for people themselves.</summary>
    public int? Staff { get; init; }
    /// <summary>Keyed hash of the number, the same as everywhere (see the vault).</summary>
    public long Subject { get; init; }
    public Verdict Result { get; init; }
}
