using System.Reflection;
using CsCheck;
using Dantain.History;
using Dantain.OfficeDays;

namespace Dantain.Tests.Model;

/// <summary>The two halves of "checks first and only then changes", for any verb on any day that steps can lead to.</summary>
public class RefusalLeavesNothingTests
{
    static readonly Dictionary<Type, Func<OfficeDay, OfficeDay, DayCommand, DateTimeOffset, bool>> Decide = Commands.All.ToDictionary(c => c.Type, c =>
        typeof(RefusalLeavesNothingTests).GetMethod(c.OnTwoDays ? nameof(DecideTwo) : nameof(DecideOne), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(c.Outcome).CreateDelegate<Func<OfficeDay, OfficeDay, DayCommand, DateTimeOffset, bool>>());

    [Fact]
    public void A_refused_command_leaves_both_days_equal_and_an_undone_one_makes_them_equal_again()
    {
        var (refused, undone) = (0, 0);
        Gen.ULong.Array[5, 30].Sample(sequence => ModelTests.Play(sequence, before: (real, day, to, command, now) =>
        {
            var text = Text(real);
            var points = Array.ConvertAll(real, d => d.Day.Save());
            if (Decide[command.GetType()](real[day].Day, real[to].Day, command, now))
            {
                Interlocked.Increment(ref undone);
                for (var i = 0; i < real.Length; i++) real[i].Day.UndoTo(points[i]);
            }
            else Interlocked.Increment(ref refused);
            Text(real).ShouldBe(text);
        }), iter: 400);
        (refused, undone).ShouldSatisfyAllConditions(n => n.refused.ShouldBeGreaterThan(1000), n => n.undone.ShouldBeGreaterThan(1000));
    }

    [Fact]
    public void Several_commands_are_undone_together_and_what_was_accepted_stays() =>
        Gen.ULong.Array[10, 30].Sample(sequence =>
        {
            var (texts, days) = (new List<string>(), Array.Empty<TestDay>());
            var points = new List<OfficeDay.SavePoint[]>();
            ModelTests.Play(sequence, before: (real, day, to, command, now) =>
            {
                days = real;
                points.Add(Array.ConvertAll(real, d => d.Day.Save()));
                texts.Add(Text(real));
                if (!Decide[command.GetType()](real[day].Day, real[to].Day, command, now)) return;
                // Twice on top of each other, then back to the point before both.
                Decide[command.GetType()](real[to].Day, real[day].Day, command, now.AddSeconds(1));
                for (var i = real.Length - 1; i >= 0; i--) real[i].Day.UndoTo(points[^1][i]);
                Text(real).ShouldBe(texts[^1]);
            });
            if (days.Length == 0) return;
            var accepted = Text(days);
            foreach (var day in days) day.Day.UndoTo(day.Day.Save());
            Text(days).ShouldBe(accepted);
        }, iter: 150);

    static string Text(TestDay[] days) => string.Join('\n', days.Select(d => DaySnapshot.Of(d.Day)));

    static bool DecideOne<T>(OfficeDay day, OfficeDay to, DayCommand command, DateTimeOffset now) where T : Outcome => ((OfficeDayCommand<T>)command).Decide(day, now).IsOk;
    static bool DecideTwo<T>(OfficeDay day, OfficeDay to, DayCommand command, DateTimeOffset now) where T : Outcome => ((TwoDayCommand<T>)command).Decide(day, to, now).IsOk;
}
