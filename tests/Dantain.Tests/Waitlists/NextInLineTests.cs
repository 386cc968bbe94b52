using CsCheck;
using Dantain.OfficeDays;
using Dantain.Waitlists;

namespace Dantain.Tests.Waitlists;

public class NextInLineTests
{
    static readonly DayId Day = TestCity.Day();
    static readonly Gen<InLine> GenWaiting = Gen.Select(Gen.Int[0, 20], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[1, 3], Gen.Int[1, 3], Gen.Bool, Gen.Bool).Select((joined, office, last, group, places, passed, offered) =>
        Waiting(joined, office == 0 ? null : office, last, group, places) is var w && passed ? Changed(w, w.Entry with { Passed = $"[{Day.Value} 0900]" }) : offered ? Changed(w, w.Entry with { State = WaitState.Offered }) : w);

    [Fact]
    public void A_place_goes_to_who_joined_first_among_those_it_fits() =>
        Gen.Select(GenWaiting.List[0, 12], Gen.Int[1, 3], Gen.Int[0, 3]).Sample((all, group, room) =>
        {
            var time = Nine((group, room));
            var chosen = NextInLine.For(time, NextInLine.Order(all));
            Func<InLine, bool> could = w => w.Entry.State == WaitState.Waiting && (w.Entry.Office ?? Day.Office) == Day.Office && w.Entry.LastDate >= Day.Date
                && w.Entry.Passed == "" && w.Needs.All(n => n.Group == group && n.Places <= room);
            if (chosen is null) all.ShouldNotContain(w => could(w));
            else
            {
                could(chosen).ShouldBeTrue();
                all.ShouldNotContain(w => could(w) && w.Entry.JoinedAt < chosen.Entry.JoinedAt);
            }
        });

    [Fact]
    public void Every_item_needs_its_room_and_minutes_add_up()
    {
        var city = TestCity.With();
        InLine.NeedsOf(city, [new(TestCity.Ktp, 1), new(TestCity.Ktp, 2), new(TestCity.Birth, 1)]).ShouldBe([(1, 4), (3, 1)]);
        var two = Waiting(0, null, 1, 1, 4) with { Needs = [(1, 4), (3, 1)] };
        bool Fits(int ktp, int birth) => two.Fits(Nine((1, ktp), (3, birth)));
        (Fits(4, 1), Fits(3, 1), Fits(4, 0), Fits(9, 9)).ShouldBe((true, false, false, true));
    }

    [Fact]
    public void An_earlier_time_is_earlier_than_the_visit()
    {
        var nine = Nine((1, 1));
        (Waiting(0, null, 5, 1, 1) with { Before = TestCity.Morning }).Fits(nine).ShouldBeFalse();
        (Waiting(0, null, 5, 1, 1) with { Before = TestCity.Morning.AddMinutes(1) }).Fits(nine).ShouldBeTrue();
    }

    [Fact]
    public void A_place_at_its_time_and_more_right_after_it_are_room_for_a_family_and_gone_once_they_have_it()
    {
        var family = Waiting(0, null, 5, 1, 3);
        var time = Nine((1, 1)) with { Slots = [Room(1, 1, new(9, 0)), Room(2, 1, new(9, 30)), Room(3, 1, new(10, 0)), Room(4, 1, new(10, 30))] };
        family.Fits(time).ShouldBeTrue();
        family.Fits(time.Without(family.Needs)).ShouldBeFalse();
        Waiting(1, null, 5, 1, 1).Fits(time.Without(family.Needs)).ShouldBeFalse("the first place is not free any more");
        family.Fits(time with { Spread = 60 }).ShouldBeFalse();
    }

    static RoomyTime Nine(params (int Group, int Room)[] groups) => new(Day, new(9, 0), TestCity.Morning, [.. groups.Select((g, i) => Room(i + 1, g.Room, new(9, 0), g.Group))], 120);

    static Slot Room(int no, int places, TimeOnly at, int group = 1) => new() { No = no, Group = group, Channel = Channel.Online, Start = at, Minutes = 30, Capacity = places, Wanted = places, Kept = places };

    static InLine Changed(InLine w, WaitlistEntry entry) => w with { Entry = entry };

    static InLine Waiting(int joined, int? office, int last, int group, int places) =>
        new(new() { JoinedAt = TestCity.Morning.AddMinutes(joined), Reference = $"R{joined}", Office = office, LastDate = TestCity.Today.AddDays(last) }, [], [(group, places)]);
}
