using Dantain.Bookings;
using Dantain.Cities;

namespace Dantain.Tests.Bookings;

public sealed class RankOfficesTests
{
    static readonly DateOnly Today = new(2026, 11, 24);
    static readonly (double, double) Home = (-6.25, 107.00);

    static Office Office(int no, double lat, double lng) => new()
    {
        No = no,
        Code = "o" + no,
        Kind = "district",
        Name = "Office " + no,
        District = "32.75.01",
        Lat = lat,
        Lng = lng,
        Hours = "counter",
        Counters = [],
        Capacity = [],
    };

    static NextFree Free(int no, double lat, int daysAhead = 1, int hour = 9, double load = 0.5) =>
        new(Office(no, lat, 107.00), Today.AddDays(daysAhead), new(hour, 0), 3, FreeState.Free) { Load = load };

    static NextFree Not(int no, FreeState state, double lat = -6.25) => new(Office(no, lat, 107.00), null, null, 0, state);

    [Fact]
    public void The_nearest_comes_first_when_all_else_is_equal() =>
        RankOffices.For([Free(1, -6.30), Free(2, -6.26), Free(3, -6.40)], Home, Today).Select(o => o.Office.No).ShouldBe([2, 1, 3]);

    [Fact]
    public void A_week_of_waiting_outweighs_a_few_kilometres() =>
        RankOffices.For([Free(1, -6.26, daysAhead: 8), Free(2, -6.30, daysAhead: 1)], Home, Today)[0].Office.No.ShouldBe(2);

    [Fact]
    public void A_full_day_counts_against_an_office() =>
        RankOffices.For([Free(1, -6.255, load: 1), Free(2, -6.26, load: 0)], Home, Today)[0].Office.No.ShouldBe(2);

    [Fact]
    public void A_long_wait_in_the_hall_counts_against_an_office() =>
        RankOffices.For([Free(1, -6.255), Free(2, -6.26)], Home, Today, new Dictionary<int, int> { [1] = 60 })[0].Office.No.ShouldBe(2);

    [Fact]
    public void Offices_without_a_free_time_are_listed_last_and_told_apart()
    {
        var ranked = RankOffices.For([Not(1, FreeState.Closed), Not(2, FreeState.NotOffered), Not(3, FreeState.Full), Not(4, FreeState.WalkInOnly), Free(5, -6.9)], Home, Today);

        ranked.Select(o => o.Next.State).ShouldBe([FreeState.Free, FreeState.Full, FreeState.NotOffered, FreeState.WalkInOnly, FreeState.Closed]);
        ranked.Where(o => !o.IsFree).ShouldAllBe(o => o.Merits.Count == 0);
    }

    [Fact]
    public void Each_merit_is_said_of_the_office_that_has_it()
    {
        var ranked = RankOffices.For([Free(1, -6.26, daysAhead: 3, load: 0.9), Free(2, -6.30, daysAhead: 1, load: 0.8), Free(3, -6.31, daysAhead: 2, load: 0.1)], Home, Today).ToDictionary(o => o.Office.No);

        ranked[1].Merits.ShouldBe([Merit.Nearest]);
        ranked[2].Merits.ShouldBe([Merit.Soonest]);
        ranked[3].Merits.ShouldBe([Merit.Quietest]);
    }

    [Fact]
    public void A_soonest_time_that_several_have_sets_none_of_them_apart() =>
        RankOffices.For([Free(1, -6.26), Free(2, -6.30), Free(3, -6.30, daysAhead: 1)], Home, Today).ShouldAllBe(o => !o.Merits.Contains(Merit.Soonest));

    [Fact]
    public void Who_lives_elsewhere_has_no_distance_and_no_nearest_office()
    {
        var ranked = RankOffices.For([Free(1, -6.26, daysAhead: 2), Free(2, -6.90, daysAhead: 1)], null, Today);

        ranked.ShouldAllBe(o => o.Km == null && !o.Merits.Contains(Merit.Nearest));
        ranked[0].Office.No.ShouldBe(2);
    }

    [Fact]
    public void Nothing_to_rank_is_nothing() => RankOffices.For([], Home, Today).ShouldBeEmpty();

    [Theory]
    [InlineData(-6.25, 107.00, 0)]
    [InlineData(-6.26, 107.00, 1.11)]
    [InlineData(-6.25, 107.01, 1.11)]
    public void Kilometres_are_right(double lat, double lng, double km) => RankOffices.Km((-6.25, 107.00), Office(1, lat, lng)).ShouldBe(km, 0.02);
}
