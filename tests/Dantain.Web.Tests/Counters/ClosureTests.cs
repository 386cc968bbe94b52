using System.Net.Http.Json;
using Dantain.Cities;
using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Tests.Citizen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Counters;

/// <summary>An office closes for a day: seen first, then declared; people read why and move, an officer moves the others, and all is normal again.</summary>
public sealed class ClosureTests(PageHost host) : IClassFixture<PageHost>
{
    const string Why = "Listrik padam, gardu sedang diperbaiki.";

    async Task<Visitor> AdministratorAsync()
    {
        var v = host.Visitor();
        (await v.Http.PostAsJsonAsync("/api/v1/session", new { user = DemoStaff.Administrator, password = DemoStaff.Password })).EnsureSuccessStatusCode();
        return v;
    }

    IReadOnlyList<Interruption> Declared => host.Services.GetRequiredService<CityVersions>().Current.Interruptions;

    [Fact]
    public async Task Who_loses_their_time_is_seen_first_told_why_and_moved_and_nothing_counts_against_them()
    {
        using var mine = host.Visitor();
        await mine.ToTicketAsync();
        var (office, date, ticket) = (mine.Chosen.Office, mine.Chosen.Date, mine.Page.Path);
        using var other = host.Visitor();
        await other.ToTicketAsync();
        (other.Chosen.Office, other.Chosen.Date).ShouldBe((office, date));

        using var admin = await AdministratorAsync();
        await admin.GetAsync("/admin/penutupan");
        await admin.SendAsync(("act", "look"), ("kind", "closed"), ("offices", office), ("from", date), ("reason", Why), ("expectedTime", "15:00"));
        admin.Page.Text.ShouldContain("2 orang perlu waktu lain");
        await admin.SendAsync(("act", "declare"), ("reason", "Lain dari yang dilihat."));
        admin.Page.Text.ShouldContain("2 orang perlu waktu lain");
        Declared.ShouldNotContain(i => i.Reason.Id != Why, "something else than what was seen is shown first");
        await admin.SendAsync(("act", "declare"), ("reason", Why), ("seen", "tidak cocok"));
        Declared.ShouldBeEmpty();
        await admin.SendAsync(("act", "declare"));
        admin.Page.Text.ShouldContain("Diumumkan.");
        Declared.ShouldHaveSingleItem().Kind.ShouldBe(InterruptionKind.Closed);

        foreach (var page in new[] { "/", "/keramaian", ticket })
        {
            await mine.GetAsync(page);
            mine.Page.Text.ShouldContain(Why, customMessage: page);
        }
        mine.Page.Text.ShouldContain("15.00");
        await mine.SendAsync(("pilihan", mine.Page.Html.QuerySelector("#terdampak button")!.GetAttribute("value")!), ("phoneLastFour", "7890"));
        mine.Page.Path.ShouldBe(ticket);
        mine.Page.Html.QuerySelector("#terdampak").ShouldBeNull("it was moved in one act");

        await admin.GetAsync("/admin/terdampak");
        admin.Page.Text.ShouldContain("1 kunjungan");
        admin.Page.Body.ShouldNotContain("Siti");
        var (day, no) = (admin.Page.Value("day")!, admin.Page.Value("no")!);
        await admin.SendAsync(("day", day), ("no", no));
        admin.Page.Text.ShouldContain("Siti Aminah");
        admin.Page.Text.ShouldContain("+6281234567890");
        await admin.SendAsync(("pilihan", admin.Page.Html.QuerySelector("button[name=pilihan]")!.GetAttribute("value")!));
        admin.Page.Text.ShouldContain("Dipindahkan:");
        admin.Page.Text.ShouldContain("Tidak ada janji yang perlu dipindahkan.");
        await other.GetAsync(other.Page.Path);
        other.Page.Html.QuerySelector("#terdampak").ShouldBeNull();

        await using var db = host.Services.GetRequiredService<Store>().Open();
        (await db.AccessLog.CountAsync(a => a.Why == AccessReason.Moving)).ShouldBe(1);
        (await db.Bookings.CountAsync(b => b.State == BookingState.NoShow || b.State == BookingState.RevokedByOffice)).ShouldBe(0);

        await admin.GetAsync("/admin/penutupan");
        await admin.SendAsync(("no", $"{Declared[0].No}"));
        admin.Page.Text.ShouldContain("Dicatat: sudah normal.");
        (await mine.GetAsync("/")).Text.ShouldNotContain(Why);
        await admin.SendAsync(("no", "99"));
        admin.Page.Status.ShouldBe(422);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_and_all_that_was_typed_stays()
    {
        using var admin = await AdministratorAsync();
        await admin.GetAsync("/admin/penutupan");
        await admin.SendAsync(("act", "look"), ("from", "kemarin"), ("fromTime", "25:00"), ("reason", "Banjir."));
        admin.Page.Status.ShouldBe(422);
        admin.Page.Errors.Length.ShouldBe(4);
        (admin.Page.Value("from"), admin.Page.Value("reason")).ShouldBe(("kemarin", "Banjir."));
        await admin.SendAsync(("act", "look"), ("kind", "closed"), ("offices", "*"), ("from", TestHost.Today), ("to", "2026-11-01"), ("fromTime", ""), ("reason", "Banjir."));
        admin.Page.Errors.ShouldHaveSingleItem().ShouldContain("tanggal akhir");
        Declared.ShouldNotContain(i => i.Reason.Id == "Banjir.");
    }
}
