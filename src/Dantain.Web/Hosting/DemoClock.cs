using System.Globalization;
using Dantain.Cities;
using Dantain.Shared;

namespace Dantain.Web.Hosting;

/// <summary>
/// The time a demo lives in, so that it is full of life at whatever hour somebody starts it: half past nine of the next day on which an office
/// is open. Started again, it goes on where it was, or on a later day once that one nears its end: a day's time never goes back.
/// </summary>
static class DemoClock
{
    static readonly TimeOnly Begins = new(9, 30), TooLate = new(14, 0);

    /// <summary>The value of DANTAIN_CLOCK for a run that starts now; it is kept beside the data for the run after it.</summary>
    public static async Task<string> NextAsync(Settings settings, DateTimeOffset now)
    {
        if (settings.Pack is not { } pack || PackJson.Read(await File.ReadAllBytesAsync(pack)).Pack is not { } read) throw new InvalidOperationException("DANTAIN_PACK names no pack that passes its check");
        Directory.CreateDirectory(settings.Data);
        var file = Path.Combine(settings.Data, "clock");
        var next = Write(Next(new City(read, 1), File.Exists(file) ? Settings.ReadClock(await File.ReadAllTextAsync(file)) : null, now));
        await File.WriteAllTextAsync(file, next);
        return next;
    }

    public static ClockShift Next(City city, ClockShift? last, DateTimeOffset now)
    {
        var earliest = last is null ? now : last.Epoch + (now - last.Started) * last.Speed;
        var clock = new CityClock(TimeProvider.System, city.Zone);
        var date = clock.DateOf(earliest);
        if (last is not null && IsOpen(date) && TimeOnly.FromDateTime(clock.Local(earliest)) is var time && time >= Begins && time < TooLate) return last;
        for (var ahead = 0; ahead < 366; ahead++)
            if (IsOpen(date.AddDays(ahead)) && clock.Instant(date.AddDays(ahead), Begins) is var start && start >= earliest) return new(start, now, 1);
        return new(earliest, now, 1);   // a city that is never open at that hour

        bool IsOpen(DateOnly on) => city.Offices.Any(o => city.OpenSpans(o, on).Any(s => s.From <= Begins && Begins < s.To));
    }

    static string Write(ClockShift clock) => string.Create(CultureInfo.InvariantCulture, $"{clock.Epoch:O};{clock.Started:O};{clock.Speed}");
}
