using System.Security.Cryptography;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Boards;

/// <summary>What is known of a recording without its sound.</summary>
public sealed record ClipNote(int Office, string Clip, string Hash, DateTimeOffset At, double Kilobytes);

/// <summary>Keeps the recordings of the city and its offices, and says which of them a board plays.</summary>
public sealed class RecordedClips(Store store, CityClock clock)
{
    /// <summary>Puts these in the place of what was there; all or none.</summary>
    /// <param name="office">Number of an office or <see cref="RecordedClip.WholeCity"/>.</param>
    /// <param name="files">By the name of their clip.</param>
    /// <param name="by">Number of the member who hands them in.</param>
    public async Task<Result<int>> PutAsync(int office, IReadOnlyDictionary<string, ClipFile> files, int by)
    {
        if (files.Keys.Any(clip => !Spoken.Clips.Contains(clip))) return VoiceRefusals.ClipUnknown;
        for (var again = false; ; again = true)
        {
            await using var db = store.Open();
            foreach (var (clip, file) in files)
            {
                var recorded = new RecordedClip { Office = office, Clip = clip, Sound = file.Bytes, Type = file.Type, Hash = Convert.ToHexStringLower(SHA256.HashData(file.Bytes))[..16], At = clock.Now, By = by };
                if (await db.RecordedClips.FindAsync(office, clip) is { } before) db.Entry(before).CurrentValues.SetValues(recorded);
                else db.Add(recorded);
            }
            try
            {
                await db.SaveChangesAsync();
                return files.Count;
            }
            catch (DbUpdateException) when (!again) { }   // somebody else has just handed the same word in: theirs is there now, and is replaced
        }
    }

    public async Task RemoveAsync(int office, string? clip)
    {
        await using var db = store.Open();
        using var gate = await store.WriteGateAsync();
        await db.RecordedClips.Where(c => c.Office == office && c.Clip == clip).ExecuteDeleteAsync();
    }

    public async Task<RecordedClip?> FindAsync(int office, string clip)
    {
        await using var db = store.Open();
        return await db.RecordedClips.AsNoTracking().SingleOrDefaultAsync(c => c.Office == office && c.Clip == clip);
    }

    /// <summary>What a board of this office plays in the place of the program's clips: its own recordings, then the city's.</summary>
    public async Task<IReadOnlyDictionary<string, ClipNote>> PlayedAtAsync(int office)
    {
        await using var db = store.Open();
        var notes = await db.RecordedClips.AsNoTracking().Where(c => c.Office == office || c.Office == RecordedClip.WholeCity)
            .Select(c => new ClipNote(c.Office, c.Clip, c.Hash, c.At, c.Sound.Length / 1000.0)).ToListAsync();
        return notes.GroupBy(n => n.Clip).ToDictionary(g => g.Key, g => g.MaxBy(n => n.Office)!);
    }
}
