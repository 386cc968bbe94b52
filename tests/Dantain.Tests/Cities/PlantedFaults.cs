using System.Text.Json.Nodes;
using Dantain.Cities;

namespace Dantain.Tests.Cities;

/// <summary>One fault put into the pack of Bekasi, and where and as what it must be named.</summary>
/// <param name="Path">Where it must be named.</param>
/// <param name="Code">As what.</param>
/// <param name="Plant">Changes the good pack.</param>
/// <param name="Alone">Whether nothing else may be named; some faults have a second face.</param>
sealed record PlantedFault(string Path, string Code, Action<JsonObject> Plant, bool Alone = true);

/// <summary>The table of planted faults: one line a check.</summary>
static partial class PlantedFaults
{
    const string Office = "$.offices[1]";
    const string Rekam = "$.services[0]";
    const string Monday = "$.hours[0].week.mon";

    public static readonly PlantedFault[] All = [.. Shape(), .. Values(), .. City(), .. Calendar(), .. Services(), .. Packages(), .. Questions(), .. Offices()];

    static IEnumerable<PlantedFault> Shape() =>
    [
        new("$.city.colour", PackCodes.UnknownMember, p => p["city"]!["colour"] = "red"),
        new("$.hours[0].week.MON", PackCodes.UnknownMember, p => p["hours"]![0]!["week"]!["MON"] = new JsonObject()),
        new("$.offices[1].hours", PackCodes.MissingMember, p => p["offices"]![1]!.AsObject().Remove("hours")),
        new("$.city.zone", PackCodes.MissingMember, p => p["city"]!.AsObject().Remove("zone")),
        new("$.offices[1].hours", PackCodes.Null, p => p["offices"]![1]!["hours"] = null),
        new("$.services[0].keywords[1]", PackCodes.Null, p => p["services"]![0]!["keywords"]![1] = null),
        new("$.services[0].minutes", PackCodes.Type, p => p["services"]![0]!["minutes"] = "20"),
        new("$.services[0].minutes", PackCodes.Type, p => p["services"]![0]!["minutes"] = 20.5),
        new("$.offices", PackCodes.Type, p => p["offices"] = new JsonObject()),
        new("$.city", PackCodes.Type, p => p["city"] = "Bekasi"),
        new($"{Monday}.open", PackCodes.Type, p => p["hours"]![0]!["week"]!["mon"]!["open"] = "08:00:00"),
        new("$.calendar.holidays[0].date", PackCodes.Type, p => p["calendar"]!["holidays"]![0]!["date"] = "2026-02-30"),
        new("$.services[0].blankUse", PackCodes.Type, p => p["services"]![0]!["blankUse"] = "Later"),
        new("$.format", PackCodes.Format, p => p["format"] = "dantain-city/2"),
    ];

    static IEnumerable<PlantedFault> Values() =>
    [
        new("$.city.name", PackCodes.EmptyText, p => p["city"]!["name"] = ""),
        new("$.product.name", PackCodes.EmptyText, p => p["product"]!["name"] = " DANTAIN"),
        new("$.services[0].name.en", PackCodes.ControlCharacter, p => p["services"]![0]!["name"]!["en"] = "Card\u202Edrac"),
        new("$.city.motto", PackCodes.ControlCharacter, p => p["city"]!["motto"] = "Kota\u0000Patriot"),
        new("$.city.motto", PackCodes.LongText, p => p["city"]!["motto"] = new string('x', 1001)),
        new("$.city.origin.confidence", PackCodes.UnknownTerm, p => p["city"]!["origin"]!["confidence"] = "sure"),
        new("$.calendar.holidays[0].kind", PackCodes.UnknownTerm, p => p["calendar"]!["holidays"]![0]!["kind"] = "public"),
        new($"{Rekam}.requirements[0].form", PackCodes.UnknownTerm, p => p["services"]![0]!["requirements"]![0]!["form"] = "scan"),
        new($"{Rekam}.delivery[0]", PackCodes.UnknownTerm, p => p["services"]![0]!["delivery"]![0] = "post"),
        new($"{Rekam}.applicant", PackCodes.UnknownTerm, p => p["services"]![0]!["applicant"] = "orang"),
        new($"{Office}.kind", PackCodes.UnknownTerm, p => p["offices"]![1]!["kind"] = "kecamatan"),
        new("$.city.origin.sources[0]", PackCodes.UnknownReference, p => p["city"]!["origin"]!["sources"]![0] = "hearsay"),
        new("$.sources[1].id", PackCodes.Repeated, p => p["sources"]!.AsArray().Insert(1, p["sources"]![0]!.DeepClone())),
        new("$.sources[0].id", PackCodes.CodeShape, p => p["sources"]![0]!["id"] = "Idn Area"),
    ];

    static IEnumerable<PlantedFault> City() =>
    [
        new("$.city.code", PackCodes.CodeShape, p => p["city"]!["code"] = "3275", Alone: false),
        new("$.city.nikPrefix", PackCodes.CodeShape, p => p["city"]!["nikPrefix"] = "٣٢٧٥"),
        new("$.city.zone", PackCodes.UnknownZone, p => p["city"]!["zone"] = "Asia/Bekasi"),
        new("$.city.zone", PackCodes.UnknownZone, p => p["city"]!["zone"] = "SE Asia Standard Time"),
        new("$.city.zone", PackCodes.DaylightSaving, p => p["city"]!["zone"] = "Europe/Amsterdam", Alone: false),
        new("$.city.zoneLabel", PackCodes.ZoneLabel, p => p["city"]!["zoneLabel"] = "WITA"),
        new("$.city.lat", PackCodes.OutsideIndonesia, p => p["city"]!["lat"] = 52.4),
        new("$.city.lng", PackCodes.OutsideIndonesia, p => p["city"]!["lng"] = -106.9),
        new("$.colours.brand", PackCodes.ColourShape, p => p["colours"]!["brand"] = "green"),
        new("$.colours.brand", PackCodes.Contrast, p => p["colours"]!["brand"] = "#7fbf7f"),
        new("$.colours.accent", PackCodes.Contrast, p => p["colours"]!["accent"] = "#ffd800"),
        new("$.rules.holdMinutes", PackCodes.Range, p => p["rules"]!["holdMinutes"] = 1),
        new("$.rules.arriveMinutes", PackCodes.Range, p => p["rules"]!["arriveMinutes"] = 241),
        new("$.rules.openDays", PackCodes.Range, p => p["rules"]!["openDays"] = 91),
        new("$.rules.slotMinutes", PackCodes.Range, p => p["rules"]!["slotMinutes"] = 0, Alone: false),
        new("$.rules.maxItems", PackCodes.Range, p => p["rules"]!["maxItems"] = 21),
        new("$.rules.split", PackCodes.SplitSum, p => p["rules"]!["split"]!["online"] = 71),
        new("$.rules.split.walkIn", PackCodes.Range, p => { p["rules"]!["split"]!["walkIn"] = -10; p["rules"]!["split"]!["online"] = 100; }),
        new("$.districts", PackCodes.Range, p => p["districts"] = new JsonArray(), Alone: false),
        new("$.districts[1].code", PackCodes.Repeated, p => p["districts"]![1]!["code"] = "32.75.01", Alone: false),
        new("$.districts[0].code", PackCodes.CodeShape, p => p["districts"]![0]!["code"] = "32.75.1", Alone: false),
        new("$.districts[0].code", PackCodes.WrongParent, p => p["districts"]![0]!["code"] = "32.16.01", Alone: false),
        new("$.districts[0].villages[0].code", PackCodes.WrongParent, p => p["districts"]![0]!["villages"]![0]!["code"] = "32.75.02.1099"),
        new("$.districts[0].villages[1].code", PackCodes.Repeated, p => p["districts"]![0]!["villages"]![1]!["code"] = "32.75.01.1001", Alone: false),
        new("$.districts[0].villages[0].lat", PackCodes.OutsideIndonesia, p => p["districts"]![0]!["villages"]![0]!["lat"] = 62.4),
        new("$.districts[0]", PackCodes.HalfPlace, p => p["districts"]![0]!.AsObject().Remove("lng")),
    ];

    static IEnumerable<PlantedFault> Calendar() =>
    [
        new("$.hours[1].code", PackCodes.Repeated, p => p["hours"]![1]!["code"] = "counter", Alone: false),
        new($"{Monday}.close", PackCodes.HoursOrder, p => p["hours"]![0]!["week"]!["mon"]!["close"] = "07:00", Alone: false),
        new($"{Monday}.breaks[0].to", PackCodes.HoursOrder, p => p["hours"]![0]!["week"]!["mon"]!["breaks"]![0]!["to"] = "11:30"),
        new($"{Monday}.breaks[0]", PackCodes.BreakOutside, p => p["hours"]![0]!["week"]!["mon"]!["breaks"]![0]!["to"] = "15:30"),
        new($"{Monday}.breaks[1]", PackCodes.BreakOverlap, p => p["hours"]![0]!["week"]!["mon"]!["breaks"]!.AsArray().Add(Break("12:30", "13:30"))),
        new($"{Monday}.breaks[1]", PackCodes.BreakOverlap, p => p["hours"]![0]!["week"]!["mon"]!["breaks"]!.AsArray().Add(Break("10:00", "10:15"))),
        new(Monday, PackCodes.HoursTooShort, p => p["hours"]![0]!["week"]!["mon"] = new JsonObject { ["open"] = "08:00", ["close"] = "08:20" }),
        new("$.calendar.holidays[1].date", PackCodes.Repeated, p => p["calendar"]!["holidays"]![1]!["date"] = "2026-01-01"),
        new("$.calendar.holidays[0].date", PackCodes.DateRange, p => p["calendar"]!["holidays"]![0]!["date"] = "0026-01-01"),
        new("$.calendar.periods[0].to", PackCodes.DateOrder, p => p["calendar"]!["periods"]![0]!["to"] = "2026-02-18"),
        new("$.calendar.periods[0].hours", PackCodes.UnknownReference, p => p["calendar"]!["periods"]![0]!["hours"] = "puasa"),
        new("$.calendar.periods[0].offices[0]", PackCodes.UnknownReference, p => p["calendar"]!["periods"]![0]!["offices"] = new JsonArray("bogor")),
        new("$.calendar.periods[1]", PackCodes.PeriodOverlap, p => { p["calendar"]!["periods"]![1]!["from"] = "2026-03-20"; p["calendar"]!["periods"]![1]!["offices"] = new JsonArray("mpp"); }),
        new("$.calendar.closures[0].to", PackCodes.HoursOrder, p => p["calendar"]!["closures"] = new JsonArray(Closure("10:00", "10:00", "mpp"))),
        new("$.calendar.closures[0].offices[0]", PackCodes.UnknownReference, p => p["calendar"]!["closures"] = new JsonArray(Closure("10:00", "11:00", "bogor"))),
    ];

    static JsonObject Break(string from, string to) => new() { ["from"] = from, ["to"] = to };

    static JsonObject Closure(string from, string to, string office) => new()
    {
        ["date"] = "2026-12-01",
        ["reason"] = new JsonObject { ["id"] = "Listrik padam" },
        ["from"] = from,
        ["to"] = to,
        ["offices"] = new JsonArray(office),
    };
}
