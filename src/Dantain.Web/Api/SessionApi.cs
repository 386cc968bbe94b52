using Dantain.Shared;
using Dantain.Web.Hosting;

namespace Dantain.Web.Api;

/// <summary>Signing in by program: the same accounts, the same cookie and the same lock-out as the page.</summary>
static class SessionApi
{
    static readonly Refusal NotJson = new("request.json", RefusalKind.Invalid, new Dictionary<string, string> { ["path"] = "$" });

    public static void Map(RouteGroupBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("Session").AllowAnonymous();
        session.MapPost("", SignInAsync).Accepts<SignInRequest>("application/json").Produces(204).WithSummary("Sign in; the answer sets the cookie");
        session.MapDelete("", async (HttpContext http, SignInDesk desk) =>
        {
            await desk.SignOutAsync(http);
            return Results.NoContent();
        }).Produces(204).WithSummary("Sign out");
    }

    static async Task<IResult> SignInAsync(HttpContext http, SignInDesk desk)
    {
        // A form of another site cannot send this type, so nobody is signed in as somebody else behind their back.
        if (!http.Request.HasJsonContentType()) return Answers.Refused(NotJson);
        var body = await ApiJson.ReadAsync(http.Request, ApiJson.Default.SignInRequest);
        if (!body.IsOk) return Answers.Refused(body.Refusal);
        var signedIn = await desk.SignInAsync(http, body.Value.User, body.Value.Password);
        return signedIn.IsOk ? Results.NoContent() : Answers.Refused(signedIn.Refusal);
    }
}
