namespace Dantain.Cities;

public static partial class PackCheck
{
    static void CheckPackages(CityPack pack, FaultList faults)
    {
        var services = pack.Services.ToLookup(s => s.Code);
        faults.Repeated(pack.Packages, "$.packages", ".code", p => p.Code);
        for (var i = 0; i < pack.Packages.Count; i++)
        {
            var (package, path) = (pack.Packages[i], $"$.packages[{i}]");
            Lower(package.Code, $"{path}.code", faults);
            faults.Unless(package.Items.Count >= 2 && package.Items.Count <= pack.Rules.MaxItems, $"{path}.items", PackCodes.PackageSize,
                $"A package has two to {pack.Rules.MaxItems} items (rules.maxItems).");
            faults.Repeated(package.Items, $"{path}.items", "", item => $"{item.Service} {item.Subject} {item.SubjectName?.Id}");
            for (var j = 0; j < package.Items.Count; j++)
                CheckItem(package.Items[j], services[package.Items[j].Service].FirstOrDefault(), $"{path}.items[{j}]", faults);
        }
    }

    static void CheckItem(PackageItem item, ServiceType? service, string path, FaultList faults)
    {
        Term(item.Subject, PackTerms.Subject, $"{path}.subject", faults);
        faults.Unless(item.Subject is "self" == item.SubjectName is null, $"{path}.subjectName", PackCodes.PackageSubject,
            "Every subject but the applicant has a name to be called by, such as \"Anak\"; the applicant has none.");
        if (service is null)
        {
            faults.Add($"{path}.service", PackCodes.UnknownReference, $"\"{item.Service}\" is not in this pack.");
            return;
        }
        faults.Unless(service.Enabled, $"{path}.service", PackCodes.PackageService, "This service is switched off, so the package could not be booked.");
        faults.Unless(item.Subject is not ("newborn" or "deceased") || service.SubjectMayLackNumber, $"{path}.subject", PackCodes.PackageSubject,
            "This service asks for a number that a newborn or a dead person may not have.");
    }

    static void CheckLanes(CityPack pack, FaultList faults)
    {
        var services = Codes(pack.Services, s => s.Code);
        faults.Repeated(pack.Lanes, "$.lanes", ".code", l => l.Code);
        for (var i = 0; i < pack.Lanes.Count; i++)
        {
            Lower(pack.Lanes[i].Code, $"$.lanes[{i}].code", faults);
            faults.Known(pack.Lanes[i].Services, services, $"$.lanes[{i}].services");
        }
    }
}
