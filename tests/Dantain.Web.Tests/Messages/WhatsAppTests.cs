using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dantain.Staff;
using Dantain.Web.Jobs;
using Dantain.Web.Tests.Citizen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dantain.Web.Tests.Messages;

/// <summary>A host whose city is on WhatsApp; the provider is a program of our own over real HTTP.</summary>
public sealed class WhatsAppHost : PageHost, IAsyncLifetime
{
    WebApplication? provider;

    ConcurrentQueue<JsonNode> Taken { get; } = [];

    async Task IAsyncLifetime.InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        provider = builder.Build();
        provider.MapPost("/v23.0/123/messages", async (HttpRequest request) =>
        {
            Taken.Enqueue((await JsonNode.ParseAsync(request.Body))!);
            return Results.Text($$"""{"messages":[{"id":"wamid.{{Taken.Count}}"}]}""", "application/json");
        });
        await provider.StartAsync();
        await InitializeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("DANTAIN_WHATSAPP_API", provider!.Urls.Single() + "/v23.0/").UseSetting("DANTAIN_WHATSAPP_PHONE_ID", "123").UseSetting("DANTAIN_WHATSAPP_TOKEN", "t")
            .UseSetting("DANTAIN_WHATSAPP_SECRET", "kunci").UseSetting("DANTAIN_WHATSAPP_VERIFY", "sandi").UseSetting("DANTAIN_PUBLIC_URL", "https://antre.example.go.id")
            // A test sends when it wants to, so that it knows what has been sent.
            .ConfigureTestServices(services =>
            {
                services.Remove(services.Single(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(MessageJob)));
                services.AddSingleton<MessageJob>();
            });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        provider?.StopAsync().GetAwaiter().GetResult();
    }

    /// <summary>What has been sent, after everything that was due has been.</summary>
    public async Task<JsonNode[]> TakenAsync()
    {
        await Services.GetRequiredService<MessageJob>().RoundAsync(CancellationToken.None);
        return [.. Taken];
    }
}

/// <summary>From the contact step to WhatsApp, its signed reports, the clerk's page, and the link after an answer.</summary>
public sealed class WhatsAppTests(WhatsAppHost host) : IClassFixture<WhatsAppHost>
{
    const string Hook = "/api/v1/hooks/whatsapp";

    [Fact]
    public async Task Who_agrees_gets_a_template_a_report_reaches_the_clerk_and_an_answer_brings_the_link()
    {
        using var v = host.Visitor();
        var nik = Visitor.NewNik();
        await v.ToOfficeAsync("KTP-HILANG", nik);
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        await v.SendAsync(("phone", "0812 9876 5432"), ("whatsapp", "1"));
        await v.SendAsync();
        var (token, number) = (v.Page.Token(), v.Page.Html.QuerySelector("#nomor strong")!.TextContent);

        var first = (await host.TakenAsync()).ShouldHaveSingleItem();
        first["template"]!["name"]!.ToString().ShouldBe("dantain_booked");
        first["to"]!.ToString().ShouldBe("6281298765432");
        first.ToJsonString().ShouldNotContain(nik);
        first.ToJsonString().ShouldNotContain("Siti");
        first.ToJsonString().ShouldNotContain(token);

        using var clerk = host.CreateClient();
        await new Screen(clerk).OpenAsync("/masuk");
        var screen = await new Screen(clerk).OpenAsync("/masuk");
        await screen.PressAsync("main button", ("user", "admin"), ("password", DemoStaff.Password));
        (await screen.OpenAsync("/admin/pesan")).Text.ShouldContain("Terkirim, belum ada kabar sampai");
        (await SendAsync("""{"entry":[{"changes":[{"value":{"statuses":[{"id":"wamid.1","status":"delivered"}]}}]}]}""", sign: false)).ShouldBe(401);
        (await screen.OpenAsync("/admin/pesan")).Page.QuerySelector("tbody")!.TextContent.ShouldNotContain("Sudah sampai");
        for (var i = 0; i < 2; i++) (await SendAsync("""{"entry":[{"changes":[{"value":{"statuses":[{"id":"wamid.1","status":"delivered"}]}}]}]}""")).ShouldBe(200);
        await screen.OpenAsync("/admin/pesan");
        var table = screen.Page.QuerySelector("tbody")!.TextContent;
        table.ShouldContain("Sudah sampai");
        table.ShouldContain(number);
        foreach (var personal in new[] { "98765432", nik, "Siti" }) screen.Text.ShouldNotContain(personal);

        (await SendAsync("""{"entry":[{"changes":[{"value":{"messages":[{"from":"6281298765432","id":"x","text":{"body":"ya"}}]}}]}]}""")).ShouldBe(200);
        (await host.TakenAsync())[^1]["text"]!["body"]!.ToString().ShouldContain($"https://antre.example.go.id/tiket/{token}");

        await v.GetAsync("/cek-pesan");
        await v.SendAsync(("kode", token[..8].ToLowerInvariant()));
        v.Page.Html.QuerySelector("#hasil")!.TextContent.ShouldContain("Pendaftaran, lewat WhatsApp");
        await v.GetAsync("/cek-pesan");
        await v.SendAsync(("kode", "2222 2222"));
        v.Page.Html.QuerySelector("#hasil")!.TextContent.ShouldContain("tidak mengirim pesan");
        await v.SendAsync(("kode", "apa"));
        v.Page.HasErrors.ShouldBeTrue();
    }

    [Theory]
    [InlineData("sandi", HttpStatusCode.OK)]
    [InlineData("salah", HttpStatusCode.Forbidden)]
    public async Task The_webhook_is_set_up_only_by_who_knows_the_word(string word, HttpStatusCode status)
    {
        using var client = host.CreateClient();
        using var answer = await client.GetAsync($"{Hook}?hub.mode=subscribe&hub.verify_token={word}&hub.challenge=12345");
        answer.StatusCode.ShouldBe(status);
        if (status == HttpStatusCode.OK) (await answer.Content.ReadAsStringAsync()).ShouldBe("12345");
    }

    [Theory]
    [InlineData("{}", 200)]
    [InlineData("[1,null]", 200)]
    [InlineData("""{"entry":[{"changes":[{"value":{"messages":[{"from":7}],"statuses":[null,{"id":3}]}}]},5]}""", 200)]
    [InlineData("kein json", 400)]
    public async Task A_signed_report_of_any_shape_is_taken_and_never_a_fault(string body, int status) => (await SendAsync(body)).ShouldBe(status);

    [Fact]
    public async Task A_code_of_an_address_that_was_never_written_to_proves_nothing()
    {
        using var v = host.Visitor();
        await v.GetAsync("/kontak/" + new string('0', 64));
        v.Page.Status.ShouldBe(200);
        v.Page.Html.QuerySelectorAll("main form").ShouldBeEmpty();
    }

    async Task<int> SendAsync(string body, bool sign = true)
    {
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, Hook) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(sign ? "kunci" : "andere"), Encoding.UTF8.GetBytes(body))));
        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
