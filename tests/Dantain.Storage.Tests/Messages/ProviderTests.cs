using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dantain.Identities;
using Dantain.Messages;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Tests;

namespace Dantain.Storage.Tests.Messages;

/// <summary>What goes to WhatsApp and to the SMS gateway, and what their answers mean.</summary>
public sealed class ProviderTests
{
    static readonly Person Siti = new(Identity.Parse(IdentityKind.Passport, "AUS", "PA1234567").Value, PersonName.Parse("Siti Aminah").Value, PhoneNumber.Parse("081234567890").Value) { OnWhatsApp = true };
    static readonly Message Booked = new() { Kind = MessageKind.Booked };

    [Fact]
    public async Task WhatsApp_gets_a_template_in_the_persons_language_with_its_values_and_free_text_only_as_an_answer()
    {
        var service = new StubService(_ => Answer(HttpStatusCode.OK, """{"messages":[{"id":"wamid.1"}]}"""));
        var sent = await WhatsApp(service).SendAsync(Booked, Siti, Letter(MessageKind.TwoHours, "en"), new("s", "teks", "pendek", ["A-001", "b"]), default);
        (sent.End, sent.ProviderId).ShouldBe((SendEnd.Taken, "wamid.1"));
        var body = JsonNode.Parse(service.Bodies[0])!;
        body["to"]!.ToString().ShouldBe("6281234567890");
        body["template"]!["name"]!.ToString().ShouldBe("dantain_two_hours");
        body["template"]!["language"]!["code"]!.ToString().ShouldBe("en");
        body["template"]!["components"]![0]!["parameters"]!.AsArray().Select(p => p!["text"]!.ToString()).ShouldBe(["A-001", "b"]);
        service.Requests[0].Headers.Authorization!.ToString().ShouldBe("Bearer rahasia");
        await WhatsApp(service).SendAsync(Booked, Siti, Letter(MessageKind.Link), new("s", "teks", "pendek", []), default);
        JsonNode.Parse(service.Bodies[1])!["text"]!["body"]!.ToString().ShouldBe("teks");
    }

    [Theory]
    [InlineData(400, 131026, SendEnd.Never, SendReasons.NoSuchAddress)]
    [InlineData(429, 130429, SendEnd.Later, SendReasons.Busy)]
    [InlineData(401, 190, SendEnd.Later, SendReasons.NotConfigured)]
    [InlineData(404, 132001, SendEnd.Later, SendReasons.NotConfigured)]
    [InlineData(400, 131047, SendEnd.Never, SendReasons.Refused)]
    [InlineData(500, null, SendEnd.Unclear, SendReasons.Cut)]
    [InlineData(503, null, SendEnd.Later, SendReasons.Busy)]
    public async Task WhatsApps_refusals_say_whether_to_try_again(int status, int? code, SendEnd end, string reason)
    {
        var service = new StubService(_ => Answer((HttpStatusCode)status, code is null ? "<html>" : $$"""{"error":{"code":{{code}},"message":"…"} }"""));
        var sent = await WhatsApp(service).SendAsync(Booked, Siti, Letter(), new("s", "t", "p", []), default);
        (sent.End, sent.Reason).ShouldBe((end, reason));
    }

    [Fact]
    public void Who_has_not_agreed_is_not_on_WhatsApp()
    {
        WhatsApp(new StubService(_ => new(HttpStatusCode.OK))).AddressOf(Siti with { OnWhatsApp = false }).ShouldBeNull();
        WhatsApp(new StubService(_ => new(HttpStatusCode.OK))).AddressOf(Siti).ShouldBe("+6281234567890");
    }

    [Theory]
    [InlineData(202, SendEnd.Taken, null)]
    [InlineData(401, SendEnd.Later, SendReasons.NotConfigured)]
    [InlineData(422, SendEnd.Never, SendReasons.NoSuchAddress)]
    [InlineData(503, SendEnd.Later, SendReasons.Busy)]
    [InlineData(400, SendEnd.Never, SendReasons.Refused)]
    public async Task The_gateway_gets_one_sms_with_a_key_against_repetition(int status, SendEnd end, string? reason)
    {
        var service = new StubService(_ => Answer((HttpStatusCode)status, """{"id":"s-1"}"""));
        var sent = await new SmsChannel(new(new("https://sms.example.go.id/kirim"), "rahasia", "DUKCAPIL"), new HttpClient(service)).SendAsync(Booked, Siti, Letter(), new("s", "t", "pendek", []), default);
        (sent.End, sent.Reason).ShouldBe((end, reason));
        service.Requests[0].Headers.GetValues("Idempotency-Key").ShouldBe([Booked.Id.ToString()]);
        var body = JsonNode.Parse(service.Bodies[0])!;
        (body["to"]!.ToString(), body["text"]!.ToString(), body["from"]!.ToString()).ShouldBe(("+6281234567890", "pendek", "DUKCAPIL"));
    }

    [Fact]
    public void No_setting_shows_its_secret()
    {
        new WhatsAppSettings(new("https://graph.facebook.com/v23.0/"), "1", "rahasia", "rahasia", "rahasia").ToString().ShouldBe("graph.facebook.com");
        new SmsSettings(new("https://sms.example.go.id/kirim"), "rahasia", "D").ToString().ShouldBe("sms.example.go.id");
        new EmailSettings("mail.example.go.id", 587, MailKit.Security.SecureSocketOptions.StartTls, "a@b.go.id", "u", "rahasia").ToString().ShouldNotContain("rahasia");
    }

    static WhatsAppChannel WhatsApp(StubService service) => new(new(new("https://graph.facebook.com/v23.0/"), "123", "rahasia", "kunci", "sandi"), new HttpClient(service));

    static HttpResponseMessage Answer(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    static Letter Letter(MessageKind kind = MessageKind.Booked, string language = "id")
    {
        var city = TestCity.With();
        return new(kind, language, city, city.Offices[0], DayId.Of(1, TestCity.Today), new(9, 0), "A-001", "2345CDFH");
    }
}
