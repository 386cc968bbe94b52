namespace Dantain.Shared;

/// <summary>What sort of no it is; the web maps each to one HTTP status.</summary>
public enum RefusalKind { Invalid, NotFound, Conflict, NotAllowed, NotSignedIn, Busy }

/// <summary>
/// An expected no. <paramref name="Code"/> is stable for ever and names the sentence people read (<c>booking.slot-full</c>).
/// <paramref name="Facts"/> fill that sentence's placeholders and never hold personal data, because refusals are logged.
/// <paramref name="Field"/> names the input the sentence stands next to, where there is one. Equal by content.
/// </summary>
public sealed record Refusal(string Code, RefusalKind Kind, IReadOnlyDictionary<string, string>? Facts = null, string? Field = null)
{
    public bool Equals(Refusal? other) =>
        other is not null && Code == other.Code && Kind == other.Kind && Field == other.Field && SameFacts(Facts, other.Facts);

    public override int GetHashCode() => HashCode.Combine(Code, Kind, Field);

    static bool SameFacts(IReadOnlyDictionary<string, string>? one, IReadOnlyDictionary<string, string>? other) =>
        (one?.Count ?? 0) == (other?.Count ?? 0)
        && (one is null || one.All(fact => other!.TryGetValue(fact.Key, out var value) && value == fact.Value));
}
