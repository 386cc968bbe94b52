using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Dantain.Shared;

/// <summary>
/// An e-mail address of the plain kind: the characters the HTML standard allows, a domain with a dot, at most 254 characters, domain in
/// lower case. Whether it exists only a message can tell. Refused: spaces, line ends, quotes, brackets, anything but ASCII.
/// </summary>
public sealed partial record EmailAddress
{
    EmailAddress(string address) => Address = address;

    /// <summary>The real address. For the seal, the sender of messages and the counter's screen only.</summary>
    [JsonIgnore]
    public string Address { get; }

    public static Result<EmailAddress> Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return IdentityRefusals.EmailMissing;
        var address = text.Trim(' ');
        if (address.Length > 254 || !Shape.IsMatch(address)) return IdentityRefusals.EmailFormat;
        var at = address.IndexOf('@');
        return new EmailAddress(address[..at] + address[at..].ToLowerInvariant());
    }

    /// <summary>What was stored opens again even if today's rules are stricter than those it passed.</summary>
    internal static EmailAddress Stored(string address) => new(address);

    public override string ToString() => $"{(Address.IndexOf('@') > 1 ? Address[..1] : "")}•••@•••{Address[Address.LastIndexOf('.')..]}";

    [GeneratedRegex(@"\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape { get; }
}
