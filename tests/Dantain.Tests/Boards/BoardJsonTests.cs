using System.Text.Json.Nodes;
using Dantain.Boards;
using Dantain.Bookings;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Boards;

public sealed class BoardJsonTests
{
    static readonly Zone Left = new("kiri", new("Kiri"), [1]), Right = new("kanan", new("Kanan"), [2], new(Layout: "counters", Volume: 40));

    static City Halls(BoardPlan? board = null) => new(TestCity.Pack(40) with
    {
        Offices = [.. TestCity.Pack(40).Offices.Select(o => o with { Board = board, Zones = [Left, Right] })],
    }, 1);

    static JsonNode Of(TestDay day, Zone? zone = null) => JsonNode.Parse(zone is null ? BoardJson.Write(new DayView(day.Day, null)) : zone.WriteZone(new DayView(day.Day, null)))!;

    static TestDay TwoCalls(BoardPlan? board = null)
    {
        var day = new TestDay(Halls(board)).Open(1, 7, 1, 2).Open(2, 8, 3);
        day.Walk(service: TestCity.Ktp);
        day.Walk(service: TestCity.Kk);
        day.Walk(service: TestCity.Birth);
        day.Do(new CallNext(1));
        day.Do(new CallNext(2));
        return day;
    }

    static string[] Numbers(JsonNode board) => [.. board["called"]!.AsArray().Select(c => c!["number"]!.ToString())];

    [Fact]
    public void The_whole_office_sees_all_calls_and_a_zone_those_to_its_counters()
    {
        var day = TwoCalls();
        Numbers(Of(day)).ShouldBe(["P-001", "M-001"], ignoreOrder: true);
        Numbers(Of(day, Left)).ShouldBe(["M-001"]);
        Numbers(Of(day, Right)).ShouldBe(["P-001"]);
    }

    [Fact]
    public void A_zone_keeps_its_last_five_however_many_are_called_elsewhere()
    {
        var day = TwoCalls();
        for (var i = 0; i < 6; i++)
        {
            day.Do(new StartService(2));
            day.Do(new Finish(2));
            day.Walk(service: TestCity.Birth);
            day.Do(new CallNext(2));
        }
        Numbers(Of(day, Left)).ShouldBe(["M-001"]);
        Numbers(Of(day, Right)).ShouldBe(["P-007", "P-006", "P-005", "P-004", "P-003"]);
    }

    [Fact]
    public void Who_waits_is_told_by_letters_and_never_by_a_service()
    {
        var board = Of(TwoCalls());
        board["waits"]!.AsArray().Single()!["letters"]!.ToString().ShouldBe("B N");
        board["next"]!.AsArray().Single()!.ToString().ShouldBe("N-001");
        foreach (var group in TestCity.Pack().Groups) board.ToJsonString().ShouldNotContain(group.Name.Id);
    }

    [Fact]
    public void A_plan_of_counters_lists_them_with_who_is_there()
    {
        Of(TwoCalls(), Left)["counters"].ShouldBeNull();
        var counter = Of(TwoCalls(), Right)["counters"]!.AsArray().Single()!;
        (counter["counter"]!.GetValue<int>(), counter["number"]!.ToString()).ShouldBe((2, "P-001"));
    }

    [Fact]
    public void A_zone_speaks_at_its_own_volume_and_else_at_the_office_s()
    {
        Of(TwoCalls(new(Volume: 70)), Left)["volume"]!.GetValue<int>().ShouldBe(70);
        Of(TwoCalls(new(Volume: 70)), Right)["volume"]!.GetValue<int>().ShouldBe(40);
    }

    [Theory]
    [InlineData(100, 8, 9, false)]
    [InlineData(100, 7, 8, true)]
    [InlineData(0, 10, 11, false)]
    public void Nothing_is_said_in_quiet_hours_and_at_volume_none_and_the_number_is_shown_all_the_same(int volume, int from, int to, bool says)
    {
        var day = new TestDay(Halls(new(Volume: volume, Quiet: [new(new(from, 0), new(to, 0))]))).At(8, 30);
        day.Called();
        var call = Of(day)["called"]![0]!;
        call["now"]!.GetValue<bool>().ShouldBeTrue();
        (call["say"] is not null).ShouldBe(says);
    }

    [Theory]
    [InlineData("on the spot", true), InlineData("at the door", true), InlineData("when booking", true), InlineData("when booking, then moved", true), InlineData("nowhere", false)]
    public void Who_has_asked_for_it_is_called_in_English_after_the_Indonesian(string asked, bool hears)
    {
        var day = new TestDay(Halls(new(English: false))).At(8, 45).Open(1, 7, 1, 2);
        if (asked is "on the spot") day.Do(new TakeTicket([new(TestCity.Kk, null)], English: true));
        else if (asked is "nowhere") day.Walk();
        else
        {
            var held = day.Do(new HoldPlace(new(asked is "when booking, then moved" ? 10 : 9, 0), TestCity.Person(1), [new(TestCity.Kk, 1)], English: asked is not "at the door"));
            var booking = day.Do(new ConfirmBooking(held.Booking)).Booking;
            if (asked is "when booking, then moved") booking = day.Run(new Reschedule(booking, new(9, 0)), day).Value.Booking;
            day.Do(new CheckIn(booking, English: asked is "at the door"));
        }
        day.Do(new CallNext(1));

        string[] said = [.. Of(day)["called"]![0]!["say"]!.AsArray().Select(clip => clip!.ToString())];
        said.Take(14).ShouldContain("id/nomor-antrean");
        said.Any(clip => clip.StartsWith("en/")).ShouldBe(hears);
        if (hears) said.ToList().FindLastIndex(clip => clip.StartsWith("id/")).ShouldBeLessThan(said.ToList().FindIndex(clip => clip.StartsWith("en/")));
    }

    [Fact]
    public void Only_who_is_being_called_is_said()
    {
        var day = new TestDay(Halls());
        day.Called();
        Of(day)["called"]![0]!["say"]!.AsArray().Count.ShouldBeGreaterThan(10);
        day.Do(new StartService(1));
        Of(day)["called"]![0]!["say"].ShouldBeNull();
    }
}
