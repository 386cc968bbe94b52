using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using CsCheck;
using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Xunit.Abstractions;

namespace Dantain.Tests.Model;

public class ModelTests(ITestOutputHelper output)
{
    const int Sequences = 120_000;

    static readonly Dictionary<Type, Func<TestDay, TestDay, DayCommand, string>> Runs = Commands.All.ToDictionary(c => c.Type, c =>
        typeof(ModelTests).GetMethod(c.OnTwoDays ? nameof(RunTwo) : nameof(RunOne), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(c.Outcome).CreateDelegate<Func<TestDay, TestDay, DayCommand, string>>());

    readonly ConcurrentDictionary<(string Verb, string Answer), int> answers = [];
    int ran, steps;

    [Fact]
    public void Office_days_do_in_every_sequence_of_steps_what_the_naive_model_does()
    {
        var watch = Stopwatch.StartNew();
        Gen.ULong.Array[10, 40].Sample(sequence => Play(sequence), iter: Sequences, print: Print);
        output.WriteLine($"{ran} sequences, {steps} commands in {watch.Elapsed.TotalSeconds:0.0} s: {ran / watch.Elapsed.TotalSeconds:0} sequences/s");
        foreach (var verb in answers.GroupBy(a => a.Key.Verb).OrderBy(v => v.Key))
            output.WriteLine($"{verb.Key}: {string.Join(", ", verb.OrderByDescending(a => a.Value).Select(a => $"{a.Key.Answer} {a.Value}"))}");

        ran.ShouldBeGreaterThanOrEqualTo(100_000);
        answers.Where(a => a.Key.Answer.StartsWith(NaiveCity.Ok) && a.Value >= 100).Select(a => a.Key.Verb)
            .ShouldBe(Commands.All.Select(c => c.Type.Name).Except([nameof(ExpireHold)]), ignoreOrder: true, "every verb must have been done, not only refused");
    }

    void Play(ulong[] sequence)
    {
        var count = 0;
        Play(sequence, (command, answer) =>
        {
            count++;
            answers.AddOrUpdate((command.GetType().Name, answer), 1, (_, n) => n + 1);
        });
        Interlocked.Increment(ref ran);
        Interlocked.Add(ref steps, count);
    }

    /// <param name="sequence">The bits the steps are read from.</param>
    /// <param name="done">Told of every command and what became of it.</param>
    /// <param name="before">Asked before every command, with the numbers of its days: whatever it tries it must take back.</param>
    internal static void Play(ulong[] sequence, Action<DayCommand, string>? done = null, Action<TestDay[], int, int, DayCommand, DateTimeOffset>? before = null)
    {
        var draw = sequence[0] / 4096 % 4 == 0;
        var (real, naive) = ModelCity.Start(otherOffice: sequence[0] % 2 == 0, waves: sequence[0] / 2048 % 2 == 0, draw);
        var clock = TestCity.Morning.AddMinutes(sequence[0] / 2 % (draw ? 60UL : 170UL));
        naive.Now = clock;
        if (sequence[0] / 512 % 4 > 0) Do(new OpenCounter(1, 1), naive.Days[0], naive.Days[0]);
        foreach (var bits in sequence)
        {
            var step = new Step(bits, naive);
            if (step.Read() is { } command) Do(command, step.Day, step.To);
            else clock = clock.AddSeconds(step.Seconds);
        }
        if (sequence.Length % 8 != 0) return;
        foreach (var day in real) DaySnapshot.Indexes(day.Day).ShouldBe(DaySnapshot.IndexesOfRows(day.Day));

        void Do(DayCommand command, NaiveDay day, NaiveDay to)
        {
            naive.Now = clock;
            naive.ExpireAll();
            foreach (var one in real) one.ExpireAt(clock);
            before?.Invoke(real, naive.Days.IndexOf(day), naive.Days.IndexOf(to), command, clock);
            var expected = naive.Do(command, day, to);
            var answer = Runs[command.GetType()](real[naive.Days.IndexOf(day)], real[naive.Days.IndexOf(to)], command);
            if (answer != expected) throw new InvalidOperationException($"{command}: {answer}, but {expected} in the model");
            for (var i = 0; i < real.Length; i++)
                if (Difference.Between(real[i].Day, naive.Days[i]) is { } difference) throw new InvalidOperationException($"{command} ({answer}) on {real[i].Day.Id}: {difference}");
            if (Difference.TwoActive(real[0].Day, real[1].Day) is { } twice) throw new InvalidOperationException($"{command}: {twice}");
            done?.Invoke(command, answer);
        }
    }

    /// <summary>The sequence as steps in words, as far as it goes.</summary>
    static string Print(ulong[] sequence)
    {
        var text = new StringBuilder();
        try { Play(sequence, (command, answer) => text.AppendLine($"{command.GetType().Name} {JsonSerializer.Serialize(command, command.GetType())}: {answer}")); }
        catch (Exception fault) { text.AppendLine(fault.Message); }
        return text.ToString();
    }

    static string RunOne<T>(TestDay day, TestDay to, DayCommand command) where T : Outcome => Show(day.Run((OfficeDayCommand<T>)command));
    static string RunTwo<T>(TestDay day, TestDay to, DayCommand command) where T : Outcome => Show(day.Run((TwoDayCommand<T>)command, to));
    static string Show<T>(Result<T> result) => result.IsOk ? NaiveCity.Ok + typeof(T).Name : NaiveCity.No + result.Refusal.Code;
}
