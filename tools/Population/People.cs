namespace Population;

/// <summary>What goes wrong: no answer in time, an error, a page instead of an answer, no calls left, a connection that breaks.</summary>
public enum Fault { None, Slow, Broken, Garbage, Quota, Cut }

/// <summary>Somebody who does not exist. A fault is planted on some: asking for their number always brings it.</summary>
public sealed record Invented(string Nik, string Name, Fault Fault = Fault.None)
{
    /// <summary>How alike a name is, in percent, as the interface says it: edits a letter, capitals and spaces left out.</summary>
    public int Likeness(string other)
    {
        var (a, b) = (Letters(Name), Letters(other));
        if (a.Length == 0 || b.Length == 0 || b.Length > 200) return 0;
        int[] before = [.. Enumerable.Range(0, b.Length + 1)];
        for (var i = 1; i <= a.Length; i++)
        {
            var now = new int[b.Length + 1];
            now[0] = i;
            for (var j = 1; j <= b.Length; j++) now[j] = Math.Min(Math.Min(now[j - 1], before[j]) + 1, before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            before = now;
        }
        return 100 - 100 * before[^1] / Math.Max(a.Length, b.Length);
    }

    static string Letters(string name) => string.Concat(name.ToUpperInvariant().Where(char.IsLetterOrDigit));
}

/// <summary>The invented people, the same at every start.</summary>
public static class People
{
    static readonly string[] Names =
    [
        "Siti Nurjanah", "Budi Hartono", "Dewi", "Agus Salim Pratama", "Nur'aini Fitri", "M. Ali Ridwan", "Rina Marlina", "Joko Susilo", "Maria Goreti Lestari", "Ujang Suherman",
        "Ketut Ayu Wulandari", "Lim Mei Hwa", "Yohanes Tobing", "Sukarni", "Eka Putri Handayani", "Asep Saepudin", "Fatimah binti Umar", "Gunawan", "Tuti Alawiyah", "Hendra Wijaya",
    ];

    public static IReadOnlyList<Invented> All { get; } =
    [
        .. Names.Select((name, i) => new Invented($"327502{(i % 2 == 0 ? 40 : 0) + 1 + i:00}{1 + i % 12:00}{60 + i:00}8001", name)),
        .. Enum.GetValues<Fault>().Where(f => f != Fault.None).Select(f => new Invented($"3275030{(int)f}10889001", $"Uji {f}", f)),
    ];

    public static Invented? Find(string nik) => All.FirstOrDefault(p => p.Nik == nik);
}
