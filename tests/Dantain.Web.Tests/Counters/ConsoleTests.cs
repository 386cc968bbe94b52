using Dantain.Staff;

namespace Dantain.Web.Tests.Counters;

[Collection(nameof(TestHost))]
public sealed class ConsoleTests(TestHost host)
{
    [Fact]
    public async Task The_whole_visit_works_with_forms_alone()
    {
        const string office = "jatisampurna";
        using var client = host.Visitor();
        var screen = await new Screen(client).OpenAsync($"/pintu/{office}");
        screen.Address.AbsolutePath.ShouldBe("/masuk");
        await screen.PressAsync("form .primary", ("user", DemoStaff.OfficerOf(office)), ("password", "wrong-password"));
        screen.Status.ShouldBe(422);
        await screen.PressAsync("form .primary", ("user", DemoStaff.OfficerOf(office)), ("password", DemoStaff.Password));
        screen.Address.AbsolutePath.ShouldBe($"/pintu/{office}");

        using var visitor = host.Visitor();
        var (_, booked) = await visitor.SendAsync("/bookings", ApiCalls.Booking(office, 31, "10:00"));
        var reference = booked!["reference"]!.ToString();
        await screen.PressAsync("#come ~ form .primary", ("code", "222-222"));
        screen.Status.ShouldBe(422);
        screen.Page.QuerySelector("#code")!.GetAttribute("value").ShouldBe("222-222");
        await screen.PressAsync("#come ~ form .primary", ("code", reference.ToLowerInvariant()));
        screen.Value(".result .big").ShouldBe(booked["number"]!.ToString());
        await screen.PressAsync("#ambil [name=take][value=KTP-HILANG]");
        var onTheSpot = screen.Value(".result .big");

        await screen.OpenAsync($"/loket/{office}/1");
        await screen.PressAsync("[value=open]");
        await screen.PressAsync("[value=next]");
        screen.Value(".called .number").ShouldBe(onTheSpot);
        await screen.PressAsync("[value=recall]");
        screen.Page.QuerySelector(".wrong")!.TextContent.ShouldContain("baru dipanggil");   // nobody could have come by now
        await screen.PressAsync("[value=missed]");
        await screen.PressAsync("[value=return]");
        await screen.PressAsync("[value=call]", ("reason", "health"));
        await screen.PressAsync("[value=start]");
        await screen.PressAsync("[value=finish]");
        screen.Value(".last strong").ShouldBe(onTheSpot);
        await screen.PressAsync("[value=undo]");
        screen.Value(".called .state").ShouldBe("dilayani");
        await screen.PressAsync("[value=park]");
        await screen.PressAsync("[value=unpark]");
        await screen.PressAsync("[value=pause]");
        screen.Value(".head .state").ShouldBe("jeda");
    }

    [Fact]
    public async Task A_form_sent_twice_calls_once()
    {
        const string office = "gpp-cibubur";
        using var officer = await host.OfficerAsync(office);
        for (var i = 0; i < 2; i++) await officer.SendAsync($"/offices/{office}/queue/tickets", new { services = new[] { "KTP-HILANG" } });
        var queue = await officer.ReadAsync($"/offices/{office}/queue");
        var no = (int)queue["counters"]!.AsArray().First(c => c!["groups"]!.AsArray().Any(g => (string?)g == "KTP-EL"))!["no"]!;
        var screen = await new Screen(officer).OpenAsync($"/loket/{office}/{no}");
        await screen.PressAsync("[value=open]");
        var again = screen.Page;
        await screen.PressAsync("[value=next]");
        var called = screen.Value(".called .number");
        using var repeat = await officer.PostAsync($"/loket/{office}/{no}", new FormUrlEncodedContent(again.QuerySelector("[value=next]")!.Closest("form")!.QuerySelectorAll("input")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)).Append(new("act", "next"))));
        ((int)repeat.StatusCode).ShouldBe(302);
        (await screen.OpenAsync($"/loket/{office}/{no}")).Value(".called .number").ShouldBe(called);
        (await officer.ReadAsync($"/offices/{office}/queue"))["tickets"]!.AsArray().Count(t => (string?)t!["state"] == "called").ShouldBe(1);
    }

    [Fact]
    public async Task Any_waiting_number_is_called_by_typing_it_with_a_reason_and_by_who_may()
    {
        const string office = "gpp-pondok-gede";
        using var officer = await host.OfficerAsync(office);
        var numbers = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var (status, taken) = await officer.SendAsync($"/offices/{office}/queue/tickets", new { services = new[] { "KTP-HILANG" } });
            status.ShouldBe(201, taken?.ToString());
            numbers.Add(taken!["number"]!.ToString());
        }
        var counters = (await officer.ReadAsync($"/offices/{office}/queue"))["counters"]!.AsArray();
        var screen = await new Screen(officer).OpenAsync($"/loket/{office}/{counters.First(c => (string?)c!["state"] == "closed" && c["groups"]!.AsArray().Any(g => (string?)g == "KTP-EL"))!["no"]}");
        await screen.PressAsync("[value=open]");
        await screen.PressAsync("#call-other button", ("number", "Z-999"), ("reason", "health"));
        screen.Status.ShouldBe(422);
        screen.Page.QuerySelector("#number-salah").ShouldNotBeNull();
        (screen.Page.QuerySelector("#call-other")!.HasAttribute("open"), screen.Page.QuerySelector("#number")!.GetAttribute("value")).ShouldBe((true, "Z-999"));
        await screen.PressAsync("#call-other button", ("number", "A-001"), ("reason", ""));
        screen.Page.QuerySelector("#other-reason-salah").ShouldNotBeNull();
        await screen.PressAsync("#call-other button", ("number", numbers[^1].ToLowerInvariant().Replace('-', ' ')), ("reason", "health"));
        screen.Value(".called .number").ShouldBe(numbers[^1]);
    }

    [Fact]
    public async Task A_page_of_another_office_says_that_there_is_no_permission()
    {
        using var officer = await host.OfficerAsync("mpp");
        var screen = await new Screen(officer).OpenAsync("/loket/dinas/1");
        screen.Status.ShouldBe(403);
        screen.Text.ShouldContain("petugas-mpp");
        (await screen.OpenAsync("/admin/petugas")).Status.ShouldBe(403);
    }

    [Theory, InlineData("/admin"), InlineData("/admin/petugas"), InlineData("/loket"), InlineData("/pintu"), InlineData("/layar"), InlineData("/layar/dinas"), InlineData("/pintu/dinas"), InlineData("/loket/dinas/1")]
    public async Task Every_screen_is_there_in_both_languages(string path)
    {
        using var admin = await host.SignedInAsync("admin");
        var indonesian = (await new Screen(admin).OpenAsync(path)).Page;
        // Besides the cookie of the sign-in, which the client keeps.
        host.Cookies(admin).Add(host.Address, new System.Net.Cookie("bahasa", "en"));
        var english = (await new Screen(admin).OpenAsync(path)).Page;
        english.DocumentElement.GetAttribute("lang").ShouldBe("en");
        english.QuerySelector("h1, h2")!.TextContent.ShouldNotBe(indonesian.QuerySelector("h1, h2")!.TextContent);
        indonesian.DocumentElement.GetAttribute("lang").ShouldBe("id");
        indonesian.QuerySelectorAll("h1").Length.ShouldBe(1);
        foreach (var field in indonesian.QuerySelectorAll("input:not([type=hidden]), select"))
            (field.Closest("label") ?? indonesian.QuerySelector($"label[for='{field.Id}']")).ShouldNotBeNull($"a label for {field.OuterHtml}");
    }
}
