using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Dantain.Identities;

namespace Dantain.Messages;

/// <summary>
/// Notifications of the browser (RFC 8030, 8291, 8292). The notification's tag is the message's own, so one that arrives twice shows once.
/// A subscription that is gone is not called again.
/// </summary>
public sealed class PushChannel(PushKey key, string contact, HttpClient http) : IMessageChannel
{
    public MessageWay Way => MessageWay.Push;
    public bool RepeatsSafely => true;
    public string? AddressOf(Person person) => person.Push?.Endpoint.OriginalString;

    public async Task<Sent> SendAsync(Message message, Person person, Letter letter, Written words, CancellationToken stopping)
    {
        var to = person.Push!;
        var tag = message.Id.ToString("N");
        var shown = new JsonObject { ["title"] = words.Subject, ["body"] = words.Short, ["tag"] = tag, ["lang"] = letter.Language, ["url"] = letter.Link };
        using var request = new HttpRequestMessage(HttpMethod.Post, to.Endpoint) { Content = new ByteArrayContent(PushSeal.Seal(to.PublicKey, to.Secret, Encoding.UTF8.GetBytes(shown.ToJsonString()))) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Content.Headers.ContentEncoding.Add("aes128gcm");
        request.Headers.Add("TTL", ((int)Math.Clamp((message.Until - message.Due).TotalSeconds, 60, 86400)).ToString());
        request.Headers.Add("Urgency", letter.Kind is MessageKind.Ahead or MessageKind.TwoHours or MessageKind.Revoked ? "high" : "normal");
        request.Headers.Add("Topic", tag);
        request.Headers.TryAddWithoutValidation("Authorization", $"vapid t={key.Token(to.Endpoint, contact, TimeProvider.System.GetUtcNow())}, k={Base64Url.EncodeToString(key.Public)}");
        using var answer = await http.SendAsync(request, stopping);
        return answer.StatusCode switch
        {
            _ when answer.IsSuccessStatusCode => new(SendEnd.Taken),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new(SendEnd.Never, SendReasons.Gone),
            HttpStatusCode.TooManyRequests => new(SendEnd.Later, SendReasons.Busy),
            var status => (int)status >= 500 ? new(SendEnd.Later, SendReasons.Busy) : new(SendEnd.Never, SendReasons.Refused),
        };
    }
}
