namespace Dantain.Verification;

/// <summary>
/// Leaves a service alone for a while after it has failed several times in a row, then lets one call try. Thread-safe. Written here because a
/// package for it would bring forty types for these thirty lines.
/// </summary>
sealed class CircuitBreaker(int failures, TimeSpan pause, TimeProvider time)
{
    readonly Lock gate = new();
    int failed;
    DateTimeOffset closedUntil;

    /// <summary>Whether to call now. After a pause only the first is let through, until <see cref="Note"/> says how it went or another pause has gone by.</summary>
    public bool MayCall()
    {
        lock (gate)
        {
            if (failed < failures) return true;
            if (time.GetUtcNow() < closedUntil) return false;
            closedUntil = time.GetUtcNow() + pause;
            return true;
        }
    }

    /// <summary>Whether a call would not be let through now. Asking takes nobody's turn.</summary>
    public bool IsPausing
    {
        get { lock (gate) return failed >= failures && time.GetUtcNow() < closedUntil; }
    }

    public void Note(bool answered)
    {
        lock (gate)
        {
            failed = answered ? 0 : failed + 1;
            if (failed >= failures) closedUntil = time.GetUtcNow() + pause;
        }
    }
}
