using System.Text.Json;
using System.Text.Json.Nodes;
using Dantain.Messages;
using Dantain.Shared;

namespace Dantain.Web.Messages;

/// <summary>
/// Where the SMS gateway reports what became of a message, <c>{"id","status"}</c>, and hands over an answer, <c>{"from","text"}</c> (docs/messages.md).
/// Only who shows the token is listened to; what we do not know is taken and left alone, so that it is not repeated for days.
/// </summary>
static class SmsHook
{
    const string Path = "/api/v1/hooks/sms";

    public static void MapSmsHook(this WebApplication app)
    {
        if (app.Services.GetService<SmsSettings>()?.HookToken is not { } token) return;
        app.MapPost(Path, (HttpRequest http, TakeReport reports, ContactProof proof) => TakeAsync(http, $"Bearer {token}", reports, proof)).AllowAnonymous().ExcludeFromDescription().DisableRateLimiting();
    }

    static async Task<IResult> TakeAsync(HttpRequest http, string shown, TakeReport reports, ContactProof proof)
    {
        if (!WhatsAppHook.IsSame(http.Headers.Authorization.ToString(), shown)) return Results.StatusCode(StatusCodes.Status401Unauthorized);
        JsonNode? sent;
        try { sent = await JsonNode.ParseAsync(http.Body, cancellationToken: http.HttpContext.RequestAborted); }
        catch (JsonException) { return Results.BadRequest(); }
        string? Text(string name) => WhatsAppHook.Text(sent, name);
        if (PhoneNumber.Parse(Text("from")) is { IsOk: true, Value: var phone }) await proof.FromAsync(phone.E164, Text("text"));
        var taken = (Text("id"), Text("status")) switch
        {
            ({ } id, "delivered") => await reports.DeliveredAsync(MessageWay.Sms, id),
            ({ } id, "failed") => await reports.FailedAsync(MessageWay.Sms, id, Text("reason") == "no-such-address" ? SendReasons.NoSuchAddress : SendReasons.Refused),
            _ => true,
        };
        return taken ? Results.Ok() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);   // the gateway says it again later
    }
}
