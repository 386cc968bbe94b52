using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dantain.Identities;

namespace Dantain.Messages;

/// <param name="Url">Where the gateway takes messages.</param>
/// <param name="Token">Sent as a bearer token.</param>
/// <param name="Sender">The name the phone shows, registered with the operators; or a number, where people can answer.</param>
public sealed record SmsSettings(Uri Url, string Token, string Sender)
{
    /// <summary>What the gateway shows when it reports or hands over an answer; null where it does neither.</summary>
    public string? HookToken { get; init; }

    public override string ToString() => Url.Host;
}

/// <summary>
/// SMS by an HTTP gateway: POST {id, from, to, text} with the message's id as Idempotency-Key, which the gateway must honour (docs/messages.md),
/// so a call that was cut may be repeated. A gateway of another shape needs a small adapter of its own in front.
/// </summary>
public sealed class SmsChannel(SmsSettings settings, HttpClient http) : IMessageChannel
{
    public MessageWay Way => MessageWay.Sms;
    public bool RepeatsSafely => true;
    public string? AddressOf(Person person) => person.Phone?.E164;

    public async Task<Sent> SendAsync(Message message, Person person, Letter letter, Written words, CancellationToken stopping)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Url)
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", settings.Token) },
            Content = JsonContent.Create(new JsonObject { ["id"] = message.Id.ToString(), ["from"] = settings.Sender, ["to"] = person.Phone!.E164, ["text"] = words.Short }),
        };
        request.Headers.Add("Idempotency-Key", message.Id.ToString());
        using var answer = await http.SendAsync(request, stopping);
        if (answer.IsSuccessStatusCode) return new(SendEnd.Taken, ProviderId: await IdAsync(answer, stopping) ?? message.Id.ToString());
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.PaymentRequired => new(SendEnd.Later, SendReasons.NotConfigured),
            HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity => new(SendEnd.Never, SendReasons.NoSuchAddress),
            HttpStatusCode.TooManyRequests => new(SendEnd.Later, SendReasons.Busy),
            var status => (int)status >= 500 ? new(SendEnd.Later, SendReasons.Busy) : new(SendEnd.Never, SendReasons.Refused),
        };
    }

    static async Task<string?> IdAsync(HttpResponseMessage answer, CancellationToken stopping)
    {
        try { return (JsonNode.Parse(await answer.Content.ReadAsStringAsync(stopping)) as JsonObject)?["id"]?.ToString() is { Length: <= 200 } id ? id : null; }
        catch (JsonException) { return null; }
    }
}
