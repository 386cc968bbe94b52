using System.Collections.Concurrent;
using CityDay.People;
using CityDay.Wire;

namespace CityDay.Offices;

/// <summary>
/// One office as people see it on this day: its staff's session, who sits in the hall under which ticket, and a bell that tells idle
/// counters that somebody came.
/// </summary>
sealed class Hall(Town town, string office, Caller staff)
{
    readonly ConcurrentDictionary<int, Visitor> seated = [];
    TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    (FreeTimes Times, long At, string Date) shown = (FreeTimes.None, long.MinValue, "");

    public string Code => office;
    public Caller Staff => staff;
    public Town Town => town;
    public TimeOnly Opens { get; private set; }
    public TimeOnly Closes { get; private set; }
    public bool OpenToday { get; private set; }
    public IReadOnlyList<int> Counters { get; private set; } = [];
    /// <summary>The groups that have places here, for transfers.</summary>
    public IReadOnlyList<string> Groups { get; private set; } = [];

    public async Task LearnAsync()
    {
        var today = await FreeTimes.ReadAsync(town.Anyone, office, town.Today);
        OpenToday = today.Open;
        if (today is { FirstStart: { } first, LastEnd: { } last }) (Opens, Closes) = (first, last);
        Groups = [.. today.Groups.Keys];
        if (OpenToday && await staff.GetAsync($"/offices/{office}/queue") is { } queue)
            Counters = [.. queue.GetProperty("counters").EnumerateArray().Select(c => c.GetProperty("no").GetInt32())];
    }

    /// <summary>Free places of a date; many look at the same moment, as on a page that everyone has open.</summary>
    public async Task<FreeTimes> TimesAsync(string date)
    {
        var seen = shown;
        if (seen.Date == date && town.Ledger.Now - seen.At < 100) return seen.Times;
        var times = await FreeTimes.ReadAsync(town.Anyone, office, date);
        if (date == town.Today) shown = (times, town.Ledger.Now, date);
        return times;
    }

    public void Arrived(int ticket, Visitor visitor)
    {
        seated[ticket] = visitor;
        Again();
    }

    /// <summary>Somebody waits, or waits again: every counter that idles looks, because not each serves them.</summary>
    public void Again() => Interlocked.Exchange(ref news, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>The draw at the opening has been held, or there is none.</summary>
    public TaskCompletionSource Drawn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Visitor? Seated(int ticket) => seated.GetValueOrDefault(ticket);
    public ICollection<int> Tickets => seated.Keys;

    /// <summary>Ends when somebody comes after this moment.</summary>
    public Task News => Volatile.Read(ref news).Task;

    public DateTimeOffset At(TimeOnly time) => town.Pace.At(town.Date, time);

    /// <summary>Something done by the staff of this office about today.</summary>
    public Task<Answer> DoAsync(string verb, string path, object? body = null, int? ticket = null, int? counter = null, string? reference = null, TimeSpan? loseAfter = null) =>
        staff.SendAsync(new(verb, $"/offices/{office}{path}", body ?? new { }, office, town.Today) { Ticket = ticket, Counter = counter, Reference = reference, LoseAfter = loseAfter });
}
