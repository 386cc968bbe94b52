using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record SeriesReturned(int Series) : Outcome;

/// <summary>
/// A device has thrown away the numbers it could give while cut off (<see cref="LendSeries"/>), and its letter is the next one's. Only the device itself can
/// say so: one that is silent may be handing out numbers without a line. Refused once a number of it was given, because the series goes on from there.
/// </summary>
/// <param name="Device">Keyed hash of the device.</param>
public sealed record ReturnSeries(long Device) : OfficeDayCommand<SeriesReturned>
{
    public override Result<SeriesReturned> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (LendSeries.Of(day, Device) is not { Last: 0 } series) return QueueRefusals.NumberGiven;
        day.Put(series with { LentTo = null });
        return new SeriesReturned(series.No);
    }
}
