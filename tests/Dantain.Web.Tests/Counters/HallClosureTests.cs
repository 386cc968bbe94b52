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

    async Task<int> DeclareAsync(InterruptionKind kind, string office) =>
        (await host.Services.GetRequiredService<DeclareInterruption>().RunAsync(new(0, kind, DateOnly.Parse(TestHost.Today, null), DateOnly.Parse(TestHost.Today, null), [office], null, new(Why, null), default, 1))).Value;

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
}
