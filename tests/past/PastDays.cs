using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Tests;

/// <summary>Days an office has behind it, so that pages know its usual hours.</summary>
static class PastDays
{
    /// <summary>The working days of two weeks before today, ten visits an hour.</summary>
    public static async Task FillAsync(IServiceProvider services, int office, int[] hours, Func<int, int> minutes)
    {
        var clock = services.GetRequiredService<CityClock>();
        await using var db = services.GetRequiredService<Store>().Open();
        for (var date = clock.Today.AddDays(-14); date < clock.Today; date = date.AddDays(1))
        {
            if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) continue;
            var (day, no) = (DayId.Of(office, date), 0);
            db.Add(new DayHead { Id = day.Value, Office = office, Date = date, State = DayState.Closed, Pack = 1 });
            foreach (var hour in hours)
                for (var i = 0; i < 10; i++)
                {
                    var came = clock.Instant(date, new(hour, i));
                    db.Add(new Ticket { Day = day.Value, No = ++no, Number = no, State = TicketState.Served, ArrivedAt = came, TurnFrom = came, CalledAt = came.AddMinutes(minutes(hour)), ChangedAt = came });
                }
        }
        await db.SaveChangesAsync();
    }
}
