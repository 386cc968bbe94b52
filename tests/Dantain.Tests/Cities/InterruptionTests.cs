using Dantain.Cities;
using Dantain.OfficeDays;

namespace Dantain.Tests.Cities;

public class InterruptionTests
{
    static readonly DateOnly Day = TestCity.Today.AddDays(1);

    [Fact]
    public void A_time_in_it_gets_no_places_and_the_others_keep_theirs()
    {
        var (usual, interrupted) = (Times([]), Times([Make() with { FromTime = new(9, 30), ToTime = new(10, 0) }]));
        interrupted.ShouldNotContain(s => s.Start == new TimeOnly(9, 0));
        interrupted.ShouldBe(usual.Where(s => s.Start != new TimeOnly(9, 0)).ToArray());
    }

    [Fact]
    public void It_concerns_its_dates_offices_and_groups_alone()
    {
        Times([Make() with { To = Day, From = Day }], ahead: 2).Length.ShouldBe(Times([], ahead: 2).Length);
        Times([Make() with { Offices = ["dua"] }]).Length.ShouldBe(Times([]).Length);
        Times([Make() with { Groups = ["KK"] }]).Select(s => s.Group).Distinct().ShouldBe([1, 3]);
        Times([Make()]).ShouldBeEmpty();
    }

    [Fact]
    public void Where_papers_are_still_handed_in_only_times_are_not_promised()
    {
        var dropOff = Times([Make() with { Kind = InterruptionKind.DropOffOnly }]);
        dropOff.ShouldBe(Times([]).Where(s => s.Channel != Channel.Online).ToArray());
        dropOff.ShouldNotBeEmpty();
        Times([Make() with { Kind = InterruptionKind.PickUpOnly }]).ShouldBeEmpty();
    }

    [Fact]
    public void When_it_is_over_early_the_times_from_then_on_are_as_planned()
    {
        var ended = new DateTimeOffset(Day.ToDateTime(new(9, 40)), TimeSpan.FromHours(7));
        Times([Make() with { Ended = ended }]).Select(s => s.Start.Hour).Distinct().ShouldBe([10, 11]);
        Times([Make() with { Ended = ended.AddDays(-1) }]).Length.ShouldBe(Times([]).Length);
    }

    [Theory]
    [InlineData(9, 30, 10, 0, true)]
    [InlineData(9, 0, 9, 1, true)]
    [InlineData(8, 0, 9, 0, false)]
    [InlineData(10, 0, 11, 0, false)]
    public void It_covers_a_span_that_it_touches(int fromHour, int fromMinute, int toHour, int toMinute, bool covers) =>
        (Make() with { FromTime = new(fromHour, fromMinute), ToTime = new(toHour, toMinute) }).Covers(Day, new(9, 0), 60, TimeSpan.FromHours(7)).ShouldBe(covers);

    [Fact]
    public void It_is_stored_as_it_was()
    {
        var all = new[] { Make() with { Offices = null, Groups = ["KK"], Expected = TestCity.Morning, Ended = TestCity.Morning, EndedBy = 3 } };
        Interruption.Write(Interruption.Read(Interruption.Write(all))).ShouldBe(Interruption.Write(all));
        Interruption.Read("").ShouldBeEmpty();
    }

    static Interruption Make() => new(1, InterruptionKind.Closed, Day, Day, ["satu"], null, new("Listrik padam", "No power"), TestCity.Morning, 1);

    static Slot[] Times(Interruption[] interruptions, int ahead = 1)
    {
        var city = new City(TestCity.Pack(), 1, interruptions);
        return [.. DraftOfficeDay.For(city, city.Offices[0], TestCity.Today.AddDays(ahead), TestCity.Morning).Slots.Inserts.Select(s => s with { No = 0 })];
    }
}
