using System.Globalization;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.Queue;
using Dantain.Web.Wording;

namespace Dantain.Web.Citizen;

/// <summary>Dates, times and distances as people read them, in the language of the request. Machine values are written by Iso.</summary>
static class InWords
{
    public static string In(this Text text) => text.In(Texts.Language);

    /// <summary>Selasa, 24 November 2026.</summary>
    public static string Date(DateOnly date) => date.ToString("dddd, d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>Sel, 24 Nov.</summary>
    public static string ShortDate(DateOnly date) => date.ToString("ddd, d MMM", CultureInfo.CurrentCulture);

    /// <summary>08.30 in Indonesian, 08:30 in English.</summary>
    public static string Time(TimeOnly time) => time.ToString(Texts.Language == "en" ? "HH:mm" : "HH.mm", CultureInfo.InvariantCulture);

    /// <summary>08.30 WIB.</summary>
    public static string Time(TimeOnly time, City city) => $"{Time(time)} {city.Pack.City.ZoneLabel}";

    /// <summary>1,2 km; whole kilometres from ten on, because the centre of an area is no more exact.</summary>
    public static string Km(double km) => km.ToString(km < 10 ? "0.0" : "0", CultureInfo.CurrentCulture) + " km";

    /// <summary>Kira-kira 3–6 nomor di depan Anda, sekitar 10–20 menit; and why, where it has become longer. Whoever waits and is in no view yet has only just come.</summary>
    public static string Wait(WaitEstimate? wait)
    {
        if (wait is null) return Texts.Get("ticket.is-waiting");
        if (wait.ToMinutes is not null && wait.Most == 0) return Texts.Get("ticket.is-next");
        var count = wait.Fewest == wait.Most ? $"{wait.Most}" : $"{wait.Fewest}–{wait.Most}";
        if (wait.ToMinutes is null) return $"{Texts.Get(wait.Most == 0 ? "ticket.is-next" : "ticket.is-ahead", ("count", count))} {Texts.Get("ticket.wait-unknown")}";
        var says = Texts.Get("ticket.is-ahead-minutes", ("count", count), ("minutes", $"{wait.FromMinutes}–{wait.ToMinutes}"));
        return wait.Longer == Longer.Not ? says : $"{says} {WhyLonger(wait.Longer)}";
    }

    /// <summary>Lebih lama dari perkiraan semula: loket yang buka lebih sedikit.</summary>
    static string WhyLonger(Longer why)
    {
        var reasons = new[] { (Longer.FewerCounters, "ticket.longer-counters"), (Longer.SlowVisits, "ticket.longer-service"), (Longer.Priority, "ticket.longer-priority"), (Longer.Others, "ticket.longer-order") }
            .Where(r => why.HasFlag(r.Item1)).Select(r => Texts.Get(r.Item2).TrimEnd('.'));
        return $"{Texts.Get("ticket.longer")} {string.Join(", ", reasons)}.";
    }

    /// <summary>The single needs in these.</summary>
    public static IEnumerable<Needs> EachOf(Needs needs) => Enum.GetValues<Needs>().Where(need => need != Needs.None && needs.HasFlag(need));

    /// <summary>A reference in two groups of four, as it is read out.</summary>
    public static string Grouped(string code) => string.Join(' ', code.Chunk(4).Select(c => new string(c)));
}
