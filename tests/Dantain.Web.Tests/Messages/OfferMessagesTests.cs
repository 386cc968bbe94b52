using System.Text;
using System.Text.Json.Nodes;
using Dantain.Tests;
using Dantain.Waitlists;
using Dantain.Web.Tests.Citizen;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Messages;

/// <summary>An offer of the waitlist on every way to a person besides mail, from the ticket to the provider.</summary>
public sealed class OfferMessagesTests(WhatsAppHost host) : IClassFixture<WhatsAppHost>
{
    const string Home = "https://antre.example.go.id";

    [Fact]
    public async Task By_SMS_with_its_end_and_without_a_link()
    {
        using var v = await WaitAsync(("phone", "0812 1111 2201"));
        var (list, when, until) = await OfferedAsync(v);

        var sms = host.Sms.Last(m => m["to"]!.ToString() == "+6281211112201")["text"]!.ToString();
        sms.ShouldContain("ada tempat");
        sms.ShouldContain(when);
        sms.ShouldContain("disimpan sampai");
        sms.ShouldContain(until);
        sms.Length.ShouldBeLessThanOrEqualTo(160);
        foreach (var never in new[] { list, "2201", "Siti" }) sms.ShouldNotContain(never);
    }

    [Fact]
    public async Task By_WhatsApp_as_a_template_and_an_answer_brings_the_link_to_the_offer()
    {
        using var v = await WaitAsync(("phone", "0812 1111 2202"), ("whatsapp", "1"));
        var (list, when, _) = await OfferedAsync(v);

        var message = (await host.TakenAsync()).Last(m => m["to"]!.ToString() == "6281211112202");
        message["template"]!["name"]!.ToString().ShouldBe("dantain_offered");
        message["template"]!["components"]![0]!["parameters"]!.AsArray().ShouldContain(p => p!["text"]!.ToString().StartsWith(when));
        message.ToJsonString().ShouldNotContain(list);
        (await host.ReportAsync("""{"entry":[{"changes":[{"value":{"messages":[{"from":"6281211112202","id":"y","text":{"body":"ya"}}]}}]}]}""")).ShouldBe(200);
        (await host.TakenAsync()).Where(m => m["to"]!.ToString() == "6281211112202" && m["text"] is not null).ShouldContain(m => m["text"]!["body"]!.ToString().Contains(Home + list));
    }

    [Fact]
    public async Task As_a_notification_of_the_browser_that_opens_the_offer()
    {
        using var v = await WaitAsync(("withoutPhone", "1"), ("push", PushBrowser.Address));
        var (list, when, _) = await OfferedAsync(v);

        var shown = host.Pushed.Select(body => JsonNode.Parse(Encoding.UTF8.GetString(PushBrowser.Read(body)))!).Last(n => n["title"]!.ToString().StartsWith("Ada tempat"));
        shown["url"]!.ToString().ShouldBe(Home + list);
        shown["body"]!.ToString().ShouldContain(when);
    }

    /// <summary>Somebody with a visit late in the calendar waits for an earlier time.</summary>
    async Task<Visitor> WaitAsync(params (string, string)[] contact)
    {
        var v = host.Visitor();
        await v.ToOfficeAsync();
        await v.ChooseFirstOfficeAsync();
        await v.GetAsync("/daftar/waktu" + v.Page.Html.QuerySelectorAll(".days a").Last().GetAttribute("href")!.Split('#')[0]);
        await v.ChooseTimeAsync();
        await v.SendAsync(contact);
        v.Page.Errors.ShouldBeEmpty();
        await v.SendAsync();
        await v.GetAsync(v.Page.Path + "/lebih-awal");
        await v.SendAsync(v.Page.Value("phoneLastFour") is null ? [] : [("phoneLastFour", contact[0].Item2[^4..])]);
        v.Page.Path.ShouldStartWith("/daftar-tunggu/");
        return v;
    }

    /// <summary>The page of the offer, its time and its end, after what was due has been sent.</summary>
    async Task<(string List, string When, string Until)> OfferedAsync(Visitor v)
    {
        await host.Services.GetRequiredService<WorkOffWaitlist>().RunAsync();
        await host.TakenAsync();
        var list = v.Page.Path;
        await v.GetAsync(list);
        v.Page.Text.ShouldContain("Ada tempat untuk Anda.");
        return (list, Time(v.Page.Html.QuerySelector(".chosen strong")!.TextContent), Time(v.Page.Html.QuerySelectorAll("main p").Single(p => p.TextContent.StartsWith("Disimpan untuk Anda")).TextContent));

        static string Time(string said) => System.Text.RegularExpressions.Regex.Match(said, @"\d\d\.\d\d").Value;
    }
}
