namespace Dantain.Shared;

/// <summary>
/// Another time than the real one, for the demo profile: at <paramref name="Started"/> of real time the city has <paramref name="Epoch"/>,
/// and from then on lives <paramref name="Speed"/> seconds a second. All three come from configuration, so a restart resumes the same time.
/// </summary>
public sealed record ClockShift(DateTimeOffset Epoch, DateTimeOffset Started, double Speed);

/// <summary>
/// The only source of now and today: instants with offset 0, cut to whole milliseconds as they are stored; dates and times of day in the
/// city's zone. Timers and timestamps run in city time too; cookies, time-outs and TLS keep the real <see cref="TimeProvider"/>.
/// </summary>
public sealed class CityClock : TimeProvider
{
    readonly TimeProvider real;
    readonly ClockShift? shift;
    readonly long origin;

    /// <summary>Refuses a speed that is not above 0 and at most 3,600 (an hour a second).</summary>
    public CityClock(TimeProvider real, TimeZoneInfo zone, ClockShift? shift = null)
    {
        if (shift is { Speed: not (> 0 and <= 3600) })
            throw new ArgumentOutOfRangeException(nameof(shift), shift.Speed, "The clock's speed must be above 0 and at most 3,600.");
        (this.real, Zone, this.shift, origin) = (real, zone, shift, real.GetTimestamp());
    }

    public TimeZoneInfo Zone { get; }
    public double Speed => shift?.Speed ?? 1;
    public override TimeZoneInfo LocalTimeZone => Zone;
    public override long TimestampFrequency => real.TimestampFrequency;

    public DateTimeOffset Now => GetUtcNow();
    public DateOnly Today => DateOf(Now);

    public override DateTimeOffset GetUtcNow()
    {
        var now = real.GetUtcNow();
        if (shift is not null) now = shift.Epoch + (now - shift.Started) * shift.Speed;
        return new(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
    }

    /// <summary>The date and time of day people in the city read, without an offset.</summary>
    public DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;

    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant));

    /// <summary>The instant of a date and time of day in the city; exact, because Indonesia's zones have no daylight saving.</summary>
    public DateTimeOffset Instant(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    public override long GetTimestamp() =>
        shift is null ? real.GetTimestamp() : origin + (long)((real.GetTimestamp() - origin) * shift.Speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        shift is null
            ? real.CreateTimer(callback, state, dueTime, period)
            : new CityTimer(this, real.CreateTimer(callback, state, Real(dueTime), Real(period)));

    /// <summary>A span of city time in real time, rounded up to a millisecond: a timer fires late rather than early, and a period never becomes 0.</summary>
    TimeSpan Real(TimeSpan city) => city <= TimeSpan.Zero ? city : TimeSpan.FromMilliseconds(Math.Ceiling(city.TotalMilliseconds / Speed));

    sealed class CityTimer(CityClock clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Real(dueTime), clock.Real(period));
        public void Dispose() => timer.Dispose();
        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
