using Dantain.Shared;

namespace Dantain.Waitlists;

/// <summary>The expected noes of the waitlist. Codes are stable; their sentences are in the screens' resources, in both languages.</summary>
public static class WaitlistRefusals
{
    /// <summary>Never says for where or since when: anyone may know somebody's NIK.</summary>
    public static readonly Refusal AlreadyWaiting = new("waitlist.already-waiting", RefusalKind.Conflict);
    public static readonly Refusal NowhereOffered = new("waitlist.nowhere-offered", RefusalKind.Conflict);
    public static readonly Refusal NoEarlierDate = new("waitlist.no-earlier-date", RefusalKind.Conflict);
    public static readonly Refusal NotFound = new("waitlist.not-found", RefusalKind.NotFound);
    public static readonly Refusal OfferOver = new("waitlist.offer-over", RefusalKind.Conflict);
    public static readonly Refusal NothingToChange = new("waitlist.nothing-to-change", RefusalKind.Conflict);
}
