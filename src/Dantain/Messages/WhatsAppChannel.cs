using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dantain.Identities;

namespace Dantain.Messages;

/// <param name="Api">Version and host of the Cloud API, with a slash at the end.</param>
/// <param name="PhoneId">The id of the city's number, not the number.</param>
/// <param name="Token">A system user's token.</param>
/// <param name="Secret">The app's secret: reports are signed with it.</param>
/// <param name="VerifyToken">What the provider repeats when the webhook is set up.</param>
public sealed record WhatsAppSettings(Uri Api, string PhoneId, string Token, string Secret, string VerifyToken)
{
    public override string ToString() => Api.Host;
}

/// <summary>
/// WhatsApp Cloud API. The city may begin only with an approved template (dantain_booked …, six values); free text only answers within 24 hours,
/// which the link does. The API takes no key against repetition, so a call that was cut is not repeated. Only to who has agreed.
/// </summary>
public sealed class WhatsAppChannel(WhatsAppSettings settings, HttpClient http) : IMessageChannel
{
    /// <summary>Codes of the provider's errors: no account with this number; the number asked for is wrong.</summary>
    static readonly int[] NoAccount = [131026, 131021, 131030, 100], Slower = [4, 80007, 130429, 131048, 131056], OurFault = [0, 3, 10, 190, 131005, 131042, 131045, 132000, 132001, 132007, 132012, 132015, 132016];

    public MessageWay Way => MessageWay.WhatsApp;
    public bool RepeatsSafely => false;
    public string? AddressOf(Person person) => person.OnWhatsApp ? person.Phone?.E164 : null;

    public async Task<Sent> SendAsync(Message message, Person person, Letter letter, Written words, CancellationToken stopping)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.Api, $"{settings.PhoneId}/messages"))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", settings.Token) },
            Content = JsonContent.Create(Body(person.Phone!.E164.TrimStart('+'), letter, words)),
        };
        using var answer = await http.SendAsync(request, stopping);
        var body = await ReadAsync(answer, stopping);
        if (answer.IsSuccessStatusCode) return new(SendEnd.Taken, ProviderId: body?["messages"]?[0]?["id"]?.GetValue<string>());
        return Refused(answer.StatusCode, body?["error"]?["code"] is JsonValue code && code.TryGetValue<int>(out var number) ? number : null);
    }

    static JsonObject Body(string to, Letter letter, Written words)
    {
        var body = new JsonObject { ["messaging_product"] = "whatsapp", ["recipient_type"] = "individual", ["to"] = to };
        if (letter.Kind == MessageKind.Link)
        {
            body["type"] = "text";
            body["text"] = new JsonObject { ["preview_url"] = false, ["body"] = words.Text };
            return body;
        }
        var parameters = new JsonArray([.. words.Values.Select(v => new JsonObject { ["type"] = "text", ["text"] = v })]);
        body["type"] = "template";
        body["template"] = new JsonObject
        {
            ["name"] = "dantain_" + JsonNamingPolicy.SnakeCaseLower.ConvertName(letter.Kind.ToString()),
            ["language"] = new JsonObject { ["code"] = letter.Language },
            ["components"] = new JsonArray(new JsonObject { ["type"] = "body", ["parameters"] = parameters }),
        };
        return body;
    }

    static async Task<JsonNode?> ReadAsync(HttpResponseMessage answer, CancellationToken stopping)
    {
        try { return JsonNode.Parse(await answer.Content.ReadAsStringAsync(stopping)); }
        catch (JsonException) { return null; }
    }

    static Sent Refused(HttpStatusCode status, int? code) => code switch
    {
        { } known when NoAccount.Contains(known) => new(SendEnd.Never, SendReasons.NoSuchAddress),
        { } known when Slower.Contains(known) => new(SendEnd.Later, SendReasons.Busy),
        { } known when OurFault.Contains(known) => new(SendEnd.Later, SendReasons.NotConfigured),
        _ => status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable ? new(SendEnd.Later, SendReasons.Busy)
            : status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? new(SendEnd.Later, SendReasons.NotConfigured)
            : (int)status >= 500 ? new(SendEnd.Unclear, SendReasons.Cut)
            : new(SendEnd.Never, SendReasons.Refused),
    };
}
