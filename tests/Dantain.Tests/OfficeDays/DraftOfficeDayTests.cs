using CsCheck;
using Dantain.Cities;
using Dantain.OfficeDays;

namespace Dantain.Tests.OfficeDays;

public class DraftOfficeDayTests
{
    static readonly DateOnly Tuesday = TestCity.Today, Friday = Tuesday.AddDays(3);

    static DayChanges Draft(CityPack pack, DateOnly? date = null)
    {
        var city = new City(pack, 3);
        return DraftOfficeDay.For(city, city.Offices[0], date ?? Tuesday, TestCity.Morning);
    }

    /// <summary>One group that has this many counters' time at both offices, in these hours.</summary>
    static CityPack One(double counters, int slotMinutes = 60, int minutesPerPlace = 10, Split? split = null, params (int From, int To)[] open)
    {
        var pack = TestCity.Pack(counters, new Rules { SlotMinutes = slotMinutes, Split = split ?? new(70, 20, 10) });
        if (open.Length == 0) open = [(8, 12)];
        var day = new DayHours(new(open[0].From, 0), new(open[^1].To, 0), [.. open.Zip(open.Skip(1), (a, b) => new Span(new(a.To, 0), new(b.From, 0)))]);
        return pack with
        {
            Groups = [pack.Groups[1] with { MinutesPerPlace = minutesPerPlace }, pack.Groups[0], pack.Groups[2]],
            Offices = [.. pack.Offices.Select(o => o with { Capacity = [new("KK", counters)] })],
            Hours = [pack.Hours[0] with { Week = Enum.GetValues<DayName>().ToDictionary(d => d, _ => day) }],
        };
    }

    static IEnumerable<TimeOnly> Starts(DayChanges draft) => draft.Slots.Inserts.Select(s => s.Start).Distinct();
    static int[] Places(DayChanges draft, Channel channel) => [.. draft.Slots.Inserts.Where(s => s.Channel == channel).OrderBy(s => s.Start).Select(s => s.Capacity)];

    [Fact]
    public void A_day_has_its_slots_its_cards_and_its_counters_closed()
    {
        var draft = Draft(TestCity.Pack());
        draft.Days.ShouldHaveSingleItem().ShouldSatisfyAllConditions(d => d.Pack.ShouldBe(3), d => d.State.ShouldBe(DayState.Open), d => d.Date.ShouldBe(Tuesday), d => d.LastFact.ShouldBe(0));
        Starts(draft).ShouldBe([new(8, 0), new(9, 0), new(10, 0), new(11, 0)]);
        draft.Slots.Inserts.Count.ShouldBe(4 * 3 * 3);
        draft.Slots.Inserts.Select(s => s.No).ShouldBe(Enumerable.Range(1, 36));
        draft.Slots.Inserts.ShouldAllBe(s => s.Taken == 0 && s.Wanted == s.Capacity && s.Minutes == 60);
        draft.Stocks.Inserts.ShouldHaveSingleItem().Capacity.ShouldBe(5);
        draft.Counters.Inserts.Select(c => (c.No, c.State, c.Serves(1), c.Serves(3))).ShouldBe([(1, CounterState.Closed, true, true), (2, CounterState.Closed, true, true)]);
    }

    [Fact]
    public void The_same_pack_and_date_give_the_same_rows() =>
        Draft(TestCity.Pack(1.7)).Slots.Inserts.ShouldBe(Draft(TestCity.Pack(1.7)).Slots.Inserts);

    [Fact]
    public void Half_a_counter_gives_a_place_every_other_slot() =>
        Draft(One(0.5, slotMinutes: 10, split: new(100, 0, 0))).ShouldSatisfyAllConditions(d => Places(d, Channel.Online).ShouldBe(Enumerable.Range(0, 24).Select(i => i % 2)));

    [Fact]
    public void A_small_office_gives_its_ten_percent_to_who_comes_first_too()
    {
        // 20 places a day: 14, 4 and 2, though no single slot has ten.
        var draft = Draft(One(1, slotMinutes: 30, minutesPerPlace: 12));
        (Places(draft, Channel.Online).Sum(), Places(draft, Channel.WalkIn).Sum(), Places(draft, Channel.Priority).Sum()).ShouldBe((14, 4, 2));
    }

    [Fact]
    public void An_office_may_divide_its_places_otherwise()
    {
        var pack = One(1);
        var draft = Draft(pack with { Offices = [pack.Offices[0] with { Capacity = [new("KK", 1, new Split(0, 100, 0))] }] });
        Places(draft, Channel.Online).Sum().ShouldBe(0);
        Places(draft, Channel.WalkIn).ShouldBe([6, 6, 6, 6]);
    }

    [Fact]
    public void No_slot_overlaps_the_friday_prayer()
    {
        var pack = TestCity.Pack(rules: new Rules { SlotMinutes = 30 });
        var week = pack.Hours[0].Week.ToDictionary();
        week[DayName.Fri] = new(new(8, 0), new(15, 0), [new(new(11, 15), new(13, 0))]);
        pack = pack with { Hours = [pack.Hours[0] with { Week = week }] };
        Starts(Draft(pack, Friday)).ShouldBe(
            [new(8, 0), new(8, 30), new(9, 0), new(9, 30), new(10, 0), new(10, 30), new(13, 0), new(13, 30), new(14, 0), new(14, 30)], "11.00 would end in the prayer");
        Starts(Draft(pack, Tuesday)).Count().ShouldBe(8);
    }

    [Fact]
    public void In_ramadan_the_hours_are_those_of_the_period()
    {
        var pack = TestCity.Pack();
        var ramadan = new HourSet("ramadan", new("Ramadan"), new Dictionary<DayName, DayHours> { [DayName.Tue] = new(new(9, 0), new(11, 0)) });
        pack = pack with { Hours = [.. pack.Hours, ramadan], Calendar = new([], [new("ramadan", Tuesday.AddDays(-1), Tuesday.AddDays(1))]) };
        Starts(Draft(pack)).ShouldBe([new(9, 0), new(10, 0)]);
        Starts(Draft(pack, Tuesday.AddDays(2))).Count().ShouldBe(4);
        Draft(pack, Tuesday.AddDays(1)).ShouldSatisfyAllConditions(d => d.Slots.Inserts.ShouldBeEmpty(), d => d.Counters.Inserts.ShouldBeEmpty(), d => d.Stocks.Inserts.ShouldBeEmpty());
    }

    [Fact]
    public void A_closure_of_part_of_a_day_takes_its_slots_and_a_holiday_all()
    {
        var pack = TestCity.Pack();
        Starts(Draft(pack with { Calendar = new([], [], [new(Tuesday, new("Rapat"), To: new(9, 30))]) })).ShouldBe([new(9, 30), new(10, 30)]);
        Draft(pack with { Calendar = new([new(Tuesday, new("Libur"), "national")], []) }).Slots.Inserts.ShouldBeEmpty();
    }

    [Fact]
    public void An_evening_until_midnight_has_a_last_slot()
    {
        var pack = TestCity.Pack();
        pack = pack with { Hours = [pack.Hours[0] with { Week = Enum.GetValues<DayName>().ToDictionary(d => d, _ => new DayHours(new(21, 0), new(23, 59))) }] };
        Starts(Draft(pack)).ShouldBe([new(21, 0), new(22, 0)]);
    }

    [Fact]
    public void Shares_add_up_to_the_total_are_never_negative_and_stay_within_one_place_of_exact_all_day_long() =>
        Gen.Select(Gen.Int[1, 400], Gen.Int[5, 90], Gen.Int[1, 45], Gen.Int[0, 100], Gen.Int[0, 100]).Sample((quarters, slot, perPlace, online, walkIn) =>
        {
            var split = new Split(online, walkIn * (100 - online) / 100, 100 - online - walkIn * (100 - online) / 100);
            var draft = Draft(One(quarters / 4.0, slot, perPlace, split, (7, 12), (13, 16)));
            draft.Slots.Inserts.All(s => s.Capacity >= 0 && s.Wanted == s.Capacity).ShouldBeTrue();
            int minutes = 0, total = 0;
            var given = new Dictionary<Channel, int> { [Channel.Online] = 0, [Channel.WalkIn] = 0, [Channel.Priority] = 0 };
            foreach (var slots in draft.Slots.Inserts.GroupBy(s => s.Start))
            {
                minutes += slot;
                foreach (var one in slots) given[one.Channel] += one.Capacity;
                total = given.Values.Sum();
                ((decimal)total).ShouldBe(Math.Floor(quarters * (decimal)minutes / 4 / perPlace));
                Near(Channel.Online, split.Online);
                Near(Channel.WalkIn, split.WalkIn);
                Near(Channel.Priority, split.Priority);
            }

            void Near(Channel channel, int percent) => Math.Abs(given[channel] - total * percent / 100m).ShouldBeLessThanOrEqualTo(1m);
        }, iter: 5000);
}
