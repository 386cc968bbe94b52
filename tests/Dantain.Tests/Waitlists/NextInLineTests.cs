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
            var time = new RoomyTime(Day, new(9, 0), TestCity.Morning, new Dictionary<int, int> { [group] = room });
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
        bool Fits(int ktp, int birth) => two.Fits(new(Day, new(9, 0), TestCity.Morning, new Dictionary<int, int> { [1] = ktp, [3] = birth }));
        (Fits(4, 1), Fits(3, 1), Fits(4, 0), Fits(9, 9)).ShouldBe((true, false, false, true));
    }

    [Fact]
    public void An_earlier_time_is_earlier_than_the_visit()
    {
        var nine = new RoomyTime(Day, new(9, 0), TestCity.Morning, new Dictionary<int, int> { [1] = 1 });
        (Waiting(0, null, 5, 1, 1) with { Before = TestCity.Morning }).Fits(nine).ShouldBeFalse();
        (Waiting(0, null, 5, 1, 1) with { Before = TestCity.Morning.AddMinutes(1) }).Fits(nine).ShouldBeTrue();
    }

    static InLine Changed(InLine w, WaitlistEntry entry) => w with { Entry = entry };

    static InLine Waiting(int joined, int? office, int last, int group, int places) =>
        new(new() { JoinedAt = TestCity.Morning.AddMinutes(joined), Reference = $"R{joined}", Office = office, LastDate = TestCity.Today.AddDays(last) }, [], [(group, places)]);
}
