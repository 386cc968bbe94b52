using Dantain.Cities;
using Dantain.Web.Forms;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Dantain.Web.Citizen;

/// <summary>What every page for citizens has besides its form: the city, a title, a way back.</summary>
abstract class CitizenPage(CityVersions cities) : FormPage
{
    public City City => cities.Current;
    protected CityVersions Cities => cities;
    public string Title { get; protected set; } = "";
    public string? Back { get; protected set; }

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        return base.OnPageHandlerExecutionAsync(context, next);
    }

    protected static string Get(string key, params (string Name, object Value)[] values) => Texts.Get(key, values);
}
