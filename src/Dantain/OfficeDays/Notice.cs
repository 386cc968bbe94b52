namespace Dantain.OfficeDays;

/// <summary>
/// The outbox: a fact that somebody is to be told of, under the fact's own number, in the same commit. It holds no personal data. Written only
/// where there is somebody to tell, so a booking without a contact costs nothing; gone once its messages are planned.
/// </summary>
public sealed record Notice : DayRow
{
    public int Booking { get; init; }
}
