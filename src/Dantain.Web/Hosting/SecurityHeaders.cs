namespace Dantain.Web.Hosting;

/// <summary>What every answer tells the browser: load nothing from elsewhere, run nothing inline without a nonce, be framed by nobody.</summary>
public static class SecurityHeaders
{
    public static void UseSecurityHeaders(this WebApplication app)
    {
        var production = !app.Services.GetRequiredService<Settings>().Demo;
        var (pages, tickets, doors, api) = (Pages("same-origin", production), Pages("no-referrer", production), Pages("same-origin", production, scans: true), Api(production));
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/api"), branch => branch.UseSecurityHeaders(api));
        // The address of a ticket or of a place on the waitlist holds its token, and goes nowhere.
        app.UseWhen(HasToken, branch => branch.UseSecurityHeaders(tickets));
        // The reader of QR codes is WebAssembly; no other page may compile any.
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/pintu"), branch => branch.UseSecurityHeaders(doors));
        app.UseWhen(http => !Special.Any(path => http.Request.Path.StartsWithSegments(path)), branch => branch.UseSecurityHeaders(pages));
    }

    static readonly string[] Special = ["/api", "/tiket", "/daftar-tunggu", "/pintu"];

    static bool HasToken(HttpContext http) => http.Request.Path.StartsWithSegments("/tiket") || http.Request.Path.StartsWithSegments("/daftar-tunggu");

    static HeaderPolicyCollection Pages(string referrer, bool production, bool scans = false) => All(production)
        .AddCustomHeader("Referrer-Policy", referrer)
        .AddCustomHeader("Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=()")
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().Self();
            var scripts = csp.AddScriptSrc().Self().WithNonce();
            if (scans) scripts.WasmUnsafeEval();
            csp.AddObjectSrc().None();
            csp.AddBaseUri().None();
            csp.AddFormAction().Self();
            csp.AddFrameAncestors().None();
        });

    static HeaderPolicyCollection Api(bool production) => All(production)
        .AddCustomHeader("Referrer-Policy", "no-referrer")
        .AddCustomHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    static HeaderPolicyCollection All(bool production)
    {
        var all = new HeaderPolicyCollection().AddContentTypeOptionsNoSniff().AddFrameOptionsDeny().RemoveServerHeader();
        return production ? all.AddStrictTransportSecurityMaxAge() : all;
    }
}
