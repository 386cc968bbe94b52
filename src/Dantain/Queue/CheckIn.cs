using System.Text.Json.Serialization;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>
/// Somebody with a booking has come. Who comes in the window keeps the turn of the booked time; who comes later is served too,
/// with a turn from now, even after the visit was marked as one nobody came for; who took a place for now gets its number. <paramref name="Priority"/> is decided by the officer;
/// why is not recorded.
/// </summary>
/// <param name="Booking">Who has come.</param>
/// <param name="Priority">Comes first.</param>
/// <param name="OurQueue">How many minutes people stand at our own door before they are scanned, as the officer says, at most <see cref="LongestQueue"/>: no lateness of theirs.</param>
/// <param name="English">Wants to hear the call in English too; whoever has said so at booking still does.</param>
public sealed record CheckIn(int Booking, bool Priority = false, int OurQueue = 0, bool English = false) : OfficeDayCommand<CheckedIn>
{
    public const int LongestQueue = 60;

    /// <summary>
    /// When they came, where a door that was cut off says it only now; otherwise now. What counts is when somebody stood there, not when the line was
    /// back. No content: sent twice it is the same arrival.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? CameAt { get; init; }

    internal override int? MayStandAgain => Booking;

    public override Result<CheckedIn> Decide(OfficeDay day, DateTimeOffset now)
    {
        var came = CameAt < now ? CameAt.Value : now;
        if (day.Head.State == DayState.Closed) return QueueRefusals.DayClosed;
        if (day.Booking(Booking) is not { } booking) return States.NoBooking;
        if (booking.State == BookingState.Held && !booking.IsForNow || !booking.State.Allows(BookingAction.CheckIn)) return States.NotNow(booking.State);
        if (booking.IsForNow && booking.HoldUntil <= came) return States.NotNow(BookingState.Expired);
        if (day.LocalDate(now) != day.Date || day.LocalDate(came) != day.Date) return QueueRefusals.OtherDay;
        var booked = day.At(booking.Start);
        if (came < booked.AddMinutes(-day.City.Rules.CheckInBeforeMinutes))
            return QueueRefusals.TooEarly(booking.Start.AddMinutes(-day.City.Rules.CheckInBeforeMinutes));
        if (booking.State == BookingState.NoShow)
        {
            if (day.AgainstStandingAgain(booking) is { } taken) return taken;
            booking = day.StandAgain(booking);
        }
        var promised = !booking.IsForNow;
        if (booking.IsForNow) booking = day.GiveNumber(booking) with { HoldUntil = null };
        var until = booked.AddMinutes(day.City.Rules.CheckInAfterMinutes);
        var queued = Math.Clamp(OurQueue, 0, LongestQueue);
        var late = came > until.AddMinutes(queued);
        var ticket = day.Arrive(booking with { Priority = booking.Priority || Priority, English = booking.English || English }, late ? came : booked, came, promised);
        if (came == now) ticket = day.TellWait(ticket, now);
        return new CheckedIn(ticket.No, ticket.Label, ticket.TurnFrom, late, ticket.Priority, !late && came > until ? queued : 0);
    }
}
