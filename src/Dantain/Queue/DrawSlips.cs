using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>
/// What makes the draw one that anyone can repeat (<see cref="Draw"/>): <paramref name="Seed"/> in hexadecimal digits, made of the MAC of fact
/// number <paramref name="After"/> (0: none) and <paramref name="Opens"/>; <paramref name="Order"/> are the numbers of all slips as drawn, of whom
/// <paramref name="Won"/> got a number.
/// </summary>
public sealed record SlipsDrawn(string Seed, int After, DateTimeOffset Opens, int[] Order, int Won) : Outcome;

/// <summary>
/// The office opens: the order is drawn among all slips, people who come first before the others, and down that order each gets the first place
/// there is for what they came for, until there is none. Not before the opening, which everyone was told; once a day.
/// </summary>
public sealed record DrawSlips : OfficeDayCommand<SlipsDrawn>
{
    public override Result<SlipsDrawn> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.LocalDate(now) != day.Date) return QueueRefusals.OtherDay;
        if (day.Head.State == DayState.Closed) return QueueRefusals.DayClosed;
        switch (day.DrawState(now))
        {
            case DrawState.Early or DrawState.Open: return QueueRefusals.DrawNotYet(day.Opens!.Value);
            case not DrawState.Due: return QueueRefusals.NoDraw;
        }
        var opens = day.At(day.Opens!.Value);
        var after = day.Head.LastFact;
        var seed = Draw.Seed(day.Head.LastMac, opens);
        var order = Draw.Order(seed, day.Slips.All);
        var won = 0;
        foreach (var (index, slip) in order.Index())
        {
            var given = TakeTicket.Give(day, [new(slip.Service, null)], slip.Priority, now);
            if (given.IsOk)
            {
                won++;
                day.Note(given.Value with { Slip = slip.No });
            }
            day.Put(slip with { Rank = index + 1, Ticket = given.IsOk ? given.Value.Ticket : null });
        }
        return new SlipsDrawn(Convert.ToHexStringLower(seed), after, opens, [.. order.Select(s => s.No)], won);
    }
}
