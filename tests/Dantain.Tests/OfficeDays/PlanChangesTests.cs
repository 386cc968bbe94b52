using CsCheck;
using Dantain.Cities;
using Dantain.OfficeDays;

namespace Dantain.Tests.OfficeDays;

public class PlanChangesTests
{
    static readonly DateOnly Tomorrow = TestCity.Today.AddDays(1);

    [Fact]
    public void The_same_rules_change_nothing_whatever_their_version() =>
        PlanChanges.Between(TestCity.With(), TestCity.With(version: 2), 1, Tomorrow).IsEmpty.ShouldBeTrue();

    [Fact]
    public void A_closure_of_an_hour_takes_the_places_of_that_hour_and_shifts_none_of_the_others()
    {
        var changes = PlanChanges.Between(TestCity.With(), Closed(new(9, 0), new(10, 0)), 1, Tomorrow).Slots;

        changes.ShouldAllBe(c => c.Start == new TimeOnly(9, 0) && c.Before > 0 && c.After == 0);
        changes.Count.ShouldBe(9);   // three groups in three channels
        PlanChanges.Between(TestCity.With(), Closed(new(9, 0), new(10, 0)), 1, Tomorrow.AddDays(1)).Slots.ShouldBeEmpty();
    }

    [Fact]
    public void Times_that_only_the_new_rules_have_had_no_place_before() =>
        PlanChanges.Between(Closed(null, null), TestCity.With(), 1, Tomorrow).Slots.ShouldAllBe(c => c.Before == 0 && c.After > 0);

    [Fact]
    public void Changing_all_that_differs_turns_one_draft_into_the_other() =>
        Gen.Select(Gen.Double[0.1, 4], Gen.Double[0.1, 4]).Sample((before, after) =>
        {
            var (old, planned) = (TestCity.With(before), TestCity.With(after, version: 2));
            var changes = PlanChanges.Between(old, planned, 1, Tomorrow).Slots;
            var slots = TestDay.Draft(old, 1, 1).Slots.Inserts.Select(s => changes.SingleOrDefault(c => c.IsOf(s)) is { } change ? s with { Wanted = change.After, Capacity = change.After } : s);
            slots.ShouldBe(TestDay.Draft(planned, 1, 1).Slots.Inserts);
        }, iter: 200);

    [Fact]
    public void An_office_that_is_gone_plans_nothing() =>
        PlanChanges.Between(TestCity.With(), new(TestCity.Pack() with { Offices = [TestCity.Pack().Offices[1]] }, 2), 1, Tomorrow).Slots.ShouldAllBe(c => c.After == 0);

    static City Closed(TimeOnly? from, TimeOnly? to) =>
        new(TestCity.Pack() with { Calendar = new([], []) { Closures = [new(Tomorrow, new("Listrik padam", "No power"), from, to)] } }, 2);
}
