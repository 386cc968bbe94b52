using CityDay.Offices;
using CityDay.Wire;

namespace CityDay.People;

/// <summary>
/// One person and their day: books ahead or comes as they are, comes or does not, waits, is called. Every turn is drawn from the
/// person's own dice. <see cref="Visitor"/> knows what the host promised and complains, as a fault, when it is not kept.
/// </summary>
sealed partial class Visitor(Hall home, Random dice)
{
    readonly Town town = home.Town;
    readonly Person self = home.Town.Crowd.Next(dice);

    Pace Pace => town.Pace;
    public int Minutes { get; private set; } = 10;

    public async Task LiveAsync()
    {
        try
        {
            var kind = dice.Next(100);
            if (kind < 26) await WalkInAsync();
            else if (kind < 30) await ByStaffAsync();
            else await OnlineAsync();
        }
        catch (OperationCanceledException)
        {
            // The bell: whatever this person still meant to do stays undone, nothing is under way.
        }
    }

    /// <summary>Whether the person stands up when called: some went for a copy, some never hear it.</summary>
    public bool HearsTheCall => Chance(93);

    bool Chance(int percent) => dice.Next(100) < percent;
    Task ThinkAsync(double from, double to) => Pace.ThinkAsync(TimeSpan.FromMinutes(Between(from, to)));
    double Between(double from, double to) => from + dice.NextDouble() * (to - from);

    /// <summary>One in twenty loses the answer: a tunnel, a lift, a phone that switches its network.</summary>
    TimeSpan? Luck() => Chance(5) ? TimeSpan.FromMilliseconds(dice.Next(1, 12)) : null;

    /// <summary>Sends a wish; some click twice, and then both answers must be one.</summary>
    async Task<Answer> SendAsync(Caller caller, Ask ask)
    {
        ask = ask with { LoseAfter = Luck() };
        if (!Chance(4)) return await caller.SendAsync(ask);
        var both = await Task.WhenAll(caller.SendAsync(ask), caller.SendAsync(ask));
        town.Ledger.Count("double clicks");
        return both[0].IsOk ? both[0] : both[1];
    }

    Task<Answer> StaffAsync(Hall hall, string verb, string path, object body, int? ticket = null, string? reference = null) =>
        SendAsync(hall.Staff, new(verb, $"/offices/{hall.Code}{path}", body, hall.Code, town.Today) { Ticket = ticket, Reference = reference });

    /// <summary>In the hall with a ticket: waits to be called, and some give up.</summary>
    async Task WaitAsync(Hall hall, int ticket)
    {
        hall.Arrived(ticket, this);
        if (!Chance(4)) return;
        await ThinkAsync(5, 40);
        await StaffAsync(hall, "leave", $"/tickets/{ticket}/leave", new { }, ticket);
    }

    /// <summary>People come most before ten and after the break; nobody comes in the last half hour.</summary>
    DateTimeOffset Arrival(Hall hall)
    {
        var open = (hall.Closes - hall.Opens).TotalMinutes - 30;
        var early = Math.Min(dice.NextDouble(), dice.NextDouble());
        return hall.At(hall.Opens).AddMinutes((Chance(70) ? early : dice.NextDouble()) * open);
    }
}
