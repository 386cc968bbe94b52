using Dantain.Shared;

namespace Dantain.Verification;

/// <summary>
/// What the population register says of a number and a name. For people outside the staff the last three are one and the same answer: nobody
/// may learn which field differs, or that a number exists (domain notes 2).
/// </summary>
public enum Verdict { Off = 0, Match = 1, Mismatch = 2, NotFound = 3, Unavailable = 4 }

/// <summary>Asks the population register whether a number and a name belong together. Gives an answer or <see cref="Verdict.Unavailable"/>, never a fault.</summary>
public interface IPopulationCheck
{
    /// <summary>False where the city has no access: then nobody is asked anything and nobody is counted as unverified.</summary>
    bool IsOn { get; }

    /// <param name="nik">Whose number.</param>
    /// <param name="name">Whose name.</param>
    /// <param name="note">Told the verdict before anybody else, in the time that every verdict but a match takes anyhow.</param>
    Task<Verdict> CheckAsync(Nik nik, PersonName name, Func<Verdict, Task>? note = null);

    /// <summary><see cref="Verdict.Unavailable"/> for a number that may not be asked about, when the answer about any other number would come that is no match.</summary>
    Task<Verdict> UnaskedAsync();
}

/// <summary>A city without access to the register: identity is checked at the counter, as it always was.</summary>
public sealed class NoPopulationCheck : IPopulationCheck
{
    public bool IsOn => false;

    public Task<Verdict> CheckAsync(Nik nik, PersonName name, Func<Verdict, Task>? note = null) => Task.FromResult(Verdict.Off);

    public Task<Verdict> UnaskedAsync() => Task.FromResult(Verdict.Off);
}
