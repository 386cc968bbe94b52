using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Dantain.Bookings;
using Dantain.Brakes;
using Dantain.Cities;
using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Storage;
using Dantain.Web.Citizen;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Web.Doors;

/// <summary>
/// Who comes without code and QR is found by their NIK, or by initials and booked time. Every person that is opened for it is in the access log, also one
/// whose initials are others; shown are a masked name, number and time.
/// </summary>
sealed partial class FindAtDoor(Store store, Vault vault, LookAtPerson look, CityVersions cities, CityClock clock)
{
    public static readonly Refusal WhoMissing = new("door.who-missing", RefusalKind.Invalid, Field: "who");
    public static readonly Refusal TimeMissing = new("door.time-missing", RefusalKind.Invalid, Field: "at");
    static readonly Refusal Nobody = new("door.nobody", RefusalKind.NotFound, Field: "who");

    public static readonly Refusal NumberUnknown = new("door.number-unknown", RefusalKind.NotFound, Field: "code");

    /// <summary>The code of the visit whose number of today somebody reads from a ticket (A-017, a 17); anything else is a code already.</summary>
    public async Task<Result<string>> CodeOfAsync(Office here, string? typed)
    {
        if (NumberOfTicket().Match(typed?.Trim() ?? "") is not { Success: true } shape) return typed ?? "";
        var (day, series, number) = (DayId.Of(here.No, clock.Today).Value, Series.Of(shape.Groups[1].Value.ToUpperInvariant()), int.Parse(shape.Groups[2].Value, CultureInfo.InvariantCulture));
        await using var db = store.Open();
        return await db.Bookings.AsNoTracking().Where(b => b.Day == day && b.Series == series && b.Number == number).Select(b => b.Reference).FirstOrDefaultAsync() is { } reference ? reference : NumberUnknown;
    }

    /// <summary>Whose number of today this is, as it stands on a ticket or on the paper list.</summary>
    public async Task<Result<int>> NumberAsync(Office here, string? typed)
    {
        if (NumberOfTicket().Match(typed?.Trim() ?? "") is not { Success: true } shape) return NumberUnknown;
        var (day, series, number) = (DayId.Of(here.No, clock.Today).Value, Series.Of(shape.Groups[1].Value.ToUpperInvariant()), int.Parse(shape.Groups[2].Value, CultureInfo.InvariantCulture));
        await using var db = store.Open();
        return await db.Bookings.AsNoTracking().Where(b => b.Day == day && b.Series == series && b.Number == number).Select(b => (int?)b.No).FirstOrDefaultAsync() is { } no ? no : NumberUnknown;
    }

    [GeneratedRegex(@"\A([A-Za-z])[ -]?([0-9]{1,5})\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberOfTicket();

    public async Task<Result<IReadOnlyList<DoorFound>>> FindAsync(int staff, Office here, string? who, string? at)
    {
        await using var db = store.Open();
        var nik = Nik.Parse(who);
        var initials = nik.IsOk ? "" : Initials(who);
        if (!nik.IsOk && initials.Length is 0 or > 5) return WhoMissing;
        if (!nik.IsOk && TimeOf(at) is null) return TimeMissing;
        var bookings = nik.IsOk ? await VisitsOf.StandingAsync(db, vault.SubjectKey(Identity.Of(nik.Value))) : await ExpectedVisits.AtAsync(db, DayId.Of(here.No, clock.Today), TimeOf(at)!.Value);
        var found = new List<DoorFound>();
        foreach (var booking in bookings)
        {
            if (await look.RunAsync(staff, new(booking.Day), booking.No, AccessReason.Arriving) is not { IsOk: true, Value: var person }) continue;
            if (initials.Length > 0 && !Initials(person.Name.Initials).StartsWith(initials, StringComparison.Ordinal)) continue;
            var day = new DayId(booking.Day);
            found.Add(new(booking, person.Name.ToString(), (day.Date == clock.Today ? "" : InWords.ShortDate(day.Date) + ", ") + InWords.Time(booking.Start),
                cities.Current.Office(day.Office)?.Name ?? "", day.Office == here.No));
        }
        return found.Count > 0 ? found : Nobody;
    }

    /// <summary>S.R., s r and SR are the same.</summary>
    static string Initials(string? text) => string.Concat((text ?? "").Normalize(NormalizationForm.FormC).ToUpperInvariant().EnumerateRunes().Where(r => !Rune.IsWhiteSpace(r) && r.Value is not ('.' or ',' or '-')));

    /// <summary>09.15, 9:15 and 9.15 are the same.</summary>
    public static TimeOnly? TimeOf(string? text) => text?.Trim().Replace('.', ':') is { } plain ? Iso.Time(plain.Length == 4 ? "0" + plain : plain) : null;
}
