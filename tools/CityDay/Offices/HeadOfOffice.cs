namespace CityDay.Offices;

/// <summary>Holds the draw when the office opens. Ends the day when the last counter has closed: whoever still waits is sent home, whoever did not come is counted.</summary>
static class HeadOfOffice
{
    public static async Task OpenAsync(Hall hall)
    {
        var pace = hall.Town.Pace;
        try
        {
            await pace.UntilAsync(hall.At(hall.Opens).AddSeconds(1));
            for (var attempt = 0; attempt < 20; attempt++)
            {
                var drawn = await hall.DoAsync("draw", "/queue/draw");
                if (drawn.IsOk || drawn.Code is "draw.none") break;
                await pace.ThinkAsync(TimeSpan.FromMinutes(1));
            }
            hall.Drawn.TrySetResult();
        }
        catch (OperationCanceledException)
        {
            // The bell: nobody waits for it any more.
        }
    }

    public static async Task CloseAsync(Hall hall, Task counters)
    {
        await counters;
        var pace = hall.Town.Pace;
        try
        {
            await pace.UntilAsync(hall.At(hall.Closes).AddSeconds(1));
            for (var attempt = 0; attempt < 20; attempt++)
            {
                var closed = await hall.Town.Administrator.SendAsync(new("day-close", $"/offices/{hall.Code}/day/close", new { }, hall.Code, hall.Town.Today));
                if (closed.IsOk || closed.Code is "day.closed") return;
                if (closed.Code is not ("day.still-serving" or "booking.not-over-yet")) break;
                await pace.ThinkAsync(TimeSpan.FromMinutes(1));
            }
            hall.Town.Ledger.Fault($"{hall.Code}: the day could not be closed");
        }
        catch (OperationCanceledException)
        {
            // The bell: nobody closes today.
        }
    }
}
