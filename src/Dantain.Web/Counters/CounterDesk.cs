using Dantain.Cities;
using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Web.Api;

namespace Dantain.Web.Counters;

/// <summary>One counter on one day, and who acts there: runs what the console's buttons ask for, each once for its key.</summary>
sealed class CounterDesk(IServiceProvider services, DayView day, int counter, int staff, int? clerk, Guid key)
{
    readonly OfficeDayRunner runner = services.GetRequiredService<OfficeDayRunner>();

    public City City => day.City;
    public int Counter => counter;
    public int Staff => staff;
    /// <summary>Their number where they may act at no counter but their own.</summary>
    public int? Clerk => clerk;

    public async Task<Refusal?> RunAsync<T>(OfficeDayCommand<T> verb) where T : Outcome => (await runner.RunAsync(day.Id, verb, Actor.Staff(staff), key)).Refusal;

    /// <summary>On to another office of today.</summary>
    public async Task<Refusal?> SendAsync(int ticket, Office office) =>
        (await services.GetRequiredService<QueueDesk>().SendAsync(day.Id, DayId.Of(office.No, day.Id.Date), ticket, staff, clerk, key)).Refusal;

    public int? GroupOf(int ticket) => day.Present.FirstOrDefault(t => t.No == ticket)?.Group;

    public byte[] Seal(int ticket, string text) => TicketNote.Seal(services.GetRequiredService<Vault>(), day.Id, ticket, text);
}
