using Dantain.Cities;
using Dantain.Web.Wording;

namespace Dantain.Web.Citizen;

/// <summary>How and where a document reaches the person, and about when, in words.</summary>
static class Receiving
{
    /// <param name="city">The city.</param>
    /// <param name="service">What is asked for.</param>
    /// <param name="office">Where they come.</param>
    /// <param name="collectAt">Where they collect a card.</param>
    /// <param name="email">As it may be shown; null without.</param>
    /// <param name="visit">The day they come.</param>
    public static IEnumerable<string> Of(City city, ServiceType service, Office office, Office collectAt, string? email, DateOnly? visit)
    {
        if (service.Delivery.Count == 0) yield return Texts.Get("check.receive-counter");
        if (service.Delivery.Contains("pdf")) yield return email is not null ? Texts.Get("check.receive-pdf", ("to", email)) : Texts.Get("check.receive-pdf-office", ("office", office.Name));
        if (service.Delivery.Contains("pickup")) yield return Texts.Get("check.receive-pickup", ("office", collectAt.Name));
        if (service.PromiseWorkingDays is [.., var days] && visit is { } date && city.WorkingDay(office, date, days, city.GroupOf(service)) is { } ready)
            yield return Texts.Get("check.ready", ("date", InWords.Date(ready)));
    }
}
