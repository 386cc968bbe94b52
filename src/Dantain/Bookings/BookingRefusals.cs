using Dantain.Shared;

namespace Dantain.Bookings;

/// <summary>The expected noes of keeping and changing a booking. Codes are stable; their sentences are in the screens' resources, in both languages.</summary>
public static class BookingRefusals
{
    public static readonly Refusal HoldOver = new("booking.hold-over", RefusalKind.Conflict);
    public static readonly Refusal NoMoreExtensions = new("booking.no-more-extensions", RefusalKind.Conflict);


    public static Refusal TooLateToChange(int minutes) => new("booking.too-late-to-change", RefusalKind.Conflict, new Dictionary<string, string> { ["minutes"] = minutes.ToString() });
}
