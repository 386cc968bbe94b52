using System.Reflection;
using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;

namespace Dantain.Tests.Queue;

/// <summary>A clerk acts at the counter they opened and at no other; whoever may act at any names no clerk.</summary>
public class OwnCounterTests
{
    const int Own = 7, Other = 8;

    /// <summary>Every verb of a counter on a day where it succeeds for the one who opened counter 1.</summary>
    static readonly Dictionary<Type, Func<int?, (TestDay Day, DayCommand Command)>> Verbs = new()
    {
        [typeof(CallNext)] = clerk => On(d => d.Waiting(), _ => new CallNext(1, clerk)),
        [typeof(CallTicket)] = clerk => On(d => d.Waiting(), t => new CallTicket(1, t, "x", clerk)),
        [typeof(Recall)] = clerk => On(d => d.Called(), _ => new Recall(1, clerk)),
        [typeof(StartService)] = clerk => On(d => d.Called(), _ => new StartService(1, clerk)),
        [typeof(MarkMissed)] = clerk => On(d => d.Called(), _ => new MarkMissed(1, clerk)),
        [typeof(Finish)] = clerk => On(d => d.Serving(), _ => new Finish(1, clerk)),
        [typeof(Park)] = clerk => On(d => d.Serving(), t => new Park(t, "x", clerk)),
        [typeof(Transfer)] = clerk => On(d => d.Serving(), t => new Transfer(t, 3, null, clerk)),
        [typeof(Leave)] = clerk => On(d => d.Called(), t => new Leave(t, clerk)),
        [typeof(UndoStep)] = clerk => On(d => d.Serving(), t => new UndoStep(t, clerk)),
        [typeof(PauseCounter)] = clerk => On(d => d.Waiting(), _ => new PauseCounter(1, clerk)),
        [typeof(PutOff)] = clerk => On(d => d.Serving(), t => new PutOff(t, clerk)),
        [typeof(KeepNote)] = clerk => On(d => d.Serving(), t => new KeepNote(t, clerk) { Sealed = [1] }),
        [typeof(DoubtTiming)] = clerk => On(d => d.Serving(), t => new DoubtTiming(t, clerk)),
        [typeof(CallForHelp)] = clerk => On(d => d.Waiting(), _ => new CallForHelp(1, clerk)),
        [typeof(SendToOffice)] = clerk => On(d => d.Serving(), t => new SendToOffice(t, clerk)),
        [typeof(ComeAnotherDay)] = clerk => On(d => d.Called(), t => new ComeAnotherDay(t, clerk)),
        [typeof(ReceiveAtCounter)] = clerk => On(d => d.Waiting(), t => new ReceiveAtCounter(1, t, Clerk: clerk)),
        [typeof(CloseCounter)] = clerk => On(d => d.Waiting(), _ => new CloseCounter(1, clerk)),
    };

    /// <summary>Whoever opens a counter makes it theirs; whoever comes to help is another by nature; the paper list is entered for every counter by whoever manages the day.</summary>
    static readonly Type[] OfAnybody = [typeof(OpenCounter), typeof(AnswerHelp), typeof(EndHelp), typeof(EnterFromPaper), typeof(EnterWalkInFromPaper)];

    public static TheoryData<string> Names => [.. Verbs.Keys.Select(v => v.Name)];

    static (TestDay, DayCommand) On(Func<TestDay, int> before, Func<int, DayCommand> verb)
    {
        var day = new TestDay();
        return (day, verb(before(day)));
    }

    [Fact]
    public void Every_verb_of_a_counter_asks_whose_it_is()
    {
        var asking = Commands.All.Select(c => c.Type).Where(t => t.GetProperty("Clerk") is not null).ToArray();
        asking.ShouldBe(Verbs.Keys, ignoreOrder: true);
        Commands.All.Select(c => c.Type).Where(t => t.GetProperty("Counter") is not null).Except(OfAnybody).Except(asking).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Names))]
    public void Another_clerk_is_refused_and_the_own_one_and_whoever_may_act_at_any_are_not(string name)
    {
        var verb = Verbs.Single(v => v.Key.Name == name).Value;
        Run(verb(Other)).ShouldBe("counter.not-yours");
        Run(verb(Own)).ShouldBe("ok");
        Run(verb(null)).ShouldBe("ok");
    }

    [Fact]
    public void A_step_of_somebody_elses_counter_is_not_taken_back()
    {
        var day = new TestDay();
        var ticket = day.Serving();
        day.Do(new Finish(1));
        day.No(new UndoStep(ticket, Other)).ShouldBe(QueueRefusals.NotYourCounter(1));
        day.Do(new UndoStep(ticket, Own));
    }

    [Fact]
    public void Who_waits_or_was_put_aside_is_nobodys_own()
    {
        var day = new TestDay();
        var ticket = day.Waiting();
        day.Do(new Park(ticket, "x", Other));
        day.Do(new UndoStep(ticket, Other));
        day.Do(new Transfer(ticket, 3, null, Other));
        day.Do(new Leave(ticket, Other));
        day.Do(new CloseCounter(1, Own));
        day.No(new CallNext(1, Other)).ShouldBe(QueueRefusals.CounterNotOpen);
    }

    static string Run((TestDay Day, DayCommand Command) it) => (string)typeof(OwnCounterTests).GetMethod(nameof(RunAs), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(Commands.All.Single(c => c.Type == it.Command.GetType()).Outcome).Invoke(null, [it.Day, it.Command])!;

    static string RunAs<T>(TestDay day, DayCommand command) where T : Outcome =>
        (command is TwoDayCommand<T> two ? day.Run(two, command is ComeAnotherDay ? day.Other() : day.Other(office: 2, ahead: 0)) : day.Run((OfficeDayCommand<T>)command)).Match(_ => "ok", (Refusal no) => no.Code);
}
