using System.Security.Cryptography;
using System.Text;
using Dantain.Identities;
using Dantain.Shared;

namespace Dantain.Brakes;

/// <summary>
/// A little work for a device that asks for a place while very many do: for each of 12 parts a number whose SHA-256 with the challenge begins
/// with 12 zero bits. About 49,000 tries in all, and seldom twice that, because parts even each other out: one to two seconds on the slowest
/// phone, and nothing anybody sees or solves. The challenge says what it is for and until when, so the server keeps nothing; done again for the
/// same thing it buys the same thing.
/// </summary>
public sealed class SmallWork(Vault vault, CityClock clock)
{
    public const int Parts = 12, Bits = 12;
    static readonly TimeSpan Life = TimeSpan.FromMinutes(3);

    /// <param name="about">What the work is for, such as this time in this journey; holds nothing personal.</param>
    public string Challenge(string about) => Signed(clock.Now.Add(Life).ToUnixTimeSeconds(), about);

    /// <summary>Whether this work was asked for this, is still in time, and was done.</summary>
    public bool IsDone(string about, string? challenge, string? answer)
    {
        if (AskedAt(about, challenge) is null || answer is not { Length: < 400 }) return false;
        var numbers = answer.Split('.');
        return numbers.Length == Parts && numbers.Select((number, part) => IsFound(challenge!, part, number)).All(found => found);
    }

    /// <summary>Since when this challenge is out, as whoever waits instead of working shows; null when it is not for this, or no longer in time.</summary>
    public DateTimeOffset? AskedAt(string about, string? challenge) =>
        challenge is { Length: < 40 } && long.TryParse(challenge.Split('.')[0], out var until) && until >= clock.Now.ToUnixTimeSeconds()
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Signed(until, about)), Encoding.UTF8.GetBytes(challenge))
            ? DateTimeOffset.FromUnixTimeSeconds(until) - Life : null;

    /// <summary>Whether a number is one for this part.</summary>
    public static bool IsFound(string challenge, int part, string number)
    {
        if (number.Length is 0 or > 12 || number.AsSpan().ContainsAnyExceptInRange('0', '9')) return false;
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"{challenge}.{part}.{number}"));
        return hash[0] == 0 && hash[1] >> 4 == 0;
    }

    string Signed(long until, string about) => $"{until}.{Convert.ToHexStringLower(vault.Digest(Encoding.UTF8.GetBytes($"work {until} {about}")).AsSpan(0, 8))}";
}
