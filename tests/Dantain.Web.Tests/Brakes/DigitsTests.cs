using System.Net.Http.Json;
using Dantain.Brakes;
using Dantain.Web.Tests.Citizen;

namespace Dantain.Web.Tests.Brakes;

/// <summary>Whoever has only the link cannot find the digits of the phone by trying: page and API count together.</summary>
public sealed class DigitsTests(PageHost host) : IClassFixture<PageHost>
{
    [Fact]
    public async Task Digits_tried_on_the_page_and_in_the_API_count_together_and_the_right_ones_do_not_help_in_the_pause()
    {
        using var v = host.Visitor();
        await v.ToTicketAsync();
        var ticket = v.Page.Path;
        await v.GetAsync(ticket + "/batal");
        for (var i = 1; i < DigitGuesses.BeforePause; i++)
        {
            await v.SendAsync(("phoneLastFour", $"000{i}"));
            v.Page.Errors.ShouldHaveSingleItem().ShouldStartWith("Empat angka terakhir");
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/bookings/{ticket.Split('/')[^1]}/cancel", UriKind.Relative)) { Content = JsonContent.Create(new { phoneLastFour = "0005" }) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await v.Http.SendAsync(request);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(BrakeRefusals.DigitsPaused.Code);

        await v.SendAsync(("phoneLastFour", "7890"));
        v.Page.Status.ShouldBe(422);
        v.Page.Errors.ShouldHaveSingleItem().ShouldContain("Coba lagi setelah 15 menit");
        foreach (var other in new[] { "/pindah", "/kontak" })
        {
            await v.GetAsync(ticket + other);
            if (v.Page.Html.QuerySelector("[name=jam]") is { } time) await v.SendAsync(("jam", time.GetAttribute("value")!), ("phoneLastFour", "7890"));
            else await v.SendAsync(("withoutPhone", "1"), ("phoneLastFour", "7890"));
            v.Page.Errors.ShouldHaveSingleItem().ShouldContain("Coba lagi setelah 15 menit");
        }
        await v.GetAsync(ticket);
        v.Page.Text.ShouldNotContain("Dibatalkan.");
    }
}
