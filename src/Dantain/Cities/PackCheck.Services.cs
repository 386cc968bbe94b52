namespace Dantain.Cities;

public static partial class PackCheck
{
    static void CheckGroups(CityPack pack, FaultList faults)
    {
        faults.Repeated(pack.Blanks, "$.blanks", ".no", b => b.No);
        faults.Repeated(pack.Blanks, "$.blanks", ".code", b => b.Code);
        for (var i = 0; i < pack.Blanks.Count; i++)
        {
            faults.Range(pack.Blanks[i].No, 1, 99, $"$.blanks[{i}].no");
            Lower(pack.Blanks[i].Code, $"$.blanks[{i}].code", faults);
        }
        CheckCutOffLetters(pack, faults);
        faults.Repeated(pack.Groups, "$.groups", ".no", g => g.No);
        faults.Repeated(pack.Groups, "$.groups", ".code", g => g.Code);
        var online = Codes(pack.Groups, g => g.OnlineLetter);
        for (var i = 0; i < pack.Groups.Count; i++)
        {
            var (group, path) = (pack.Groups[i], $"$.groups[{i}]");
            faults.Range(group.No, 1, 63, $"{path}.no"); // a counter keeps its groups as the bits of a long
            Upper(group.Code, $"{path}.code", faults);
            faults.Range(group.MinutesPerPlace, 1, 240, $"{path}.minutesPerPlace");
            Letter(group.OnlineLetter, $"{path}.onlineLetter", faults);
            Letter(group.WalkInLetter, $"{path}.walkInLetter", faults);
            faults.Unless(!online.Contains(group.WalkInLetter), $"{path}.walkInLetter", PackCodes.LetterInBothSeries,
                $"{group.WalkInLetter} is also a letter of numbers booked online: two people would hold the same number.");
        }
    }

    static void CheckCutOffLetters(CityPack pack, FaultList faults)
    {
        const string path = "$.rules.kiosk.cutOffLetters";
        var letters = pack.Rules.Kiosk.CutOffLetters ?? "";
        foreach (var letter in letters) Letter($"{letter}", path, faults);
        faults.Unless(letters.Distinct().Count() == letters.Length && !pack.Groups.Any(g => letters.Contains(g.OnlineLetter, StringComparison.Ordinal) || letters.Contains(g.WalkInLetter, StringComparison.Ordinal)), path, PackCodes.LetterInBothSeries,
            "A kiosk's own letter is also another's: two people would hold the same number.");
    }

    static void Letter(string letter, string path, FaultList faults) => faults.Unless(letter is [>= 'A' and <= 'Z' and not ('I' or 'O')], path, PackCodes.LetterShape,
        "A series has one letter A to Z, without I and O, which are read as 1 and 0.");

    static void CheckServices(CityPack pack, FaultList faults)
    {
        var groups = Codes(pack.Groups, g => g.Code);
        var blanks = Codes(pack.Blanks, b => b.Code);
        faults.Repeated(pack.Services, "$.services", ".no", s => s.No);
        faults.Repeated(pack.Services, "$.services", ".code", s => s.Code);
        for (var i = 0; i < pack.Services.Count; i++)
        {
            var (service, path) = (pack.Services[i], $"$.services[{i}]");
            faults.Range(service.No, 1, 9999, $"{path}.no");
            Upper(service.Code, $"{path}.code", faults);
            faults.Known(service.Group, groups, $"{path}.group");
            faults.Range(service.Minutes, 1, 240, $"{path}.minutes");
            Term(service.Applicant, PackTerms.Applicant, $"{path}.applicant", faults);
            for (var j = 0; j < service.Delivery.Count; j++) Term(service.Delivery[j], PackTerms.Delivery, $"{path}.delivery[{j}]", faults);
            for (var j = 0; j < service.Requirements.Count; j++)
                Term(service.Requirements[j].Form, PackTerms.RequirementForm, $"{path}.requirements[{j}].form", faults);
            if (service.Blank is { } blank) faults.Known(blank, blanks, $"{path}.blank");
            faults.Unless(service.Blank is null == service.BlankUse is BlankUse.Never, $"{path}.blankUse", PackCodes.BlankUse,
                "A service that takes a card says which and when; one that takes none says neither.");
            faults.Unless(!(service.InPerson && service.ProxyAllowed), $"{path}.proxyAllowed", PackCodes.Presence,
                "Someone whose face or fingers are taken cannot send another person.");
            CheckPromise(service, path, faults);
            if (service.Enabled && groups.Contains(service.Group)) CheckFits(pack, service, path, faults);
        }
    }

    static void CheckPromise(ServiceType service, string path, FaultList faults)
    {
        if (service.NormHours is { } norm) faults.Range(norm, 1, 720, $"{path}.normHours");
        var promise = service.PromiseWorkingDays;
        faults.Unless(promise.Count <= 2 && promise.All(d => d is >= 0 and <= 60) && (promise.Count < 2 || promise[0] <= promise[1]),
            $"{path}.promiseWorkingDays", PackCodes.Promise, "A promise is one number of days or a first and a last, 0 to 60.");
    }

    /// <summary>A service that is switched on has an office, and there a slot it fits into alone.</summary>
    static void CheckFits(CityPack pack, ServiceType service, string path, FaultList faults)
    {
        var group = pack.Groups.First(g => g.Code == service.Group);
        var counters = pack.Offices.SelectMany(o => o.Capacity).Where(c => c.Group == service.Group).Select(c => c.Counters).DefaultIfEmpty().Max();
        if (!(counters > 0))
            faults.Add($"{path}.group", PackCodes.NoOffice, "No office has time for this group: give it some, or switch the service off.");
        else if (group.MinutesPerPlace > 0)
            faults.Unless(group.PlacesFor(service.Minutes) <= group.PlacesIn(counters, pack.Rules.SlotMinutes), $"{path}.minutes", PackCodes.FitsNoSlot,
                "No office has a slot with as many places as this service takes.");
    }
}
