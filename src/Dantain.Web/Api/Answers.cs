using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dantain.Shared;
using Dantain.Web.Hosting;

namespace Dantain.Web.Api;

/// <summary>The shapes every route of the API answers in.</summary>
static class Answers
{
    static readonly Refusal KeyMissing = new("request.key", RefusalKind.Invalid);

    /// <summary>The Idempotency-Key header: the same key with the same content gets the first answer again.</summary>
    public static Result<Guid> RequestKey(this HttpRequest request) =>
        Guid.TryParseExact(request.Headers["Idempotency-Key"], "D", out var key) && key != Guid.Empty ? key : KeyMissing;

    public static IResult Json<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) => new Whole(JsonSerializer.SerializeToUtf8Bytes(value, type), status, "application/json; charset=utf-8");

    public static IResult Refused(Refusal refusal) => refusal.ToProblem();

    /// <summary>Ready bytes with their version as ETag: a reader who has them already gets 304.</summary>
    public static IResult Ready(HttpContext http, byte[] bytes, string etag, string type = "application/json")
    {
        http.Response.Headers.ETag = etag;
        http.Response.Headers.CacheControl = "no-cache";
        return http.Request.Headers.IfNoneMatch == etag ? Results.StatusCode(StatusCodes.Status304NotModified) : new Whole(bytes, StatusCodes.Status200OK, type);
    }

    /// <summary>Its length is known, so it goes out in one piece and not in chunks.</summary>
    sealed class Whole(byte[] bytes, int status, string type) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = type;
            http.Response.ContentLength = bytes.Length;
            return http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
        }
    }
}
