using Dantain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Counters;

/// <summary>Somebody booked with another's number: the person comes to any office with their document, and everything the other holds is dead.</summary>
[Collection(nameof(TestHost))]
public sealed class TakeOverTests(TestHost host)
{
    const string Booked = "medan-satria", Nearest = "mustika-jaya";

    async Task<(string Token, string Reference)> BookAsync(int person, string date)
    {
        using var visitor = host.Visitor();
        var (status, booked) = await visitor.SendAsync("/bookings", ApiCalls.Booking(Booked, person, "10:00", date: date));
        status.ShouldBe(201, booked?.ToString());
        return (booked!["token"]!.ToString(), booked["reference"]!.ToString());
    }

    [Fact]
    public async Task The_old_link_QR_and_code_find_nothing_and_the_new_ones_find_the_same_visit()
    {
        var (token, reference) = await BookAsync(7701, "2026-11-25");
        using var officer = await host.OfficerAsync(Nearest);
        var screen = await new Screen(officer).OpenAsync("/ambil-alih");
        await screen.PressAsync("form.stack .primary", ("code", ApiCalls.Nik(7701)));
        screen.Text.ShouldContain("Siti Rahmawati");
        screen.Page.Body!.InnerHtml.ShouldNotContain("81234567890");
        await screen.PressAsync("section form .primary", ("phone", "0812 0000 2222"));
        screen.Status.ShouldBe(422);
        screen.Text.ShouldContain("Cocokkan dulu dokumen aslinya");
        screen.Page.QuerySelector("[name=phone]")!.GetAttribute("value").ShouldBe("0812 0000 2222");
        await screen.PressAsync("section form .primary", ("phone", "0812 0000 2222"), ("seen", "1"));
        screen.Status.ShouldBe(200);
        var print = screen.Page.QuerySelector(".result a.primary")!.GetAttribute("href")!;
        var fresh = print.Split('/')[2];

        using var other = host.Visitor();
        ((int)(await other.GetAsync($"/api/v1/bookings/{token}")).StatusCode).ShouldBe(404);
        ((int)(await other.GetAsync($"/tiket/{token}")).StatusCode).ShouldBe(404);
        (await other.SendAsync($"/bookings/{token}/cancel", new { phoneLastFour = "7890" })).Status.ShouldBe(404);
        using var door = await host.OfficerAsync(Booked);
        foreach (var old in new[] { token, reference }) (await door.SendAsync($"/offices/{Booked}/queue/check-in", new { code = old })).Status.ShouldBe(404);
        (await other.SendAsync($"/bookings/{fresh}/cancel", new { phoneLastFour = "7890" })).Status.ShouldBe(403, "the old phone is no key to the new link");
        (await other.ReadAsync($"/bookings/{fresh}"))["number"].ShouldNotBeNull();
        ((int)(await officer.GetAsync(print)).StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task It_is_a_fact_of_the_member_and_the_look_is_in_the_access_log()
    {
        var (_, reference) = await BookAsync(7702, "2026-11-26");
        using var officer = await host.OfficerAsync(Nearest);
        var screen = await new Screen(officer).OpenAsync("/ambil-alih");
        await screen.PressAsync("form.stack .primary", ("code", reference));
        await screen.PressAsync("section form .primary", ("seen", "1"));
        screen.Text.ShouldContain("Tanpa kontak");

        await using var db = host.Services.GetRequiredService<Store>().Open();
        var staff = await db.Staff.Where(s => s.UserName == "petugas-" + Nearest).Select(s => s.Id).SingleAsync();
        var looks = await db.AccessLog.Where(a => a.Staff == staff).ToListAsync();
        looks.ShouldContain(a => a.Why == Dantain.History.AccessReason.TakingOver);
        (await db.Facts.CountAsync(f => f.Kind == "LinkTakenOver" && f.Actor == $"staff:{staff}")).ShouldBeGreaterThan(0);
        using var admin = await host.SignedInAsync("admin");
        (await new Screen(admin).OpenAsync($"/admin/akses?tanggal={TestHost.Today}")).Text.ShouldContain("Pengambilalihan dengan dokumen");
    }

    [Theory]
    [InlineData("")]
    [InlineData("xx")]
    [InlineData("22222222")]
    [InlineData("3275014101909876")]
    public async Task What_finds_nothing_is_said_and_stays(string code)
    {
        using var officer = await host.OfficerAsync(Nearest);
        var screen = await new Screen(officer).OpenAsync("/ambil-alih");
        await screen.PressAsync("form.stack .primary", ("code", code));

        screen.Status.ShouldBe(422);
        screen.Page.QuerySelector("#code-salah").ShouldNotBeNull();
        (screen.Page.QuerySelector("#code")!.GetAttribute("value") ?? "").ShouldBe(code);
    }

    [Fact]
    public async Task Nobody_but_the_staff_takes_over()
    {
        using var visitor = host.Visitor();
        (await new Screen(visitor).OpenAsync("/ambil-alih")).Address.AbsolutePath.ShouldBe("/masuk");
    }
}
