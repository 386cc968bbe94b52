using System.Text;
using System.Text.Json.Serialization;
using Dantain.Identities;
using Dantain.Shared;
using Dantain.Verification;

namespace Dantain.Web.Citizen.Book;

/// <summary>How far the look at a number and a name has come. The person sees the second as one chance to correct, the third as "at the counter".</summary>
enum LookState { Verified = 1, LookAgain = 2, AtCounter = 3 }

/// <summary>What came of the look at an applicant; <paramref name="Who"/> is equal exactly when number and name are.</summary>
sealed record Looked([property: JsonPropertyName("w")] string Who, [property: JsonPropertyName("s")] LookState State);

/// <summary>
/// Asks the population register about the applicant, once for each number and name. The first answer that is no match asks to look again,
/// whatever was wrong; the next one, or the same typed again, leaves it to the counter. Nobody is ever turned away.
/// </summary>
sealed class IdentityLook(AskRegister register, Vault vault)
{
    public async Task<Looked?> AskAsync(PersonAnswer who, Looked? before)
    {
        if (!register.IsOn || who is not { Kind: PersonAnswer.Nik, Name: { } name } || Nik.Parse(who.Number) is not { IsOk: true, Value: var nik }) return null;
        var typed = Convert.ToHexString(vault.Digest(Encoding.UTF8.GetBytes($"look {nik.Digits} {name}")).AsSpan(0, 8));
        if (before?.Who == typed) return before.State == LookState.LookAgain ? before with { State = LookState.AtCounter } : before;
        var verdict = await register.RunAsync(nik, PersonName.Parse(name).Value, CheckPurpose.Booking);
        return new(typed, verdict == Verdict.Match ? LookState.Verified : before is null ? LookState.LookAgain : LookState.AtCounter);
    }
}
