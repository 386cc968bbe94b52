using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record DoorAnswered(int Fact) : Outcome;

/// <summary>Somebody has looked after what a kiosk told; <paramref name="Fact"/> is the number of the fact that told it. Answered twice is answered; what nobody told is answered in vain.</summary>
public sealed record AnswerDoor(int Fact) : OfficeDayCommand<DoorAnswered>
{
    public override Result<DoorAnswered> Decide(OfficeDay day, DateTimeOffset now) =>
        day.Head.State == DayState.Closed ? QueueRefusals.DayClosed : new DoorAnswered(Fact);
}
