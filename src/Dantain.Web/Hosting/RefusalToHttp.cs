using System.Text.Json;
using Dantain.Shared;
using Dantain.Web.Wording;

namespace Dantain.Web.Hosting;

/// <summary>The one place where a refusal becomes an answer of HTTP: a problem document (RFC 9457) with the stable code, in the person's language.</summary>
public static class RefusalToHttp
{
    public static int Status(this Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.NotAllowed => StatusCodes.Status403Forbidden,
        RefusalKind.NotSignedIn => StatusCodes.Status401Unauthorized,
        RefusalKind.Busy => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status409Conflict,
    };

    /// <param name="refusal">What is answered.</param>
    /// <param name="status">Where HTTP has a status of its own for it; else that of its kind.</param>
    public static Problem ToProblem(this Refusal refusal, int? status = null) => new(refusal, status ?? refusal.Status());

    /// <summary>Writes itself: code, title in the language of the request, status, and the field it is about.</summary>
    public sealed class Problem(Refusal refusal, int status) : IResult
    {
        public async Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = status;
            if (refusal.Kind == RefusalKind.Busy) http.Response.Headers.TryAdd("Retry-After", "2");
            http.Response.ContentType = "application/problem+json";
            await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
            json.WriteStartObject();
            json.WriteString("type", "urn:dantain:" + refusal.Code);
            json.WriteString("title", Texts.Of(refusal));
            json.WriteNumber("status", status);
            json.WriteString("code", refusal.Code);
            if (refusal.Field is { } field) json.WriteString("field", field);
            if (refusal.Facts is { Count: > 0 } facts)
            {
                json.WriteStartObject("facts");
                foreach (var (key, value) in facts) json.WriteString(key, value);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
    }
}
