using System.Globalization;
using System.Text.RegularExpressions;
using Dantain.Web.Citizen.Tickets;

namespace Dantain.Web.Tests.Citizen;

public sealed partial class TicketTests(PageHost host) : IClassFixture<PageHost>
{
    [Fact]
    public async Task The_ticket_has_number_code_place_time_papers_and_no_secret()
    {
        using var v = host.Visitor();
        var nik = Visitor.NewNik();
        await v.ToTicketAsync(nik: nik);

        v.Page.Text.ShouldContain("Terdaftar. Sampai jumpa pada harinya.");
        v.Page.Text.ShouldContain("Surat keterangan kehilangan dari kepolisian");
        v.Page.Text.ShouldContain("Formulir F-1.02");
        v.Page.Text.ShouldContain("GRATIS");
        v.Page.Text.ShouldContain("••••••••••••" + nik[^4..]);
        v.Page.Text.ShouldNotContain(nik[..4] + "•");
        v.Page.Html.QuerySelector("#keadaan")!.GetAttribute("aria-live").ShouldBe("polite");
        v.Page.Body.ShouldNotContain(nik);
        v.Page.Body.ShouldNotContain("Siti Aminah");
        v.Page.Body.ShouldNotContain("3456");
        v.Page.Html.QuerySelectorAll("a[href*=openstreetmap]").ShouldBeEmpty();   // the place is approximate
    }

    [Fact]
    public async Task The_QR_is_the_smallest_there_is_and_holds_exactly_the_token()
    {
        using var v = host.Visitor();
        await v.ToTicketAsync();
        var path = QrPath.Of(v.Page.Token());

        v.Page.Token().Length.ShouldBe(20);
        path.Size.ShouldBe(21 + 2 * 4);
        v.Page.Html.QuerySelector("svg.qr path")!.GetAttribute("d").ShouldBe(path.Path);
        foreach (Match run in Run().Matches(path.Path))
        {
            int.Parse(run.Groups[1].Value, CultureInfo.InvariantCulture).ShouldBeInRange(4, 24);   // four quiet modules on each side
            int.Parse(run.Groups[2].Value, CultureInfo.InvariantCulture).ShouldBeInRange(4, 24);
        }
    }

    [Theory]
    [InlineData("/tiket/AAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/tiket/x/pindah")]
    [InlineData("/tiket/22222222222222222222/batal")]
    [InlineData("/tidak-ada")]
    public async Task What_is_not_there_is_a_page_in_both_languages(string path)
    {
        using var v = host.Visitor();
        await v.GetAsync(path);

        v.Page.Status.ShouldBe(404);
        v.Page.H1.ShouldBe("Halaman tidak ditemukan");
        v.Page.Html.QuerySelector("section[lang=en] h2")!.TextContent.ShouldBe("Page not found");
    }

    [Fact]
    public async Task A_ticket_sends_no_referrer_and_every_page_has_its_headers()
    {
        using var v = host.Visitor();
        await v.ToTicketAsync();
        foreach (var (path, referrer) in new[] { (v.Page.Path, "no-referrer"), ("/", "same-origin"), ("/api/v1/time", "no-referrer"), ("/tidak-ada", "same-origin") })
        {
            using var answer = await v.Http.GetAsync(new Uri(path, UriKind.Relative));
            answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe(referrer);
            answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        }
    }

    [Fact]
    public async Task Cancelling_says_what_it_means_asks_the_last_digits_and_frees_the_place()
    {
        using var v = host.Visitor();
        await v.ToTicketAsync();
        var ticket = v.Page.Path;
        await v.GetAsync(ticket + "/batal");
        v.Page.Text.ShouldContain("Tempat Anda langsung terbuka untuk orang lain.");
        await v.SendAsync(("phoneLastFour", "0000"));
        v.Page.Status.ShouldBe(422);
        v.Page.Errors.Single().ShouldStartWith("Empat angka terakhir");
        v.Page.Value("phoneLastFour").ShouldBe("0000");
        await v.SendAsync(("phoneLastFour", "7890"));

        v.Page.Path.ShouldBe(ticket);
        v.Page.Text.ShouldContain("Dibatalkan.");
        v.Page.Html.QuerySelectorAll($"a[href='{ticket}/batal']").ShouldBeEmpty();
    }

    [Fact]
    public async Task Moving_keeps_code_and_address_and_gives_a_new_number()
    {
        using var v = host.Visitor();
        await v.ToTicketAsync(phone: "");
        var (ticket, when) = (v.Page.Path, v.Page.Html.QuerySelector(".about dd")!.TextContent);
        await v.GetAsync(ticket + "/pindah");
        v.Page.Html.QuerySelector("[name=phoneLastFour]").ShouldBeNull();
        await v.SendAsync();
        v.Page.Errors.Single().ShouldBe("Pilih jam kedatangan");
        await v.SendAsync(("jam", v.Page.Html.QuerySelectorAll("[name=jam]")[1].GetAttribute("value")!));

        v.Page.Path.ShouldBe(ticket);
        v.Page.Html.QuerySelector(".about dd")!.TextContent.ShouldNotBe(when);
        v.Page.Text.ShouldContain("Terdaftar");
    }

    [Fact]
    public async Task Moving_with_wrong_digits_moves_nothing_and_keeps_what_was_chosen()
    {
        using var v = host.Visitor();
        await v.ToTicketAsync();
        await v.GetAsync(v.Page.Path + "/pindah");
        var jam = v.Page.Html.QuerySelector("[name=jam]")!.GetAttribute("value")!;
        await v.SendAsync(("jam", jam), ("phoneLastFour", "12"));

        v.Page.Status.ShouldBe(422);
        v.Page.Value("jam").ShouldBe(jam);
        v.Page.Value("phoneLastFour").ShouldBe("12");
    }

    [GeneratedRegex(@"M(\d+) (\d+)h")]
    private static partial Regex Run();
}
