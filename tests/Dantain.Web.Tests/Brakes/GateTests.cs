using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dantain.Brakes;
using Dantain.Cities;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Tests.Citizen;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Brakes;

/// <summary>A city under pressure as soon as a second person asks for a place in a minute; it lives a minute in a second, so that waiting is short.</summary>
public sealed class RushHost : PageHost
{
    protected override double Speed => 60;

    protected override CityPack Change(CityPack pack) => pack with { Rules = pack.Rules with { HoldMinutes = 60, Limits = new() { PressureAMinute = 1 } } };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("DANTAIN_RATE_LIMITS", "on");
    }
}

/// <summary>Under pressure a place costs a little work, or without script a short wait; and exactly one place.</summary>
public sealed class GateTests(RushHost host) : IClassFixture<RushHost>
{
    const string Wait = "/daftar/tunggu";

    /// <summary>At the times, while others ask.</summary>
    async Task<Visitor> AtTimeAsync(string? device = null)
    {
        for (var i = 0; i < 2; i++) host.Services.GetRequiredService<Pressure>().Ask();
        var v = host.VisitorAt(device ?? TestDevice.New());
        await v.ToOfficeAsync();
        await v.ChooseFirstOfficeAsync();
        v.See();
        return v;
    }

    [Fact]
    public async Task Without_script_the_page_reloads_until_it_is_one_s_turn()
    {
        var device = TestDevice.New();
        using var v = await AtTimeAsync(device);

        await v.SendAsync(("jam", v.Chosen.Start));
        v.Page.Path.ShouldBe(Wait);
        v.Page.Text.ShouldContain("Sedang ramai");
        if (v.Page.Html.QuerySelector(".actions button") is null) v.Page.Html.QuerySelector("noscript meta[http-equiv=refresh]").ShouldNotBeNull();
        (await HeldAsync(device)).ShouldBe(0);
        for (var reloads = 0; v.Page.Html.QuerySelector(".actions button") is null; reloads++)
        {
            reloads.ShouldBeLessThan(10_000);
            await v.GetAsync(Wait);
        }
        v.Page.Html.QuerySelector("noscript meta[http-equiv=refresh]").ShouldBeNull();
        v.Page.Html.QuerySelector(".lead")!.TextContent.ShouldStartWith("Giliran Anda tiba.");
        v.Page.Text.ShouldNotContain("tidak perlu melakukan apa pun");
        // One is let in a second: whoever waited is asked to press again at most while others go in.
        for (var tries = 0; v.Page.Path == Wait; tries++)
        {
            tries.ShouldBeLessThan(1_000);
            await v.SendAsync(("kerja", ""));
        }

        v.Page.Path.ShouldBe("/daftar/kontak");
    }

    [Fact]
    public async Task Work_that_was_done_is_let_in_at_once_and_sent_twice_gets_one_place()
    {
        var device = TestDevice.New();
        using var v = await AtTimeAsync(device);
        await v.SendAsync(("jam", v.Chosen.Start));
        v.Page.Path.ShouldBe(Wait);
        var challenge = v.Page.Value("tantangan")!;
        var answer = Work(challenge);
        var click = await Visitor.Form(v.Page, ("kerja", answer)).ReadAsByteArrayAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => v.Http.PostAsync(new Uri("/daftar/waktu", UriKind.Relative), Body())));

        foreach (var sent in answers) (await v.ReadAsync(sent)).Path.ShouldBe("/daftar/kontak");
        (await HeldAsync(device)).ShouldBe(1);

        ByteArrayContent Body() => new(click) { Headers = { ContentType = new("application/x-www-form-urlencoded") } };
    }

    [Theory]
    [InlineData("1.2.3.4.5.6.7.8.9.10.11.12")]
    [InlineData("")]
    public async Task Work_that_was_not_done_is_sent_to_wait(string answer)
    {
        using var v = await AtTimeAsync();
        await v.SendAsync(("jam", v.Chosen.Start));

        await v.SendAsync(("kerja", answer));

        v.Page.Path.ShouldBe(Wait);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_visit_moves_for_a_little_work_or_a_wait_with_all_that_was_typed_kept(bool works)
    {
        using var v = await AtTimeAsync();
        await v.GetAsync("/daftar/waktu" + v.Page.Html.QuerySelectorAll(".days a").Last().GetAttribute("href")!.Split('#')[0]);   // a minute lasts a second here: today would soon be too late to move
        v.See();
        await v.SendAsync(("jam", v.Chosen.Start));
        await v.SendAsync(("kerja", Work(v.Page.Value("tantangan")!)));
        var digits = works ? "4321" : "8765";
        await v.SendAsync(("phone", $"0812 3456 {digits}"));
        await v.SendAsync();
        v.Page.Path.ShouldStartWith("/tiket/");
        var (ticket, when) = (v.Page.Path, v.Page.Html.QuerySelector(".about dd")!.TextContent);
        await v.GetAsync(ticket + "/pindah");
        await v.GetAsync(ticket + "/pindah" + v.Page.Html.QuerySelectorAll(".days a").Last().GetAttribute("href")!.Split('#')[0]);
        var time = v.Page.Html.QuerySelectorAll("input[name=jam]").Last().GetAttribute("value")!;
        await v.SendAsync(("jam", time), ("phoneLastFour", digits));
        v.Page.H1.ShouldBe("Sedang ramai, sebentar");
        (v.Page.Value("jam"), v.Page.Value("phoneLastFour")).ShouldBe((time, digits));
        var challenge = v.Page.Value("tantangan")!;
        for (var tries = 0; v.Page.H1 == "Sedang ramai, sebentar"; tries++)
        {
            tries.ShouldBeLessThan(20);
            v.Page.Value("tantangan").ShouldBe(challenge, "who comes too early has not waited in vain");
            if (!works && tries > 0) await WaitAsync();
            await v.SendAsync(("kerja", works ? Work(challenge) : ""));
        }

        v.Page.Errors.ShouldBeEmpty();
        v.Page.Path.ShouldBe(ticket);
        v.Page.Html.QuerySelector(".about dd")!.TextContent.ShouldNotBe(when);
    }

    /// <summary>A quarter of a minute and more of the city's time passes.</summary>
    async Task WaitAsync()
    {
        var clock = host.Services.GetRequiredService<CityClock>();
        var until = clock.Now.AddSeconds(20);
        while (clock.Now < until) await Task.Delay(20);
    }

    [Fact]
    public async Task A_program_that_books_is_told_when_to_come_again_and_what_work_opens_and_staff_and_what_is_done_pass()
    {
        for (var i = 0; i < 2; i++) host.Services.GetRequiredService<Pressure>().Ask();
        using var client = host.CreateClient();
        foreach (var path in (string[])["/bookings", "/bookings/hold"])
        {
            var (key, ask) = (Guid.NewGuid(), Ask());
            using var refused = await SendAsync(client, path, ask, key);
            var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
            ((int)refused.StatusCode, problem["code"]!.ToString(), refused.Headers.RetryAfter!.ToString()).ShouldBe((503, "brake.pressure", "15"));
            var challenge = problem["facts"]!["challenge"]!.ToString();
            using (var other = await SendAsync(client, path, ask, Guid.NewGuid(), $"{challenge} {Work(challenge)}")) ((int)other.StatusCode).ShouldBe(503, "work is for one request");
            using (var worked = await SendAsync(client, path, ask, key, $"{challenge} {Work(challenge)}")) ((int)worked.StatusCode).ShouldBe(201);
            using (var again = await SendAsync(client, path, ask, key)) ((int)again.StatusCode).ShouldBe(201);
        }
        using var officer = host.CreateClient();
        (await officer.PostAsJsonAsync("/api/v1/session", new { user = "petugas-dinas", password = DemoStaff.Password })).EnsureSuccessStatusCode();
        using var booked = await SendAsync(officer, "/bookings", Ask(), Guid.NewGuid());
        ((int)booked.StatusCode).ShouldBe(201);
        var token = JsonNode.Parse(await booked.Content.ReadAsStringAsync())!["token"]!.ToString();
        using var moved = await SendAsync(client, $"/bookings/{token}/reschedule", new { office = "dinas", date = "2026-11-26", start = "10:00" }, Guid.NewGuid());
        ((int)moved.StatusCode).ShouldBe(503);

        static object Ask() => new { office = "dinas", date = "2026-11-25", start = "10:00", applicant = new { name = "Siti", nik = Visitor.NewNik() }, items = new[] { new { service = "KTP-HILANG" } } };
    }

    static string Work(string challenge) => string.Join('.', Enumerable.Range(0, SmallWork.Parts).Select(part => Enumerable.Range(0, int.MaxValue).First(n => SmallWork.IsFound(challenge, part, $"{n}"))));

    static Task<HttpResponseMessage> SendAsync(HttpClient client, string path, object body, Guid key, string? work = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key.ToString());
        if (work is not null) request.Headers.Add("Work", work);
        return client.SendAsync(request);
    }

    [Fact]
    public async Task Who_waits_for_nothing_is_sent_to_the_choice_before()
    {
        using var v = await AtTimeAsync();

        (await v.GetAsync(Wait)).Path.ShouldBe("/daftar/kantor");
    }

    /// <summary>Places this device has taken.</summary>
    async Task<int> HeldAsync(string device)
    {
        var key = host.KeyOf(device);
        await using var db = host.Services.GetRequiredService<Store>().Open();
        return await db.BrakeMarks.CountAsync(m => m.Kind == BrakeKind.Device && m.Key == key);
    }
}
