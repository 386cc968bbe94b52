using System.Text.Json.Nodes;
using Dantain.Cities;

namespace Dantain.Tests.Cities;

static partial class PlantedFaults
{
    static IEnumerable<PlantedFault> Services() =>
    [
        new("$.blanks[1].no", PackCodes.Repeated, p => p["blanks"]![1]!["no"] = 1),
        new("$.blanks[0].code", PackCodes.CodeShape, p => p["blanks"]![0]!["code"] = "KTP", Alone: false),
        new("$.groups[1].no", PackCodes.Repeated, p => p["groups"]![1]!["no"] = 1),
        new("$.groups[0].code", PackCodes.CodeShape, p => p["groups"]![0]!["code"] = "ktp-el", Alone: false),
        new("$.groups[0].minutesPerPlace", PackCodes.Range, p => p["groups"]![0]!["minutesPerPlace"] = 0),
        new("$.groups[0].onlineLetter", PackCodes.LetterShape, p => p["groups"]![0]!["onlineLetter"] = "I"),
        new("$.groups[0].walkInLetter", PackCodes.LetterShape, p => p["groups"]![0]!["walkInLetter"] = "AA"),
        new("$.groups[0].walkInLetter", PackCodes.LetterInBothSeries, p => p["groups"]![0]!["walkInLetter"] = "C"),
        new("$.services[1].no", PackCodes.Repeated, p => p["services"]![1]!["no"] = 101),
        new("$.services[1].code", PackCodes.Repeated, p => p["services"]![1]!["code"] = "KTP-REKAM", Alone: false),
        new($"{Rekam}.no", PackCodes.Range, p => p["services"]![0]!["no"] = 0),
        new($"{Rekam}.code", PackCodes.CodeShape, p => p["services"]![0]!["code"] = "KTP_REKAM", Alone: false),
        new($"{Rekam}.group", PackCodes.UnknownReference, p => p["services"]![0]!["group"] = "KTP"),
        new($"{Rekam}.minutes", PackCodes.Range, p => p["services"]![0]!["minutes"] = 241, Alone: false),
        new($"{Rekam}.minutes", PackCodes.FitsNoSlot, p => p["services"]![0]!["minutes"] = 120),
        new($"{Rekam}.blank", PackCodes.UnknownReference, p => p["services"]![0]!["blank"] = "sim"),
        new($"{Rekam}.blankUse", PackCodes.BlankUse, p => p["services"]![0]!.AsObject().Remove("blank")),
        new($"{Rekam}.blankUse", PackCodes.BlankUse, p => p["services"]![0]!["blankUse"] = "never"),
        new($"{Rekam}.proxyAllowed", PackCodes.Presence, p => p["services"]![0]!["proxyAllowed"] = true),
        new($"{Rekam}.promiseWorkingDays", PackCodes.Promise, p => p["services"]![0]!["promiseWorkingDays"] = new JsonArray(3, 1)),
        new($"{Rekam}.normHours", PackCodes.Range, p => p["services"]![0]!["normHours"] = 0),
        new("$.services[36].group", PackCodes.NoOffice, p => p["services"]![36]!.AsObject().Remove("enabled")),
    ];

    const string Birth = "$.questions[0]";

    static IEnumerable<PlantedFault> Questions() =>
    [
        new($"{Birth}.code", PackCodes.CodeShape, p => p["questions"]![0]!["code"] = "Lahir"),
        new($"{Birth}.code", PackCodes.Repeated, p => p["questions"]![0]!["code"] = "newborn"),
        new("$.questions[1].code", PackCodes.Repeated, p => p["questions"]![1]!["code"] = "lahir", Alone: false),
        new($"{Birth}.answers", PackCodes.Range, p => p["questions"]![0]!["answers"] = new JsonArray(p["questions"]![0]!["answers"]![2]!.DeepClone()), Alone: false),
        new($"{Birth}.answers[0].leadsTo", PackCodes.UnknownReference, p => p["questions"]![0]!["answers"]![0]!["leadsTo"] = "GANTI-NAMA", Alone: false),
        new($"{Birth}.answers[0].leadsTo", PackCodes.UnknownReference, p => p["questions"]![0]!["answers"]![0]!["leadsTo"] = "lahir", Alone: false),
        new($"{Birth}.answers[0].days", PackCodes.Range, p => p["questions"]![0]!["answers"]![0]!["days"] = 0),
        new($"{Birth}.perPerson", PackCodes.QuestionPerPerson, p => p["questions"]![0]!["answers"]![1]!["leadsTo"] = "death"),
        new($"{Birth}.answers[0].says", PackCodes.QuestionDate, p => p["questions"]![0]!["answers"]![0]!.AsObject().Remove("days")),
    ];

    static JsonObject Zone(string code, params int[] counters) =>
        new() { ["code"] = code, ["name"] = new JsonObject { ["id"] = "Ruang" }, ["counters"] = new JsonArray([.. counters.Select(no => JsonValue.Create(no))]) };

    static JsonObject Loud(JsonObject zone)
    {
        zone["board"] = new JsonObject { ["volume"] = -1 };
        return zone;
    }

    static IEnumerable<PlantedFault> Offices() =>
    [
        new("$.offices", PackCodes.Range, p => p["offices"] = new JsonArray(), Alone: false),
        new($"{Office}.no", PackCodes.Repeated, p => p["offices"]![1]!["no"] = 1),
        new($"{Office}.no", PackCodes.Range, p => p["offices"]![1]!["no"] = 1000),
        new($"{Office}.code", PackCodes.Repeated, p => p["offices"]![1]!["code"] = "dinas"),
        new($"{Office}.code", PackCodes.CodeShape, p => p["offices"]![1]!["code"] = "Bekasi Timur"),
        new($"{Office}.hours", PackCodes.UnknownReference, p => p["offices"]![1]!["hours"] = "malam"),
        new($"{Office}.lat", PackCodes.OutsideIndonesia, p => p["offices"]![1]!["lat"] = 1e300),
        new($"{Office}.openUntil", PackCodes.DateOrder, p => { p["offices"]![1]!["openFrom"] = "2026-02-01"; p["offices"]![1]!["openUntil"] = "2026-01-01"; }),
        new($"{Office}.openFrom", PackCodes.DateRange, p => p["offices"]![1]!["openFrom"] = "2206-02-01"),
        new($"{Office}.district", PackCodes.UnknownReference, p => p["offices"]![1]!["district"] = "32.75.99"),
        new($"{Office}.village", PackCodes.UnknownReference, p => p["offices"]![1]!["village"] = "32.75.02.1001"),
        new($"{Office}.counters[1].no", PackCodes.Repeated, p => p["offices"]![1]!["counters"]![1]!["no"] = 1),
        new($"{Office}.counters[0].groups[0]", PackCodes.UnknownReference, p => p["offices"]![1]!["counters"]![0]!["groups"]!.AsArray().Insert(0, "SIM")),
        new($"{Office}.counters[0].groups[2]", PackCodes.Repeated, p => p["offices"]![1]!["counters"]![0]!["groups"]!.AsArray().Add("KTP-EL")),
        new($"{Office}.capacity[0].group", PackCodes.NoCounter, p => p["offices"]![1]!["counters"]![0]!["groups"]![0] = "UMUM"),
        new($"{Office}.capacity[1].group", PackCodes.Repeated, p => p["offices"]![1]!["capacity"]![1]!["group"] = "KTP-EL"),
        new($"{Office}.capacity[0].counters", PackCodes.Range, p => p["offices"]![1]!["capacity"]![0]!["counters"] = 0),
        new($"{Office}.capacity[0].counters", PackCodes.Range, p => p["offices"]![1]!["capacity"]![0]!["counters"] = 2000001),
        new($"{Office}.capacity[0].split", PackCodes.SplitSum, p => p["offices"]![1]!["capacity"]![0]!["split"] = new JsonObject { ["online"] = 70, ["walkIn"] = 20, ["priority"] = 9 }),
        new($"{Office}.blanksADay.sim", PackCodes.UnknownReference, p => p["offices"]![1]!["blanksADay"]!["sim"] = 5),
        new($"{Office}.blanksADay.ktp", PackCodes.Range, p => p["offices"]![1]!["blanksADay"]!["ktp"] = -1),
        new($"{Office}.board.volume", PackCodes.Range, p => p["offices"]![1]!["board"] = new JsonObject { ["volume"] = 101 }),
        new($"{Office}.board.layout", PackCodes.UnknownTerm, p => p["offices"]![1]!["board"] = new JsonObject { ["layout"] = "map" }),
        new($"{Office}.board.quiet[0]", PackCodes.HoursOrder, p => p["offices"]![1]!["board"] = new JsonObject { ["quiet"] = new JsonArray(new JsonObject { ["from"] = "12:00", ["to"] = "12:00" }) }),
        new($"{Office}.zones[0].code", PackCodes.CodeShape, p => p["offices"]![1]!["zones"] = new JsonArray(Zone("Ruang 1", 1))),
        new($"{Office}.zones[1].code", PackCodes.Repeated, p => p["offices"]![1]!["zones"] = new JsonArray(Zone("a", 1), Zone("a", 2))),
        new($"{Office}.zones[0].counters", PackCodes.Range, p => p["offices"]![1]!["zones"] = new JsonArray(Zone("a"))),
        new($"{Office}.zones[0].counters[1]", PackCodes.UnknownReference, p => p["offices"]![1]!["zones"] = new JsonArray(Zone("a", 1, 77))),
        new($"{Office}.zones[0].counters[1]", PackCodes.Repeated, p => p["offices"]![1]!["zones"] = new JsonArray(Zone("a", 1, 1))),
        new($"{Office}.zones[0].board.volume", PackCodes.Range, p => p["offices"]![1]!["zones"] = new JsonArray(Loud(Zone("a", 1)))),
        new($"{Office}.modes[0].services[0]", PackCodes.UnknownReference, p => p["offices"]![1]!["modes"]![0]!["services"]![0] = "SIM"),
        new($"{Office}.modes[0].to", PackCodes.DateOrder, p => p["offices"]![1]!["modes"]![0]!["to"] = "2025-12-31"),
        new($"{Office}.modes[1]", PackCodes.ModeOverlap, p => p["offices"]![1]!["modes"]!.AsArray().Add(new JsonObject { ["mode"] = "pilot", ["from"] = "2027-01-01" })),
    ];

    static IEnumerable<PlantedFault> Packages() =>
    [
        new("$.packages[1].code", PackCodes.Repeated, p => p["packages"]![1]!["code"] = "newborn", Alone: false),
        new("$.packages[0].code", PackCodes.CodeShape, p => p["packages"]![0]!["code"] = "new--born", Alone: false),
        new("$.packages[0].items", PackCodes.PackageSize, p => p["rules"]!["maxItems"] = 2, Alone: false),
        new("$.packages[0].items[1].service", PackCodes.UnknownReference, p => p["packages"]![0]!["items"]![1]!["service"] = "KK"),
        new("$.packages[0].items[1].service", PackCodes.PackageService, p => p["packages"]![0]!["items"]![1]!["service"] = "AKTA-BETUL"),
        new("$.packages[0].items[1].subject", PackCodes.PackageSubject, p => p["packages"]![0]!["items"]![1] = p["packages"]![0]!["items"]![0]!.DeepClone().With("service", "KK-TAMBAH")),
        new("$.packages[0].items[1].subjectName", PackCodes.PackageSubject, p => p["packages"]![0]!["items"]![1]!["subject"] = "other"),
        new("$.packages[0].items[1].subject", PackCodes.UnknownTerm, p => p["packages"]![0]!["items"]![1]!["subject"] = "me", Alone: false),
        new("$.packages[0].items[3]", PackCodes.Repeated, p => p["packages"]![0]!["items"]!.AsArray().Add(p["packages"]![0]!["items"]![0]!.DeepClone())),
        new("$.lanes[1].code", PackCodes.Repeated, p => p["lanes"]![1]!["code"] = "permisi"),
        new("$.lanes[0].services[0]", PackCodes.UnknownReference, p => p["lanes"]![0]!["services"]![0] = "KTP"),
    ];

    static JsonNode With(this JsonNode node, string member, string value)
    {
        node[member] = value;
        return node;
    }
}
