using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Queue;

/// <summary>What a kiosk has told the door and nobody has answered; <paramref name="Place"/> is where the kiosk stands.</summary>
public sealed record DoorNote(int Fact, DateTimeOffset At, DoorNews News, string Place)
{
    const int Minutes = 30;

    /// <summary>Of the last half hour, the newest first; what the same kiosk told again is one note, and an answer answers all before it.</summary>
    public static async Task<IReadOnlyList<DoorNote>> ReadAsync(DantainDb db, DayId day, DateTimeOffset now)
    {
        var since = now.AddMinutes(-Minutes);
        var facts = await db.Facts.AsNoTracking().Where(f => f.Day == day.Value && f.At >= since && (f.Kind == nameof(DoorTold) || f.Kind == nameof(DoorAnswered))).OrderByDescending(f => f.No).ToListAsync();
        if (facts.Count == 0) return [];
        var places = await db.KnownDevices.AsNoTracking().Where(d => d.Office == day.Office).ToDictionaryAsync(d => d.Id, d => d.Place);
        var answered = facts.Where(f => f.Kind == nameof(DoorAnswered)).Select(f => ((DoorAnswered)FactText.Read(f)).Fact).ToHashSet();
        return
        [
            .. facts.Where(f => f.Kind == nameof(DoorTold)).Select(f => (Fact: f, Told: (DoorTold)FactText.Read(f))).GroupBy(t => (t.Told.News, t.Told.Device))
                .Select(same => (Newest: same.First(), IsAnswered: answered.Contains(same.First().Fact.No))).Where(t => !t.IsAnswered)
                .Select(t => new DoorNote(t.Newest.Fact.No, t.Newest.Fact.At, t.Newest.Told.News, places.GetValueOrDefault(t.Newest.Told.Device, ""))),
        ];
    }

    /// <summary>The numbers that one kiosk has given since then.</summary>
    public static Task<int> GivenAsync(DantainDb db, DayId day, string kiosk, DateTimeOffset since) =>
        db.Facts.CountAsync(f => f.Day == day.Value && f.At >= since && f.Kind == nameof(TicketTaken) && f.Actor == kiosk);
}
