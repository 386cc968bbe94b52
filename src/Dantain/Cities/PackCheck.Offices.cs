namespace Dantain.Cities;

public static partial class PackCheck
{
    /// <summary>Counters and cards may be this many: a bench pack has slots of a million places.</summary>
    const int Plenty = 2_000_000;

    static void CheckOffices(CityPack pack, FaultList faults)
    {
        var hours = Codes(pack.Hours, h => h.Code);
        faults.Unless(pack.Offices.Count > 0, "$.offices", PackCodes.Range, "A city has at least one office.");
        faults.Repeated(pack.Offices, "$.offices", ".no", o => o.No);
        faults.Repeated(pack.Offices, "$.offices", ".code", o => o.Code);
        for (var i = 0; i < pack.Offices.Count; i++)
        {
            var (office, path) = (pack.Offices[i], $"$.offices[{i}]");
            faults.Range(office.No, 1, 999, $"{path}.no");
            Lower(office.Code, $"{path}.code", faults);
            Term(office.Kind, PackTerms.OfficeKind, $"{path}.kind", faults);
            faults.Known(office.Hours, hours, $"{path}.hours");
            Place(office.Lat, office.Lng, path, faults);
            Dates(office.OpenFrom, office.OpenUntil, path, "openFrom", "openUntil", faults);
            CheckOfficeArea(pack, office, path, faults);
            CheckCapacity(pack, office, path, faults);
            CheckBlanks(pack, office, path, faults);
            CheckModes(pack, office, path, faults);
            if (office.Calling is { } calling) CheckCalling(OfficeCalling.Of(new(), calling), $"{path}.calling", faults);
            CheckBoards(office, path, faults);
        }
    }

    static void CheckCalling(Calling calling, string path, FaultList faults)
    {
        faults.Range(calling.RegularPerPriority, 0, 20, $"{path}.regularPerPriority");
        faults.Range(calling.BookedPerWalkIn, 0, 20, $"{path}.bookedPerWalkIn");
        faults.Range(calling.LongestWaitMinutes, 15, 480, $"{path}.longestWaitMinutes");
        faults.Range(calling.MaxCalls, 1, 10, $"{path}.maxCalls");
        faults.Range(calling.RecallPauseSeconds, 0, 120, $"{path}.recallPauseSeconds");
        faults.Range(calling.PutOffMinutes, 1, 120, $"{path}.putOffMinutes");
    }

    static void CheckOfficeArea(CityPack pack, Office office, string path, FaultList faults)
    {
        if (pack.Districts.FirstOrDefault(d => d.Code == office.District) is not { } district)
            faults.Add($"{path}.district", PackCodes.UnknownReference, $"\"{office.District}\" is not in this pack.");
        else if (office.Village is { } village)
            faults.Unless(district.Villages.Any(v => v.Code == village), $"{path}.village", PackCodes.UnknownReference, $"\"{village}\" is not in {district.Name}.");
    }

    static void CheckCapacity(CityPack pack, Office office, string path, FaultList faults)
    {
        var groups = Codes(pack.Groups, g => g.Code);
        faults.Repeated(office.Counters, $"{path}.counters", ".no", c => c.No);
        for (var i = 0; i < office.Counters.Count; i++)
        {
            faults.Range(office.Counters[i].No, 1, 999, $"{path}.counters[{i}].no");
            faults.Known(office.Counters[i].Groups, groups, $"{path}.counters[{i}].groups");
        }
        var served = office.Counters.SelectMany(c => c.Groups).ToHashSet();
        faults.Repeated(office.Capacity, $"{path}.capacity", ".group", c => c.Group);
        for (var i = 0; i < office.Capacity.Count; i++)
        {
            var (capacity, at) = (office.Capacity[i], $"{path}.capacity[{i}]");
            faults.Known(capacity.Group, groups, $"{at}.group");
            faults.Unless(served.Contains(capacity.Group), $"{at}.group", PackCodes.NoCounter, "No counter of this office serves the group: nobody would be called.");
            faults.Unless(capacity.Counters is > 0 and <= Plenty, $"{at}.counters", PackCodes.Range, $"Counters are more than 0 and at most {Plenty}.");
            if (capacity.Split is { } split) CheckSplit(split, $"{at}.split", faults);
        }
    }

    static void CheckBlanks(CityPack pack, Office office, string path, FaultList faults)
    {
        var blanks = Codes(pack.Blanks, b => b.Code);
        foreach (var (blank, cards) in office.BlanksADay)
        {
            faults.Known(blank, blanks, $"{path}.blanksADay.{blank}");
            faults.Range(cards, 0, Plenty, $"{path}.blanksADay.{blank}");
        }
    }

    static void CheckModes(CityPack pack, Office office, string path, FaultList faults)
    {
        var services = Codes(pack.Services, s => s.Code);
        for (var i = 0; i < office.Modes.Count; i++)
        {
            var (mode, at) = (office.Modes[i], $"{path}.modes[{i}]");
            faults.Known(mode.Services, services, $"{at}.services");
            Dates(mode.From, mode.To, at, "from", "to", faults);
            for (var j = 0; j < i; j++)
                if (Share(mode.Services, office.Modes[j].Services) && Meet(mode.From, mode.To, office.Modes[j].From, office.Modes[j].To))
                    faults.Add(at, PackCodes.ModeOverlap, $"This rule meets rule {j} for the same service.");
        }
    }
}
