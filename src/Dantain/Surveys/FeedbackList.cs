using System.Text;
using Dantain.Identities;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Surveys;

/// <summary>What was said of a page, as an administrator reads it.</summary>
public sealed record FeedbackRow(int Id, DateTimeOffset At, string Page, string Version, bool Helped, string? Words);

/// <summary>How a page did: how many said so, and how many it helped.</summary>
public sealed record PageFeedback(string Page, int Said, int Helped);

/// <summary>What people said of the pages.</summary>
public static class FeedbackList
{
    /// <summary>The newest first, below an entry where one is named.</summary>
    public static async Task<IReadOnlyList<FeedbackRow>> ReadAsync(DantainDb db, Vault vault, int? before, int most)
    {
        var rows = await db.Feedback.AsNoTracking().Where(f => before == null || f.Id < before).OrderByDescending(f => f.Id).Take(most).ToListAsync();
        return [.. rows.Select(f => new FeedbackRow(f.Id, f.At, f.Page, f.Version, f.Helped, f.Words is null ? null : Encoding.UTF8.GetString(vault.Open(f.Words, GiveFeedback.Context))))];
    }

    /// <summary>Every page somebody spoke of since then, the ones that helped least first.</summary>
    public static async Task<IReadOnlyList<PageFeedback>> ByPageAsync(DantainDb db, DateTimeOffset since) =>
        [.. (await db.Feedback.Where(f => f.At >= since).GroupBy(f => f.Page).Select(g => new PageFeedback(g.Key, g.Count(), g.Sum(f => f.Helped ? 1 : 0))).ToListAsync())
            .OrderBy(p => (double)p.Helped / p.Said).ThenByDescending(p => p.Said)];
}
