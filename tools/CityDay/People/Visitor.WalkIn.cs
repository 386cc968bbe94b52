using CityDay.Offices;
using CityDay.Wire;

namespace CityDay.People;

/// <summary>Who comes without having booked, and for whom an officer books.</summary>
sealed partial class Visitor
{
    async Task WalkInAsync()
    {
        if (!home.OpenToday) return;
        if (Chance(30))
        {
            await JoinDrawAsync();
            return;
        }
        await Pace.UntilAsync(Arrival(home));
        await TakeNumberAsync();
    }

    /// <summary>There before the opening: takes part in the draw, where there is one; whoever draws nothing goes home with a place, and may come back for it.</summary>
    async Task JoinDrawAsync()
    {
        await Pace.UntilAsync(home.At(home.Opens).AddMinutes(Between(-55, -2)));
        if (Wish.Make(town, home, await home.TimesAsync(town.Today), dice) is not { } wish) return;
        Minutes = wish.Minutes;
        var joined = await StaffAsync(home, "slip", "/queue/slips", new { service = wish.Items[0].Service, priority = Chance(15) });
        if (joined.Number("slip") is not { } slip || !joined.IsOk)
        {
            await Pace.UntilAsync(Arrival(home));
            await TakeNumberAsync();
            return;
        }
        await home.Drawn.Task.WaitAsync(Pace.Bell);
        if (await home.Staff.GetAsync($"/offices/{home.Code}/queue/slips/{slip}") is not { } drawn) return;
        if (drawn.TryGetProperty("number", out var number))
        {
            town.Ledger.Count("drawn a number");
            await WaitAsync(home, number.GetProperty("ticket").GetInt32());
            return;
        }
        var placed = await StaffAsync(home, "slip-place", $"/queue/slips/{slip}/place", new { });
        if (!placed.IsOk || placed.Text("reference") is not { } reference) return;
        town.Ledger.Count("drawn none, given a place");
        if (placed.Text("date") == town.Today && TimeOnly.TryParse(placed.Text("start"), out var start)) await ComeAsync(home, start, reference, reference);
    }

    /// <summary>Somebody of an endless day: here now, or looking for a time to come.</summary>
    public async Task ComeByAsync()
    {
        try
        {
            if (home.OpenToday && Pace.Now > home.At(home.Opens) && Pace.Now < home.At(home.Closes).AddMinutes(-20) && Chance(45)) await TakeNumberAsync();
            else await SearchAsync();
        }
        catch (Exception fault) when (fault is OperationCanceledException or TimeoutException)
        {
            // The day is over, or the host was away for longer than anyone waits.
        }
    }

    async Task TakeNumberAsync()
    {
        if (Wish.Make(town, home, await home.TimesAsync(town.Today), dice) is not { } wish) return;
        Minutes = wish.Minutes;
        object body = Chance(15) ? new { services = Codes(wish), priority = true } : new { services = Codes(wish) };
        var taken = await StaffAsync(home, "ticket", "/queue/tickets", body);
        if (!taken.IsOk)
        {
            if (taken.Code is "booking.not-offered" && wish.Items.Count == 1) town.Services.NotHere(home.Code, wish.Items[0].Service);
            return;
        }
        if (taken.Number("ticket") is { } ticket) await WaitAsync(home, ticket);
    }

    static string[] Codes(Wish wish) => [.. wish.Items.Select(i => i.Service)];

    /// <summary>Somebody without a phone asks at the desk, and comes back at the time they were given.</summary>
    async Task ByStaffAsync()
    {
        if (!home.OpenToday) return;
        await Pace.UntilAsync(home.At(home.Opens).AddMinutes(Between(-20, 120)));
        var times = await home.TimesAsync(town.Today);
        if (Wish.Make(town, home, times, dice) is not { } wish || wish.HasNewborn) return;
        if (Pick(times.Fitting(wish.Services, Soon()), town.Today) is not { } start) return;
        Minutes = wish.Minutes;
        var booked = await StaffAsync(home, "staff-book", "/queue/bookings", Booking(home, town.Today, start, wish));
        if (booked.IsOk && booked.Text("reference") is { } reference) await ComeAsync(home, start, reference, reference);
    }

    /// <summary>Comes to the office as booked: a little early, much too early, late, or not at all.</summary>
    async Task ComeAsync(Hall hall, TimeOnly start, string reference, string code)
    {
        var draw = dice.Next(100);
        if (draw < 7)
        {
            if (Chance(20)) await MarkedAbsentAsync(hall, start, reference);
            return;
        }
        var minutes = draw < 15 ? Between(-70, -35) : draw < 27 ? Between(16, 50) : Between(-25, 12);
        await Pace.UntilAsync(hall.At(start).AddMinutes(minutes));
        for (var attempt = 0; attempt < 3; attempt++)
        {
            object body = Chance(8) ? new { code, priority = true } : new { code };
            var came = await StaffAsync(hall, "check-in", "/queue/check-in", body, reference: reference);
            if (came.Number("ticket") is { } ticket && came.IsOk)
            {
                await WaitAsync(hall, ticket);
                return;
            }
            if (came.Code != "checkin.too-early" || !TimeOnly.TryParse(came.Fact("time"), out var from)) return;
            await Pace.UntilAsync(hall.At(from).AddMinutes(1));
        }
    }

    async Task MarkedAbsentAsync(Hall hall, TimeOnly start, string reference)
    {
        await Pace.UntilAsync(hall.At(start).AddMinutes(Between(16, 60)));
        await StaffAsync(hall, "no-show", "/queue/no-show", new { code = reference }, reference: reference);
    }
}
