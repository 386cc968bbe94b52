namespace Dantain.Cities;

public static partial class PackCheck
{
    static void CheckHours(CityPack pack, FaultList faults)
    {
        faults.Repeated(pack.Hours, "$.hours", ".code", h => h.Code);
        for (var i = 0; i < pack.Hours.Count; i++)
        {
            Lower(pack.Hours[i].Code, $"$.hours[{i}].code", faults);
            foreach (var (day, hours) in pack.Hours[i].Week)
                CheckDay(hours, pack.Rules.SlotMinutes, $"$.hours[{i}].week.{day.ToString().ToLowerInvariant()}", faults);
        }
    }

    static void CheckDay(DayHours day, int slotMinutes, string path, FaultList faults)
    {
        var breaks = day.Breaks ?? [];
        var good = day.Open < day.Close;
        faults.Unless(good, $"{path}.close", PackCodes.HoursOrder, "Closing is not after opening.");
        for (var i = 0; i < breaks.Count; i++)
        {
            var (pause, at) = (breaks[i], $"{path}.breaks[{i}]");
            var (ordered, inside, apart) = (pause.From < pause.To, pause.From > day.Open && pause.To < day.Close, i == 0 || pause.From > breaks[i - 1].To);
            faults.Unless(ordered, $"{at}.to", PackCodes.HoursOrder, "The break does not end after it begins.");
            faults.Unless(inside, at, PackCodes.BreakOutside, "The break is not inside the opening hours.");
            faults.Unless(apart, at, PackCodes.BreakOverlap, "The break meets the one before it; breaks are in order and apart.");
            good &= ordered && inside && apart;
        }
        if (!good) return;
        TimeOnly[] edges = [day.Open, .. breaks.SelectMany(b => new[] { b.From, b.To }), day.Close];
        faults.Unless(edges.Chunk(2).Any(span => (span[1] - span[0]).TotalMinutes >= slotMinutes), path, PackCodes.HoursTooShort,
            "No slot fits between opening, breaks and closing.");
    }

    static void CheckCalendar(CityPack pack, FaultList faults)
    {
        var offices = Codes(pack.Offices, o => o.Code);
        var holidays = pack.Calendar.Holidays;
        faults.Repeated(holidays, "$.calendar.holidays", ".date", h => h.Date.ToString("O"));
        for (var i = 0; i < holidays.Count; i++)
        {
            Date(holidays[i].Date, $"$.calendar.holidays[{i}].date", faults);
            Term(holidays[i].Kind, PackTerms.HolidayKind, $"$.calendar.holidays[{i}].kind", faults);
        }
        var closures = pack.Calendar.Closures ?? [];
        for (var i = 0; i < closures.Count; i++)
        {
            var path = $"$.calendar.closures[{i}]";
            Date(closures[i].Date, $"{path}.date", faults);
            faults.Unless(!(closures[i].To <= closures[i].From), $"{path}.to", PackCodes.HoursOrder, "The closure does not end after it begins.");
            faults.Known(closures[i].Offices, offices, $"{path}.offices");
        }
        CheckPeriods(pack, offices, faults);
    }

    static void CheckPeriods(CityPack pack, IReadOnlySet<string> offices, FaultList faults)
    {
        var hours = Codes(pack.Hours, h => h.Code);
        var periods = pack.Calendar.Periods;
        for (var i = 0; i < periods.Count; i++)
        {
            var (period, path) = (periods[i], $"$.calendar.periods[{i}]");
            faults.Known(period.Hours, hours, $"{path}.hours");
            faults.Known(period.Offices, offices, $"{path}.offices");
            Dates(period.From, period.To, path, "from", "to", faults);
            for (var j = 0; j < i; j++)
                if (Share(period.Offices, periods[j].Offices) && Meet(period.From, period.To, periods[j].From, periods[j].To))
                    faults.Add(path, PackCodes.PeriodOverlap, $"This period meets period {j} at the same office.");
        }
    }
}
