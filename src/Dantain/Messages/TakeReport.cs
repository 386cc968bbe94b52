using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Messages;

/// <summary>What a provider says later of a message it took. Reports come late, twice and in any order: a message only goes forward.</summary>
public sealed class TakeReport(Store store, SendRules rules)
{
    public async Task DeliveredAsync(string providerId)
    {
        await using var db = store.Open();
        using var gate = await store.WriteGateAsync();
        await db.Messages.Where(m => m.ProviderId == providerId && m.State == MessageState.Sent).ExecuteUpdateAsync(m => m.SetProperty(x => x.State, MessageState.Delivered));
    }

    public async Task FailedAsync(string providerId, string reason)
    {
        Message? message;
        await using (var db = store.Open())
        {
            message = await db.Messages.AsNoTracking().FirstOrDefaultAsync(m => m.ProviderId == providerId && m.State == MessageState.Sent);
            if (message is null) return;
            using var gate = await store.WriteGateAsync();
            await db.Messages.Where(m => m.Id == message.Id && m.State == MessageState.Sent).ExecuteUpdateAsync(m => m.SetProperty(x => x.State, MessageState.Failed).SetProperty(x => x.Reason, reason));
        }
        if (message.Way == MessageWay.WhatsApp && reason == SendReasons.NoSuchAddress) await rules.InsteadAsync(message);
    }
}
