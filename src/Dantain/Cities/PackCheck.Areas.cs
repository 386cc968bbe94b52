using System.Text.RegularExpressions;

namespace Dantain.Cities;

public static partial class PackCheck
{
    static void CheckAreas(CityPack pack, FaultList faults)
    {
        var villages = new HashSet<string>();
        faults.Unless(pack.Districts.Count > 0, "$.districts", PackCodes.Range, "A city has at least one district.");
        faults.Repeated(pack.Districts, "$.districts", ".code", d => d.Code);
        for (var i = 0; i < pack.Districts.Count; i++)
        {
            var (district, path) = (pack.Districts[i], $"$.districts[{i}]");
            AreaCode(district.Code, pack.City.Code, DistrictCode(), path, faults);
            faults.Unless(district.Lat is null == district.Lng is null, path, PackCodes.HalfPlace, "Latitude and longitude belong together.");
            if (district is { Lat: { } lat, Lng: { } lng }) Place(lat, lng, path, faults);
            for (var j = 0; j < district.Villages.Count; j++)
            {
                var (village, at) = (district.Villages[j], $"{path}.villages[{j}]");
                AreaCode(village.Code, district.Code, VillageCode(), at, faults);
                Place(village.Lat, village.Lng, at, faults);
                faults.Unless(villages.Add(village.Code), $"{at}.code", PackCodes.Repeated, $"\"{village.Code}\" occurs twice.");
            }
        }
    }

    static void AreaCode(string code, string parent, Regex shape, string path, FaultList faults)
    {
        if (!shape.IsMatch(code)) faults.Add($"{path}.code", PackCodes.CodeShape, "The code has not the shape of a Kemendagri code with dots.");
        else faults.Unless(code.StartsWith(parent + ".", StringComparison.Ordinal), $"{path}.code", PackCodes.WrongParent, $"The code does not start with {parent}.");
    }

    [GeneratedRegex(@"\A[0-9]{2}\.[0-9]{2}\.[0-9]{2}\z")]
    private static partial Regex DistrictCode();

    [GeneratedRegex(@"\A[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}\z")]
    private static partial Regex VillageCode();
}
