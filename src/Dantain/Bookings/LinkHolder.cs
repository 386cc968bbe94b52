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
}
