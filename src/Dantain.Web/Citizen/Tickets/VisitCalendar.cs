using System.Globalization;
using System.Text;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Web.Api;
using Dantain.Web.Wording;

namespace Dantain.Web.Citizen.Tickets;

/// <summary>
/// The visit as an iCalendar event (RFC 5545), in UTC so that no calendar needs to know the zone. Calendars are shared and copied to other
/// companies' clouds: neither the token nor anything of the person is in it. The event keeps its identity when the visit moves, so a second
/// download replaces the first.
/// </summary>
static class VisitCalendar
{
    public static async Task<IResult> AnswerAsync(string token, BookingDesk desk, CityVersions cities, CityClock clock, HttpContext http)
    {
        if (await desk.FindAsync(token.ToUpperInvariant()) is not { Booking.State: BookingState.Confirmed } found) return Results.NotFound();
        var city = await cities.VersionAsync(found.Booking.Pack);
        http.Response.Headers.CacheControl = "no-store";
        var start = new DateTimeOffset(found.Day.Date.ToDateTime(found.Booking.Start), city.Zone.BaseUtcOffset);
        var text = Write(city, city.Office(found.Day.Office)!, found.Booking, [.. found.Services.Distinct().Select(no => city.Service(no)!)], start, clock.Now);
        return Results.File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", "antrean.ics");
    }

    public static string Write(City city, Office office, Booking booking, IReadOnlyList<ServiceType> services, DateTimeOffset start, DateTimeOffset now)
    {
        var place = string.Join(", ", new[] { office.Name, office.Address, office.Landmark?.In() }.OfType<string>());
        string[] bring = [.. services.SelectMany(s => s.Requirements).Select(r => "- " + r.What.In()).Distinct()];
        string[] about = [.. services.Select(s => s.Name.In()), Texts.Get("ticket.bring") + ":", .. bring, $"{Texts.Get("page.free")} {Texts.Get("ticket.free-says")}"];
        string[] lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dantain//Visit//ID", "METHOD:PUBLISH", "BEGIN:VEVENT",
            $"UID:{booking.Reference}@{Uid(city)}", "DTSTAMP:" + Utc(now), "DTSTART:" + Utc(start), "DTEND:" + Utc(start.AddMinutes(city.Rules.SlotMinutes)),
            "SUMMARY:" + Escape($"{Texts.Get("ticket.number")} {booking.Label} · {office.Name}"), "LOCATION:" + Escape(place), "DESCRIPTION:" + Escape(string.Join('\n', about)),
            "STATUS:CONFIRMED", "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:" + Escape(office.Name), "TRIGGER:-PT2H", "END:VALARM", "END:VEVENT", "END:VCALENDAR",
        ];
        return string.Concat(lines.Select(Fold));
    }

    static string Uid(City city) => new([.. city.Pack.Product.Name.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);

    static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    static string Escape(string text) => text.Replace("\\", "\\\\").Replace(";", "\\;").Replace(",", "\\,").Replace("\r", "").Replace("\n", "\\n");

    /// <summary>Lines of at most 75 bytes, never broken inside a character.</summary>
    static string Fold(string line)
    {
        var (folded, bytes) = (new StringBuilder(), 0);
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > 75) (_, bytes) = (folded.Append("\r\n "), 1);
            folded.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }
        return folded.Append("\r\n").ToString();
    }
}
