using Dantain.Cities;
using Dantain.Shared;

namespace Dantain.Waitlists;

/// <summary>When an offer may be made and how long it stays open: in the hours in which people look at their phones, shorter near the visit.</summary>
public static class OfferTimes
{
    /// <summary>Until when an offer that is made now is open; null when none is made now for a visit at that time.</summary>
    public static DateTimeOffset? Until(CityClock clock, WaitlistRules rules, DateTimeOffset now, DateTimeOffset visit)
    {
        if (Next(clock, rules, now) != now) return null;
        var latest = visit.AddMinutes(-rules.NoticeMinutes);
        var until = After(clock, rules, now, rules.OfferMinutes);
        if (until <= latest) return until;
        return After(clock, rules, now, rules.LeastMinutes) <= latest ? latest : null;
    }

    /// <summary>The first moment from now on at which offers are made.</summary>
    public static DateTimeOffset Next(CityClock clock, WaitlistRules rules, DateTimeOffset now)
    {
        var (date, time) = (clock.DateOf(now), TimeOnly.FromDateTime(clock.Local(now)));
        if (time < rules.From) return clock.Instant(date, rules.From);
        return time < rules.To ? now : clock.Instant(date.AddDays(1), rules.From);
    }

    /// <summary>The moment these minutes after another, counted only while offers are made.</summary>
    static DateTimeOffset After(CityClock clock, WaitlistRules rules, DateTimeOffset now, int minutes)
    {
        for (var left = TimeSpan.FromMinutes(minutes); ;)
        {
            now = Next(clock, rules, now);
            var end = clock.Instant(clock.DateOf(now), rules.To);
            if (now + left <= end) return now + left;
            (left, now) = (left - (end - now), end);
        }
    }
}
