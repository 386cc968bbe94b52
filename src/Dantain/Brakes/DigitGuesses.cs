using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Brakes;

/// <summary>How often the last four digits of the phone of one booking were given wrong since they were last given right.</summary>
public sealed record DigitGuess
{
    public string Reference { get; init; } = "";
    public int Wrong { get; init; }
    /// <summary>Of the last wrong one.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>
/// Whoever has only the link of a booking may not find the digits by trying: from the fifth wrong answer on there is a pause after each, and
/// after the tenth only the officer changes the visit, by whom a take-over gives another reference. While it pauses the right digits are
/// refused too, or trying would go on. A node lets one try of a booking in at a time, so many at once learn no more than one after another.
/// </summary>
public sealed class DigitGuesses(Store store, CityClock clock)
{
    public const int BeforePause = 5, InAll = 10;
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Null when the digits were right and may be tried; a wrong answer is counted.</summary>
    public async Task<Refusal?> AgainstAsync(string reference, bool isRight)
    {
        var turn = turns[(uint)reference.GetHashCode(StringComparison.Ordinal) % turns.Length];
        await turn.WaitAsync();
        try { return await TryAsync(reference, isRight); }
        finally { turn.Release(); }
    }

    async Task<Refusal?> TryAsync(string reference, bool isRight)
    {
        var now = clock.Now;
        await using var db = store.Open();
        var before = await db.DigitGuesses.AsNoTracking().SingleOrDefaultAsync(g => g.Reference == reference);
        if (before is { Wrong: >= InAll }) return BookingBrake.Guessed(BrakeRefusals.DigitsOver);
        if (before is { Wrong: >= BeforePause } && now < before.At + Pause) return BookingBrake.Guessed(BrakeRefusals.DigitsPaused);
        if (isRight)
        {
            if (before is null) return null;
            using var gate = await store.WriteGateAsync();
            await db.DigitGuesses.Where(g => g.Reference == reference).ExecuteDeleteAsync();
            return null;
        }
        await CountAsync(db, reference, isFirst: before is null, now);
        return ((before?.Wrong ?? 0) + 1) switch
        {
            >= InAll => BookingBrake.Guessed(BrakeRefusals.DigitsOver),
            >= BeforePause => BookingBrake.Guessed(BrakeRefusals.DigitsPaused),
            _ => BrakeRefusals.WrongDigits,
        };
    }

    async Task CountAsync(DantainDb db, string reference, bool isFirst, DateTimeOffset now)
    {
        if (isFirst)
        {
            db.Add(new DigitGuess { Reference = reference, Wrong = 1, At = now });
            try
            {
                await db.SaveChangesAsync();
                return;
            }
            catch (DbUpdateException) { db.ChangeTracker.Clear(); }   // another node has counted a first one in between
        }
        using var gate = await store.WriteGateAsync();
        await db.DigitGuesses.Where(g => g.Reference == reference).ExecuteUpdateAsync(g => g.SetProperty(x => x.Wrong, x => x.Wrong + 1).SetProperty(x => x.At, now));
    }
}
