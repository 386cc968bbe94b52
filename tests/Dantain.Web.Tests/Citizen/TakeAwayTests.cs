using System.Text;
using Dantain.Shared;
using Ical.Net;

namespace Dantain.Web.Tests.Citizen;

/// <summary>What a person takes away of the ticket: an entry in the calendar, paper, a PDF.</summary>
public sealed class TakeAwayTests(PageHost host) : IClassFixture<PageHost>
{
    [Theory]
    [InlineData("id", "Surat keterangan kehilangan dari kepolisian")]
    [InlineData("en", "loss")]
    public async Task A_calendar_reads_when_and_where_and_what_to_bring_and_no_secret(string language, string paper)
    {
        using var v = host.Visitor();
        var nik = Visitor.NewNik();
        await v.ToTicketAsync(nik: nik);
        var token = v.Page.Token();
        await v.GetAsync($"/bahasa/{language}");
        using var answer = await v.Http.GetAsync(new Uri($"/tiket/{token}/kalender.ics", UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        var visit = Calendar.Load(text)!.Events.Single();
        var wib = visit.Start!.AsUtc.AddHours(7);
        Iso.Write(DateOnly.FromDateTime(wib)).ShouldBe(v.Chosen.Date);
        Iso.Write(TimeOnly.FromDateTime(wib)).ShouldBe(v.Chosen.Start);
        (visit.End!.AsUtc - visit.Start.AsUtc).TotalMinutes.ShouldBe(30);
        visit.Alarms.Count.ShouldBe(1);
        visit.Location!.ShouldNotBeEmpty();
        visit.Description!.ShouldContain(paper, Case.Insensitive);
        foreach (var secret in new[] { token, nik, "Siti", "3456" }) text.ShouldNotContain(secret);
        foreach (var line in text.Split("\r\n")) Encoding.UTF8.GetByteCount(line).ShouldBeLessThanOrEqualTo(75);
    }

    [Fact]
    public async Task A_cancelled_visit_and_a_wrong_link_have_no_calendar_entry()
    {
        using var v = host.Visitor();
        await v.ToTicketAsync(phone: "");
        var token = v.Page.Token();
        await v.GetAsync(v.Page.Path + "/batal");
        await v.SendAsync();
        foreach (var path in new[] { $"/tiket/{token}/kalender.ics", "/tiket/AAAAAAAAAAAAAAAAAAAA/kalender.ics" })
            (await v.GetAsync(path)).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("a4")]
    [InlineData("80")]
    [InlineData("'><script>")]
    public async Task The_paper_has_what_the_ticket_has_and_no_secret(string paper)
    {
        using var v = host.Visitor();
        var nik = Visitor.NewNik();
        await v.ToTicketAsync(nik: nik);
        var number = v.Page.Html.QuerySelector("h1 strong")!.TextContent;
        await v.GetAsync($"{v.Page.Path}/cetak?kertas={Uri.EscapeDataString(paper)}");

        v.Page.H1.ShouldContain(number);
        foreach (var text in new[] { "Surat keterangan kehilangan dari kepolisian", "GRATIS", "Perlu bantuan?" }) v.Page.Text.ShouldContain(text);
        foreach (var secret in new[] { nik, "Siti", "3456", "<script>" }) v.Page.Body.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Where_no_PDF_can_be_made_the_page_says_so_and_can_be_printed()
    {
        await using var bare = host.WithWebHostBuilder(b => b.UseSetting("DANTAIN_CHROMIUM", "/tidak/ada"));
        using var v = host.Visitor();
        await v.ToTicketAsync();
        using var other = new Visitor(bare.CreateClient());
        await other.GetAsync($"{v.Page.Path}/cetak?bentuk=pdf");

        other.Page.Status.ShouldBe(503);
        other.Page.Html.QuerySelector("[role=alert]")!.TextContent.ShouldContain("PDF tidak bisa dibuat");
        other.Page.Html.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href").ShouldBe("/cetak-a4.css");
    }
}
