using Dantain.Cities;
using Dantain.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Book;

/// <summary>A plain question of the pack whose answers are links: it is worked out for the person what fits, and nobody types a date.</summary>
sealed class AnswerModel(CityVersions cities, JourneyCookie cookie, Holding holding, CityClock clock) : JourneyPage(cities, cookie)
{
    protected override string Step => Steps.Service;
    protected override string TitleKey => "service.title";

    public Question Question { get; private set; } = null!;

    protected override async Task<IActionResult?> BeforeAsync()
    {
        if (await base.BeforeAsync() is { } instead) return instead;
        if (City.Pack.Questions.FirstOrDefault(q => q.Code == RouteData.Values["code"] as string) is not { } question) return NotFound();
        (Question, Title, Back) = (question, question.Asks.In(), Steps.Service + Change);
        return null;
    }

    public string Says(QuestionAnswer answer) => DayLimit.InWords(answer, clock.Today);

    public string? NameOf(QuestionAnswer answer) => Choice.Find(City, answer.LeadsTo)?.Name.In();

    public string Address(QuestionAnswer answer) =>
        (City.Pack.Questions.Any(q => q.Code == answer.LeadsTo) ? Steps.Question : Steps.Need) + answer.LeadsTo + Change;

    public void OnGet() { }

    /// <summary>The answers are links; what is sent here is the wish to keep the place longer.</summary>
    public async Task<IActionResult> OnPostAsync() => !IsGenuine ? Again() : await ExtendAsync(holding) is { } extended ? AfterExtending(extended) : Page();
}
