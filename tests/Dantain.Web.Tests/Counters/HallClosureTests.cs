using System.Net.Http.Json;
using Dantain.Cities;
using Dantain.Staff;
using Dantain.Web.Tests.Citizen;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Counters;

/// <summary>Something breaks while people wait in the hall: they read why and what they may choose, and so does the counter.</summary>
public sealed class HallClosureTests(PageHost host) : IClassFixture<PageHost>
{
    const string Why = "Jaringan ke pusat terputus.";

    async Task<(string Office, string Token)> ArrivedAsync(Visitor v, Visitor officer)
    {
        await v.ToOfficeAsync();
        var office = v.Page.Html.QuerySelector("[name=sekarang]")!.GetAttribute("value")!;
        await v.SendAsync(("sekarang", office));
        var token = v.Page.Token();
        (await officer.Http.PostAsJsonAsync("/api/v1/session", new { user = DemoStaff.OfficerOf(office), password = DemoStaff.Password })).EnsureSuccessStatusCode();
        await officer.GetAsync("/pintu/" + office);
        using var answer = await officer.Http.PostAsync(new Uri($"/pintu/{office}?handler=CheckIn", UriKind.Relative), Visitor.Form(officer.Page, ("code", token)));
        answer.EnsureSuccessStatusCode();
        return (office, token);
    }

    async Task<int> DeclareAsync(InterruptionKind kind, string office, params string[] groups) =>
        (await host.Services.GetRequiredService<DeclareInterruption>().RunAsync(new(0, kind, DateOnly.Parse(TestHost.Today, null), DateOnly.Parse(TestHost.Today, null), [office], groups.Length > 0 ? groups : null, new(Why, null), default, 1))).Value;

    [Fact]
    public async Task Who_waits_reads_why_and_may_wait_hand_papers_in_or_come_another_time()
    {
        using var v = host.Visitor();
        using var officer = host.Visitor();
        var (office, token) = await ArrivedAsync(v, officer);
        await v.GetAsync("/tiket/" + token);
        v.Page.Html.QuerySelector("#gangguan").ShouldBeNull();

        var dropOff = await DeclareAsync(InterruptionKind.DropOffOnly, office);
        await v.GetAsync("/tiket/" + token);
        var said = v.Page.Html.QuerySelector("#gangguan")!.TextContent;
        said.ShouldContain(Why);
        said.ShouldContain("Tetap menunggu");
        said.ShouldContain("Titip berkas: petugas menerima");
        said.ShouldContain("Datang lain waktu");
        await officer.GetAsync($"/loket/{office}/1");
        officer.Page.Text.ShouldContain(Why);
        officer.Page.Text.ShouldContain("Tidak ada yang dihitung tidak hadir.");

        await DeclareAsync(InterruptionKind.Closed, office);
        await v.GetAsync("/tiket/" + token);
        v.Page.Html.QuerySelector("#gangguan")!.TextContent.ShouldNotContain("petugas menerima", customMessage: "papers are not taken in where something is closed");

        var all = host.Services.GetRequiredService<DeclareInterruption>();
        (await all.EndAsync(dropOff, 1)).IsOk.ShouldBeTrue();
        (await all.EndAsync(dropOff + 1, 1)).IsOk.ShouldBeTrue();
        await v.GetAsync("/tiket/" + token);
        v.Page.Html.QuerySelector("#gangguan").ShouldBeNull("all is normal again");
        (await officer.GetAsync($"/loket/{office}/1")).Text.ShouldNotContain(Why);
    }

    /// <summary>One of two with a number on paper goes by the door, the other by the counter that calls.</summary>
    [Fact]
    public async Task Whoever_holds_a_number_on_paper_comes_another_day_in_one_act_of_the_door_or_the_counter()
    {
        const string office = "mustika-jaya";
        using var officer = host.Visitor();
        (await officer.Http.PostAsJsonAsync("/api/v1/session", new { user = DemoStaff.OfficerOf(office), password = DemoStaff.Password })).EnsureSuccessStatusCode();
        var (one, two) = (await TakeAsync(), await TakeAsync());
        await DeclareAsync(InterruptionKind.DropOffOnly, office, "KIA");
        var door = new Screen(officer.Http);
        await (await door.OpenAsync($"/pintu/{office}")).PressAsync("#lapor .primary", ("code", one.Token));
        door.Page.QuerySelector(".result form[action$='handler=Move']").ShouldBeNull("what they came for is not disturbed");
        var counter = await new Screen(officer.Http).OpenAsync($"/loket/{office}/1");
        await counter.PressAsync("[value=open]");
        await counter.PressAsync("[value=next]");
        counter.Value(".called .number").ShouldBe(one.Number);
        counter.Page.QuerySelector("[value=later]").ShouldBeNull("nor at the counter");
        await DeclareAsync(InterruptionKind.DropOffOnly, office);

        await (await door.OpenAsync($"/pintu/{office}")).PressAsync("#lapor .primary", ("code", one.Token));
        const string move = ".result form[action$='handler=Move'] button";
        var asked = door.Page.QuerySelectorAll(".result form[action$='handler=Move'] input").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!);
        await door.PressAsync(move);
        door.Value(".result .says")!.ShouldContain("Tempat terdaftar");
        door.Page.QuerySelector(".result .qr").ShouldNotBeNull();
        var number = door.Value(".result .big");
        var again = await officer.Http.PostAsync(new Uri($"/pintu/{office}?handler=Move", UriKind.Relative), new FormUrlEncodedContent(asked));
        (await officer.ReadAsync(again)).Html.QuerySelector(".result .big")!.TextContent.ShouldBe(number, "its answer was lost, and it is asked again");

        await counter.OpenAsync($"/loket/{office}/1");
        await counter.PressAsync("[value=next]");
        counter.Value(".called .number").ShouldBe(two.Number);
        await counter.PressAsync("[value=later]");
        counter.Value(".given h2").ShouldBe("Tempat terdaftar");
        counter.Page.QuerySelector(".given .qr").ShouldNotBeNull();
        counter.Page.QuerySelector(".called.none").ShouldNotBeNull("the counter is free");

        (await officer.Http.ReadAsync($"/offices/{office}/queue"))["tickets"]!.AsArray().ShouldBeEmpty();
        foreach (var (token, _) in new[] { one, two })
        {
            var visit = await officer.Http.ReadAsync($"/bookings/{token}");
            ((string?)visit["state"], (string?)visit["office"]).ShouldBe(("confirmed", office));
            string.CompareOrdinal((string)visit["date"]!, TestHost.Today).ShouldBeGreaterThan(0);
        }

        async Task<(string Token, string Number)> TakeAsync()
        {
            var (status, taken) = await officer.Http.SendAsync($"/offices/{office}/queue/tickets", new { services = new[] { "KTP-HILANG" } });
            status.ShouldBe(201, taken?.ToString());
            return ((string)taken!["token"]!, (string)taken["number"]!);
        }
    }
}
