using System.Text.Json;
using Dantain.Bookings;
using Dantain.Cities;
using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Storage;
using Dantain.Web.Api;
using Dantain.Web.Citizen;
using Dantain.Web.Citizen.Tickets;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Web.Doors;

/// <summary>What happens at the door, told as the one state it ends in. The rules are the commands'; here is only which of them is asked, and the words.</summary>
sealed class Doorway(QueueDesk desk, OfficeDayRunner runner, LookAtPerson look, Vault vault, CityClock clock)
{
    /// <summary>A code was scanned or typed: whoever has it checks in here, or is told why not.</summary>
    public async Task<DoorAnswer> ComeAsync(HttpContext http, Office here, MyBooking found, CheckIn how, Guid key, DateTimeOffset? deviceAt = null)
    {
        if (found.Day.Office != here.No) return Elsewhere(found, DoorState.OtherOffice);
        var done = await desk.RunAsync(http, found.Day, how with { Booking = found.Booking.No }, key, deviceAt);
        if (!done.IsOk) return await RefusedAsync(found, done.Refusal);
        var came = done.Value;
        var answer = new DoorAnswer(came.Late ? DoorState.Late : DoorState.Welcome)
        {
            Number = came.Number,
            Priority = came.Priority,
            Says = Texts.Get(came.Late ? "door.late" : came.OurQueue > 0 ? "door.our-queue" : "door.on-time", ("time", Time(came.TurnFrom)), ("minutes", came.OurQueue)),
        };
        return await WithPersonAsync(http, here, answer, found);
    }

    /// <summary>A visit of another office or day is received here, today.</summary>
    public async Task<DoorAnswer> ReceiveAsync(HttpContext http, Office here, string? code, bool priority, Guid key)
    {
        var found = await desk.FindAsync(code, movedBy: key);
        if (!found.IsOk) return new(DoorState.Unknown) { Says = Texts.Of(found.Refusal) };
        var moved = await runner.RunAsync(found.Value.Day, DayId.Of(here.No, clock.Today), new ReceiveHere(found.Value.Booking.No, priority) { Sealed = found.Value.Booking.Sealed },
            Actor.Staff(http.User.StaffNo()), key);
        if (!moved.IsOk) return moved.Refusal == PlaceRefusals.NoTicketsLeft ? new(DoorState.Full) { Says = Texts.Get("door.receive-full") } : await RefusedAsync(found.Value, moved.Refusal);
        var now = await desk.FindAsync(moved.Value.Reference);
        var turn = now.IsOk ? now.Value.Ticket?.TurnFrom : null;
        var answer = new DoorAnswer(DoorState.Given)
        {
            Number = moved.Value.Number,
            Priority = now.IsOk && now.Value.Booking.Priority,
            Says = Texts.Get("door.received", ("time", Time(turn ?? clock.Now))),
        };
        return now.IsOk ? await WithPersonAsync(http, here, answer, now.Value) : answer;
    }

    /// <summary>Somebody without a booking got a number.</summary>
    public async Task<DoorAnswer> GivenAsync(Office here, TicketTaken taken)
    {
        var token = vault.TokenFor(taken.Reference);
        var ahead = taken.TurnFrom > clock.Now;
        return new(DoorState.Given)
        {
            Number = taken.Number,
            Priority = taken.Priority,
            Says = taken.ReturnUntil is { } until ? Texts.Get("door.return", ("from", Time(taken.TurnFrom)), ("until", Time(until)))
                : Texts.Get(ahead ? "door.return-at" : "door.turn", ("time", Time(taken.TurnFrom))),
            Where = await WhereAsync(here, desk.City.GroupOf(desk.City.Service(taken.Services[0])!)),
            Token = token,
            Reference = taken.Reference,
            Qr = QrPath.Of(token),
        };
    }

    /// <summary>All slips of today's draw, as drawn; none before it.</summary>
    public async Task<IReadOnlyList<DrawnSlip>> SlipsAsync(DantainDb db, DayView day)
    {
        var drawn = day.Slips.Where(s => s.Rank is not null).OrderBy(s => s.Rank).ToArray();
        int[] tickets = [.. drawn.Select(s => s.Ticket).OfType<int>()];
        var bookings = await db.Bookings.AsNoTracking().Where(b => b.Day == day.Id.Value && tickets.Contains(b.No)).ToDictionaryAsync(b => b.No);
        return
        [
            .. drawn.Select(s => s.Ticket is { } no && bookings.TryGetValue(no, out var booking)
                ? new DrawnSlip(s, booking.Label, InWords.Time(booking.Start), booking.Reference is { } reference ? vault.TokenFor(reference) : null) : new(s, null, null, null)),
        ];
    }

    /// <summary>A place for whoever drew no number.</summary>
    public async Task<Result<DoorAnswer>> PlaceAsync(HttpContext http, Office here, int slip, Guid key)
    {
        var placed = await desk.PlaceAsync(http, here.Code, slip, key);
        return placed.IsOk ? Placed(placed.Value.Day, placed.Value.Given.Number, placed.Value.Given.Reference, placed.Value.Given.Start) : placed.Refusal;
    }

    /// <summary>The same for whoever asks when no number is left: on the first later day that has one.</summary>
    public async Task<Result<DoorAnswer>> PlaceInsteadAsync(HttpContext http, Office here, ServiceType service, bool priority, Guid key)
    {
        var placed = await desk.PlaceAsync(here.Code, Actor.Staff(http.User.StaffNo()), new GivePlaceInstead(service.No, priority), key);
        return placed.IsOk ? Placed(placed.Value.Day, placed.Value.Given.Number, placed.Value.Given.Reference, placed.Value.Given.Start) : placed.Refusal;
    }

    /// <summary>Out of the hall and booked for the next day that has a place, in one act; what they hold stays right.</summary>
    public async Task<Result<DoorAnswer>> MoveAsync(Office here, int ticket, int staff, int? clerk, Guid key)
    {
        var moved = await desk.MoveAsync(here.Code, ticket, staff, clerk, key);
        return moved.IsOk ? Placed(moved.Value.Day, moved.Value.Given.Number!, moved.Value.Given.Reference, moved.Value.Given.Start) : moved.Refusal;
    }

    /// <summary>What any of these services is for is closed or different here at this moment.</summary>
    bool IsDisturbed(Office here, IEnumerable<int> services) =>
        InterruptionWords.Running(desk.City, here, [.. services.Select(desk.City.Service).OfType<ServiceType>().Select(desk.City.GroupOf)], clock).Count > 0;

    DoorAnswer Placed(DayId day, string number, string reference, TimeOnly start)
    {
        var token = vault.TokenFor(reference);
        return new(DoorState.Placed)
        {
            Number = number,
            Says = Texts.Get("door.placed", ("when", $"{InWords.Date(day.Date)}, {InWords.Time(start, desk.City)}")),
            Token = token,
            Reference = reference,
            Qr = QrPath.Of(token),
        };
    }

    async Task<DoorAnswer> RefusedAsync(MyBooking asked, Refusal refusal) => refusal.Code switch
    {
        "checkin.too-early" => new(DoorState.TooEarly) { Number = asked.Booking.Label, Says = Texts.Of(refusal with { Facts = new Dictionary<string, string> { ["time"] = InWords.Time(Iso.Time(refusal.Facts!["time"])!.Value) } }) },
        "checkin.other-day" => Elsewhere(asked, DoorState.OtherDay),
        "booking.not-now" => await desk.FindAsync(asked.Booking.Reference) is { IsOk: true, Value: var now } ? OrLater(now, NotNow(now)) : NotNow(asked),
        _ => new(DoorState.Refused) { Says = Texts.Of(refusal) },
    };

    /// <summary>The same, and what is open to who waits here while the service is disturbed.</summary>
    DoorAnswer OrLater(MyBooking found, DoorAnswer answer) =>
        found.Ticket is { } ticket && found.Day.Date == clock.Today && ticket.State.Allows(TicketAction.Leave) && IsDisturbed(desk.City.Office(found.Day.Office)!, found.Services) ? answer with { Waits = ticket.No } : answer;

    /// <summary>The visit is not one that can check in: what it is instead, read anew, because somebody may have been quicker.</summary>
    DoorAnswer NotNow(MyBooking found) => found.Booking.State switch
    {
        BookingState.Arrived or BookingState.Closed => new(DoorState.Already)
        {
            Number = found.Booking.Label,
            Priority = found.Booking.Priority,
            Says = found.Ticket is { } ticket
                ? Texts.Get("door.already", ("time", $"{Day(found.Day)} {Time(ticket.ArrivedAt)}".Trim()), ("state", Texts.Get($"ticket.state.{Camel(ticket.State)}")))
                : Texts.Get("door.already-over"),
        },
        BookingState.Held => new(DoorState.Unfinished) { Says = Texts.Get("door.unfinished") },
        _ => Ended(found.Booking),
    };

    static DoorAnswer Ended(Booking booking)
    {
        var name = Camel(booking.State);
        return new(DoorState.Cancelled) { Number = booking.Label, Says = Texts.Get($"door.ended-{name}") };
    }

    DoorAnswer Elsewhere(MyBooking found, DoorState state)
    {
        if (found.Booking.State != BookingState.Confirmed && !(state == DoorState.OtherDay && found.Booking.State == BookingState.NoShow)) return NotNow(found);
        var when = $"{InWords.Date(found.Day.Date)}, {InWords.Time(found.Booking.Start, desk.City)}";
        return new(state)
        {
            Number = found.Booking.Label,
            Says = state == DoorState.OtherDay ? Texts.Get("door.other-day", ("when", when))
                : Texts.Get("door.other-office", ("office", desk.City.Office(found.Day.Office)?.Name ?? ""), ("when", when)),
            Receive = found.Booking.State == BookingState.Confirmed ? found.Booking.Reference : null,
        };
    }

    async Task<DoorAnswer> WithPersonAsync(HttpContext http, Office here, DoorAnswer answer, MyBooking found)
    {
        var group = found.Services.Length > 0 && desk.City.Service(found.Services[0]) is { } service ? desk.City.GroupOf(service) : null;
        var person = await look.RunAsync(http.User.StaffNo(), found.Day, found.Booking.No, AccessReason.Arriving);
        return answer with
        {
            Where = group is null ? null : await WhereAsync(here, group),
            Name = person.IsOk ? person.Value.Name.ToString() : null,
            IsVerified = person is { IsOk: true, Value.IsVerified: true },
            Missing = person.IsOk ? [.. person.Value.Missing.Select(no => desk.City.Service(no.Service)?.Papers.FirstOrDefault(p => p.No == no)).OfType<Paper>()] : [],
        };
    }

    /// <summary>The counters that will call: the open ones, or those of the plan while none is open.</summary>
    async Task<string?> WhereAsync(Office here, ServiceGroup group)
    {
        var view = await desk.ViewAsync(here.Code);
        int[] open = [.. view?.Counters.Where(c => c.State != CounterState.Closed && c.Serves(group.No)).Select(c => c.No) ?? []];
        var names = here.Counters.Where(c => open.Length > 0 ? open.Contains(c.No) : c.Groups.Contains(group.Code)).Select(c => c.Name.In(Texts.Language)).ToArray();
        return names.Length == 0 ? null : string.Join(", ", names);
    }

    string Day(DayId day) => day.Date == clock.Today ? "" : InWords.ShortDate(day.Date);
    string Time(DateTimeOffset at) => InWords.Time(TimeOnly.FromDateTime(clock.Local(at)));
    static string Camel(Enum state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
