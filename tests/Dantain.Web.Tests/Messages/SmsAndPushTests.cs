using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dantain.Web.Jobs;
using Dantain.Web.Messages;
using Dantain.Web.Tests.Citizen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dantain.Web.Tests.Messages;

/// <summary>A host whose city has an SMS gateway and sends notifications; both arrive at a program of our own over real HTTP.</summary>
public sealed class SmsAndPushHost : PageHost, IAsyncLifetime
{
    /// <summary>What the gateway shows when it reports or hands over an answer.</summary>
    public const string Hook = "kata-gateway";

    WebApplication? provider;

    public ConcurrentQueue<(string Key, string Sender, JsonNode Sms)> Texts { get; } = [];
    public ConcurrentQueue<(string Path, string Topic, byte[] Sealed)> Notifications { get; } = [];

    async Task IAsyncLifetime.InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        provider = builder.Build();
        provider.MapPost("/sms", async (HttpRequest request) =>
        {
            Texts.Enqueue((request.Headers["Idempotency-Key"]!, request.Headers.Authorization!, (await JsonNode.ParseAsync(request.Body))!));
            return Results.Text($$"""{"id":"sms-{{Texts.Count}}"}""", "application/json");
        });
        provider.MapPost("/fcm/send/{who}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            Notifications.Enqueue((request.Path, request.Headers["Topic"]!, body.ToArray()));
            return Results.StatusCode(201);
        });
        await provider.StartAsync();
        await InitializeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("DANTAIN_SMS_URL", provider!.Urls.Single() + "/sms").UseSetting("DANTAIN_SMS_TOKEN", "kunci").UseSetting("DANTAIN_SMS_SENDER", "DANTAIN").UseSetting("DANTAIN_SMS_HOOK_TOKEN", Hook)
            .UseSetting("DANTAIN_PUSH_CONTACT", "antre@example.go.id").UseSetting("DANTAIN_PUBLIC_URL", "https://antre.example.go.id")
            .ConfigureTestServices(services =>
            {
                // A test sends when it wants to, so that it knows what has been sent.
                services.Remove(services.Single(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(MessageJob)));
                services.AddSingleton<MessageJob>();
                services.AddKeyedSingleton(nameof(MessagesSetup), (_, _) => new HttpClient(new ToProvider(new(provider.Urls.Single()))));
            });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        provider?.StopAsync().GetAwaiter().GetResult();
    }

    /// <summary>Everything that is due is sent; and once more, as after a restart or by a second node.</summary>
    public async Task SendAsync()
    {
        var job = Services.GetRequiredService<MessageJob>();
        await Task.WhenAll(job.RoundAsync(CancellationToken.None), job.RoundAsync(CancellationToken.None));
        await job.RoundAsync(CancellationToken.None);
    }

    /// <summary>Only push services of browser makers are called: what goes to one of them comes to the program of the test.</summary>
    sealed class ToProvider(Uri at) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new(at, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}

/// <summary>From the contact step of a running host to the phone: by SMS, and as a notification that only this browser can read.</summary>
public sealed class SmsAndPushTests(SmsAndPushHost host) : IClassFixture<SmsAndPushHost>
{
    [Fact]
    public async Task Who_gives_a_phone_gets_one_SMS_with_number_office_and_time()
    {
        using var v = host.Visitor();
        await v.ToTicketAsync(phone: "0812 9999 0001");
        await host.SendAsync();

        var (key, sender, sms) = host.Texts.Where(t => t.Sms["to"]!.ToString() == "+6281299990001").ShouldHaveSingleItem();
        (key, sender, sms["from"]!.ToString()).ShouldBe((sms["id"]!.ToString(), "Bearer kunci", "DANTAIN"));
        var text = sms["text"]!.ToString();
        text.Length.ShouldBeLessThanOrEqualTo(160);
        text.ShouldContain(v.Page.Html.QuerySelector("#nomor strong")!.TextContent);
        text.ShouldContain(v.Chosen.Start.Replace(':', '.'));
        text.ShouldNotContain("Siti");
    }

    [Fact]
    public async Task Who_allows_notifications_gets_one_that_this_browser_opens_and_nobody_else()
    {
        using var browser = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var secret = RandomNumberGenerator.GetBytes(16);
        var point = browser.ExportParameters(false).Q;
        byte[] open = [4, .. point.X!, .. point.Y!];
        using var v = host.Visitor();
        await v.ToOfficeAsync();
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        await v.SendAsync(("withoutPhone", "1"), ("push", $"https://fcm.googleapis.com/fcm/send/warga {Base64Url.EncodeToString(open)} {Base64Url.EncodeToString(secret)}"));
        v.Page.Text.ShouldContain("Pemberitahuan");
        await v.SendAsync();
        v.Page.Path.ShouldStartWith("/tiket/");
        await host.SendAsync();

        var (_, topic, sealedText) = host.Notifications.Where(n => n.Path == "/fcm/send/warga").ShouldHaveSingleItem();
        Encoding.UTF8.GetString(sealedText).ShouldNotContain("antre");
        var shown = JsonNode.Parse(Open(sealedText, browser, open, secret))!;
        shown["tag"]!.ToString().ShouldBe(topic);
        shown["lang"]!.ToString().ShouldBe("id");
        shown["body"]!.ToString().ShouldContain(v.Page.Html.QuerySelector("#nomor strong")!.TextContent);
        shown["url"]!.ToString().ShouldBe("https://antre.example.go.id" + v.Page.Path);
        shown.ToJsonString().ShouldNotContain("Siti");
    }

    /// <summary>As a browser does it (RFC 8291).</summary>
    static byte[] Open(byte[] body, ECDiffieHellman browser, byte[] open, byte[] secret)
    {
        byte[] salt = body[..16], server = body[21..86], sealedText = body[86..^16];
        using var sender = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = server[1..33], Y = server[33..65] } });
        byte[] info = [.. "WebPush: info\0"u8, .. open, .. server];
        var material = HKDF.DeriveKey(HashAlgorithmName.SHA256, browser.DeriveRawSecretAgreement(sender.PublicKey), 32, secret, info);
        var plain = new byte[sealedText.Length];
        using var aes = new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, material, 16, salt, "Content-Encoding: aes128gcm\0"u8.ToArray()), 16);
        aes.Decrypt(HKDF.DeriveKey(HashAlgorithmName.SHA256, material, 12, salt, "Content-Encoding: nonce\0"u8.ToArray()), sealedText, body[^16..], plain);
        plain[^1].ShouldBe((byte)2);
        return plain[..^1];
    }
}
