using System.Reflection;
using Dantain.OfficeDays;

namespace Dantain.Storage.Tests;

/// <summary>Rows of every type with the values that break writers: nothing, the largest and smallest, and text as people write it.</summary>
static class RowSamples
{
    /// <summary>The types of a day's tables, found in the code: a new one is tested without being named here.</summary>
    public static readonly Type[] Types = [.. typeof(DayRow).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DayRow))).OrderBy(t => t.Name)];

    static readonly DateTimeOffset Far = new(9999, 12, 31, 23, 59, 59, 999, TimeSpan.Zero), Long = new(1900, 1, 1, 0, 0, 0, 1, TimeSpan.Zero);

    /// <summary>Kind 0: as empty as it may be; 1: as large; 2: as small; 3: ordinary.</summary>
    public static T Row<T>(int day, int no, int kind) where T : DayRow, new()
    {
        var row = new T();
        foreach (var property in Stored<T>()) property.SetValue(row, Value(property, no, kind));
        return row with { Day = day, No = no };
    }

    public static IEnumerable<PropertyInfo> Stored<T>() => typeof(T).GetProperties().Where(p => p.SetMethod is not null && p.Name is not ("Day" or "No"));

    static object? Value(PropertyInfo property, int no, int kind)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var nullable = type != property.PropertyType || new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
        if (kind == 0 && nullable) return null;
        if (property is { DeclaringType.Name: "Item", Name: "Active" }) return kind is 1 or 3;
        if (property is { DeclaringType.Name: "Slot" or "BlankStock" }) return Counted(property.Name, kind) ?? Plain(type, property.Name, no, kind);
        return Plain(type, property.Name, no, kind);
    }

    static object? Counted(string name, int kind) => (name, kind) switch
    {
        ("Capacity", 0 or 2) or ("Taken", 0 or 2) => 0,
        ("Capacity", 1) => int.MaxValue,
        ("Taken", 1) => int.MaxValue - 1,
        ("Capacity", 3) => 20,
        ("Taken", 3) => 7,
        _ => null,
    };

    static object Plain(Type type, string name, int no, int kind)
    {
        if (type == typeof(int)) return kind switch { 0 => 0, 1 => int.MaxValue - no, 2 => int.MinValue + no, _ => 40 + no };
        if (type == typeof(long)) return kind switch { 0 => 0L, 1 => long.MaxValue - no, 2 => long.MinValue + no, _ => 1L << 40 };
        if (type == typeof(bool)) return kind is 1 or 3;
        if (type == typeof(string)) return Text(name, no, kind);
        if (type == typeof(byte[])) return kind switch { 0 => [], 1 => Enumerable.Range(0, 4096).Select(i => (byte)i).ToArray(), _ => (byte[])[0, 255, (byte)no] };
        if (type == typeof(Guid)) return kind switch { 1 => new Guid(-no, -1, -1, [255, 255, 255, 255, 255, 255, 255, 255]), 2 => new Guid(no, 0, 0, new byte[8]), _ => Guid.NewGuid() };
        if (type == typeof(DateTimeOffset)) return kind switch { 1 => Far, 2 => Long, _ => new DateTimeOffset(2026, 11, 24, 1, 2, 3, 4, TimeSpan.Zero) };
        if (type == typeof(TimeOnly)) return kind switch { 1 => new TimeOnly(23, 59), 2 => TimeOnly.MinValue, _ => new TimeOnly(8, 5) };
        if (type.IsEnum) return Enum.GetValues(type).GetValue(kind == 1 ? Enum.GetValues(type).Length - 1 : 0)!;
        throw new NotSupportedException($"No sample of {type.Name} yet: add one");
    }

    static string Text(string name, int no, int kind) => (name, kind) switch
    {
        ("Reference", _) => $"R{no:0000000}",
        ("Village", 1) => "32.75.01.1001/16",
        ("Village", _) => "Désa 🏡 é",
        (_, 0) => "",
        (_, 1) => new string('ß', 5000) + "'; DROP TABLE fact; --",
        _ => "Nyi Roro \"Kidul\" 👩‍👩‍👧 ꦲꦏ꧀ꦱꦫ\r\n\t\\ \u2028 {0}",
    };
}
