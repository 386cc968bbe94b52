using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record SlipGiven(int Slip, int Service, bool Priority) : Outcome;

/// <summary>Somebody who is there before the office opens takes part in the draw of the first numbers: a slip with a number, and nothing of them.</summary>
public sealed record JoinDraw(int Service, bool Priority = false) : OfficeDayCommand<SlipGiven>
{
    public override Result<SlipGiven> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.LocalDate(now) != day.Date) return QueueRefusals.OtherDay;
        if (PlaceRules.CheckAsked(day, Channel.WalkIn, [new(Service, null)], now) is { } refusal) return refusal;
        var state = day.DrawState(now);
        if (state == DrawState.Early) return QueueRefusals.DrawNotYet(day.Opens!.Value.AddMinutes(-day.City.Rules.Kiosk.GivesBeforeMinutes));
        if (state != DrawState.Open) return QueueRefusals.NoDraw;
        var slip = new DrawSlip { Day = day.Head.Id, No = day.Slips.NextNo, Service = Service, Priority = Priority, At = now };
        day.Put(slip);
        return new SlipGiven(slip.No, Service, Priority);
    }
}
