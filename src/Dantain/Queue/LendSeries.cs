using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <param name="Series">Nobody else's on this day (<see cref="OfficeDays.Series.Of"/>).</param>
public sealed record SeriesLent(int Series) : Outcome;

/// <summary>
/// A device that gives numbers while it is cut off (<see cref="EnterGivenTicket"/>) needs a letter that is nobody else's on this day. The first to ask gets
/// the first one, and whenever it asks again the same, until it gives it back (<see cref="ReturnSeries"/>). Refuses when all letters are lent.
/// </summary>
/// <param name="Device">Keyed hash of the device.</param>
public sealed record LendSeries(long Device) : OfficeDayCommand<SeriesLent>
{
    public override Result<SeriesLent> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Head.State == DayState.Closed) return QueueRefusals.DayClosed;
        if (day.LocalDate(now) != day.Date) return QueueRefusals.OtherDay;
        if (Of(day, Device) is { } own) return new SeriesLent(own.No);
        foreach (var letter in day.City.Rules.Kiosk.CutOffLetters ?? "")
        {
            var series = OfficeDays.Series.Of($"{letter}");
            if (day.SeriesOf[series] is { } known && (known.LentTo is not null || known.Last > 0)) continue;
            day.Put(new Series { Day = day.Head.Id, No = series, LentTo = Device });
            return new SeriesLent(series);
        }
        return QueueRefusals.NoSeriesLeft;
    }

    internal static Series? Of(OfficeDay day, long device) => day.SeriesOf.All.FirstOrDefault(s => s.LentTo == device);
}
