using Dantain.Cities;

namespace Dantain.Web.Citizen.Book;

/// <summary>
/// A visit that is right only for so many days after something, as a birth that is reported in time: what has to hold on the day of the visit,
/// and the question that leads elsewhere where it does not. Nobody is asked for the date itself.
/// </summary>
sealed record DayLimit(Question Asked, DateOnly Day, string Says)
{
    /// <summary>
    /// What has to hold on that day for a visit for these services; nothing for today, the day for which it was asked, nor where no answer of the
    /// pack's is about days. Of several days the last one says it for all.
    /// </summary>
    public static IReadOnlyList<DayLimit> On(City city, IEnumerable<ServiceType> services, DateOnly? on, DateOnly today)
    {
        if (on is not { } day || day <= today) return [];
        var visit = services.ToHashSet();
        // Of what answers lead to, the largest parts of the visit: a child card within the package of a newborn is no answer of its own.
        HashSet<ServiceType>[] parts = [.. city.Pack.Questions.SelectMany(q => q.Answers).Select(a => Of(city, a)).Where(p => p.Count > 0 && p.IsSubsetOf(visit))];
        // Of two answers with the same number of days the first is for who is still within them.
        return [..
            from question in city.Pack.Questions
            from answer in question.Answers
            where answer.Days is not null
            let later = question.Answers.FirstOrDefault(a => a != answer && a.Days == answer.Days)
            where later is not null && question.Answers.TakeWhile(a => a != answer).All(a => a.Days != answer.Days)
            let part = Of(city, answer)
            let within = part.Except(Of(city, later)).ToHashSet()
            where parts.Any(p => p.SetEquals(part)) && !parts.Any(part.IsProperSubsetOf) || visit.IsSubsetOf(within)
            select new DayLimit(question, day, InWords(answer, day))];
    }

    public static string InWords(QuestionAnswer answer, DateOnly day) =>
        answer.Says.In().Replace("{date}", answer.Days is { } days ? Citizen.InWords.Date(day.AddDays(-days)) : "");

    static HashSet<ServiceType> Of(City city, QuestionAnswer answer) => [.. Choice.Find(city, answer.LeadsTo)?.Services ?? []];
}
