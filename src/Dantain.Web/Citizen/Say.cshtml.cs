using System.Reflection;
using Dantain.Cities;
using Dantain.Surveys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;

namespace Dantain.Web.Citizen;

/// <summary>/masukan: what somebody thinks of the page they came from. That page is told by its route, which holds no token.</summary>
sealed class SayModel(CityVersions cities, GiveFeedback feedback, IActionDescriptorCollectionProvider pages) : CitizenPage(cities)
{
    static readonly string Version = typeof(SayModel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion is { } version
        ? version[..Math.Min(version.Length, 80)] : "";

    protected override string FirstField => "helped";

    public bool IsDone { get; private set; }
    public string From { get; private set; } = "";
    public string? Helped => Typed("helped");
    public string? Words => Typed("words");

    /// <summary>A page that is not ours is no page: the words still count.</summary>
    protected override Task<IActionResult?> BeforeAsync()
    {
        Title = Get("feedback.title");
        From = Known(Sent("from") ?? Request.Query["dari"]);
        return base.BeforeAsync();
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Helped is not ("yes" or "no")) Errors.Add("helped", "feedback.helped-missing");
        if (Errors.Any) return Again();
        if (await feedback.RunAsync(From, Version, Helped == "yes", Words) is { } refusal)
        {
            Errors.Add(refusal, "words");
            return Again();
        }
        IsDone = true;
        return Page();
    }

    string Known(string? route) => pages.ActionDescriptors.Items.Select(p => p.AttributeRouteInfo?.Template).FirstOrDefault(t => t is not null && t == route) ?? "";
}
