using Dantain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Counters;

/// <summary>What a console needs to go on without its line, and what it sends when the line is back.</summary>
public sealed class CutOffConsoleTests(TestHost host) : IClassFixture<TestHost>
{
    const string Day = "2026-11-24";
    static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeMilliseconds(1_760_000_000_000);   // a clock that stands elsewhere: the span is right all the same

    static async Task<(int No, string Number)> TakeAsync(HttpClient officer, string office)
    {
        var (status, taken) = await officer.SendAsync($"/offices/{office}/queue/tickets", new { services = new[] { "KTP-HILANG" } });
        status.ShouldBe(201, taken?.ToString());
        return ((int)taken!["ticket"]!, (string)taken["number"]!);
    }

    static async Task<(int Status, string? Wrong)> SendAsync(HttpClient officer, string office, int counter, string act, int ticket, DateTimeOffset at, DateTimeOffset sent, Guid? key = null, string day = Day)
    {
        var console = await new Screen(officer).OpenAsync($"/loket/{office}/{counter}");
        var token = console.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var fields = new Dictionary<string, string>
        {
            ["act"] = act,
            ["key"] = $"{key ?? Guid.NewGuid()}",
            ["ticket"] = $"{ticket}",
            ["day"] = day,
            ["reason"] = "papers",
            ["at"] = $"{at.ToUnixTimeMilliseconds()}",
            ["sent"] = $"{sent.ToUnixTimeMilliseconds()}",
            ["__RequestVerificationToken"] = token,
        };
        using var answer = await officer.PostAsync($"/loket/{office}/{counter}", new FormUrlEncodedContent(fields));
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return ((int)answer.StatusCode, page.QuerySelector(".wrong li")?.TextContent.Trim());
    }

    [Fact]
    public async Task What_was_done_without_a_line_counts_from_then_and_once_however_often_it_is_sent()
    {
        const string office = "jatisampurna";
        using var officer = await host.OfficerAsync(office);
        var (ticket, number) = await TakeAsync(officer, office);
        var screen = await new Screen(officer).OpenAsync($"/loket/{office}/1");
        await screen.PressAsync("[value=open]");
        var known = screen.Page.QuerySelector("#console")!;
        known.GetAttribute("data-date").ShouldBe(Day);
        known.GetAttribute("data-waiting")!.ShouldContain($"{ticket}|{number}|");
        var call = Guid.NewGuid();
        foreach (var minutes in new[] { 25, 40 }) (await SendAsync(officer, office, 1, "called", ticket, At, At.AddMinutes(minutes), call)).ShouldBe((302, null), "sent again it is the same call");
        (await SendAsync(officer, office, 1, "start", ticket, At.AddSeconds(1), At.AddSeconds(1))).ShouldBe((302, null));
        (await SendAsync(officer, office, 1, "finish", ticket, At.AddSeconds(2), At.AddSeconds(2))).ShouldBe((302, null));

        await using var db = host.Services.GetRequiredService<Store>().Open();
        var fact = await db.Facts.SingleAsync(f => f.Kind == "TicketCalled" && f.DeviceAt == At && f.Payload.Contains(number));
        fact.Payload.ShouldContain("cut-off");
        var row = await db.Tickets.SingleAsync(t => t.Day == fact.Day && t.No == ticket);
        row.CalledAt.ShouldBe(row.ArrivedAt, "the device says 25 minutes ago, and nobody is called before they came");
        row.State.ShouldBe(Dantain.OfficeDays.TicketState.Served);
        (await db.Facts.CountAsync(f => f.Day == fact.Day && f.Kind == "ServiceFinished" && f.DeviceAt != null)).ShouldBe(1);
    }

    [Fact]
    public async Task Counters_that_are_cut_off_together_begin_with_numbers_of_their_own()
    {
        const string office = "dinas";
        using var officer = await host.OfficerAsync(office);
        for (var i = 0; i < 6; i++) await TakeAsync(officer, office);
        (await officer.SendAsync($"/offices/{office}/counters/1/open")).Status.ShouldBe(200);
        var alone = await ListAsync(1);
        (await officer.SendAsync($"/offices/{office}/counters/2/open")).Status.ShouldBe(200);
        var (one, two) = (await ListAsync(1), await ListAsync(2));

        alone.Length.ShouldBe(6);
        one[..3].Intersect(two[..3]).ShouldBeEmpty();
        one.Order().ShouldBe(alone.Order(), "whoever has called all of their own helps the other");
        one[..3].ShouldBe(alone.Where(one[..3].Contains), "each in the order of all");

        async Task<string[]> ListAsync(int counter) =>
            [.. (await new Screen(officer).OpenAsync($"/loket/{office}/{counter}")).Page.QuerySelector("#console")!.GetAttribute("data-waiting")!.Split('\n').Select(line => line.Split('|')[1])];
    }

    [Fact]
    public async Task What_somebody_else_did_meanwhile_is_said_with_who_has_the_number_and_nothing_is_done_to_another()
    {
        const string office = "jatiasih";
        using var officer = await host.OfficerAsync(office);
        var ((first, _), (second, secondNumber)) = (await TakeAsync(officer, office), await TakeAsync(officer, office));
        foreach (var no in new[] { 1, 2 }) (await officer.SendAsync($"/offices/{office}/counters/{no}/open")).Status.ShouldBe(200);
        (await officer.SendAsync($"/offices/{office}/counters/2/call", new { ticket = first, reason = "wish" })).Status.ShouldBe(200);
        foreach (var act in new[] { "called", "start", "recall", "missed" })
        {
            var (status, wrong) = await SendAsync(officer, office, 1, act, first, At, At.AddMinutes(5));
            (status, wrong).ShouldBe((422, "Nomor ini sedang di loket 2."), act);
        }
        (await SendAsync(officer, office, 1, "called", second, At, At.AddMinutes(5), day: "2026-11-23")).Status.ShouldBe(422, "another day's number");
        (await SendAsync(officer, office, 1, "called", second, At, At.AddMinutes(5))).Status.ShouldBe(302);
        (await SendAsync(officer, office, 1, "start", first, At, At.AddMinutes(5))).Wrong.ShouldBe("Nomor ini sedang di loket 2.");
        (await new Screen(officer).OpenAsync($"/loket/{office}/1")).Value(".called .number").ShouldBe(secondNumber);
        (await SendAsync(officer, office, 1, "park", second, At, At.AddMinutes(5))).Status.ShouldBe(302);
    }

    [Fact]
    public async Task The_page_that_stays_on_the_device_has_no_note_of_a_colleague()
    {
        const string office = "mustika-jaya", note = "kursi roda di depan";
        using var officer = await host.OfficerAsync(office);
        await TakeAsync(officer, office);
        var screen = await new Screen(officer).OpenAsync($"/loket/{office}/1");
        await screen.PressAsync("[value=open]");
        await screen.PressAsync("[value=next]");
        await screen.PressAsync("[value=note]", ("note", note));
        (await screen.OpenAsync($"/loket/{office}/1")).Page.Body!.InnerHtml.ShouldContain(note);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/loket/{office}/1");
        request.Headers.Add("Dantain-Part", "kept");
        using var kept = await officer.SendAsync(request);
        var html = await kept.Content.ReadAsStringAsync();
        html.ShouldContain("id=\"luring\"");
        html.ShouldNotContain(note);
    }
}
