using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace CityDay.Accounts;

/// <summary>
/// All answers anyone got, in memory and in a file that has each line before anybody acts on it: a kill of CityDay loses no promise.
/// Beside them counts of what happened that is no answer, and faults seen on the way.
/// </summary>
sealed class LedgerBook : IDisposable
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    readonly long opened = Stopwatch.GetTimestamp();
    readonly Lock writing = new();
    readonly FileStream? file;
    readonly ConcurrentQueue<Entry> entries = [];
    readonly ConcurrentQueue<string> faults = [];
    readonly ConcurrentDictionary<string, int> counts = [];
    readonly ConcurrentDictionary<string, ConcurrentQueue<TimeSpan>> times = [];

    /// <param name="path">Appended to; nothing is written where it is null.</param>
    public LedgerBook(string? path, bool keep = true)
    {
        Keep = keep;
        if (path is not null) file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <summary>An endless demo keeps nothing in memory.</summary>
    bool Keep { get; }

    public long Now => (long)Stopwatch.GetElapsedTime(opened).TotalMilliseconds;
    public IReadOnlyCollection<Entry> Entries => entries;
    public IReadOnlyCollection<string> Faults => faults;

    public void Write(Entry entry)
    {
        Count(entry.IsOk ? "acknowledged" : entry.IsUnknown ? "unanswered" : "refused");
        Count($"{entry.Verb} {(entry.IsOk ? "ok" : entry.Code ?? entry.Status.ToString())}");
        if (!Keep) return;
        if (file is not null)
        {
            var line = JsonSerializer.SerializeToUtf8Bytes(entry, Json);
            lock (writing) file.Write([.. line, (byte)'\n']);
        }
        entries.Enqueue(entry);
    }

    /// <summary>How long the host took for one request of this verb; attempts without an answer are none.</summary>
    public void Took(string verb, TimeSpan time)
    {
        if (Keep) times.GetOrAdd(verb, _ => []).Enqueue(time);
    }

    /// <summary>Of every verb in milliseconds, so that a count stands beside what it is of.</summary>
    public IEnumerable<(string Verb, int Count, double P50, double P95, double Most)> Times
    {
        get
        {
            foreach (var (verb, took) in times.OrderBy(t => t.Key, StringComparer.Ordinal))
            {
                var all = took.Order().ToArray();
                yield return (verb, all.Length, At(all, .5), At(all, .95), At(all, 1));
            }

            static double At(TimeSpan[] all, double part) => all[Math.Min(all.Length - 1, (int)(part * all.Length))].TotalMilliseconds;
        }
    }

    public void Count(string what) => counts.AddOrUpdate(what, 1, (_, n) => n + 1);
    public int Counted(string what) => counts.GetValueOrDefault(what);
    public IEnumerable<KeyValuePair<string, int>> Counts => counts.OrderBy(c => c.Key, StringComparer.Ordinal);

    /// <summary>Something no host may do, seen by who was served so.</summary>
    public void Fault(string what)
    {
        if (Keep) faults.Enqueue(what);
    }

    /// <summary>A last line that was cut off by a kill is no answer anyone acted on.</summary>
    public static List<Entry> Read(string path)
    {
        var read = new List<Entry>();
        foreach (var line in File.ReadLines(path))
        {
            try { read.Add(JsonSerializer.Deserialize<Entry>(line, Json)!); }
            catch (JsonException) { break; }
        }
        return read;
    }

    public void Dispose() => file?.Dispose();
}
