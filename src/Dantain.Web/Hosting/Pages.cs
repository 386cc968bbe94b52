using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Dantain.Web.Hosting;

/// <summary>Pages lie in folders by audience, beside the code that serves them; every page states its own route.</summary>
public static class Pages
{
    public static void AddPages(this WebApplicationBuilder builder) => builder.Services.AddRazorPages(o =>
    {
        o.RootDirectory = "/";
        o.Conventions.AllowAnonymousToFolder("/Citizen");
    }).AddMvcOptions(o =>
    {
        // Nobody sends jQuery's names, and these throw at a name like "a[".
        o.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        o.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
    });
}
