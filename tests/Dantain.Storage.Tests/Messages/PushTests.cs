using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dantain.Identities;
using Dantain.Messages;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Tests;

namespace Dantain.Storage.Tests.Messages;

/// <summary>Notifications are sealed as RFC 8291 says, signed as RFC 8292 says, and go to push services only.</summary>
public sealed class PushTests
{
    /// <summary>RFC 8291, appendix A.</summary>
    static readonly byte[] BrowserKey = From("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"), BrowserSecret = From("BTBZMqHH6r4Tts7J_aSIgg"),
        BrowserPrivate = From("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94");
    const string Example = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    [Fact]
    public void The_example_of_the_standard_comes_out_byte_for_byte()
    {
        var point = PushSeal.Point(From("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"));
        point.D = From("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
        using var sender = ECDiffieHellman.Create(point);
        var made = PushSeal.Seal(BrowserKey, BrowserSecret, "When I grow up, I want to be a watermelon"u8.ToArray(), sender, From("DGv6ra1nlYgDCS1FRnbzlw"));
        Base64Url.EncodeToString(made).ShouldBe(Example);
        Encoding.UTF8.GetString(Read(made)).ShouldBe("When I grow up, I want to be a watermelon");
    }

    [Fact]
    public async Task A_browser_reads_what_it_was_sent_and_the_push_service_can_check_who_sent_it()
    {
        var (sent, service) = await SendAsync(HttpStatusCode.Created);
        sent.End.ShouldBe(SendEnd.Taken);
        var request = service.Requests.Single();
        var shown = JsonNode.Parse(Read(service.Bodies.Single()))!;
        shown["title"]!.ToString().ShouldBe("judul");
        shown["tag"]!.ToString().Length.ShouldBe(32);
        request.Content!.Headers.ContentEncoding.ShouldBe(["aes128gcm"]);
        request.Headers.GetValues("TTL").Single().ShouldBe("3600");

        var signed = request.Headers.GetValues("Authorization").Single()["vapid t=".Length..].Split(", k=");
        var parts = signed[0].Split('.');
        using var key = ECDsa.Create(PushSeal.Point(From(signed[1])));
        key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), From(parts[2]), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation).ShouldBeTrue();
        var claims = JsonNode.Parse(From(parts[1]))!;
        claims["aud"]!.ToString().ShouldBe("https://fcm.googleapis.com");
        claims["sub"]!.ToString().ShouldBe("mailto:antre@example.go.id");
        (claims["exp"]!.GetValue<long>() - TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()).ShouldBeInRange(1, 24 * 3600);
    }

    [Theory]
    [InlineData(HttpStatusCode.Gone, SendEnd.Never, SendReasons.Gone)]
    [InlineData(HttpStatusCode.NotFound, SendEnd.Never, SendReasons.Gone)]
    [InlineData(HttpStatusCode.TooManyRequests, SendEnd.Later, SendReasons.Busy)]
    [InlineData(HttpStatusCode.BadGateway, SendEnd.Later, SendReasons.Busy)]
    [InlineData(HttpStatusCode.BadRequest, SendEnd.Never, SendReasons.Refused)]
    public async Task What_the_push_service_answers_says_whether_to_try_again(HttpStatusCode status, SendEnd end, string reason)
    {
        var (sent, _) = await SendAsync(status);
        (sent.End, sent.Reason).ShouldBe((end, reason));
    }

    [Theory]
    [InlineData("http://fcm.googleapis.com/x")]
    [InlineData("https://fcm.googleapis.com.example.org/x")]
    [InlineData("https://push.apple.com.evil/x")]
    [InlineData("https://notpush.apple.com/x", true)]
    [InlineData("https://evilpush.apple.com/x", true)]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("https://localhost/x")]
    [InlineData("https://user@fcm.googleapis.com/x")]
    [InlineData("https://fcm.googleapis.com:8443/x")]
    [InlineData("file:///etc/passwd")]
    public void Only_push_services_of_browser_makers_are_called(string endpoint, bool taken = false) =>
        PushAddress.Parse($"{endpoint} {Base64Url.EncodeToString(BrowserKey)} {Base64Url.EncodeToString(BrowserSecret)}").IsOk.ShouldBe(taken && endpoint.Contains(".push."));

    [Fact]
    public void A_person_with_a_browser_comes_back_from_the_seal_and_shows_nothing_of_it()
    {
        var person = Siti();
        Person.FromBytes(person.ToBytes()).ShouldBe(person);
        $"{person} {person.Push}".ShouldNotContain("fcm");
    }

    static async Task<(Sent Sent, StubService Service)> SendAsync(HttpStatusCode status)
    {
        var folder = Directory.CreateTempSubdirectory("dantain-push-");
        try
        {
            var service = new StubService(_ => new(status));
            using var key = PushKey.Open(Path.Combine(folder.FullName, "push.key"));
            PushKey.Open(Path.Combine(folder.FullName, "push.key")).Public.ShouldBe(key.Public);
            if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Path.Combine(folder.FullName, "push.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            var channel = new PushChannel(key, "mailto:antre@example.go.id", new HttpClient(service));
            var message = new Message { Kind = MessageKind.Booked, Way = MessageWay.Push, Due = TestCity.Morning, Until = TestCity.Morning.AddHours(1) };
            var city = TestCity.With();
            var sent = await channel.SendAsync(message, Siti(), new(MessageKind.Booked, "id", city, city.Offices[0], DayId.Of(1, TestCity.Today), new(9, 0), "A-001", "2345CDFH"), new("judul", "teks", "pendek", []), default);
            return (sent, service);
        }
        finally { folder.Delete(recursive: true); }
    }

    static Person Siti() => new(Identity.Parse(IdentityKind.Passport, "AUS", "PA1234567").Value, PersonName.Parse("Siti Aminah").Value)
    {
        Push = PushAddress.Parse($"https://fcm.googleapis.com/fcm/send/abc:def {Base64Url.EncodeToString(BrowserKey)} {Base64Url.EncodeToString(BrowserSecret)}").Value,
        Language = "en",
        OnWhatsApp = true,
    };

    /// <summary>As a browser does it, from the standard's text: header of RFC 8188, keys of RFC 8291, one record with its delimiter.</summary>
    static byte[] Read(byte[] body)
    {
        var (salt, keyLength) = (body[..16], body[20]);
        var sender = body[21..(21 + keyLength)];
        var own = PushSeal.Point(BrowserKey);
        own.D = BrowserPrivate;
        using var browser = ECDiffieHellman.Create(own);
        using var other = ECDiffieHellman.Create(PushSeal.Point(sender));
        var shared = browser.DeriveRawSecretAgreement(other.PublicKey);
        var material = HMACSHA256.HashData(HMACSHA256.HashData(BrowserSecret, shared), (byte[])[.. "WebPush: info\0"u8, .. BrowserKey, .. sender, 1]);
        var first = HMACSHA256.HashData(salt, material);
        var key = HMACSHA256.HashData(first, (byte[])[.. "Content-Encoding: aes128gcm\0"u8, 1])[..16];
        var nonce = HMACSHA256.HashData(first, (byte[])[.. "Content-Encoding: nonce\0"u8, 1])[..12];
        var text = body[(21 + keyLength)..];
        var plain = new byte[text.Length - 16];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(nonce, text[..^16], text[^16..], plain);
        return plain[..Array.LastIndexOf(plain, (byte)2)];
    }

    static byte[] From(string text) => Base64Url.DecodeFromChars(text);
}

/// <summary>A provider's HTTP service, as seen by the client that calls it.</summary>
sealed class StubService(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public List<HttpRequestMessage> Requests { get; } = [];
    public List<byte[]> Bodies { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        Bodies.Add(request.Content is { } body ? await body.ReadAsByteArrayAsync(cancellationToken) : []);
        return answer(request);
    }
}
