using Dantain.Cities;
using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Reports;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Counters;

/// <summary>What was written on paper while nothing worked is entered afterwards, on one screen.</summary>
public sealed class EnterPaperTests(TestHost host) : IClassFixture<TestHost>
{
    const string Office = "bekasi-utara";

    async Task<string> BookAsync(int person)
    {
        using var visitor = host.Visitor();
        var (status, booked) = await visitor.SendAsync("/bookings", ApiCalls.Booking(Office, person, "10:00"));
        status.ShouldBe(201, booked?.ToString());
        return booked!["number"]!.ToString();
    }

    /// <summary>A time of the city's morning that is over, this many minutes ago.</summary>
    string Ago(int minutes)
    {
        var clock = host.Services.GetRequiredService<CityClock>();
        return TimeOnly.FromDateTime(clock.Local(clock.Now.AddMinutes(-minutes))).ToString("HH.mm", System.Globalization.CultureInfo.InvariantCulture);
    }

    DayId Today(string office) => DayId.Of(host.Services.GetRequiredService<CityVersions>().Current.Office(office)!.No, host.Services.GetRequiredService<CityClock>().Today);

    [Fact]
    public async Task Many_lines_go_in_at_once_a_wrong_one_stays_as_it_was_typed_and_sending_again_does_nothing_again()
    {
        var (served, came) = (await BookAsync(8101), await BookAsync(8102));
        using var officer = await host.OfficerAsync(Office);
        var screen = await new Screen(officer).OpenAsync($"/pintu/{Office}/daftar/isi");
        var form = screen.Page.QuerySelectorAll("main form input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)).ToList();
        KeyValuePair<string, string>[] sent =
        [
            .. form, new("number-1", served.Replace("-0", " ")), new("came-1", Ago(20)), new("called-1", Ago(10)), new("counter-1", "3"), new("ended-1", Ago(2)), new("end-1", "2"),
            new("number-2", came), new("came-2", Ago(15)), new("end-2", "1"),
            new("number-3", "Z-999"), new("came-3", "kemarin"), new("end-3", "2"), new("number-4", came), new("came-4", "siang"), new("end-4", "1"),
        ];
        for (var i = 0; i < 2; i++)
        {
            using var answer = await officer.PostAsync($"/pintu/{Office}/daftar/isi", new FormUrlEncodedContent(sent));
            ((int)answer.StatusCode).ShouldBe(422);
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            page.QuerySelector(".result.ok")!.TextContent.ShouldContain($"{served}, {came}");
            page.QuerySelector("#number-1")!.GetAttribute("value").ShouldBeNullOrEmpty();
            (page.QuerySelector("#number-3")!.GetAttribute("value"), page.QuerySelector("#came-3")!.GetAttribute("value")).ShouldBe(("Z-999", "kemarin"));
            page.QuerySelector("#number-3-salah")!.TextContent.ShouldContain("Nomor");
            page.QuerySelector("#came-4-salah")!.TextContent.ShouldContain("09.15");
        }
        await using var db = host.Services.GetRequiredService<Store>().Open();
        var day = Today(Office).Value;
        var facts = await db.Facts.Where(f => f.Day == day && f.Kind == "PaperEntered").ToListAsync();
        facts.Count.ShouldBe(2);
        facts.ShouldAllBe(f => f.DeviceAt != null && f.DeviceAt < f.At);
        var tickets = await db.Tickets.Where(t => t.Day == day).ToListAsync();
        tickets.Single(t => t.Label == served).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Served), t => t.Counter.ShouldBe(3));
        tickets.Single(t => t.Label == came).State.ShouldBe(TicketState.Waiting);
    }

    [Fact]
    public async Task Who_was_served_without_a_number_gets_one_and_counts_in_the_day()
    {
        const string office = "bekasi-selatan";
        using var officer = await host.OfficerAsync(office);
        var screen = await new Screen(officer).OpenAsync($"/pintu/{office}/daftar/isi");
        var form = screen.Page.QuerySelectorAll("main form input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)).ToList();
        KeyValuePair<string, string>[] sent =
        [
            .. form, new("service-1", "KK-HILANG"), new("came-1", Ago(20)), new("called-1", Ago(12)), new("counter-1", "1"), new("ended-1", Ago(2)), new("end-1", "2"),
            new("service-2", "KK-HILANG"), new("counter-2", "1"), new("end-2", "2"),
            new("service-3", "KK-HILANG"), new("end-3", "4"), new("number-4", "A-001"), new("service-4", "KK-HILANG"), new("end-4", "2"),
        ];
        for (var i = 0; i < 2; i++)
        {
            using var answer = await officer.PostAsync($"/pintu/{office}/daftar/isi", new FormUrlEncodedContent(sent));
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            page.QuerySelector(".result.ok").ShouldNotBeNull($"{answer.StatusCode} {page.Body!.TextContent}").TextContent.ShouldContain("N-001, N-002");
            page.QuerySelector("#number-3-salah")!.TextContent.ShouldContain("pilih hasil yang lain");
            page.QuerySelector("#service-4-salah")!.TextContent.ShouldContain("bukan keduanya");
            page.QuerySelector("#service-3 option[selected]")!.GetAttribute("value").ShouldBe("KK-HILANG");
        }
        var (services, day) = (host.Services, Today(office));
        var store = services.GetRequiredService<Store>();
        var read = (await DayReport.ReadAsync(store, services.GetRequiredService<FactChain>(), services.GetRequiredService<Vault>(), day, services.GetRequiredService<CityClock>().Now))!;
        (read.OnTheSpot, read.Served, read.Broken).ShouldBe((2, 2, null));
        read.Groups.Single().ShouldSatisfyAllConditions(g => g.UsualWait.ShouldBe(8), g => g.UsualService.ShouldBe(10, "the line without times counts as a visit only"));
        await using var db = store.Open();
        (await db.Series.Where(s => s.Day == day.Value && s.Last > 0).Select(s => s.Last).ToListAsync()).ShouldBe([2]);
    }
}
