using Dantain.Staff;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Citizen;

/// <summary>From the ticket page: another contact, another place to collect, "I will be late". Each says what it means before the click.</summary>
public sealed class ChangeOfMindTests(PageHost host) : IClassFixture<PageHost>
{
    /// <summary>A visit today, at the last time there is.</summary>
    async Task<Visitor> TodayAsync()
    {
        var v = host.Visitor();
        await v.ToOfficeAsync();
        await v.ChooseFirstOfficeAsync();
        await v.GetAsync(v.Page.Html.QuerySelectorAll(".days a").First().GetAttribute("href")!.Insert(0, "/daftar/waktu").Split('#')[0]);
        await v.ChooseTimeAsync(v.Page.Html.QuerySelectorAll("button[name=jam]").Length - 1);
        await v.SendAsync(("phone", "0812 3456 7890"));
        await v.SendAsync();
        v.Page.Path.ShouldStartWith("/tiket/");
        return v;
    }

    [Fact]
    public async Task Another_phone_counts_from_now_on_and_the_old_one_is_never_shown()
    {
        using var v = host.Visitor();
        await v.ToTicketAsync();
        var ticket = v.Page.Path;
        await v.GetAsync(ticket + "/kontak");
        v.Page.Text.ShouldContain("Kontak lama tidak menerima kabar lagi.");
        v.Page.Text.ShouldContain("Tautan tiket baru dikirim ke sana setelah kontak itu menjawab satu kali.");
        v.Page.Body.ShouldNotContain("7890");
        await v.SendAsync(("phone", "0812 0000 1111"), ("phoneLastFour", "0000"));
        v.Page.Status.ShouldBe(422);
        v.Page.Errors.ShouldHaveSingleItem().ShouldStartWith("Empat angka terakhir");
        (v.Page.Value("phone"), v.Page.Value("phoneLastFour")).ShouldBe(("0812 0000 1111", "0000"));
        await v.SendAsync(("phone", "0812 0000 1111"), ("phoneLastFour", "7890"));
        v.Page.Path.ShouldBe(ticket);

        await v.GetAsync(ticket + "/batal");
        await v.SendAsync(("phoneLastFour", "7890"));
        v.Page.Status.ShouldBe(422, "the old phone's digits open nothing any more");
        await v.SendAsync(("phoneLastFour", "1111"));
        v.Page.Text.ShouldContain("Dibatalkan.");
    }

    [Fact]
    public async Task Back_to_the_first_contact_is_a_change_too_and_a_double_click_is_none()
    {
        using var v = host.Visitor();
        await v.ToTicketAsync();
        var ticket = v.Page.Path;
        foreach (var (to, digits) in new[] { ("0812 0000 1111", "7890"), ("0812 3456 7890", "1111"), ("0812 0000 1111", "7890") })
        {
            await v.GetAsync(ticket + "/kontak");
            await v.SendAsync(("phone", to), ("phoneLastFour", digits));
            v.Page.Path.ShouldBe(ticket);
        }
        await v.GetAsync(ticket + "/kontak");
        var form = await Visitor.Form(v.Page, ("withoutPhone", "1"), ("phoneLastFour", "1111")).ReadAsStringAsync();
        for (var click = 0; click < 2; click++)
            (await v.Http.PostAsync(new Uri(ticket + "/kontak", UriKind.Relative), new StringContent(form, null, "application/x-www-form-urlencoded"))).EnsureSuccessStatusCode();
        await v.GetAsync(ticket + "/pindah");

        v.Page.Html.QuerySelector("[name=phoneLastFour]").ShouldBeNull("there is no phone any more");
    }

    [Theory]
    [InlineData("phone", "12", "Periksa nomor ponsel")]
    [InlineData("email", "warga@", "Periksa alamat email")]
    public async Task What_cannot_be_read_changes_nothing_and_stays(string field, string typed, string says)
    {
        using var v = host.Visitor();
        await v.ToTicketAsync();
        await v.GetAsync(v.Page.Path + "/kontak");
        await v.SendAsync((field, typed), ("phoneLastFour", "7890"));

        v.Page.Status.ShouldBe(422);
        v.Page.Errors.ShouldHaveSingleItem().ShouldStartWith(says);
        v.Page.Value(field).ShouldBe(typed);
    }

    [Fact]
    public async Task The_card_is_collected_at_another_office_that_serves_it_and_the_ticket_says_so()
    {
        using var v = host.Visitor();
        await v.ToTicketAsync();
        var ticket = v.Page.Path;
        await v.GetAsync(ticket + "/kontak");
        var options = v.Page.Html.QuerySelectorAll("#ambil option");
        options.Length.ShouldBeGreaterThan(1);
        var other = options.First(o => !o.HasAttribute("selected"));
        await v.SendAsync(("ambil", other.GetAttribute("value")!), ("phoneLastFour", "7890"));

        v.Page.Path.ShouldBe(ticket);
        v.Page.Text.ShouldContain($"Kartu diambil di {other.TextContent.Trim()}.");
    }

    [Fact]
    public async Task Who_will_be_late_is_told_the_rule_first_and_the_door_and_the_counter_see_it_until_they_come()
    {
        using var v = await TodayAsync();
        var (ticket, number) = (v.Page.Path, v.Page.Html.QuerySelector("#nomor strong")!.TextContent);
        await v.GetAsync(ticket + "/terlambat");
        v.Page.Text.ShouldContain("giliran Anda tetap menurut jam yang dipilih");
        v.Page.Text.ShouldContain("dengan giliran sejak Anda lapor datang");
        await v.SendAsync();
        v.Page.Path.ShouldBe(ticket);
        v.Page.Text.ShouldContain("Kantor sudah tahu bahwa Anda terlambat.");
        v.Page.Html.QuerySelector($"a[href='{ticket}/terlambat']").ShouldBeNull();

        using var staff = host.CreateClient();
        (await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(staff, "/api/v1/session", new { user = "admin", password = DemoStaff.Password })).EnsureSuccessStatusCode();
        foreach (var page in new[] { $"/pintu/{v.Chosen.Office}", $"/loket/{v.Chosen.Office}/1" })
            (await new Screen(staff).OpenAsync(page)).Page.QuerySelector(".late")!.TextContent.ShouldContain(number);
    }

    [Fact]
    public async Task Late_is_a_matter_of_the_day_itself()
    {
        using var v = host.Visitor();
        await v.ToTicketAsync();
        var ticket = v.Page.Path;
        v.Page.Html.QuerySelector($"a[href='{ticket}/terlambat']").ShouldBeNull();

        (await v.GetAsync(ticket + "/terlambat")).Path.ShouldBe(ticket);
        await using var db = host.Services.GetRequiredService<Store>().Open();
        (await db.Facts.CountAsync(f => f.Kind == "SaidLate" && f.Actor != "citizen")).ShouldBe(0);
    }
}
