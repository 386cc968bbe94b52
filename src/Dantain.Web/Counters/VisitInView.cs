using Dantain.Bookings;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Web.Counters;

/// <summary>What stands in view while somebody is at the counter: what they came for, what to check, what helps them, and the colleagues' note. Not who they are.</summary>
public sealed record VisitInView(IReadOnlyList<ServiceType> Services, Needs Needs, IReadOnlyList<Paper> Missing, string? Note)
{
    internal static async Task<VisitInView> ReadAsync(DantainDb db, IServiceProvider services, DayView day, Ticket ticket)
    {
        var items = await db.Items.Where(i => i.Day == day.Id.Value && i.Booking == ticket.No).OrderBy(i => i.No).Select(i => i.Service).ToListAsync();
        var (needs, missing) = await services.GetRequiredService<LookAtPerson>().NeedsAsync(day.Id, ticket.No);
        ServiceType[] asked = [.. items.Distinct().Select(day.City.Service).OfType<ServiceType>()];
        return new(asked, needs, [.. asked.SelectMany(s => s.Papers).Where(p => missing.Contains(p.No))],
            await TicketNote.ReadAsync(db, services.GetRequiredService<Vault>(), day.Id, ticket.No));
    }
}
