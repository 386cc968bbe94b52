using Dantain.Cities;

namespace Dantain.Tests.Cities;

/// <summary>What the first city's pack must say, from the city's document and the domain notes.</summary>
public class BekasiPackTests
{
    static readonly City city = PackFiles.City(PackFiles.Bekasi);
    static readonly CityPack pack = city.Pack;

    [Fact]
    public void It_has_all_areas_offices_and_services()
    {
        pack.Districts.Count.ShouldBe(12);
        pack.Districts.Sum(d => d.Villages.Count).ShouldBe(56);
        pack.Offices.GroupBy(o => o.Kind).ToDictionary(g => g.Key, g => g.Count()).ShouldBe(new Dictionary<string, int> { ["main"] = 1, ["district"] = 12, ["outlet"] = 3 });
        pack.Services.Count(s => s.Enabled).ShouldBe(32);
        pack.Services.Where(s => !s.Enabled).ShouldAllBe(s => s.Origin!.Confidence == "inferred");
        (pack.Calendar.Holidays.Count(h => h.Date.Year == 2026), pack.Calendar.Holidays.Count(h => h.Date.Year == 2027)).ShouldBe((25, 26));
    }

    [Fact]
    public void A_letter_never_tells_the_hall_of_a_death_or_a_divorce()
    {
        string[] civil = ["AKTA-KELAHIRAN", "AKTA-KEMATIAN", "PERKAWINAN", "PERCERAIAN", "AKTA-LAIN"];
        civil.Select(c => (city.Group(c).OnlineLetter, city.Group(c).WalkInLetter)).Distinct().ShouldHaveSingleItem();
        pack.Groups.Where(g => !civil.Contains(g.Code)).ShouldAllBe(g => g.OnlineLetter != city.Group("AKTA-KEMATIAN").OnlineLetter);
    }

    [Theory]
    [InlineData("KTP-REKAM", BlankUse.Later)]
    [InlineData("SKDWNI", BlankUse.Later)]
    [InlineData("PINDAH-DALAM", BlankUse.Later)]
    [InlineData("KTP-HILANG", BlankUse.Visit)]
    [InlineData("KTP-RUSAK", BlankUse.Visit)]
    [InlineData("LAHIR-UMUM", BlankUse.Never)]
    public void Nobody_is_kept_from_recording_or_registering_when_cards_run_out(string service, BlankUse use) => city.Service(service)!.BlankUse.ShouldBe(use);

    [Fact]
    public void Every_office_shares_out_the_time_of_its_counters_exactly()
    {
        foreach (var office in pack.Offices) office.Capacity.Sum(c => c.Counters).ShouldBe(office.Counters.Count, 1e-9, office.Code);
        pack.Offices.Sum(o => o.BlanksADay["ktp"]).ShouldBe(510);
    }

    [Fact]
    public void Every_service_fits_a_slot_wherever_it_is_offered()
    {
        var offered = from office in pack.Offices from service in pack.Services where city.ModeOf(office, service, new(2026, 11, 24)) != Mode.Closed select (office, service);
        offered.Where(x => city.PlacesOf(x.service) > city.GroupOf(x.service).PlacesIn(x.office.Capacity.Single(c => c.Group == x.service.Group).Counters, city.Rules.SlotMinutes))
            .Select(x => $"{x.office.Code} {x.service.Code}").ShouldBeEmpty();
    }

    [Fact]
    public void Only_one_lane_says_what_its_name_stands_for() => pack.Lanes.Where(l => l.StandsFor is not null).ShouldHaveSingleItem().Name.ShouldBe("DUDUK MESRA");

    [Fact]
    public void Every_name_that_people_see_has_English()
    {
        var texts = pack.Services.SelectMany(s => s.Requirements.SelectMany(r => new[] { r.What, r.When }).Concat(s.Notes).Append(s.Name))
            .Concat(pack.Groups.Select(g => g.Name)).Concat(pack.Packages.Select(p => p.Name)).Concat(pack.Lanes.Select(l => l.Function))
            .Concat(pack.Calendar.Holidays.Select(h => h.Name)).Concat(pack.Offices.SelectMany(o => o.Counters.Select(c => c.Name)));
        texts.Where(t => t is { En: null }).ShouldBeEmpty();
    }

    [Fact]
    public void Every_service_is_found_by_everyday_words() => pack.Services.ShouldAllBe(s => s.Keywords.Count >= 2);
}
