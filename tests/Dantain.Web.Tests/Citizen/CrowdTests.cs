namespace Dantain.Web.Tests.Citizen;

/// <summary>How busy the offices are is public, and follows what happens in the hall.</summary>
[Collection(nameof(TestHost))]
public sealed class CrowdTests(TestHost host)
{
    [Fact]
    public async Task An_office_is_shown_with_who_waits_there_once_somebody_does()
    {
        const string office = "bekasi-timur";
        using var visitor = new Visitor(host.Visitor());
        (await RowAsync(visitor)).ShouldContain("Sepi");
        using var officer = await host.OfficerAsync(office);
        await officer.SendAsync($"/offices/{office}/queue/tickets", new { services = new[] { "KTP-HILANG" } });
        await officer.SendAsync($"/offices/{office}/queue/tickets", new { services = new[] { "KTP-HILANG" } });

        (await RowAsync(visitor)).ShouldContain("2 orang menunggu, belum ada loket yang buka");
        await officer.SendAsync($"/offices/{office}/counters/1/open", new { groups = new[] { "KTP-EL" } });
        var row = await RowAsync(visitor);
        row.ShouldMatch("Sekitar [0-9]+ menit · 2 orang menunggu");

        async Task<string> RowAsync(Visitor visitor) =>
            (await visitor.GetAsync("/keramaian")).Html.QuerySelectorAll(".crowds li").Select(l => l.TextContent).Single(t => t.Contains("Kantor Kecamatan Bekasi Timur"));
    }
}
