using System.Text.RegularExpressions;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Tests.Architecture;

namespace Dantain.Tests.Queue;

/// <summary>Plays docs/urutan-panggilan.md, which officers check by hand: who came when, and who is called when and why.</summary>
public sealed partial class ScenarioTests
{
    static readonly Dictionary<string, CalledAs> Why = new()
    {
        ["dialihkan"] = CalledAs.Named,
        ["menunggu lama"] = CalledAs.LongWait,
        ["sesuai jam"] = CalledAs.Booked,
        ["di sela"] = CalledAs.Between,
        ["prioritas"] = CalledAs.Priority,
        ["lebih awal"] = CalledAs.Early,
    };

    static readonly string[] Examples = [.. File.ReadAllText(Path.Combine(SourceFile.Root, "docs/urutan-panggilan.md")).Split("\n## ").Where(e => e.StartsWith("Contoh", StringComparison.Ordinal))];

    public static TheoryData<string> Titles => new(Examples.Select(e => e.Split('\n')[0]));

    [Theory, MemberData(nameof(Titles))]
    public void Everyone_is_called_when_and_why_the_page_says(string title)
    {
        var lines = Examples.Single(e => e.StartsWith(title + "\n")).Split('\n');
        var tables = Tables(lines);
        var day = new TestDay(CityOf(lines.Single(l => l.StartsWith("Setelan:"))));
        var people = tables[0].ToDictionary(row => row[0], row => new Visitor(row));
        day.At(7);
        foreach (var (subject, visitor) in people.Values.Where(v => v.Booked is not null).Index())
            visitor.Ticket = day.Book(subject + 1, hour: visitor.Booked!.Value.Hour, priority: visitor.Priority);
        day.At(8).Open();
        foreach (var call in tables[1])
        {
            var at = Time(call[0]);
            foreach (var visitor in people.Values.Where(v => !v.IsHere && v.Comes <= at).OrderBy(v => v.Comes)) Come(day, visitor);
            day.At(at.Hour, at.Minute);
            if (call[1] == "tidak ada")
            {
                day.No(new CallNext(1)).ShouldBe(QueueRefusals.NobodyWaits);
                continue;
            }
            var called = day.Do(new CallNext(1));
            people.Single(p => p.Value.Ticket == called.Ticket).Key.ShouldBe(call[1], $"{title}, {call[0]}");
            called.As.ShouldBe(Why[call[2]], $"{title}, {call[0]}");
            if (call[3] == "ditunda") day.Do(new PutOff(called.Ticket));
            else day.Do(new MarkMissed(1));
        }
        day.No(new CallNext(1)).ShouldBe(QueueRefusals.NobodyWaits);
    }

    static void Come(TestDay day, Visitor visitor)
    {
        day.At(visitor.Comes.Hour, visitor.Comes.Minute);
        if (visitor.Returns is { } back) visitor.Ticket = Walk(day, back, visitor.Priority);
        else if (visitor.Booked is null) visitor.Ticket = day.Walk(priority: visitor.Priority);
        else day.Do(new CheckIn(visitor.Ticket));
        visitor.IsHere = true;
    }

    /// <summary>Nothing is left before that time.</summary>
    static int Walk(TestDay day, TimeOnly back, bool priority)
    {
        Slot[] earlier = [.. day.Day.SlotsOf(2, Channel.WalkIn).Where(s => s.Start < back)];
        foreach (var slot in earlier) day.Do(new ChangePlaces(slot.No, slot.Taken));
        var ticket = day.Walk(priority: priority);
        foreach (var slot in earlier) day.Do(new ChangePlaces(slot.No, slot.Wanted));
        return ticket;
    }

    static City CityOf(string settings)
    {
        int[] numbers = [.. Numbers().Matches(settings).Select(m => int.Parse(m.Value))];
        numbers.ShouldSatisfyAllConditions(n => n.Length.ShouldBe(5), n => (n[0], n[2]).ShouldBe((1, 1)));
        return TestCity.With(counters: 200, rules: new()
        {
            SlotMinutes = 60,
            CancelUntilMinutes = 0,
            Split = new(70, 20, 10),
            RegularPerPriority = numbers[1],
            BookedPerWalkIn = numbers[3],
            LongestWaitMinutes = numbers[4],
            WalkIn = new() { Waves = settings.Contains("jam kembali") ? [new(7, 0)] : [] },
        });
    }

    /// <summary>The cells of each table, without its head.</summary>
    static string[][][] Tables(string[] lines) =>
    [
        .. string.Join('\n', lines.Where(l => l.StartsWith('|') || l.Length == 0)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(t => t.Contains('|'))
            .Select(t => t.Trim('\n').Split('\n')[2..].Select(row => row.Split('|')[1..^1].Select(c => c.Trim()).ToArray()).ToArray()),
    ];

    static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH.mm");

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();

    sealed class Visitor(string[] row)
    {
        public TimeOnly Comes { get; } = Time(row[1]);
        public TimeOnly? Booked { get; } = row[2].Length == 0 || row[2].StartsWith("kembali") ? null : Time(row[2]);
        public TimeOnly? Returns { get; } = row[2].StartsWith("kembali ") ? Time(row[2]["kembali ".Length..]) : null;
        public bool Priority { get; } = row[3] == "ya";
        public int Ticket { get; set; }
        public bool IsHere { get; set; }
    }
}
