namespace Dantain.Bench.Boards;

/// <summary>What the measured stretch says: states that came in it, with their delays, and how long any board showed what was no longer so.</summary>
static class Figures
{
    /// <param name="boards">All that each board got, from the beginning on.</param>
    /// <param name="changes">When each change was asked for, in order; empty where only delays count.</param>
    public static string Of(IEnumerable<Shown[]> boards, IReadOnlyList<DateTimeOffset> changes, DateTimeOffset from, DateTimeOffset to)
    {
        var (delays, oldest, count) = (new List<double>(), 0.0, 0);
        foreach (var board in boards)
        {
            count++;
            for (var i = 0; i < board.Length; i++)
            {
                if (board[i].Made < from || board[i].Made >= to) continue;
                delays.Add((board[i].At - board[i].Made).TotalMilliseconds);
                // From the first change after what the board showed until it showed it, whether that state itself came or a newer one.
                if (i > 0 && After(changes, board[i - 1].Made) is { } outdated && outdated < board[i].At) oldest = Math.Max(oldest, (board[i].At - outdated).TotalMilliseconds);
            }
        }
        delays.Sort();
        double At(double part) => delays.Count == 0 ? 0 : delays[Math.Min(delays.Count - 1, (int)(part * delays.Count))];
        var seconds = (to - from).TotalSeconds;
        return $"boards {count} rate {changes.Count(c => c >= from && c < to) / seconds:F1} shown {delays.Count / seconds / Math.Max(1, count):F2} p50 {At(.5):F1} p99 {At(.99):F1} longest {At(1):F1} oldest {oldest:F1}";
    }

    static DateTimeOffset? After(IReadOnlyList<DateTimeOffset> changes, DateTimeOffset made)
    {
        var (low, high) = (0, changes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (changes[middle] <= made) low = middle + 1;
            else high = middle;
        }
        return low < changes.Count ? changes[low] : null;
    }
}
