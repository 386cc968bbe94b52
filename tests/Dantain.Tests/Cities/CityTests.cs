using System.Globalization;
using System.Text.Json.Nodes;
using Dantain.Cities;

namespace Dantain.Tests.Cities;

public class CityTests
{
    static readonly City bekasi = PackFiles.City(PackFiles.Bekasi);
    static readonly City sagara = PackFiles.City(PackFiles.Sagara);

    static string Spans(City city, string office, string date) => string.Join(" ",
        city.OpenSpans(city.Office(office)!, DateOnly.Parse(date)).Select(s => $"{s.From:HH:mm}-{s.To:HH:mm}"));

    [Theory]
    [InlineData("2026-11-24", "08:00-12:00 13:00-15:00", "a Tuesday")]
    [InlineData("2026-11-27", "08:00-11:30 13:00-15:00", "Friday prayer: nothing ends after 11.30 before the break")]
    [InlineData("2026-11-28", "", "a Saturday")]
    [InlineData("2026-02-19", "08:00-12:00 12:30-14:00", "the first day of Ramadan")]
    [InlineData("2026-02-20", "08:00-11:30 12:30-14:00", "a Friday in Ramadan")]
    [InlineData("2026-02-18", "08:00-12:00 13:00-15:00", "the day before Ramadan")]
    [InlineData("2027-03-08", "", "a holiday in Ramadan")]
    [InlineData("2026-12-25", "", "a holiday")]
    [InlineData("2026-12-24", "", "joint leave closes offices too")]
    public void Open_spans_of_Bekasi(string date, string spans, string why) => Spans(bekasi, "bekasi-timur", date).ShouldBe(spans, why);

    [Theory]
    [InlineData("2026-11-24", 0, "2026-11-24")]
    [InlineData("2026-11-24", 3, "2026-11-27")]
    [InlineData("2026-11-27", 1, "2026-11-30")]
    [InlineData("2026-12-23", 1, "2026-12-28")]
    public void Working_days_leave_out_weekends_and_holidays(string after, int days, string expected)
    {
        var city = PackFiles.City(PackFiles.Bekasi);
        city.WorkingDay(city.Offices[0], DateOnly.Parse(after, CultureInfo.InvariantCulture), days).ShouldBe(DateOnly.Parse(expected, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void An_office_that_never_opens_again_has_no_working_day()
    {
        var city = PackFiles.City(PackFiles.Bekasi);
        city.WorkingDay(city.Offices[0] with { OpenUntil = new(2026, 11, 24) }, new(2026, 11, 24), 1).ShouldBeNull();
    }

    [Fact]
    public void An_office_is_closed_before_its_first_and_after_its_last_date()
    {
        Spans(bekasi, "mpp", "2024-11-29").ShouldBe("");
        Spans(bekasi, "mpp", "2024-12-02").ShouldNotBe("");
        var closing = PackFiles.City(PackFiles.Bekasi, p => p["offices"]![15]!["openUntil"] = "2026-11-24");
        Spans(closing, "gpp-cibubur", "2026-11-24").ShouldNotBe("");
        Spans(closing, "gpp-cibubur", "2026-11-25").ShouldBe("");
    }

    [Theory]
    [InlineData(null, null, "")]
    [InlineData("10:00", "11:00", "08:00-10:00 11:00-12:00 13:00-15:00")]
    [InlineData("11:00", "13:30", "08:00-11:00 13:30-15:00")]
    [InlineData(null, "09:00", "09:00-12:00 13:00-15:00")]
    [InlineData("14:00", null, "08:00-12:00 13:00-14:00")]
    public void A_closure_takes_its_time_from_the_offices_it_names(string? from, string? to, string left)
    {
        var closure = new JsonObject { ["date"] = "2026-11-24", ["reason"] = new JsonObject { ["id"] = "Listrik padam" }, ["offices"] = new JsonArray("dinas") };
        if (from is not null) closure["from"] = from;
        if (to is not null) closure["to"] = to;
        var city = PackFiles.City(PackFiles.Bekasi, p => p["calendar"]!["closures"] = new JsonArray(closure));
        Spans(city, "dinas", "2026-11-24").ShouldBe(left);
        Spans(city, "mpp", "2026-11-24").ShouldBe("08:00-12:00 13:00-15:00");
        Spans(city, "dinas", "2026-11-25").ShouldBe("08:00-12:00 13:00-15:00");
    }

    [Theory]
    [InlineData("dinas", "KTP-REKAM", Mode.Full)]
    [InlineData("dinas", "KTP-LUAR", Mode.Pilot)]
    [InlineData("dinas", "KAWIN", Mode.WalkInOnly)]
    [InlineData("bekasi-timur", "KTP-LUAR", Mode.Closed)]
    [InlineData("bekasi-timur", "SKTT", Mode.Closed)]
    [InlineData("dinas", "KTP-LUAR-REKAM", Mode.Closed)]
    public void The_mode_of_a_service_follows_office_group_and_switch(string office, string service, Mode mode) =>
        bekasi.ModeOf(bekasi.Office(office)!, bekasi.Service(service)!, new(2026, 11, 24)).ShouldBe(mode);

    [Fact]
    public void A_mode_changes_with_the_date()
    {
        var (office, service) = (sagara.Office("lembah-embun")!, sagara.Service("KK-BUAT")!);
        sagara.ModeOf(office, service, new(2026, 12, 31)).ShouldBe(Mode.WalkInOnly);
        sagara.ModeOf(office, service, new(2027, 1, 1)).ShouldBe(Mode.Full);
    }

    [Fact]
    public void A_service_takes_its_minutes_in_places_rounded_up()
    {
        bekasi.PlacesOf(bekasi.Service("KTP-HILANG")!).ShouldBe(1);
        bekasi.PlacesOf(bekasi.Service("KTP-REKAM")!).ShouldBe(2);
        bekasi.Group("AKTA-KELAHIRAN").PlacesIn(0.7, 30).ShouldBe(1);
    }

    [Fact]
    public void Two_cities_differ_in_everything_that_names_a_place_or_a_product()
    {
        (bekasi.Zone.BaseUtcOffset, sagara.Zone.BaseUtcOffset).ShouldBe((TimeSpan.FromHours(7), TimeSpan.FromHours(9)));
        foreach (var read in new Func<CityPack, object>[] { p => p.City.ZoneLabel, p => p.City.Name, p => p.Product.Name, p => p.Product.Short, p => p.Product.StandsFor,
            p => p.Words.District, p => p.Words.Village, p => p.Words.Agency, p => p.Colours.Brand, p => p.Rules.SlotMinutes, p => p.Rules.OpenDays, p => p.Rules.Split })
            read(bekasi.Pack).ShouldNotBe(read(sagara.Pack));
        sagara.Pack.Lanes.ShouldBeEmpty();
        sagara.Pack.Blanks.ShouldBeEmpty();
        Spans(sagara, "kantor-induk", "2026-11-27").ShouldBe("08:00-11:20");
        Spans(sagara, "kantor-induk", "2026-11-28").ShouldBe("08:00-12:00");
        Spans(sagara, "kantor-induk", "2027-02-16").ShouldBe("08:00-10:00 12:40-14:00");
        Spans(sagara, "pulau-rimau", "2026-12-29").ShouldBe("");
    }
}
