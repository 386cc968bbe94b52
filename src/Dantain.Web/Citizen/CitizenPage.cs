using Dantain.Cities;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;

namespace Dantain.Web.Citizen;

/// <summary>
/// What every page for citizens has: the city, a title, a way back, what is wrong, and what was typed. A form that has stood open too
/// long is shown again with everything in it, rather than refused.
/// </summary>
[IgnoreAntiforgeryToken]   // asked here instead of by the framework, whose answer would lose what was typed
abstract class CitizenPage(CityVersions cities) : PageModel
{
    public City City => cities.Current;
    protected CityVersions Cities => cities;
    public FormErrors Errors { get; } = new();
    public string Title { get; protected set; } = "";
    public string? Back { get; protected set; }

    /// <summary>What was sent with this request; empty when it was no readable form.</summary>
    protected IFormCollection Form { get; private set; } = FormCollection.Empty;

    /// <summary>The field on which errors of the whole form stand.</summary>
    protected virtual string FirstField => "isi";

    /// <summary>Whether the form came from a page of ours; if not, the page says so and keeps what was typed.</summary>
    protected bool IsGenuine { get; private set; } = true;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        if (HttpMethods.IsPost(Request.Method)) await ReadFormAsync();
        if (await BeforeAsync() is { } instead)
        {
            context.Result = instead;
            return;
        }
        if (!IsGenuine) Errors.Add(FirstField, "form.stale");
        await next();
    }

    /// <summary>What is shown instead of this page, when something before it is missing; null to go on.</summary>
    protected virtual Task<IActionResult?> BeforeAsync() => Task.FromResult<IActionResult?>(null);

    /// <summary>What was typed into this field, or what the answer was before.</summary>
    protected string? Typed(string field, string? before = null) => HttpMethods.IsPost(Request.Method) ? Sent(field) : before;

    protected string? Sent(string field) => Form.TryGetValue(field, out var value) && !StringValues.IsNullOrEmpty(value) ? value[0] : null;

    /// <summary>The same page with what is wrong, and with everything typed still there.</summary>
    protected IActionResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    protected static string Get(string key, params (string Name, object Value)[] values) => Texts.Get(key, values);

    async Task ReadFormAsync()
    {
        try
        {
            if (Request.HasFormContentType) Form = await Request.ReadFormAsync(HttpContext.RequestAborted);
            IsGenuine = await HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(HttpContext);
        }
        catch (Exception e) when (e is InvalidDataException or AntiforgeryValidationException || e is BadHttpRequestException { StatusCode: not StatusCodes.Status413PayloadTooLarge })
        {
            IsGenuine = false;   // no form, or one with more in it than any of ours
        }
    }
}
