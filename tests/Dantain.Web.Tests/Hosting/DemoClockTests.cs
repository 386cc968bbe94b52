using Dantain.Cities;
using Dantain.Shared;
using Dantain.Web.Hosting;

namespace Dantain.Web.Tests.Hosting;

/// <summary>Whenever somebody starts the demo, offices are open in it.</summary>
public sealed class DemoClockTests
{
    static readonly City Bekasi = new(PackJson.Read(File.ReadAllBytes(Path.Combine(PageHost.Root, "packs/kota-bekasi.json"))).Pack!, 1);

    static DateTimeOffset Wib(int day, int hour, int minute = 0) => new DateTimeOffset(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(7)).ToUniversalTime();

    [Theory]
    [InlineData(26, 3, 26)]     // Thursday night
    [InlineData(26, 11, 27)]    // Thursday before noon: a whole day lies ahead
    [InlineData(26, 20, 27)]
    [InlineData(27, 20, 30)]    // Friday evening: Monday
    public void It_begins_at_half_past_nine_of_the_next_open_day(int day, int hour, int begins) =>
        DemoClock.Next(Bekasi, null, Wib(day, hour)).ShouldBe(new ClockShift(Wib(begins, 9, 30), Wib(day, hour), 1));

    [Fact]
    public void Started_again_on_the_same_day_it_goes_on_where_it_was()
    {
        var first = DemoClock.Next(Bekasi, null, Wib(26, 20));
        DemoClock.Next(Bekasi, first, Wib(26, 22)).ShouldBe(first);   // half past eleven there
    }

    [Fact]
    public void Once_its_day_nears_the_end_it_begins_on_a_later_one_and_never_goes_back()
    {
        var first = DemoClock.Next(Bekasi, null, Wib(26, 20));
        var second = DemoClock.Next(Bekasi, first, Wib(27, 1));        // half past two in the afternoon of Friday there
        second.ShouldBe(new ClockShift(Wib(30, 9, 30), Wib(27, 1), 1));
        DemoClock.Next(Bekasi, second, Wib(27, 12)).Epoch.ShouldBe(new DateTimeOffset(2026, 12, 1, 2, 30, 0, TimeSpan.Zero));
    }
}
