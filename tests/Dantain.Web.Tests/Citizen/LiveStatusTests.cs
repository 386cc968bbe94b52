using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dantain.Staff;

namespace Dantain.Web.Tests.Citizen;

/// <summary>What the ticket says of a visit from the booking to the counter; what becomes of its document then, the tests of papers show.</summary>
public sealed class LiveStatusTests(PageHost host) : IClassFixture<PageHost>
{
    const string Office = "dinas";

    [Fact]
    public async Task Booked_here_so_many_before_me_about_so_many_minutes_called_and_served()
    {
        using var officer = host.CreateClient();
        (await officer.PostAsJsonAsync("/api/v1/session", new { user = DemoStaff.OfficerOf(Office), password = DemoStaff.Password })).EnsureSuccessStatusCode();
        async Task<JsonNode?> DoAsync(string what, object? body = null)
        {
            var (status, answer) = await officer.SendAsync($"/offices/{Office}/{what}", body);
            status.ShouldBeInRange(200, 201, $"{what}: {answer}");
            return answer;
        }
        var booked = await DoAsync("queue/bookings", ApiCalls.Booking(Office, 9301, "10:00"));
        using var v = host.Visitor();
        async Task<string> StatusAsync()
        {
            await v.GetAsync($"/tiket/{booked!["token"]}");
            return v.Page.Html.QuerySelector("#keadaan")!.TextContent.Trim();
        }
        (await StatusAsync()).ShouldBe("Terdaftar untuk hari ini. Lapor datang mulai pukul 09.30 WIB.");

        for (var i = 0; i < 5; i++) await DoAsync("queue/tickets", new { services = new[] { "KTP-HILANG" } });
        await DoAsync("counters/1/open");
        await DoAsync("queue/check-in", new { code = (string?)booked!["token"] });
        (await StatusAsync()).ShouldMatch(@"\AKira-kira \d+(–\d+)? nomor di depan Anda, sekitar \d+–\d+ menit\.");
        v.Page.Html.QuerySelector("#keadaan")!.ClassList.ShouldContain("calm");

        var before = 0;
        for (; ; before++)
        {
            before.ShouldBeLessThan(6, "all who came have been called");
            if ((string?)(await DoAsync("counters/1/next"))!["number"] == (string?)booked["number"]) break;
            await DoAsync("counters/1/start");
            await DoAsync("counters/1/finish");
            (await StatusAsync()).ShouldMatch(@"\A(Kira-kira \d|Bersiaplah: Anda berikutnya\.)");
        }
        before.ShouldBeGreaterThan(0);
        (await StatusAsync()).ShouldBe("Anda dipanggil. Silakan ke Loket 1.");
        var status = v.Page.Html.QuerySelector("#keadaan")!;
        (status.ClassList.Contains("now"), status.GetAttribute("aria-live"), status.GetAttribute("role")).ShouldBe((true, "assertive", "status"));
        await DoAsync("counters/1/start");
        (await StatusAsync()).ShouldBe("Sedang dilayani di Loket 1.");
        v.Page.Html.QuerySelector($"a[href='/tiket/{booked["token"]}/batal']").ShouldBeNull();
    }
}
