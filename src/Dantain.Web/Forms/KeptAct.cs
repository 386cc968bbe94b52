using System.Globalization;

namespace Dantain.Web.Forms;

/// <summary>
/// What a device did while it was cut off and sends only now: when, by its own clock, and how long before it was sent. A clock that is wrong is wrong at
/// both ends, so only the span between them is believed, and no more of it than <see cref="Longest"/>.
/// </summary>
readonly record struct KeptAct(DateTimeOffset? DeviceAt, TimeSpan Age)
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>When it happened by our clock; null for what is done now.</summary>
    public DateTimeOffset? Happened(DateTimeOffset now) => DeviceAt is null ? null : now - Age;

    /// <param name="at">Milliseconds since 1970 by the device's clock when it was done.</param>
    /// <param name="sent">The same when it was sent.</param>
    public static KeptAct Read(string? at, string? sent)
    {
        if (Moment(at) is not { } done || Moment(sent) is not { } now) return default;
        var age = now - done;
        return new(done, age < TimeSpan.Zero ? TimeSpan.Zero : age > Longest ? Longest : age);
    }

    static DateTimeOffset? Moment(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds is > 1_577_836_800_000 and < 7_258_118_400_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
}
