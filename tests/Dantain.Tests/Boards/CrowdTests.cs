using Dantain.Boards;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Boards;

public sealed class CrowdTests
{
    static Crowd Of(TestDay day) => Crowd.Of(new DayView(day.Day, null), day.Now);

    [Fact]
    public void An_office_nobody_waits_at_is_quiet() => Of(new TestDay().Open()).ShouldBe(new(CrowdLevel.Quiet, 0, 0));

    [Fact]
    public void The_wait_is_the_work_of_all_who_wait_shared_by_the_open_counters_rounded_up_to_five_minutes()
    {
        var day = new TestDay(TestCity.With(counters: 40)).Open(1);
        for (var i = 0; i < 3; i++) day.Walk();                      // ten minutes each
        Of(day).ShouldBe(new(CrowdLevel.Moderate, 3, 30));
        day.Open(2, 8);
        Of(day).ShouldBe(new(CrowdLevel.Moderate, 3, 15));
        day.Do(new CallNext(1));
        day.Do(new StartService(1));                                 // half of it is still ahead: (20 + 5) / 2
        Of(day).ShouldBe(new(CrowdLevel.Moderate, 2, 15));
        for (var i = 0; i < 9; i++) day.Walk();
        Of(day).ShouldBe(new(CrowdLevel.Busy, 11, 60));
    }

    [Fact]
    public void While_people_wait_and_no_counter_is_open_no_minutes_are_promised()
    {
        var day = new TestDay();
        day.Walk();
        Of(day).ShouldBe(new(CrowdLevel.Quiet, 1, null));
        for (var i = 0; i < 2; i++) day.Walk();
        Of(day).Level.ShouldBe(CrowdLevel.Moderate);
    }

    [Fact]
    public void Before_the_first_and_after_the_last_slot_and_once_sealed_it_is_closed()
    {
        var day = new TestDay().Open();
        var closed = new Crowd(CrowdLevel.Closed, 0, null);
        Of(day.At(7, 59)).ShouldBe(closed);
        Of(day.At(11, 59)).Level.ShouldBe(CrowdLevel.Quiet);
        Of(day.At(12)).ShouldBe(closed);
        day.Do(new CloseDay());
        Of(day.At(11)).ShouldBe(closed);
    }
}
