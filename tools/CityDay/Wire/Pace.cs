using System.Diagnostics;

namespace CityDay.Wire;

/// <summary>
/// The city's time, as the host tells it, and how long a stretch of it really takes. Waiting ends early, with an exception,
/// when the bell rings: then everyone goes home.
/// </summary>
sealed class Pace(DateTimeOffset now, TimeZoneInfo zone, double clockSpeed, double hurry)
{
    readonly long started = Stopwatch.GetTimestamp();
    readonly CancellationTokenSource bell = new();

    public CancellationToken Bell => bell.Token;
    public DateTimeOffset Now => now + Stopwatch.GetElapsedTime(started) * clockSpeed;
    public DateTime Local => TimeZoneInfo.ConvertTime(Now, zone).DateTime;

    public void Ring() => bell.Cancel();

    public DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return new(local, zone.GetUtcOffset(local));
    }

    /// <summary>People who are quicker than the clock (hurry) think less, but the clock's own appointments they keep.</summary>
    public Task ThinkAsync(TimeSpan cityTime) => WaitAsync(cityTime / clockSpeed / hurry);

    public Task UntilAsync(DateTimeOffset moment) => WaitAsync((moment - Now) / clockSpeed);

    async Task WaitAsync(TimeSpan real)
    {
        bell.Token.ThrowIfCancellationRequested();
        if (real > TimeSpan.FromMilliseconds(1)) await Task.Delay(real, bell.Token);
    }

    /// <summary>Until there is news, but no longer than this much city time.</summary>
    public async Task WaitForAsync(Task news, TimeSpan cityTime)
    {
        var real = cityTime / clockSpeed / hurry;
        await Task.WhenAny(news, Task.Delay(real < TimeSpan.FromMilliseconds(20) ? TimeSpan.FromMilliseconds(20) : real, bell.Token));
        bell.Token.ThrowIfCancellationRequested();
    }
}
