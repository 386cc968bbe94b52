using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dantain.Messages;
using Dantain.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Messages;

/// <summary>
/// Where WhatsApp reports what became of messages and hands over answers. Only what carries the signature of the app's secret over the very
/// bytes is read; what we do not know is taken and left alone, so that the provider does not repeat it for days.
/// </summary>
static class WhatsAppHook
{
    const string Path = "/api/v1/hooks/whatsapp";

    public static void MapWhatsAppHook(this WebApplication app)
    {
        if (app.Services.GetService<WhatsAppSettings>() is null) return;
        app.MapGet(Path, Verify).AllowAnonymous().ExcludeFromDescription();
        app.MapPost(Path, TakeAsync).AllowAnonymous().ExcludeFromDescription().DisableRateLimiting();
    }

    static IResult Verify(WhatsAppSettings settings, [FromQuery(Name = "hub.mode")] string? mode, [FromQuery(Name = "hub.verify_token")] string? token, [FromQuery(Name = "hub.challenge")] string? challenge) =>
        mode == "subscribe" && challenge is { Length: > 0 and <= 100 } && challenge.All(char.IsAsciiLetterOrDigit) && IsSame(token ?? "", settings.VerifyToken)
            ? Results.Text(challenge)
            : Results.StatusCode(StatusCodes.Status403Forbidden);

    static async Task<IResult> TakeAsync(HttpRequest http, WhatsAppSettings settings, TakeReport reports, ContactProof proof)
    {
        var body = new MemoryStream();
        await http.Body.CopyToAsync(body, http.HttpContext.RequestAborted);
        if (!IsSigned(http.Headers["X-Hub-Signature-256"], body.GetBuffer().AsSpan(0, (int)body.Length), settings.Secret)) return Results.StatusCode(StatusCodes.Status401Unauthorized);
        JsonNode? sent;
        try { sent = JsonNode.Parse(body.ToArray()); }
        catch (JsonException) { return Results.BadRequest(); }
        var taken = true;
        foreach (var value in Each(Each(sent, "entry"), "changes").Select(c => Part(c, "value")))
        {
            foreach (var status in Each(value, "statuses")) taken &= await ReportAsync(reports, status);
            foreach (var message in Each(value, "messages"))
                if (PhoneNumber.Parse("+" + Text(message, "from")) is { IsOk: true, Value: var phone }) await proof.FromAsync(phone.E164, Text(Part(message, "text"), "body"));
        }
        return taken ? Results.Ok() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);   // the provider says it all again later
    }

    static Task<bool> ReportAsync(TakeReport reports, JsonNode? status) => (Text(status, "id"), Text(status, "status")) switch
    {
        ({ } id, "delivered" or "read") => reports.DeliveredAsync(MessageWay.WhatsApp, id),
        ({ } id, "failed") => reports.FailedAsync(MessageWay.WhatsApp, id, Each(status, "errors").Any(e => Part(e, "code") is JsonValue code && code.TryGetValue<int>(out var no) && no is 131026 or 131021) ? SendReasons.NoSuchAddress : SendReasons.Refused),
        _ => Task.FromResult(true),
    };

    internal static bool IsSigned(string? header, ReadOnlySpan<byte> body, string secret) =>
        header is { Length: 71 } && header.StartsWith("sha256=", StringComparison.Ordinal) && IsSame(header[7..], Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)));

    internal static bool IsSame(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
    static JsonNode? Part(JsonNode? of, string name) => of is JsonObject some ? some[name] : null;
    internal static string? Text(JsonNode? of, string name) => Part(of, name) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
    static IEnumerable<JsonNode?> Each(JsonNode? of, string name) => Part(of, name) as JsonArray ?? [];
    static IEnumerable<JsonNode?> Each(IEnumerable<JsonNode?> of, string name) => of.SelectMany(o => Each(o, name));
}
