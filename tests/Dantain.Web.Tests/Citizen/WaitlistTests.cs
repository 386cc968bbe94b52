using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Waitlists;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Citizen;

/// <summary>From a full city to a number in hand, without script. The office of the test has one place on one day, and somebody has it.</summary>
public sealed class WaitlistTests(PageHost host) : IClassFixture<PageHost>
{
    const string Service = "KTP-HILANG";

    [Fact]
    public async Task From_full_offices_over_an_offer_to_a_number()
    {
        var (day, slot, start) = await FillAsync("medan-satria");
        using var v = host.Visitor();
        await v.ToOfficeAsync(Service);
        await v.GetAsync("/daftar/daftar-tunggu?kantor=" + CodeOf(day));
        v.Page.Text.ShouldContain("Tidak perlu memantau");
        await v.SendAsync(("phone", "12"));
        v.Page.Status.ShouldBe(422);
        v.Page.Value("kantor").ShouldBe(CodeOf(day));
        v.Page.Value("phone").ShouldBe("12");
        await v.SendAsync(("phone", "0812 3456 7890"));
        v.Page.Errors.ShouldBeEmpty();
        v.Page.Path.ShouldStartWith("/daftar-tunggu/");
        v.Page.Text.ShouldContain("Anda ada di daftar tunggu");
        v.Page.Text.ShouldContain("urutan pertama");
        foreach (var secret in (string[])["Siti", "3456", "7890"]) v.Page.Body.ShouldNotContain(secret);
        var list = v.Page.Path;

        await FreeAsync(day, slot);
        await v.GetAsync(list);
        v.Page.Text.ShouldContain("Ada tempat untuk Anda.");
        v.Page.Text.ShouldContain(start.ToString("HH.mm", System.Globalization.CultureInfo.InvariantCulture));
        await v.SendAsync(("phoneLastFour", "0000"), ("act", "take"));
        v.Page.Status.ShouldBe(422);
        v.Page.Errors.Single().ShouldStartWith("Empat angka terakhir");
        await v.SendAsync(("phoneLastFour", "7890"), ("act", "take"));
        v.Page.Errors.ShouldBeEmpty();
        v.Page.Path.ShouldStartWith("/tiket/");
        v.Page.Text.ShouldContain("Terdaftar");

        var ticket = v.Page.Path;
        await v.GetAsync(list);
        v.Page.Text.ShouldContain("Anda sudah mendapat tempat.");
        v.Page.Html.QuerySelector($"a[href='{ticket}']").ShouldNotBeNull();
    }

    [Fact]
    public async Task An_earlier_time_is_asked_for_on_the_ticket_and_moves_the_visit()
    {
        using var v = host.Visitor();
        await v.ToTicketAsync(phone: "");
        var (ticket, when) = (v.Page.Path, v.Page.Html.QuerySelector(".about dd")!.TextContent);
        await v.GetAsync(ticket + "/lebih-awal");
        v.Page.Text.ShouldContain("Kunjungan Anda tetap berlaku");
        await v.SendAsync();
        v.Page.Errors.ShouldBeEmpty();
        var list = v.Page.Path;
        list.ShouldStartWith("/daftar-tunggu/");
        await v.GetAsync(ticket);
        v.Page.Html.QuerySelector($"a[href='{ticket}/lebih-awal']").ShouldBeNull();
        v.Page.Html.QuerySelector($"a[href='{list}']")!.TextContent.ShouldStartWith("Anda menunggu waktu yang lebih awal");
        v.Page.Html.QuerySelector("#tawaran").ShouldBeNull();
        (await v.GetAsync(ticket + "/lebih-awal")).Path.ShouldBe(list);

        await RoundAsync();
        await v.GetAsync(list);
        v.Page.Text.ShouldContain("kunjungan Anda pindah ke waktu ini");
        var (offer, until) = (v.Page.Html.QuerySelector(".chosen strong")!.TextContent, v.Page.Html.QuerySelectorAll("main p").Single(p => p.TextContent.StartsWith("Disimpan untuk Anda")).TextContent);
        await v.GetAsync(ticket);
        v.Page.Html.QuerySelector(".about dd")!.TextContent.ShouldBe(when);
        var note = v.Page.Html.QuerySelector("#tawaran")!;
        note.TextContent.ShouldContain(offer);
        note.TextContent.ShouldContain(until);
        note.QuerySelector("a")!.GetAttribute("href").ShouldBe(list);
        await v.GetAsync(list);
        await v.SendAsync(("act", "take"));
        v.Page.Path.ShouldBe(ticket);
        v.Page.Html.QuerySelector(".about dd")!.TextContent.ShouldNotBe(when);
        v.Page.Html.QuerySelector("#tawaran").ShouldBeNull();
        v.Page.Html.QuerySelector($"a[href='{ticket}/lebih-awal']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_leaves_the_list_or_cancels_the_visit_is_shown_no_wait_any_more()
    {
        using var v = host.Visitor();
        await v.ToTicketAsync(phone: "");
        var ticket = v.Page.Path;
        await v.GetAsync(ticket + "/lebih-awal");
        await v.SendAsync();
        var list = v.Page.Path;
        await v.SendAsync(("act", "leave"));
        await v.GetAsync(ticket);
        v.Page.Html.QuerySelector($"a[href='{list}']").ShouldBeNull();
        await v.GetAsync(ticket + "/lebih-awal");
        await v.SendAsync();
        v.Page.Path.ShouldStartWith("/daftar-tunggu/");
        await v.GetAsync(ticket + "/batal");
        await v.SendAsync();
        v.Page.Path.ShouldBe(ticket);
        v.Page.Html.QuerySelectorAll("a[href^='/daftar-tunggu/']").ShouldBeEmpty();
    }

    [Fact]
    public async Task Leaving_the_list_says_so_and_a_foreign_link_opens_nothing()
    {
        var (day, _, _) = await FillAsync("mustika-jaya");
        using var v = host.Visitor();
        await v.ToOfficeAsync(Service);
        await v.GetAsync("/daftar/daftar-tunggu?kantor=" + CodeOf(day));
        await v.SendAsync();
        var list = v.Page.Path;
        list.ShouldStartWith("/daftar-tunggu/");
        (await v.GetAsync(list.Replace("/daftar-tunggu/", "/tiket/"))).Status.ShouldBe(404);
        (await v.GetAsync("/daftar-tunggu/22222222222222222222")).Status.ShouldBe(404);
        await v.GetAsync(list);
        await v.SendAsync(("act", "tidak-ada"));
        v.Page.Status.ShouldBe(422);
        await v.SendAsync(("act", "leave"));
        v.Page.Text.ShouldContain("Anda sudah keluar dari daftar tunggu.");
        v.Page.Html.QuerySelectorAll("main form").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("LAHIR-UMUM", "rawalumbu", "/daftar/tanya/lahir")]
    [InlineData(Service, "jatiasih", null)]
    public async Task A_place_on_a_day_at_which_a_limit_would_be_passed_says_what_has_to_hold_then(string sought, string office, string? asksAgain)
    {
        var (day, slot, _) = await FillAsync(office, sought);
        using var v = host.Visitor();
        await v.ToOfficeAsync(sought);
        await v.GetAsync("/daftar/daftar-tunggu?kantor=" + CodeOf(day));
        await v.SendAsync();
        v.Page.Html.QuerySelector(".limit").ShouldBeNull("nothing is offered yet");
        await FreeAsync(day, slot, sought);
        await v.GetAsync(v.Page.Path);

        v.Page.Text.ShouldContain("Ada tempat untuk Anda.");
        v.Page.Html.QuerySelector(".limit a")?.GetAttribute("href").ShouldBe(asksAgain);
        (v.Page.Html.QuerySelector(".limit") is null).ShouldBe(asksAgain is null);
    }

    City City => host.Services.GetRequiredService<CityVersions>().Current;
    OfficeDayRunner Runner => host.Services.GetRequiredService<OfficeDayRunner>();
    string CodeOf(DayId day) => City.Office(day.Office)!.Code;
    Task<int> RoundAsync() => host.Services.GetRequiredService<WorkOffWaitlist>().RunAsync();

    /// <summary>An office without any place left for the service. The slot that is answered is the one whose place comes free later.</summary>
    async Task<(DayId Day, int Slot, TimeOnly Start)> FillAsync(string name, string sought = Service)
    {
        var (service, clock) = (City.Service(sought)!, host.Services.GetRequiredService<CityClock>());
        var office = City.Offices.FirstOrDefault(o => o.Code.Contains(name)) ?? City.Offices[name.Length % 5 + 3];
        (DayId, int, TimeOnly)? last = null;
        foreach (var id in Enumerable.Range(0, City.Rules.OpenDays).Select(ahead => DayId.Of(office.No, clock.Today.AddDays(ahead))))
            foreach (var slot in (await Runner.ViewAsync(id))!.Slots.Where(s => s.Channel == Channel.Online && s.Group == City.GroupOf(service).No && s.Capacity > 0))
            {
                await Runner.RunAsync(id, new ChangePlaces(slot.No, 0), Actor.System, Guid.NewGuid());
                last = (id, slot.No, slot.Start);
            }
        return last!.Value;
    }

    async Task FreeAsync(DayId day, int slot, string sought = Service)
    {
        await RoundAsync();
        (await Runner.RunAsync(day, new ChangePlaces(slot, City.PlacesOf(City.Service(sought)!)), Actor.System, Guid.NewGuid())).IsOk.ShouldBeTrue();
        await RoundAsync();
    }
}
