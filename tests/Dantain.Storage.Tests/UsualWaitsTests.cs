using Dantain.Boards;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Tests;

namespace Dantain.Storage.Tests;

public sealed class UsualWaitsTests
{
    [Fact]
    public async Task An_hour_says_nothing_before_it_was_seen_on_two_days_and_then_its_median_rounded_up()
    {
        await using var node = await TestNode.StartAsync();
        var (usual, clock) = (node.Get<UsualWaits>(), node.Get<CityClock>());
        var monday = clock.Today;
        await usual.FollowAsync();
        usual.All.ShouldBeEmpty();

        await DayAsync(node, monday, [3, 4, 6, 7, 8, 40]);
        await ToAsync(node, monday.AddDays(7), 7);
        await usual.FollowAsync();
        usual.All.ShouldBeEmpty("one day is no custom");

        await DayAsync(node, monday.AddDays(7), [9, 9, 12, 30]);
        await usual.FollowAsync();
        usual.All.ShouldBeEmpty("a day counts only once it is over");
        await ToAsync(node, monday.AddDays(8), 7);
        await usual.FollowAsync();

        var hour = usual.All.ShouldHaveSingleItem();
        hour.ShouldBe(new(1, monday.DayOfWeek, 9, 10, 10));
        usual.MinutesAt(1, monday.DayOfWeek, 9).ShouldBe(10);
        usual.MinutesAt(1, monday.DayOfWeek, 10).ShouldBeNull();
        usual.MinutesAt(2, monday.DayOfWeek, 9).ShouldBeNull();

        await ToAsync(node, monday.AddDays(8 + 7 * UsualWaits.Weeks), 7);
        await usual.FollowAsync();
        usual.All.ShouldBeEmpty("what was long ago is forgotten");
    }

    [Fact]
    public async Task A_visit_whose_times_a_clerk_doubts_does_not_count()
    {
        await using var node = await TestNode.StartAsync();
        var usual = node.Get<UsualWaits>();
        var monday = node.Get<CityClock>().Today;
        await DayAsync(node, monday, [5, 5, 5, 5, 5]);
        await DayAsync(node, monday.AddDays(7), [5, 5, 5, 5, 5], doubtLast: true);
        await ToAsync(node, monday.AddDays(8), 7);
        await usual.FollowAsync();

        usual.All.ShouldBeEmpty("nine are too few");
    }

    /// <summary>One counter that serves people who come at nine and wait so many minutes each.</summary>
    static async Task DayAsync(TestNode node, DateOnly date, int[] waits, bool doubtLast = false)
    {
        await ToAsync(node, date, 9);
        var day = DayId.Of(1, date);
        await RunAsync(node, day, new OpenCounter(1, 7));
        var taken = new List<int>();
        foreach (var _ in waits) taken.Add((await RunAsync(node, day, new TakeTicket([new(TestCity.Kk, date.DayNumber * 100L + taken.Count)]))).Ticket);
        var came = node.Time.GetUtcNow();
        foreach (var wait in waits)
        {
            if (came.AddMinutes(wait) > node.Time.GetUtcNow()) node.Time.SetUtcNow(came.AddMinutes(wait));
            await RunAsync(node, day, new CallNext(1));
            await RunAsync(node, day, new StartService(1));
            await RunAsync(node, day, new Finish(1));
        }
        if (doubtLast) await RunAsync(node, day, new DoubtTiming(taken[^1], 7));
    }

    static Task ToAsync(TestNode node, DateOnly date, int hour)
    {
        node.Time.SetUtcNow(node.Get<CityClock>().Instant(date, new(hour, 0)));
        return Task.CompletedTask;
    }

    static async Task<T> RunAsync<T>(TestNode node, DayId day, OfficeDayCommand<T> command) where T : History.Outcome
    {
        var done = await node.Runner.RunAsync(day, command, Actor.Staff(7), Guid.NewGuid());
        done.IsOk.ShouldBeTrue(done.Refusal?.Code);
        return done.Value;
    }
}
