using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

/// <summary>What somebody was told when they began to wait, and how long it was until they were called for the first time; in seconds.</summary>
readonly record struct ToldWait(int Likely, int AtMost, int True);

/// <summary>
/// A played day at an office of six counters: people come early, late or not at all, some without a time, some first; visits take what they
/// take, each day at a pace of its own; counters open late, rest, and close for a while. Everything is drawn from one seed.
/// </summary>
sealed class DayOfWaits
{
    const int Counters = 6;
    readonly Random dice;
    readonly TestDay day;
    readonly PriorityQueue<Action, (DateTimeOffset At, int No)> later = new();
    readonly Dictionary<int, DateTimeOffset> began = [];
    readonly double pace, vary, load;
    readonly HashSet<int> idle = [];
    int events;
    public List<ToldWait> Waits { get; } = [];

    DayOfWaits(int seed, double load)
    {
        dice = new(seed);
        var rules = new Rules { SlotMinutes = 60, CancelUntilMinutes = 0, RecallPauseSeconds = 0, Split = new(70, 20, 10) };
        var pack = TestCity.Pack(2.2, rules);
        string[] all = ["KTP", "KK", "AKTA"];
        string[][] groups = [all, all, ["KTP", "KK"], ["KK", "AKTA"], ["KTP"], all];
        pack = pack with { Offices = [.. pack.Offices.Select(o => o with { Counters = [.. groups.Select((g, i) => new CounterPlan(i + 1, new($"Loket {i + 1}"), g))] })] };
        day = new TestDay(new City(pack, 1), facts: false).At(7);
        (pace, vary, this.load) = (Between(0.5, 1.3), Between(0.3, 0.6), load);
    }

    public static IReadOnlyList<ToldWait> Play(int seed, double load)
    {
        var played = new DayOfWaits(seed, load);
        played.Run();
        return played.Waits;
    }

    void Run()
    {
        var subject = 0;
        foreach (var service in (int[])[TestCity.Ktp, TestCity.Kk, TestCity.Birth])
            for (var hour = 8; hour < 12; hour++)
            {
                var group = day.Day.City.GroupOf(day.Day.City.Service(service)!).No;
                for (var free = (int)(day.Free(group, Channel.Online, hour) * load); free > 0; free -= 1)
                {
                    if (day.Run(new Dantain.Bookings.BookPlace(new(hour, 0), TestCity.Person(++subject), [new(service, subject)])) is not { IsOk: true, Value: var booked }) break;
                    if (Chance(8)) continue;
                    var comes = day.Day.At(new(hour, 0)).AddMinutes(Chance(12) ? Between(16, 50) : Between(-25, 12));
                    Then(comes, () => Came(() => day.Run(new CheckIn(booked.Booking, Chance(8)))));
                }
                for (var i = 0; i < 10 * load; i++)
                    Then(day.Day.At(new(hour, 0)).AddMinutes(Between(0, 55)), () => Came(() => day.Run(new TakeTicket([new(service, null)], Chance(15)))));
            }
        for (var no = 1; no <= Counters; no++)
        {
            var counter = no;
            Then(day.Day.At(new(8, 0)).AddMinutes(Between(-2, 12)), () => { day.Do(new OpenCounter(counter, counter)); Next(counter); });
            if (Chance(35)) Then(day.Day.At(new(8, 0)).AddMinutes(Between(60, 180)), () => away[counter] = Between(20, 60));
        }
        while (later.TryDequeue(out var happens, out var when) && when.At < day.Day.At(new(14, 0)))
        {
            if (when.At > day.Now) day.ExpireAt(when.At);
            happens();
        }
    }

    readonly Dictionary<int, double> away = [];

    void Came<T>(Func<Dantain.Shared.Result<T>> arrive) where T : Dantain.History.Outcome
    {
        if (!arrive().IsOk) return;
        foreach (var ticket in day.Day.Present.Where(t => t.State == TicketState.Waiting && !began.ContainsKey(t.No)).ToArray()) began[ticket.No] = day.Now;
        foreach (var counter in idle.ToArray()) Then(day.Now.AddSeconds(Between(5, 40)), () => { if (idle.Remove(counter)) Next(counter); });
    }

    void Next(int counter)
    {
        if (away.Remove(counter, out var minutes) || Chance(2) && (minutes = Between(3, 12)) > 0)
        {
            day.Do(new PauseCounter(counter));
            Then(day.Now.AddMinutes(minutes), () => { day.Do(new OpenCounter(counter, counter)); Next(counter); });
            return;
        }
        if (day.Run(new CallNext(counter)) is not { IsOk: true, Value.Ticket: var no })
        {
            idle.Add(counter);
            return;
        }
        if (began.Remove(no, out var since) && day.Ticket(no) is { ToldLikely: { } likely, ToldAtMost: { } most }) Waits.Add(new(likely, most, (int)(day.Now - since).TotalSeconds));
        if (Chance(6))
        {
            Then(day.Now.AddMinutes(Between(1, 2.5)), () => { day.Do(new MarkMissed(counter)); Next(counter); });
            return;
        }
        var planned = day.Day.City.Group(day.Ticket(no).Group)!.MinutesPerPlace;
        Then(day.Now.AddMinutes(Between(0.2, 0.8)), () =>
        {
            day.Do(new StartService(counter));
            Then(day.Now.AddMinutes(planned * pace * LogNormal()), () => { day.Do(new Finish(counter)); Then(day.Now.AddSeconds(Between(5, 60)), () => Next(counter)); });
        });
    }

    double LogNormal() => Math.Exp(vary * Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())) * Math.Cos(2 * Math.PI * dice.NextDouble()) - vary * vary / 2);
    void Then(DateTimeOffset at, Action happens) => later.Enqueue(happens, (at, ++events));
    bool Chance(int percent) => dice.Next(100) < percent;
    double Between(double from, double to) => from + dice.NextDouble() * (to - from);
}
