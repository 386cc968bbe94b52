using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Messages;

/// <summary>
/// What a provider says later of a message it took. Reports come late, twice and in any order: a message only goes forward. One may even come
/// before the provider's id of its message is written down; then it has to come again, and the answer says so.
/// </summary>
public sealed class TakeReport(Store store, SendRules rules)
{
    /// <summary>False: not now, say it again.</summary>
    public Task<bool> DeliveredAsync(MessageWay way, string providerId) => TakeAsync(way, providerId, async db =>
        await db.Messages.Where(m => m.Way == way && m.ProviderId == providerId && m.State == MessageState.Sent).ExecuteUpdateAsync(m => m.SetProperty(x => x.State, MessageState.Delivered)) > 0);

    /// <summary>False: not now, say it again.</summary>
    public async Task<bool> FailedAsync(MessageWay way, string providerId, string reason)
    {
        Message? failed = null;
        var taken = await TakeAsync(way, providerId, async db =>
        {
            failed = await db.Messages.AsNoTracking().FirstOrDefaultAsync(m => m.Way == way && m.ProviderId == providerId && m.State == MessageState.Sent);
            return failed is not null && await db.Messages.Where(m => m.Id == failed.Id && m.State == MessageState.Sent)
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.State, MessageState.Failed).SetProperty(x => x.Reason, reason)) == 1;
        });
        if (failed?.Way == MessageWay.WhatsApp && reason == SendReasons.NoSuchAddress) await rules.InsteadAsync(failed);
        return taken;
    }

    /// <summary>Asks whether a call is under way before it looks a second time: a call that ended in between has written its id by then.</summary>
    async Task<bool> TakeAsync(MessageWay way, string providerId, Func<DantainDb, Task<bool>> forward)
    {
        await using var db = store.Open();
        if (await PassAsync()) return true;
        var calling = await db.Messages.AnyAsync(m => m.State == MessageState.Sending && m.Way == way);
        return await PassAsync() || !calling || await db.Messages.AnyAsync(m => m.Way == way && m.ProviderId == providerId);

        async Task<bool> PassAsync()
        {
            using var gate = await store.WriteGateAsync();
            return await forward(db);
        }
    }
}
