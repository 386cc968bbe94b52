namespace Dantain.Web.Hosting;

/// <summary>Razor Pages lie beside what they belong to, by audience; each says its own route.</summary>
public static class Pages
{
    public static void AddPages(this WebApplicationBuilder builder) => builder.Services.AddRazorPages(o => o.RootDirectory = "/");
}
