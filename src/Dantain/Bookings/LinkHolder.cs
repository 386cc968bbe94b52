using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Bookings;

/// <summary>What whoever holds the link of a booking is told of the person in it: never more than lets the person themself recognise it.</summary>
public static class LinkHolder
{
    /// <summary>Initials and a masked number; null when nothing is kept.</summary>
    public static string? Shown(Vault vault, Booking booking) =>
        booking.Sealed is { } blob && vault.OpenPerson(blob) is var person ? $"{person.Name.Initials} · {person.Identity}" : null;

    /// <summary>The papers that were not ready when the visit was booked.</summary>
    public static IReadOnlyList<PaperNo> Missing(Vault vault, Booking booking) => booking.Sealed is { } blob ? vault.OpenPerson(blob).Missing : [];

    /// <summary>Whether these are the last four digits of the phone, or no phone was given.</summary>
    public static bool Knows(Vault vault, Booking booking, string lastFour) =>
        Knows(vault, booking.Sealed, lastFour);

    /// <summary>The same of somebody who waits.</summary>
    public static bool Knows(Vault vault, byte[]? person, string lastFour) =>
        person is not { } blob || vault.OpenPerson(blob).Phone is not { } phone || phone.LastFour == lastFour.Trim();

    /// <summary>How the person is reached, masked; null when in no such way.</summary>
    public static (string? Phone, string? Email) Contact(Vault vault, Booking booking) =>
        booking.Sealed is { } blob && vault.OpenPerson(blob) is var person ? (person.Phone?.ToString(), person.Email?.ToString()) : (null, null);

    /// <summary>The same person with what has changed, sealed anew; null when nothing is kept.</summary>
    public static SealedPerson? With(Vault vault, Booking booking, ContactChange change)
    {
        if (booking.Sealed is not { } blob) return null;
        var person = vault.OpenPerson(blob);
        return vault.SealPerson(person with
        {
            Phone = change.WithoutPhone ? null : change.Phone ?? person.Phone,
            OnWhatsApp = !change.WithoutPhone && (change.Phone is null ? person.OnWhatsApp : change.OnWhatsApp),
            Email = change.WithoutEmail ? null : change.Email ?? person.Email,
            CollectAt = change.CollectAt ?? person.CollectAt,
            Language = change.Language,
        });
    }

    /// <summary>Number of the office where the card is collected; null for the one that is visited.</summary>
    public static int? CollectAt(Vault vault, Booking booking) => booking.Sealed is { } blob && vault.OpenPerson(blob).CollectAt is > 0 and var office ? office : null;
}

/// <summary>What the holder of a link changes; what is not named stays. They are never shown what is there, only a masked form of it.</summary>
public sealed record ContactChange(PhoneNumber? Phone, EmailAddress? Email, string Language)
{
    public bool WithoutPhone { get; init; }
    public bool WithoutEmail { get; init; }
    /// <summary>Of the new phone.</summary>
    public bool OnWhatsApp { get; init; }
    /// <summary>0 for the office that is visited.</summary>
    public int? CollectAt { get; init; }
}
