using Dantain.Cities;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Dantain.Messages;

/// <summary>
/// As long after a message was sent as the city says, the keyed address and what the provider called it go; from one that never was, that long
/// after its time is over. What is left are keys and counts. What an address has answered goes when the city no longer keeps persons either.
/// </summary>
public sealed class EraseMessages(Store store, CityClock clock, MessageSettings settings, ILogger<EraseMessages> log)
{
    static readonly TimeSpan AsksKept = TimeSpan.FromDays(2);

    public async Task RunAsync(Rules rules)
    {
        var (before, answered) = (clock.Now.AddDays(-rules.MessageDays), clock.Now.AddDays(-rules.PersonalDataDays));
        await using var db = store.Open();
        await GaugeAsync(db);
        await ForgetAsksAsync(db);
        var over = db.Messages.Where(m => m.Address != null && (m.SentAt < before || m.SentAt == null && m.Until < before));
        if (await over.AnyAsync())
        {
            using var gate = await store.WriteGateAsync();
            await over.ExecuteUpdateAsync(m => m.SetProperty(x => x.Address, (byte[]?)null).SetProperty(x => x.ProviderId, (string?)null));
        }
        if (!await db.ContactAnswers.AnyAsync(c => c.ProvenAt < answered && c.StoppedAt == null)) return;
        using var passed = await store.WriteGateAsync();
        await db.ContactAnswers.Where(c => c.ProvenAt < answered && c.StoppedAt == null).ExecuteDeleteAsync();
    }

    async Task ForgetAsksAsync(DantainDb db)
    {
        var before = clock.Now - AsksKept;
        if (!await db.LinkAsks.AnyAsync(a => a.At < before)) return;
        using var gate = await store.WriteGateAsync();
        await db.LinkAsks.Where(a => a.At < before).ExecuteDeleteAsync();
    }

    async Task GaugeAsync(DantainDb db)
    {
        MessageMeter.SetOldest(await db.Messages.Where(m => m.State == MessageState.Waiting).MinAsync(m => (DateTimeOffset?)m.Due), clock);
        var hour = clock.Now.AddHours(-1);
        var sms = await db.Messages.CountAsync(m => m.Way == MessageWay.Sms && m.SentAt >= hour);
        MessageMeter.SetSms(sms);
        if (sms >= settings.SmsAlarmAnHour) log.LogCritical("{Count} SMS in the last hour, {Alarm} and more is unusual: somebody may be misusing the booking page to send them", sms, settings.SmsAlarmAnHour);
    }
}
