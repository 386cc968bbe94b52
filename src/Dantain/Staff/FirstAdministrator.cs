using System.Buffers.Text;
using System.Security.Cryptography;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Staff;

/// <summary>
/// How the first person comes in, without a default password: while no staff exists, each start makes a new one-time key for a link that
/// is printed on the console. It dies with its use, with the next start and after 24 hours.
/// </summary>
public sealed class FirstAdministrator(Store store, StaffAccounts accounts, TimeProvider time)
{
    static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The key for the link; null when there is staff already.</summary>
    public async Task<string?> InviteAsync()
    {
        await using var db = store.Open();
        if (await db.Staff.AnyAsync()) return null;
        var key = RandomNumberGenerator.GetBytes(32);
        db.RemoveRange(await db.StaffInvites.ToListAsync());
        db.Add(new StaffInvite { Hash = SHA256.HashData(key), Until = time.GetUtcNow() + Lifetime });
        await db.SaveChangesAsync();
        return Base64Url.EncodeToString(key);
    }

    public async Task<bool> IsOpenAsync(string? key)
    {
        if (HashOf(key) is not { } hash) return false;
        var now = time.GetUtcNow();
        await using var db = store.Open();
        return await db.StaffInvites.AnyAsync(i => i.Hash == hash && i.Until > now) && !await db.Staff.AnyAsync();
    }

    public async Task<Result<StaffMember>> UseAsync(string? key, string? name, string? password)
    {
        if (!await IsOpenAsync(key)) return StaffRefusals.LinkDead;
        if (StaffAccounts.IsShort(password)) return StaffRefusals.PasswordShort;
        // Who deletes the key may use it: of two at once only one does.
        var hash = HashOf(key)!;
        await using var db = store.Open();
        using (await store.WriteGateAsync())
            if (await db.StaffInvites.Where(i => i.Hash == hash).ExecuteDeleteAsync() == 0) return StaffRefusals.LinkDead;
        var added = await accounts.AddAsync(name, password, [.. Enum.GetValues<Permission>().Select(p => new StaffGrant { Permission = p })]);
        if (added.IsOk) return added;
        db.Add(new StaffInvite { Hash = hash, Until = time.GetUtcNow() + Lifetime });
        await db.SaveChangesAsync();
        return added;
    }

    static byte[]? HashOf(string? key)
    {
        Span<byte> bytes = stackalloc byte[48];
        return key is { Length: < 64 } && Base64Url.IsValid(key) && Base64Url.TryDecodeFromChars(key, bytes, out var length) && length == 32 ? SHA256.HashData(bytes[..length]) : null;
    }
}
