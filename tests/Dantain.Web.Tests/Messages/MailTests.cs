using System.Text;
using System.Text.Json.Nodes;
using Dantain.Tests;
using Dantain.Web.Tests.Citizen;
using Microsoft.AspNetCore.Hosting;

namespace Dantain.Web.Tests.Messages;

/// <summary>A host whose city has a mail server.</summary>
public class MailHost : PageHost, IAsyncLifetime
{
    public MailServer Mailbox { get; private set; } = null!;

    async Task IAsyncLifetime.InitializeAsync()
    {
        Mailbox = await MailServer.StartAsync();
        await InitializeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("DANTAIN_SMTP", $"smtp+plain://127.0.0.1:{Mailbox.Port}").UseSetting("DANTAIN_MAIL_FROM", "antre@example.go.id").UseSetting("DANTAIN_PUBLIC_URL", "https://antre.example.go.id");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Mailbox?.Dispose();
    }
}

/// <summary>The same with the brakes on.</summary>
public sealed class BrakedMailHost : MailHost
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("DANTAIN_RATE_LIMITS", "on");
    }
}

/// <summary>From the contact step to a real mailbox.</summary>
public sealed class MailTests(MailHost host) : IClassFixture<MailHost>
{
    [Fact]
    public async Task Who_books_with_an_email_gets_a_message_with_number_place_and_time_and_nothing_that_names_them()
    {
        using var v = host.Visitor();
        var nik = Visitor.NewNik();
        await v.ToOfficeAsync("KTP-HILANG", nik);
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        await v.SendAsync(("phone", "0812 3456 7890"), ("email", "warga@example.go.id"));
        await v.SendAsync();
        v.Page.Path.ShouldStartWith("/tiket/");

        var mail = await host.Mailbox.NextAsync();
        mail["to"]![0]!.ToString().ShouldBe("warga@example.go.id");
        mail["from"]!.ToString().ShouldBe("antre@example.go.id");
        var text = mail["text"]!.ToString();
        text.ShouldContain(v.Page.Html.QuerySelector("#nomor strong")!.TextContent);
        text.ShouldContain("https://antre.example.go.id/kontak/");
        text.ShouldContain("antre.example.go.id/cek-pesan");
        text.ShouldNotContain("/tiket/", Case.Sensitive, "an address that has not answered gets no link");
        mail["parts"]!.AsArray().Select(p => p!.ToString()).ShouldBe(["text/plain"]);
        Personal(mail, nik);
    }

    static void Personal(JsonNode mail, string nik)
    {
        var all = mail["raw"] + mail["text"]!.ToString();
        foreach (var personal in new[] { nik, nik[^4..] + " ", "81234567890", "0812" }) all.ShouldNotContain(personal);
        all.ShouldNotContain(Convert.ToBase64String(Encoding.ASCII.GetBytes(nik)));
        foreach (var word in new[] { "Siti", "Budi", "Rahmawati" }) all.ShouldNotContain(word);
    }
}
