using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Messages;

/// <summary>A clerk has one that failed or is unclear sent again. An unclear one may then arrive twice; the page says so.</summary>
public sealed class RetryMessage(Store store, CityClock clock)
{
    static readonly TimeSpan OfUse = TimeSpan.FromHours(12);
    public static readonly Refusal NotNow = new("message.not-now", RefusalKind.Conflict);

    /// <param name="id">The message.</param>
    /// <param name="mayAt">Whether the member may do this at an office.</param>
    public async Task<Result<Message>> RunAsync(Guid id, Func<int, bool> mayAt)
    {
        await using var db = store.Open();
        var now = clock.Now;
        if (await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id) is not { } message || !mayAt(new OfficeDays.DayId(message.Day).Office)) return NotNow;
        var until = message.Until > now ? message.Until : now + OfUse;
        using var gate = await store.WriteGateAsync();
        var done = await db.Messages.Where(m => m.Id == id && (m.State == MessageState.Failed || m.State == MessageState.Unclear)).ExecuteUpdateAsync(m => m
            .SetProperty(x => x.State, MessageState.Waiting).SetProperty(x => x.Due, now).SetProperty(x => x.Until, until).SetProperty(x => x.Attempts, 0).SetProperty(x => x.Reason, (string?)null));
        return done == 1 ? message : NotNow;
    }
}
