using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>What a kiosk has to tell the officer at the door. Stored by number.</summary>
public enum DoorNews { HelpAsked = 1, PaperOut = 2, PrinterOff = 3, ManyTickets = 4 }

public sealed record DoorTold(DoorNews News, int Device) : Outcome;

/// <summary>
/// A kiosk asks the door to look after it. It changes no row: the fact of it wakes every screen of the door, on every node, and stays there
/// until somebody has answered it. <paramref name="Device"/> is the number of the known device.
/// </summary>
public sealed record TellDoor(DoorNews News, int Device) : OfficeDayCommand<DoorTold>
{
    public override Result<DoorTold> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Head.State == DayState.Closed) return QueueRefusals.DayClosed;
        return day.LocalDate(now) == day.Date ? new DoorTold(News, Device) : QueueRefusals.OtherDay;
    }
}
