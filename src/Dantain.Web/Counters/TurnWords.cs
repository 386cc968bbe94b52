using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Web.Wording;

namespace Dantain.Web.Counters;

/// <summary>Why it is this ticket's turn, in one short sentence that a clerk can say aloud.</summary>
static class TurnWords
{
    /// <param name="ticket">Who is called, or would be.</param>
    /// <param name="why">Which part of the order it is; null for one called before there were reasons.</param>
    /// <param name="rules">How its office calls.</param>
    /// <param name="own">Whether the counter is for people who come first.</param>
    /// <param name="local">A moment as time of the city.</param>
    /// <param name="now">The moment of the call.</param>
    public static string Of(Ticket ticket, CalledAs? why, Calling rules, bool own, Func<DateTimeOffset, string> local, DateTimeOffset now)
    {
        var minutes = (int)Math.Max(0, (now - ticket.WaitsSince).TotalMinutes);
        return why switch
        {
            CalledAs.Booked when ticket.ReturnUntil is not null => Texts.Get("why.return", ("time", local(ticket.TurnFrom))),
            CalledAs.Booked => Texts.Get("why.booked", ("time", local(ticket.TurnFrom))),
            CalledAs.Between => Texts.Get(ticket.Came == Coming.Late ? "why.late" : "why.walk-in", ("minutes", minutes)),
            CalledAs.Priority when own || rules.RegularPerPriority == 0 => Texts.Get("why.priority-first"),
            CalledAs.Priority => Texts.Get("why.priority", ("count", rules.RegularPerPriority + 1)),
            CalledAs.LongWait => Texts.Get("why.long-wait", ("minutes", minutes), ("most", rules.LongestWaitMinutes)),
            CalledAs.Early => Texts.Get("why.early", ("time", local(ticket.TurnFrom))),
            CalledAs.Named => Texts.Get("why.named"),
            CalledAs.Chosen => Texts.Get("why.chosen"),
            _ => "",
        };
    }
}
