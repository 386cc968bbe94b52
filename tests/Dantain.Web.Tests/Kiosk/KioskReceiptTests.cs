using Dantain.Staff;

namespace Dantain.Web.Tests.Kiosk;

/// <summary>A receipt for papers before the scanner of a kiosk.</summary>
public sealed class KioskReceiptTests(KioskHost host) : IClassFixture<KioskHost>
{
    const string Office = "dinas";

    [Fact]
    public async Task The_receipt_says_whether_the_document_is_ready_and_where()
    {
        using var officer = await host.SignedInAsync(DemoStaff.OfficerOf(Office));
        var token = await TakenInAsync(officer);
        using var here = await host.KioskAsync(Office);
        using var there = await host.KioskAsync("mpp");

        (await ScanAsync(here, Office, token)).Text.ShouldContain("Dokumen Anda belum siap.");
        await officer.GetAsync($"/berkas/{Office}/satu/{token[..8]}");
        (await officer.SendAsync(("act", "ready"))).Status.ShouldBe(200);

        (await ScanAsync(here, Office, token)).Text.ShouldContain("Dokumen Anda siap. Tunjukkan tanda terima ini");
        var elsewhere = await ScanAsync(there, "mpp", token.ToLowerInvariant());
        elsewhere.Text.ShouldContain("siap diambil di kantor lain");
        elsewhere.H1.ShouldBe("Dokumen Anda");
        await officer.GetAsync($"/pintu/{Office}");
        using var door = await officer.Http.PostAsync(new Uri($"/pintu/{Office}?handler=CheckIn", UriKind.Relative), Visitor.Form(officer.Page, ("code", token)));
        var said = await door.Content.ReadAsStringAsync();
        said.ShouldContain("Pengambilan dokumen");
        said.ShouldContain("Dokumen Anda siap.");
        said.ShouldContain($"href=\"/berkas/{Office}/serah\"");
        var forged = await ScanAsync(here, Office, token[..^1] + (token[^1] == 'A' ? 'B' : 'A'));
        forged.Status.ShouldBe(422);
        forged.Text.ShouldNotContain("Dokumen Anda");
    }

    static async Task<ShownPage> ScanAsync(Visitor kiosk, string office, string code)
    {
        await kiosk.GetAsync($"/mesin/{office}/datang");
        return await kiosk.SendAsync(("code", code));
    }

    /// <summary>Papers of one visit are received at counter 1; the token of the receipt.</summary>
    static async Task<string> TakenInAsync(Visitor v)
    {
        await v.Http.SendAsync($"/offices/{Office}/counters/1/open");
        var queue = await v.Http.ReadAsync($"/offices/{Office}/queue");
        queue["counters"]!.AsArray().ShouldContain(c => (int)c!["no"]! == 1);
        foreach (var service in new[] { "KTP-HILANG", "KK-HILANG", "KIA-0-5" }) await v.Http.SendAsync($"/offices/{Office}/queue/tickets", new { services = new[] { service } });
        (await v.Http.SendAsync($"/offices/{Office}/counters/1/next")).Status.ShouldBe(200);
        await v.Http.SendAsync($"/offices/{Office}/counters/1/start");
        await v.GetAsync($"/loket/{Office}/1/selesai");
        var done = await v.SendAsync(("end-0", "2"));
        return done.Html.QuerySelector(".last a.primary")!.GetAttribute("href")!.Split('/')[2];
    }
}
