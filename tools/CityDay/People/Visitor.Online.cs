using CityDay.Offices;
using CityDay.Wire;

namespace CityDay.People;

/// <summary>Who books ahead: at once or with a hold, changes their mind, moves, cancels, comes.</summary>
sealed partial class Visitor
{
    TimeOnly Soon() => TimeOnly.FromDateTime(Pace.Local.AddMinutes(1));

    object Booking(Hall hall, string date, TimeOnly start, Wish wish) =>
        new { office = hall.Code, date, start = start.ToString("HH:mm"), applicant = self, items = wish.Items };

    TimeOnly? Pick(IReadOnlyList<TimeOnly> times, string date) =>
        times.Count == 0 ? null : date == town.Today && Chance(50) ? times[dice.Next(Math.Min(4, times.Count))] : times[dice.Next(times.Count)];

    async Task OnlineAsync()
    {
        var until = home.OpenToday ? (home.At(home.Closes) - Pace.Now).TotalMinutes - 60 : 240;
        await ThinkAsync(0, Math.Max(1, Chance(65) ? Math.Min(until, 75) : until));
        await SearchAsync();
    }

    async Task SearchAsync()
    {
        for (var attempt = 0; attempt < 4; attempt++)
        {
            var date = town.ComingDays.Count > 0 && (attempt > 1 || !home.OpenToday || Chance(22)) ? town.ComingDays[dice.Next(Math.Min(6, town.ComingDays.Count))] : town.Today;
            var times = await home.TimesAsync(date);
            if (Wish.Make(town, home, times, dice) is not { } wish) continue;
            if (Pick(times.Fitting(wish.Services, date == town.Today ? Soon() : TimeOnly.MinValue), date) is not { } start) continue;
            if (await BookAsync(home, date, start, wish)) return;
        }
        town.Ledger.Count("found no place");
    }

    /// <summary>True when this ended the search, with a place or without.</summary>
    async Task<bool> BookAsync(Hall hall, string date, TimeOnly start, Wish wish)
    {
        Minutes = wish.Minutes;
        var hold = Chance(40);
        var body = Booking(hall, date, start, wish);
        var ask = new Ask(hold ? "hold" : "book", hold ? "/bookings/hold" : "/bookings", body, hall.Code, date);
        var answer = await SendAsync(town.Anyone, ask);
        if (!answer.IsOk) return Understand(answer, hall, wish);
        if (answer.Text("token") is not { } token || answer.Text("reference") is not { } reference)
        {
            town.Ledger.Fault($"{ask.Verb} {ask.Key} was answered without token or reference");
            return true;
        }
        if (Chance(2)) await ChangedContentAsync(ask, wish);
        var visit = new Visit(hall, date, start, reference, token);
        if (hold)
        {
            if (await HoldOnAsync(visit) is not { } held) return true;
            visit = held;
        }
        await AfterwardsAsync(visit, wish);
        return true;
    }

    bool Understand(Answer refused, Hall hall, Wish wish)
    {
        if (wish.HasNewborn && refused.Code is { } code && (code == "booking.subject-needs-number" || code.StartsWith("nik", StringComparison.Ordinal) || code.StartsWith("identity", StringComparison.Ordinal)))
            town.Services.NeedsNumber(wish.Items[0].Service);
        else if (refused.Code is "booking.not-offered" or "booking.walk-in-only" && wish.Items.Count == 1) town.Services.NotHere(hall.Code, wish.Items[0].Service);
        return refused.Status == 0;
    }

    /// <summary>The same key with other content must be refused, and must change nothing.</summary>
    async Task ChangedContentAsync(Ask first, Wish wish)
    {
        var other = first with { Verb = "other-content", Body = Booking(home, first.Date, new TimeOnly(3, 33), wish) };
        var answer = await town.Anyone.SendAsync(other);
        if (answer.Status != 409) town.Ledger.Fault($"key {first.Key} was used for other content and answered {answer.Status} {answer.Code}, not 409");
    }

    /// <summary>A held place: some let it lapse, some need longer, some choose another time, the others confirm. Null when nothing came of it.</summary>
    async Task<Visit?> HoldOnAsync(Visit held)
    {
        await ThinkAsync(0.5, 5);
        if (Chance(12)) return null;
        if (Chance(15))
        {
            await SendAsync(town.Anyone, held.Ask("extend", "extend", new { }));
            await ThinkAsync(0.5, 5);
        }
        if (Chance(8)) held = await MoveAsync(held, held.Date, held.Hall) ?? held;
        var confirmed = await SendAsync(town.Anyone, held.Ask("confirm", "confirm", new { }));
        return confirmed.IsOk ? held : null;
    }

    async Task AfterwardsAsync(Visit visit, Wish wish)
    {
        if (Chance(10)) await ReadBackAsync(visit);
        if (Chance(3))
        {
            var again = await town.Anyone.SendAsync(new("book", "/bookings", Booking(visit.Hall, visit.Date, visit.Start, wish), visit.Hall.Code, visit.Date));
            if (again.IsOk && wish.Items.All(i => i.Subject is null or { Nik: not null })) town.Ledger.Fault($"the subjects of {visit.Reference} were booked twice, again as {again.Text("reference")}");
        }
        if (Chance(12))
        {
            await ThinkAsync(1, 20);
            var elsewhere = Chance(35) ? town.Halls[dice.Next(town.Halls.Count)] : visit.Hall;
            var date = Chance(30) && town.ComingDays.Count > 0 ? town.ComingDays[dice.Next(town.ComingDays.Count)] : visit.Date;
            visit = await MoveAsync(visit, date, elsewhere) ?? visit;
        }
        if (Chance(9))
        {
            await ThinkAsync(1, 60);
            if (Chance(20) && self.LastFour is not null) await town.Anyone.SendAsync(visit.Ask("cancel", "cancel", new { phoneLastFour = self.LastFour == "0000" ? "1111" : "0000" }));
            var cancelled = await SendAsync(town.Anyone, visit.Ask("cancel", "cancel", new { phoneLastFour = self.LastFour }));
            if (cancelled.IsOk) return;
        }
        if (Chance(1))
        {
            await SendAsync(town.Administrator, new("revoke", $"/offices/{visit.Hall.Code}/queue/revoke", new { code = visit.Reference, reason = "closure" }, visit.Hall.Code, visit.Date) { Reference = visit.Reference });
            return;
        }
        if (visit.Date == town.Today && visit.Hall.OpenToday) await ComeAsync(visit.Hall, visit.Start, visit.Reference, Chance(50) ? visit.Token : visit.Reference);
    }

    async Task<Visit?> MoveAsync(Visit visit, string date, Hall to)
    {
        var times = (await to.TimesAsync(date)).Groups.Values.SelectMany(g => g.Times).Where(t => t.Free > 1 && (date != town.Today || t.Start > Soon())).Select(t => t.Start).Distinct().ToArray();
        if (times.Length == 0) return null;
        var start = times[dice.Next(times.Length)];
        var moved = await SendAsync(town.Anyone, visit.Ask("reschedule", "reschedule", new { office = to.Code, date, start = start.ToString("HH:mm"), phoneLastFour = self.LastFour }) with { Office = to.Code, Date = date });
        return moved.IsOk ? visit with { Hall = to, Date = date, Start = start } : null;
    }

    /// <summary>What was promised can be read at once, under the same reference.</summary>
    async Task ReadBackAsync(Visit visit)
    {
        if (await town.Anyone.GetAsync($"/bookings/{visit.Token}") is not { } read) town.Ledger.Fault($"{visit.Reference} was promised and cannot be read");
        else if (read.GetProperty("reference").GetString() != visit.Reference) town.Ledger.Fault($"the link of {visit.Reference} shows another booking");
    }
}

/// <summary>Where and when a booking says to be, and what its owner holds in hand.</summary>
sealed record Visit(Hall Hall, string Date, TimeOnly Start, string Reference, string Token)
{
    public Ask Ask(string verb, string path, object body) => new(verb, $"/bookings/{Token}/{path}", body, Hall.Code, Date) { Reference = Reference };
}
