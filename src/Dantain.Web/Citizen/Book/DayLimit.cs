using Dantain.Cities;

namespace Dantain.Web.Citizen.Book;

/// <summary>
/// A choice that is right only for so many days after something, as a birth that is reported in time: what has to hold on the day of the visit,
/// and the question that leads elsewhere where it does not. Nobody is asked for the date itself.
/// </summary>
sealed record DayLimit(Question Asked, string Says)
{
    public static DayLimit? On(City city, Choice choice, DateOnly day)
    {
        // Of two answers with the same number of days the first is for who is still within them.
        var limits = from question in city.Pack.Questions
                     from answer in question.Answers
                     where answer.Days is not null
                     let later = question.Answers.FirstOrDefault(a => a != answer && a.Days == answer.Days)
                     where later is not null && question.Answers.TakeWhile(a => a != answer).All(a => a.Days != answer.Days)
                     let within = Of(city, answer).Except(Of(city, later))
                     where answer.LeadsTo == choice.Code || choice.Services.All(within.Contains)
                     select new DayLimit(question, InWords(answer, day));
        return limits.FirstOrDefault();
    }

    public static string InWords(QuestionAnswer answer, DateOnly day) =>
        answer.Says.In().Replace("{date}", answer.Days is { } days ? Citizen.InWords.Date(day.AddDays(-days)) : "");

    static IReadOnlyList<ServiceType> Of(City city, QuestionAnswer answer) => Choice.Find(city, answer.LeadsTo)?.Services ?? [];
}
