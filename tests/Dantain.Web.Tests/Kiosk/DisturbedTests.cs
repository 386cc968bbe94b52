using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Kiosk;

/// <summary>Something was declared closed or different: machine and door say what and why instead of that nothing is left, and papers can still be handed in where the city says so.</summary>
public sealed class DisturbedTests(KioskHost host) : IClassFixture<KioskHost>
{
    const string Why = "Jaringan ke pusat terputus.";

    async Task DeclareAsync(InterruptionKind kind, string office)
    {
        var today = DateOnly.Parse(TestHost.Today, null);
        (await host.Services.GetRequiredService<DeclareInterruption>().RunAsync(new(0, kind, today, today, [office], ["KTP-EL"], new(Why, "The line to the centre is down."), default, 1))).IsOk.ShouldBeTrue();
        await ApplyRules.RunAsync(host.Services.GetRequiredService<OfficeDayRunner>(), host.Services.GetRequiredService<CityVersions>(), host.Services.GetRequiredService<CityClock>(), []);
    }

    static async Task<string> TakeAtDoorAsync(Visitor officer, string office)
    {
        await officer.GetAsync($"/pintu/{office}");
        officer.Page.Text.ShouldContain(Why);
        using var answer = await officer.Http.PostAsync(new Uri($"/pintu/{office}?handler=Take", UriKind.Relative), Visitor.Form(officer.Page, ("take", "KTP-HILANG")));
        return await answer.Content.ReadAsStringAsync();
    }

    [Fact]
    public async Task What_is_closed_is_said_with_its_reason()
    {
        const string office = "pondok-melati";
        using var kiosk = await host.KioskAsync(office);
        using var officer = await host.SignedInAsync(DemoStaff.OfficerOf(office));
        (await kiosk.GetAsync($"/mesin/{office}")).Text.ShouldNotContain(Why);
        await DeclareAsync(InterruptionKind.Closed, office);

        (await kiosk.GetAsync($"/mesin/{office}")).Text.ShouldContain(Why);
        (await kiosk.GetAsync($"/mesin/{office}/ambil/KTP-HILANG")).Text.ShouldContain(Why);
        (await kiosk.GetAsync($"/mesin/{office}/ambil/KK-HILANG")).Text.ShouldNotContain(Why, customMessage: "family cards are as always");
        var said = await TakeAtDoorAsync(officer, office);
        said.ShouldContain($"tidak ada layanan. {Why}");
    }

    [Fact]
    public async Task Whoever_brings_papers_to_hand_in_still_gets_a_number()
    {
        const string office = "jatisampurna";
        using var kiosk = await host.KioskAsync(office);
        using var officer = await host.SignedInAsync(DemoStaff.OfficerOf(office));
        await DeclareAsync(InterruptionKind.DropOffOnly, office);

        (await kiosk.GetAsync($"/mesin/{office}/ambil/KTP-HILANG")).Text.ShouldContain(Why);
        (await kiosk.SendAsync(("priority", "0"))).Path.ShouldBe($"/mesin/{office}/nomor");
        (await TakeAtDoorAsync(officer, office)).ShouldContain("door-good");
    }
}
