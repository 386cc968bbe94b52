using Dantain.Identities;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Verification;

/// <summary>
/// The only way to the register: keeps to the agreement's calls a day and to a few a number, and writes each call into the log before its
/// answer is used. What is over a limit, or cannot be written down, is <see cref="Verdict.Unavailable"/>.
/// </summary>
public sealed class AskRegister(IPopulationCheck check, CheckSettings? settings, Store store, Vault vault, CityClock clock)
{
    public bool IsOn => check.IsOn;

    /// <param name="nik">Whose number.</param>
    /// <param name="name">Compared as the register has it, in capitals.</param>
    /// <param name="purpose">For the report.</param>
    /// <param name="staff">Who of the staff asks; null for people themselves.</param>
    public async Task<Verdict> RunAsync(Nik nik, PersonName name, CheckPurpose purpose, int? staff = null)
    {
        if (!check.IsOn || settings is null) return Verdict.Off;
        try { return await CallAsync(nik, name, purpose, staff); }
        catch (Exception fault) when (StorageUnavailable.IsBehind(fault)) { return Verdict.Unavailable; }
    }

    async Task<Verdict> CallAsync(Nik nik, PersonName name, CheckPurpose purpose, int? staff)
    {
        var subject = vault.SubjectKey(Identity.Of(nik));
        if (await IsCityOverAsync()) return Verdict.Unavailable;   // at once, because it holds for every number
        if (await IsNikOverAsync(subject)) return await check.UnaskedAsync();
        return await check.CheckAsync(nik, name, async verdict =>
        {
            await using var db = store.Open();
            db.Add(new CheckCall { At = clock.Now, Purpose = purpose, Staff = staff, Subject = subject, Result = verdict });
            await db.SaveChangesAsync();
        });
    }

    DateTimeOffset Midnight => clock.Instant(clock.Today, TimeOnly.MinValue);

    async Task<bool> IsCityOverAsync()
    {
        if (settings!.CallsADay <= 0) return false;
        var midnight = Midnight;
        await using var db = store.Open();
        return await db.CheckCalls.CountAsync(c => c.At >= midnight) >= settings.CallsADay;
    }

    async Task<bool> IsNikOverAsync(long subject)
    {
        var midnight = Midnight;
        await using var db = store.Open();
        return await db.CheckCalls.CountAsync(c => c.Subject == subject && c.At >= midnight) >= settings!.CallsANikADay;
    }
}
