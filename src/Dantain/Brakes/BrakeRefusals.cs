using Dantain.Shared;

namespace Dantain.Brakes;

/// <summary>The noes of the brakes. One sentence for all limits, because which one was reached may tell something of somebody else.</summary>
public static class BrakeRefusals
{
    public static readonly Refusal LimitReached = new("brake.limit-reached", RefusalKind.Conflict);
    /// <summary>Whether there was anything to find does not matter.</summary>
    public static readonly Refusal AskedOften = new("brake.asked-often", RefusalKind.Conflict);
    public static readonly Refusal LinkOver = new("brake.link-over", RefusalKind.NotFound);
    public static readonly Refusal PlaceMissing = new("brake.place-missing", RefusalKind.Invalid, Field: "place");
}
