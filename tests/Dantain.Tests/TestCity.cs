using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;

namespace Dantain.Tests;

/// <summary>A small city for tests: two offices, open every day from 08.00 to 12.00 with slots of an hour, three groups, five services.</summary>
static class TestCity
{
    public const int Ktp = 1, Kk = 2, Birth = 3, Pilot = 4, Reprint = 5;
    public static readonly DateOnly Today = new(2026, 11, 24);
    public static readonly DateTimeOffset Morning = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);   // 07.00 WIB

    public static City With(double counters = 2, Rules? rules = null, int version = 1, int cards = 5, IReadOnlyList<ServiceMode>? modes = null) => new(Pack(counters, rules, cards, modes), version);

    public static CityPack Pack(double counters = 2, Rules? rules = null, int cards = 5, IReadOnlyList<ServiceMode>? modes = null) => new()
    {
        Format = "dantain-city/1",
        City = new("99.01", "9901", "Kota Uji", "Provinsi Uji", "Asia/Jakarta", "WIB", -6.2, 107.0),
        Product = new("ANTRI UJI", "Antri Uji", new("Antrean Uji", "Test queue")),
        Colours = new("#0b5d3b", "#f2b705"),
        Words = new(new("kecamatan", "district"), new("kelurahan", "ward"), new("Disdukcapil", "Civil registry"), new("(021) 000")),
        Rules = rules ?? new Rules { SlotMinutes = 60, CancelUntilMinutes = 0, RecallPauseSeconds = 0, Split = new(70, 20, 10) },
        Districts = [new("99.01.01", "Uji", [new("99.01.01.1001", "Uji Satu", -6.2, 107.0), new("99.01.01.1002", "Uji Dua", -6.3, 107.1)])],
        Hours = [new("counter", new("Loket"), Enum.GetValues<DayName>().ToDictionary(d => d, _ => new DayHours(new(8, 0), new(12, 0))))],
        Calendar = new([], []),
        Blanks = [new(1, "ktp", new("KTP-el", "ID card"))],
        Groups =
        [
            new(1, "KTP", new("KTP-el", "ID card"), "A", "M", 10),
            new(2, "KK", new("Kartu Keluarga", "Family card"), "B", "N", 10),
            new(3, "AKTA", new("Akta", "Certificates"), "C", "P", 15),
        ],
        Services =
        [
            Service(Ktp, "KTP-REKAM", "KTP", 20, BlankUse.Later),
            Service(Kk, "KK-BARU", "KK", 10),
            Service(Birth, "LAHIR", "AKTA", 15) with { SubjectMayLackNumber = true },
            Service(Pilot, "KK-PISAH", "KK", 10),
            Service(Reprint, "KTP-HILANG", "KTP", 10, BlankUse.Visit),
        ],
        Offices = [Office(1, "satu", counters, cards, modes), Office(2, "dua", counters, cards, modes)],
    };

    static ServiceType Service(int no, string code, string group, int minutes, BlankUse use = BlankUse.Never) => new()
    {
        No = no,
        Code = code,
        Group = group,
        Name = new(code, code),
        Minutes = minutes,
        Blank = use == BlankUse.Never ? null : "ktp",
        BlankUse = use,
    };

    static Office Office(int no, string code, double counters, int cards, IReadOnlyList<ServiceMode>? modes) => new()
    {
        No = no,
        Code = code,
        Kind = "kecamatan",
        Name = "Kantor " + code,
        District = "99.01.01",
        Lat = -6.2,
        Lng = 107.0,
        Hours = "counter",
        Counters = [new(1, new("Loket 1", "Counter 1"), ["KTP", "KK", "AKTA"]), new(2, new("Loket 2", "Counter 2"), ["KTP", "KK", "AKTA"])],
        Capacity = [new("KTP", counters), new("KK", counters), new("AKTA", counters)],
        BlanksADay = new Dictionary<string, int> { ["ktp"] = cards },
        Modes = modes ?? [],
        ReceivesAtCounter = no == 1,
    };

    public static DayId Day(int office = 1, int ahead = 1) => DayId.Of(office, Today.AddDays(ahead));

    /// <summary>Somebody who comes, without anything to unseal.</summary>
    public static SealedPerson Person(long subject) => new(subject, [1, 2, 3], BitConverter.GetBytes(subject));
}
