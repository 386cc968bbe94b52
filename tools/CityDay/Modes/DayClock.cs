using System.Text.Json.Nodes;

namespace CityDay.Modes;

/// <summary>The clock of a host that CityDay starts: on the next day on which offices are open, then as quick as asked.</summary>
static class DayClock
{
    /// <summary>Before the doors open, for a whole day.</summary>
    public static readonly TimeOnly Morning = new(6, 45);
    /// <summary>When everything happens at once: people book, arrive and are called.</summary>
    public static readonly TimeOnly Busy = new(8, 10);

    /// <summary><c>EPOCH;STARTED;SPEED</c>, as the host reads it. Working days and holidays come from the pack the host will import.</summary>
    public static string For(string? pack, double speed, TimeOnly from)
    {
        var now = TimeProvider.System.GetUtcNow();
        var city = pack is null ? null : JsonNode.Parse(File.ReadAllText(pack));
        var zone = TimeZoneInfo.FindSystemTimeZoneById(city?["city"]?["zone"]?.GetValue<string>() ?? "Asia/Jakarta");
        var holidays = city?["calendar"]?["holidays"]?.AsArray().Select(h => h!["date"]!.GetValue<string>()).ToHashSet() ?? [];
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        while (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || holidays.Contains(Offices.Town.Text(date))) date = date.AddDays(1);
        var local = date.ToDateTime(from);
        var epoch = new DateTimeOffset(local, zone.GetUtcOffset(local));
        // That moment lies a little ahead, so that a quick clock does not eat the morning while the host starts.
        var starting = TimeSpan.FromSeconds(Math.Min(20, TimeSpan.FromHours(5).TotalSeconds / speed));
        return FormattableString.Invariant($"{epoch:O};{now + starting:O};{speed}");
    }
}
