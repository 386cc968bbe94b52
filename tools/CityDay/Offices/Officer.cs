using CityDay.Wire;

namespace CityDay.Offices;

/// <summary>
/// One counter's day: opens, calls whoever is next, serves, puts aside, sends on, takes a slip of the finger back, pauses, closes.
/// People who missed their call come back through the door's tablet later.
/// </summary>
sealed class Officer(Hall hall, int counter, Random dice)
{
    readonly Pace pace = hall.Town.Pace;

    public async Task WorkAsync()
    {
        try
        {
            await pace.UntilAsync(hall.At(hall.Opens).AddMinutes(Between(-2, 10)));
            if (!(await DoAsync("open")).IsOk) return;
            var ends = hall.At(hall.Closes);
            // One in three rests long, when it suits them: how many counters are open changes all day.
            var rests = Chance(33) ? hall.At(hall.Opens).AddMinutes(Between(45, 240)) : DateTimeOffset.MaxValue;
            for (var idle = 0; pace.Now < ends || idle == 0;)
            {
                if (Chance(1)) await PauseAsync(3, 12);
                if (pace.Now > rests && pace.Now < ends.AddHours(-1))
                {
                    rests = DateTimeOffset.MaxValue;
                    await PauseAsync(20, 60);
                }
                var news = hall.News;   // before the counter looks: whoever comes meanwhile is not missed
                idle = await CallAsync() ? 0 : idle + 1;
                if (idle == 0 || pace.Now >= ends) continue;
                await pace.WaitForAsync(news, TimeSpan.FromMinutes(6));
                await ThinkAsync(0.1, 0.5);
            }
            await DoAsync("close");
        }
        catch (OperationCanceledException)
        {
            // The bell: the counter stays as it is.
        }
    }

    /// <summary>Calls somebody and deals with them. False when nobody waits here.</summary>
    async Task<bool> CallAsync()
    {
        var called = Chance(2) ? await OutOfOrderAsync() : Chance(2) ? await TwiceAtOnceAsync() : await DoAsync("next", loseAnswer: Chance(4));
        if (called.Code == "counter.busy") await ClearAsync();
        if (!called.IsOk || called.Number("ticket") is not { } ticket) return false;
        var visitor = hall.Seated(ticket);
        await ThinkAsync(0.2, 0.8);
        if (visitor?.HearsTheCall == false && !await ComesAtLastAsync(ticket)) return true;
        await ServeAsync(ticket, visitor?.Minutes ?? 10);
        return true;
    }

    /// <summary>Somebody was left at the counter, by an officer before or by an answer that never came.</summary>
    async Task ClearAsync()
    {
        await DoAsync("start");
        await DoAsync("finish");
    }

    /// <summary>Two fingers on the button: with two keys they are two wishes, and only one may be granted.</summary>
    async Task<Answer> TwiceAtOnceAsync()
    {
        var both = await Task.WhenAll(DoAsync("next"), DoAsync("next"));
        if (both[0].IsOk && both[1].IsOk) hall.Town.Ledger.Fault($"{hall.Code}: counter {counter} called two people at once");
        return both[0].IsOk ? both[0] : both[1];
    }

    /// <summary>Calls one ticket by name, whoever else may be calling it at this moment.</summary>
    async Task<Answer> OutOfOrderAsync()
    {
        var tickets = hall.Tickets.ToArray();
        if (tickets.Length == 0) return await DoAsync("next");
        var ticket = tickets[dice.Next(tickets.Length)];
        var called = await DoAsync("call", new { ticket, reason = "elderly" }, ticket);
        return called.IsOk ? called : await DoAsync("next");
    }

    async Task<bool> ComesAtLastAsync(int ticket)
    {
        for (var call = 0; call < dice.Next(1, 3); call++)
        {
            await DoAsync("recall");
            await ThinkAsync(0.5, 1);
            if (Chance(40)) return true;
        }
        var missed = await DoAsync("missed");
        if (missed.IsOk && Chance(60)) _ = ComesBackAsync("return", ticket, 4, 20);
        return false;
    }

    async Task ServeAsync(int ticket, int minutes)
    {
        if (!(await DoAsync("start", loseAnswer: Chance(3))).IsOk) return;
        if (Chance(2) && (await UndoAsync(ticket)).IsOk && !(await DoAsync("start")).IsOk) return;
        await ThinkAsync(minutes * 0.35, minutes * 1.25);
        var draw = dice.Next(100);
        if (draw < 4)
        {
            if ((await hall.DoAsync("park", $"/tickets/{ticket}/park", new { reason = "papers" }, ticket)).IsOk && Chance(80)) _ = ComesBackAsync("unpark", ticket, 5, 30);
            return;
        }
        if (draw < 8 && await TransferAsync(ticket)) return;
        await DoAsync("finish", loseAnswer: Chance(4));
        if (Chance(2) && (await UndoAsync(ticket)).IsOk) await DoAsync("finish");
    }

    async Task<bool> TransferAsync(int ticket)
    {
        object to = Chance(40)
            ? new { group = hall.Groups[dice.Next(hall.Groups.Count)], counter = hall.Counters[dice.Next(hall.Counters.Count)] }
            : new { group = hall.Groups[dice.Next(hall.Groups.Count)] };
        var sent = await hall.DoAsync("transfer", $"/tickets/{ticket}/transfer", to, ticket);
        if (sent.IsOk) hall.Again();
        return sent.IsOk;
    }

    Task<Answer> UndoAsync(int ticket) => hall.DoAsync("undo", $"/tickets/{ticket}/undo", ticket: ticket);

    async Task ComesBackAsync(string verb, int ticket, double from, double to)
    {
        try
        {
            await ThinkAsync(from, to);
            if ((await hall.DoAsync(verb, $"/tickets/{ticket}/{verb}", ticket: ticket)).IsOk) hall.Again();
        }
        catch (OperationCanceledException)
        {
            // The bell: they do not come back today.
        }
    }

    async Task PauseAsync(double from, double to)
    {
        if (!(await DoAsync("pause")).IsOk) return;
        await ThinkAsync(from, to);
        await DoAsync("open");
    }

    Task<Answer> DoAsync(string verb, object? body = null, int? ticket = null, bool loseAnswer = false) =>
        hall.DoAsync(verb, $"/counters/{counter}/{verb}", body, ticket, counter, loseAfter: loseAnswer ? TimeSpan.FromMilliseconds(dice.Next(1, 12)) : null);

    bool Chance(int percent) => dice.Next(100) < percent;
    double Between(double from, double to) => from + dice.NextDouble() * (to - from);
    Task ThinkAsync(double from, double to) => pace.ThinkAsync(TimeSpan.FromMinutes(Between(from, to)));
}
