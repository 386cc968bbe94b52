using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Dantain.Storage;

/// <summary>Instants on SQLite: milliseconds since 1970, so that they sort and compare in SQL.</summary>
sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    at => at.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));

/// <summary>Times of a schedule: minutes since midnight. Schedules have no seconds.</summary>
sealed class MinuteOfDay() : ValueConverter<TimeOnly, short>(
    at => (short)(at.Hour * 60 + at.Minute), minute => TimeOnly.MinValue.AddMinutes(minute));
