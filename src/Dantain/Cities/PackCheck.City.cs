using System.Globalization;
using System.Text.RegularExpressions;

namespace Dantain.Cities;

public static partial class PackCheck
{
    static void CheckCity(CityFacts city, FaultList faults)
    {
        faults.Unless(CityCode().IsMatch(city.Code), "$.city.code", PackCodes.CodeShape, "A city's code looks like 32.75.");
        faults.Unless(FourDigits().IsMatch(city.NikPrefix), "$.city.nikPrefix", PackCodes.CodeShape, "The prefix has four digits.");
        Place(city.Lat, city.Lng, "$.city", faults);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(city.Zone, out var zone) || !zone.HasIanaId)
        {
            faults.Add("$.city.zone", PackCodes.UnknownZone, "No such zone; an IANA name is expected, for instance Asia/Jakarta.");
            return;
        }
        if (!IsConstant(zone))
            faults.Add("$.city.zone", PackCodes.DaylightSaving, "This zone changes its clocks; schedules here are local times that occur once a day.");
        faults.Unless(PackTerms.ZoneLabels.TryGetValue(city.ZoneLabel, out var hours) && zone.GetUtcOffset(firstWeek) == TimeSpan.FromHours(hours),
            "$.city.zoneLabel", PackCodes.ZoneLabel, "The label is not WIB, WITA or WIT, or not that of the zone.");
    }

    static readonly DateTimeOffset firstWeek = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Twenty years, week by week: no zone changes its clocks for less (Morocco's month without is the shortest).</summary>
    static bool IsConstant(TimeZoneInfo zone) =>
        Enumerable.Range(0, 20 * 52).All(week => zone.GetUtcOffset(firstWeek.AddDays(7 * week)) == zone.GetUtcOffset(firstWeek));

    /// <summary>Indonesia's box, from Sabang to Merauke and from Miangas to Rote. What is no number lies outside.</summary>
    static void Place(double lat, double lng, string path, FaultList faults)
    {
        faults.Unless(lat is >= -11.5 and <= 6.5, $"{path}.lat", PackCodes.OutsideIndonesia, "The latitude is not in Indonesia (-11.5 to 6.5).");
        faults.Unless(lng is >= 94.5 and <= 141.5, $"{path}.lng", PackCodes.OutsideIndonesia, "The longitude is not in Indonesia (94.5 to 141.5).");
    }

    static void CheckColours(Colours colours, FaultList faults)
    {
        Colour(colours.Brand, 4.5, "$.colours.brand", faults);
        Colour(colours.Accent, 3, "$.colours.accent", faults);
    }

    static void Colour(string colour, double least, string path, FaultList faults)
    {
        if (!SixDigits().IsMatch(colour)) faults.Add(path, PackCodes.ColourShape, "A colour looks like #0b5d4e.");
        else faults.Unless(ContrastWithWhite(colour) >= least, path, PackCodes.Contrast, string.Create(CultureInfo.InvariantCulture,
            $"Contrast with white is {ContrastWithWhite(colour):0.0}; at least {least:0.0} is needed to be read."));
    }

    /// <summary>WCAG 2.2, relative luminance and contrast ratio; white's luminance is 1.</summary>
    internal static double ContrastWithWhite(string colour)
    {
        double Linear(int at)
        {
            var c = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }
        return 1.05 / (0.2126 * Linear(1) + 0.7152 * Linear(3) + 0.0722 * Linear(5) + 0.05);
    }

    static void CheckRules(Rules rules, FaultList faults)
    {
        void In(int value, int least, int most, string name) => faults.Range(value, least, most, $"$.rules.{name}");
        In(rules.OpenDays, 1, 90, "openDays");
        In(rules.SlotMinutes, 5, 240, "slotMinutes");
        In(rules.HoldMinutes, 2, 60, "holdMinutes");
        In(rules.PersonalDataDays, 1, 3650, "personalDataDays");
        In(rules.MessageDays, 1, 90, "messageDays");
        In(rules.UncollectedDays, 1, 365, "uncollectedDays");
        In(rules.LostHours, 1, 720, "lostHours");
        In(rules.HoldExtensions, 0, 50, "holdExtensions");
        In(rules.CheckInBeforeMinutes, 0, 480, "checkInBeforeMinutes");
        In(rules.SpreadMinutes, 0, 480, "spreadMinutes");
        In(rules.CheckInAfterMinutes, 0, 480, "checkInAfterMinutes");
        In(rules.ArriveMinutes, 0, 240, "arriveMinutes");
        In(rules.CancelUntilMinutes, 0, 10080, "cancelUntilMinutes");
        In(rules.MaxItems, 1, 20, "maxItems");
        In(rules.UndoSeconds, 0, 600, "undoSeconds");
        In(rules.PilotPlacesADay, 1, 10000, "pilotPlacesADay");
        CheckCalling(OfficeCalling.Of(rules, null), "$.rules", faults);
        In(rules.ModerateFromMinutes, 1, 480, "moderateFromMinutes");
        In(rules.BusyFromMinutes, Math.Clamp(rules.ModerateFromMinutes + 1, 2, 600), 600, "busyFromMinutes");
        In(rules.Limits.Applicant, 1, 100, "limits.applicant");
        In(rules.Limits.Phone, 1, 100, "limits.phone");
        In(rules.Limits.Device, 1, 100, "limits.device");
        In(rules.Limits.Unverified, 1, 100, "limits.unverified");
        In(rules.Limits.HelperADay, 1, 10000, "limits.helperADay");
        In(rules.Limits.PressureAMinute, 0, 100000, "limits.pressureAMinute");
        In(rules.Kiosk.IdleSeconds, 15, 300, "kiosk.idleSeconds");
        In(rules.Kiosk.GivesBeforeMinutes, 0, 240, "kiosk.givesBeforeMinutes");
        In(rules.Kiosk.ManyAMinute, 0, 1000, "kiosk.manyAMinute");
        In(rules.Reminders.AfterDays, 0, 365, "reminders.afterDays");
        In(rules.Reminders.Most, 0, 10, "reminders.most");
        In(rules.Stock.DaysAhead, 0, 30, "stock.daysAhead");
        In(rules.Stock.LowDays, 0, 60, "stock.lowDays");
        faults.Unless(rules.WalkIn.Waves.Zip(rules.WalkIn.Waves.Skip(1)).All(w => w.First < w.Second), "$.rules.walkIn.waves", PackCodes.HoursOrder, "A wave does not come after the one before it.");
        In(rules.Kiosk.CutOffNumbers, 1, 200, "kiosk.cutOffNumbers");
        In(rules.Waitlist.OfferMinutes, 10, 1440, "waitlist.offerMinutes");
        In(rules.Waitlist.NoticeMinutes, 0, 1440, "waitlist.noticeMinutes");
        In(rules.Waitlist.LeastMinutes, 1, 240, "waitlist.leastMinutes");
        In(rules.Waitlist.MaxOffers, 1, 10, "waitlist.maxOffers");
        In(rules.Waitlist.Days, 1, 90, "waitlist.days");
        faults.Unless(rules.Waitlist.From < rules.Waitlist.To, "$.rules.waitlist.to", PackCodes.HoursOrder, "Offers end before they begin.");
        CheckSplit(rules.Split, "$.rules.split", faults);
    }

    static void CheckSplit(Split split, string path, FaultList faults)
    {
        faults.Range(split.Online, 0, 100, $"{path}.online");
        faults.Range(split.WalkIn, 0, 100, $"{path}.walkIn");
        faults.Range(split.Priority, 0, 100, $"{path}.priority");
        faults.Unless((long)split.Online + split.WalkIn + split.Priority == 100, path, PackCodes.SplitSum, "The three shares do not add up to 100.");
    }

    [GeneratedRegex(@"\A[0-9]{2}\.[0-9]{2}\z")]
    private static partial Regex CityCode();

    [GeneratedRegex(@"\A[0-9]{4}\z")]
    private static partial Regex FourDigits();

    [GeneratedRegex(@"\A#[0-9a-f]{6}\z")]
    private static partial Regex SixDigits();
}
