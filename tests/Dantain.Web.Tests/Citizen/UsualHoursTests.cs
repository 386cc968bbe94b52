using Dantain.Boards;
using Dantain.OfficeDays;
using Dantain.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Citizen;

/// <summary>What past days say of the hours of an office: nothing is claimed before there are such days.</summary>
public sealed class UsualHoursTests(PageHost host) : IClassFixture<PageHost>
{
    const int Dinas = 1;

    [Fact]
    public async Task The_usual_hours_stand_on_the_public_page_and_in_the_list_of_offices_once_there_are_past_days_and_not_before()
    {
        using var v = host.Visitor();
        await v.GetAsync("/keramaian");
        v.Page.Text.ShouldContain("Belum ada data. Setelah kantor melayani beberapa hari");
        v.Page.Html.QuerySelector(".usual").ShouldBeNull();
        await v.ToOfficeAsync();
        v.Page.Text.ShouldNotContain("biasanya");

        var usual = host.Services.GetRequiredService<UsualWaits>();
        await PastAsync(minutes: hour => hour == 13 ? 4 : 38);
        await usual.ReadAsync();

        await v.GetAsync("/keramaian");
        var office = v.Page.Html.QuerySelectorAll(".usual").ShouldHaveSingleItem();
        office.QuerySelector("summary small")!.TextContent.ShouldMatch("paling sepi [A-Z][a-z]+ pukul 13.00");
        office.QuerySelectorAll("thead th").Select(t => t.TextContent).ShouldBe(["Jam", "Sen", "Sel", "Rab", "Kam", "Jum"]);
        var rows = office.QuerySelectorAll("tbody tr").ToDictionary(r => r.QuerySelector("th")!.TextContent, r => r.QuerySelectorAll("td"));
        rows.Keys.ShouldBe(["08.00", "09.00", "10.00", "11.00", "12.00", "13.00"]);
        rows["09.00"].ShouldAllBe(cell => cell.TextContent == "40" && cell.ClassName == "moderate");
        rows["13.00"].ShouldAllBe(cell => cell.TextContent == "5" && cell.ClassName == "quiet");
        rows["12.00"].ShouldAllBe(cell => cell.TextContent.Contains("belum ada data"));
        v.Page.Text.ShouldContain("Belum ada data untuk:");

        await v.GetAsync("/daftar/kantor");
        var dinas = v.Page.Html.QuerySelector(".offices a[href*='kantor=dinas']")!;
        if (!dinas.QuerySelector(".when")!.TextContent.Contains("24 November")) dinas.TextContent.ShouldMatch("biasanya antre sekitar (5|40) menit pada jam itu");
    }

    /// <summary>Two weeks before today, ten visits an hour.</summary>
    async Task PastAsync(Func<int, int> minutes)
    {
        var clock = host.Services.GetRequiredService<Dantain.Shared.CityClock>();
        await using var db = host.Services.GetRequiredService<Store>().Open();
        for (var date = clock.Today.AddDays(-14); date < clock.Today; date = date.AddDays(1))
        {
            if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) continue;
            var (day, no) = (DayId.Of(Dinas, date), 0);
            db.Add(new DayHead { Id = day.Value, Office = Dinas, Date = date, State = DayState.Closed, Pack = 1 });
            foreach (var hour in new[] { 8, 9, 10, 11, 13 })
                for (var i = 0; i < 10; i++)
                {
                    var came = clock.Instant(date, new(hour, i));
                    db.Add(new Ticket { Day = day.Value, No = ++no, Number = no, State = TicketState.Served, ArrivedAt = came, TurnFrom = came, CalledAt = came.AddMinutes(minutes(hour)), ChangedAt = came });
                }
        }
        await db.SaveChangesAsync();
    }
}
