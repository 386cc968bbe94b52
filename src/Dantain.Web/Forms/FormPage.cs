using Dantain.Web.Citizen;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;

namespace Dantain.Web.Forms;

/// <summary>
/// What every page with a form has: what was typed, what is wrong with it, and whether it came from a page of ours. A form that has stood
/// open too long is shown again with everything in it, rather than refused.
/// </summary>
[IgnoreAntiforgeryToken]   // asked here instead of by the framework, whose answer would lose what was typed
public abstract class FormPage : PageModel
{
    internal FormErrors Errors { get; } = new();

    /// <summary>What was sent with this request; empty when it was no readable form.</summary>
    protected IFormCollection Form { get; private set; } = FormCollection.Empty;

    /// <summary>The field on which errors of the whole form stand.</summary>
    protected virtual string FirstField => "isi";

    /// <summary>Whether the form came from a page of ours; if not, the page says so and keeps what was typed.</summary>
    protected bool IsGenuine { get; private set; } = true;

    /// <summary>Where a phone finds this city's pages.</summary>
    public string PublicUrl => HttpContext.RequestServices.GetRequiredService<Dantain.Messages.MessageSettings>().PublicUrl ?? $"{Request.Scheme}://{Request.Host}";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (HttpMethods.IsPost(Request.Method)) await ReadFormAsync();
        if (await BeforeAsync() is { } instead)
        {
            context.Result = instead;
            return;
        }
        if (!IsGenuine && !Errors.Any) Errors.Add(FirstField, "form.stale");
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

    async Task ReadFormAsync()
    {
        try
        {
            if (Request.HasFormContentType) Form = await Request.ReadFormAsync(HttpContext.RequestAborted);
            IsGenuine = await HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(HttpContext);
        }
        catch (Exception e) when (e is InvalidDataException or AntiforgeryValidationException or IOException and not BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            IsGenuine = false;   // no form, one that breaks off, or one with more in it than any of ours
        }
    }
}
