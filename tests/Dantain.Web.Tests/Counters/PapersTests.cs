using System.Text;
using Dantain.Applications;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Counters;

/// <summary>From the end of a visit to the document in hand, with forms alone.</summary>
[Collection(nameof(TestHost))]
public sealed class PapersTests(TestHost host)
{
    /// <summary>How long a phone is to keep its copy of the ticket; null for not at all. The page offers it exactly then.</summary>
    static async Task<TimeSpan?> KeptForAsync(HttpClient visitor, string ticket)
    {
        using var answer = await visitor.GetAsync(new Uri($"/tiket/{ticket}", UriKind.Relative));
        var seconds = answer.Headers.TryGetValues("Ticket-Keep", out var says) ? int.Parse(says.Single(), System.Globalization.CultureInfo.InvariantCulture) : (int?)null;
        (await answer.Content.ReadAsStringAsync()).Contains("id=\"simpan\"").ShouldBe(seconds is not null);
        return seconds is { } s ? TimeSpan.FromSeconds(s) : null;
    }

    /// <summary>A visit that is being served at counter 1.</summary>
    static async Task<(Screen Screen, string Token)> ServingAsync(HttpClient officer, string office, int person, string service)
    {
        var (status, booked) = await officer.SendAsync($"/offices/{office}/queue/bookings", ApiCalls.Booking(office, person, "10:00", service));
        status.ShouldBe(201, booked?.ToString());
        (status, var came) = await officer.SendAsync($"/offices/{office}/queue/check-in", new { code = (string?)booked!["token"] });
        status.ShouldBe(200, came?.ToString());
        var screen = await new Screen(officer).OpenAsync($"/loket/{office}/1");
        if (screen.Page.QuerySelector("[value=open]") is not null) await screen.PressAsync("[value=open]");
        await screen.PressAsync("[value=next]");
        await screen.PressAsync("[value=start]");
        return (screen, booked["token"]!.ToString());
    }

    [Fact]
    public async Task Finished_in_one_key_a_card_gets_a_receipt_is_made_ready_by_scan_and_handed_over()
    {
        const string office = "rawalumbu";
        using var officer = await host.OfficerAsync(office);
        var (screen, ticket) = await ServingAsync(officer, office, 8101, "KTP-PINDAH");
        await screen.PressAsync("[value=finish]");
        var print = screen.Page.QuerySelector(".last a.primary")!.GetAttribute("href")!;
        var receipt = (await new Screen(officer).OpenAsync(print)).Value(".code b")!;

        using var visitor = host.Visitor();
        var mine = await new Screen(visitor).OpenAsync("/tanda-terima/" + print.Split('/')[2]);
        mine.Text.ShouldContain(receipt);
        mine.Text.ShouldContain("Janji selesai: Jumat, 27 November 2026");
        mine.Page.Body!.InnerHtml.ShouldNotContain("Siti");
        (await new Screen(visitor).OpenAsync($"/tiket/{ticket}")).Text.ShouldContain("Berkas lengkap dan sudah diterima.");
        (await KeptForAsync(visitor, ticket)).ShouldBe(TimeSpan.FromDays(30), "on one's own phone, while the document is to come");
        ((int)(await visitor.GetAsync($"/tiket/{print.Split('/')[2]}")).StatusCode).ShouldBe(404, "a receipt is no ticket");
        ((int)(await visitor.GetAsync($"/tanda-terima/{ticket}")).StatusCode).ShouldBe(404, "a ticket is no receipt");

        await screen.OpenAsync($"/berkas/{office}");
        screen.Text.ShouldContain(receipt);
        await screen.OpenAsync($"/berkas/{office}/siap");
        await screen.PressAsync("form.stack .primary", ("codes", $"nomor\n{receipt}\n2222-2222\n"));
        screen.Status.ShouldBe(422);
        screen.Text.ShouldContain("2222-2222: Tidak ada tanda terima");
        screen.Value("#codes")!.ShouldContain(receipt);
        (await new Screen(visitor).OpenAsync($"/tiket/{ticket}")).Text.ShouldContain("sudah diterima");
        using var csv = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes($"\ufeffnomor;nama\r\n\"{receipt}\";x\r\n")), "file", "siap.csv" } };
        foreach (var hidden in screen.Page.QuerySelectorAll("form.stack input[type=hidden]")) csv.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        using var uploaded = await officer.PostAsync($"/berkas/{office}/siap", csv);
        (await uploaded.Content.ReadAsStringAsync()).ShouldContain("1 dokumen siap");
        await screen.OpenAsync($"/berkas/{office}/satu/{receipt.Replace(" ", "")}");
        screen.Text.ShouldContain("petugas-" + office);
        screen.Text.ShouldNotContain("staff:");
        (await new Screen(visitor).OpenAsync($"/tiket/{ticket}")).Text.ShouldContain("Siap diambil di");

        await screen.OpenAsync($"/berkas/{office}/serah");
        await screen.PressAsync("form.stack .primary", ("code", "xx"));
        (screen.Status, screen.Page.QuerySelector("#code-salah") is not null).ShouldBe((422, true));
        await screen.PressAsync("form.stack .primary", ("code", print.Split('/')[2].ToLowerInvariant()));
        screen.Text.ShouldContain("Siti Rahmawati");
        await screen.PressAsync("#found .primary");
        screen.Status.ShouldBe(422, "nothing was ticked");
        await screen.PressAsync("#found .primary", ("document", receipt.Replace(" ", "")), ("who", "3"), ("proof", "1"));
        screen.Text.ShouldContain("Kuasa hanya dengan F-1.07");
        await screen.PressAsync("#found .primary", ("document", receipt.Replace(" ", "")), ("who", "2"), ("proof", "2"));
        screen.Text.ShouldContain("1 dokumen diserahkan");
        (await new Screen(visitor).OpenAsync($"/tiket/{ticket}")).Text.ShouldContain("Sudah selesai dan diserahkan");
        (await KeptForAsync(visitor, ticket)).ShouldBeNull("it is collected");

        await using var db = host.Services.GetRequiredService<Store>().Open();
        var code = receipt.Replace(" ", "");
        var application = await db.Applications.AsNoTracking().SingleAsync(a => a.Receipt == code);
        (await db.ApplicationEntries.Where(e => e.Application == application.Id).OrderBy(e => e.No).Select(e => e.Kind).ToListAsync()).ShouldBe(["ItemResult", nameof(MakeReady), nameof(HandOver)]);
        (await db.AccessLog.AnyAsync(a => a.Day == application.Day && a.Booking == application.Booking && a.Why == Dantain.History.AccessReason.HandingOver)).ShouldBeTrue();
    }

    [Fact]
    public async Task With_details_what_is_missing_is_in_writing_and_what_was_asked_for_besides_gets_receipts_too()
    {
        const string office = "jatiasih";
        using var officer = await host.OfficerAsync(office);
        var (screen, _) = await ServingAsync(officer, office, 8102, "KTP-PINDAH");
        await screen.OpenAsync($"/loket/{office}/1/selesai");
        await screen.PressAsync("form.stack .primary", ("end-0", "3"));
        screen.Status.ShouldBe(422);
        screen.Page.QuerySelector("#end-0-salah").ShouldNotBeNull();
        await screen.PressAsync("form.stack .primary", ("end-0", "4"));
        screen.Page.QuerySelector("#reason-0-salah").ShouldNotBeNull();
        await screen.PressAsync("form.stack .primary", ("end-0", "3"), ("missing-0", "0"), ("more", "KIA-0-5"), ("count", "99"));
        screen.Page.QuerySelector("#count-salah").ShouldNotBeNull();
        screen.Page.QuerySelector("[name=count]")!.GetAttribute("value").ShouldBe("99");
        await screen.PressAsync("form.stack .primary", ("end-0", "3"), ("missing-0", "0"), ("more", "KIA-0-5"), ("count", "2"));
        screen.Address.AbsolutePath.ShouldBe($"/loket/{office}/1");
        var paper = await new Screen(officer).OpenAsync(screen.Page.QuerySelector(".last a.primary")!.GetAttribute("href")!);
        paper.Text.ShouldContain("Yang masih kurang");
        paper.Page.QuerySelectorAll(".code").Length.ShouldBe(3 + 2, "three documents, and slips for the two whose papers are here");
        paper.Page.QuerySelectorAll(".slip").Length.ShouldBe(2);
        await screen.OpenAsync($"/loket/{office}/1/selesai");
        screen.Text.ShouldContain("Tidak ada yang sedang dilayani");
    }

    [Theory]
    [InlineData("/tanda-terima/xx")]
    [InlineData("/tanda-terima/22222222222222222222")]
    [InlineData("/berkas/dinas/satu/22222222")]
    [InlineData("/berkas/nowhere")]
    public async Task What_does_not_exist_is_not_found(string path)
    {
        using var admin = await host.SignedInAsync("admin");
        ((int)(await admin.GetAsync(path)).StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task Papers_of_another_office_need_a_permission_there()
    {
        using var officer = await host.OfficerAsync("mpp");
        foreach (var page in new[] { "", "/siap", "/kirim", "/serah" }) (await new Screen(officer).OpenAsync("/berkas/dinas" + page)).Status.ShouldBe(403);
        (await new Screen(officer).OpenAsync("/admin/pusat")).Status.ShouldBe(403);
    }
}
