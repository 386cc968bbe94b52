using Dantain.Cities;
using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Web.Api;
using Dantain.Web.Doors;
using Dantain.Web.Forms;

namespace Dantain.Web.Counters;

/// <summary>One counter on one day, and who acts there: runs what the console's buttons ask for, each once for its key.</summary>
sealed class CounterDesk(IServiceProvider services, DayView day, int counter, int staff, int? clerk, Guid key, KeptAct kept)
{
    readonly OfficeDayRunner runner = services.GetRequiredService<OfficeDayRunner>();

    /// <summary>When it was done by our clock, where a console that was cut off says it only now.</summary>
    public DateTimeOffset? DoneAt { get; } = kept.Happened(services.GetRequiredService<CityClock>().Now);

    public City City => day.City;
    public int Counter => counter;
    public int Staff => staff;
    /// <summary>Their number where they may act at no counter but their own.</summary>
    public int? Clerk => clerk;

    public async Task<Refusal?> RunAsync<T>(OfficeDayCommand<T> verb) where T : Outcome => (await runner.RunAsync(day.Id, verb, Actor.Staff(staff), key, kept.DeviceAt)).Refusal;

    /// <summary>Who was received by their code.</summary>
    public int? Received { get; private set; }

    /// <summary>Somebody stands at the counter of a small office: present and served by what they show.</summary>
    /// <param name="typed">A token, a reference, or a number of today.</param>
    /// <param name="priority">Comes first.</param>
    public async Task<Refusal?> ReceiveAsync(string? typed, bool priority)
    {
        var wrong = services.GetRequiredService<WrongCodes>();
        if (wrong.IsOver(staff)) return WrongCodes.TooMany;
        var code = await services.GetRequiredService<FindAtDoor>().CodeOfAsync(day.Office, typed);
        var found = code.IsOk ? await services.GetRequiredService<QueueDesk>().FindAsync(day.Office.Code, code.Value) : code.Refusal;
        if (!found.IsOk)
        {
            wrong.Add(staff);
            return found.Refusal;
        }
        if (found.Value.Day != day.Id) return QueueRefusals.OtherDay;
        Received = found.Value.Booking.No;
        return await RunAsync(new ReceiveAtCounter(counter, found.Value.Booking.No, priority, clerk) { DoneAt = DoneAt });
    }

    /// <summary>Out of order: a ticket of the list, or whichever number was typed.</summary>
    public async Task<Refusal?> CallAsync(int? ticket, string? number, string why)
    {
        if (ticket is { } shown) return await RunAsync(new CallTicket(counter, shown, why, clerk));
        var found = await services.GetRequiredService<FindAtDoor>().NumberAsync(day.Office, number);
        return found.IsOk ? await RunAsync(new CallTicket(counter, found.Value, why, clerk)) : found.Refusal;
    }

    /// <summary>On to another office of today.</summary>
    public async Task<Refusal?> SendAsync(int ticket, Office office) =>
        (await services.GetRequiredService<QueueDesk>().SendAsync(day.Id, DayId.Of(office.No, day.Id.Date), ticket, staff, clerk, key)).Refusal;

    public int? GroupOf(int ticket) => day.Present.FirstOrDefault(t => t.No == ticket)?.Group;

    public byte[] Seal(int ticket, string text) => TicketNote.Seal(services.GetRequiredService<Vault>(), day.Id, ticket, text);
}
