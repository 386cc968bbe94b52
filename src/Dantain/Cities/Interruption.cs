using System.Text.Json;

namespace Dantain.Cities;

/// <summary>What is still done while the usual service is not. Values are stored.</summary>
public enum InterruptionKind
{
    /// <summary>Papers are taken in, the rest is done later (titip berkas).</summary>
    DropOffOnly = 1,
    /// <summary>Finished documents are handed over, nothing else (pengambilan saja).</summary>
    PickUpOnly = 2,
    Closed = 3,
}

/// <summary>
/// A closure or disturbance (gangguan) that somebody has declared on a screen, beside what the pack plans: no place is given in it, but to who stands there with papers to hand in. It is part
/// of every later version of the rules, whatever pack is imported, until its dates are over.
/// </summary>
/// <param name="No">1, 2, 3 … in the city, never used twice.</param>
/// <param name="From">First date.</param>
/// <param name="To">Last date.</param>
/// <param name="Offices">Codes of the offices; all when null.</param>
/// <param name="Groups">Codes of the groups of services; all when null.</param>
/// <param name="Reason">What people read.</param>
/// <param name="Staff">Number of the member who declared it.</param>
public sealed record Interruption(int No, InterruptionKind Kind, DateOnly From, DateOnly To, IReadOnlyList<string>? Offices, IReadOnlyList<string>? Groups, Text Reason, DateTimeOffset At, int Staff)
{
    /// <summary>From this local time on, each day; from its beginning when null.</summary>
    public TimeOnly? FromTime { get; init; }
    /// <summary>Until this local time, each day; to its end when null.</summary>
    public TimeOnly? ToTime { get; init; }
    /// <summary>When it is expected to be over, as people read it; it changes no place.</summary>
    public DateTimeOffset? Expected { get; init; }
    /// <summary>Since when all is normal again; what begins then or later is not in it.</summary>
    public DateTimeOffset? Ended { get; init; }
    public int? EndedBy { get; init; }

    public bool Concerns(Office office) => Offices is null || Offices.Contains(office.Code);
    public bool Concerns(ServiceGroup group) => Groups is null || Groups.Contains(group.Code);

    /// <summary>Whether a span of a date, in local time, touches it. <paramref name="offset"/> is the city's from UTC.</summary>
    public bool Covers(DateOnly date, TimeOnly start, int minutes, TimeSpan offset)
    {
        if (date < From || date > To || Ended <= new DateTimeOffset(date.ToDateTime(start), offset)) return false;
        var from = start.ToTimeSpan();
        return (FromTime is not { } begin || from + TimeSpan.FromMinutes(minutes) > begin.ToTimeSpan()) && (ToTime is not { } end || from < end.ToTimeSpan());
    }

    /// <summary>All of it as one text, so that two can be told apart.</summary>
    public static string TextOf(Interruption one) => JsonSerializer.Serialize(one);

    internal static string Write(IReadOnlyList<Interruption> all) => JsonSerializer.Serialize(all);
    internal static IReadOnlyList<Interruption> Read(string text) => text.Length == 0 ? [] : JsonSerializer.Deserialize<Interruption[]>(text)!;
}
