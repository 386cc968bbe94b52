using System.Net.Http.Json;
using Dantain.Cities;
using Dantain.Staff;
using Microsoft.AspNetCore.Hosting;

namespace Dantain.Web.Tests.Counters;

/// <summary>A city one of whose offices has nobody at the door.</summary>
public sealed class SmallOfficeHost : PageHost
{
    public const string Small = "bantar-gebang";

    protected override CityPack Change(CityPack pack) => pack with { Offices = [.. pack.Offices.Select(o => o with { ReceivesAtCounter = o.Code == Small, Capacity = [.. o.Capacity.Select(c => c with { Counters = c.Counters * 40 })] })] };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("DANTAIN_RATE_LIMITS", "on");
    }

    public async Task<Visitor> StaffAsync(string office = Small)
    {
        var v = Visitor();
        using var answer = await v.Http.PostAsJsonAsync("/api/v1/session", new { user = DemoStaff.OfficerOf(office), password = DemoStaff.Password });
        answer.EnsureSuccessStatusCode();
        return v;
    }

    /// <summary>Books for today at ten; the page of the ticket.</summary>
    public async Task<string> BookAsync(string office, string start = "10:00", string date = "2026-11-24")
    {
        using var client = CreateClient();
        var (status, booked) = await client.SendAsync("/bookings", new { office, date, start, applicant = new { name = "Siti Rahmawati", nik = Tests.Visitor.NewNik(), phone = "081234567890" }, items = new[] { new { service = "KTP-HILANG" } } });
        status.ShouldBe(201, booked?.ToString());
        return $"/tiket/{booked!["token"]}";
    }

    public async Task<string> CodeAsync()
    {
        using var hall = await StaffAsync();
        return (await hall.GetAsync($"/layar/{Small}")).Html.QuerySelector("#code strong")!.TextContent;
    }
}

public sealed class SmallOfficeTests(SmallOfficeHost host) : IClassFixture<SmallOfficeHost>
{
    const string Small = SmallOfficeHost.Small;

    [Fact]
    public async Task One_s_own_phone_checks_in_with_the_code_that_the_hall_shows()
    {
        using var phone = host.Visitor();
        var ticket = await host.BookAsync(Small);
        (await phone.GetAsync(ticket)).Html.QuerySelector($"a[href='{ticket}/hadir']").ShouldNotBeNull();
        await phone.GetAsync(ticket + "/hadir");

        var wrong = await phone.SendAsync(("code", "12 3"));
        wrong.Status.ShouldBe(422);
        wrong.Value("code").ShouldBe("12 3");
        wrong.Errors.Single().ShouldContain("tidak ada di layar");
        var here = await phone.SendAsync(("code", await host.CodeAsync()));

        here.Path.ShouldBe(ticket);
        here.Html.QuerySelector("#keadaan")!.TextContent.ShouldContain("berikutnya");
        here.Html.QuerySelector($"a[href='{ticket}/hadir']").ShouldBeNull();
        using var clerk = await host.StaffAsync();
        (await clerk.Http.ReadAsync($"/offices/{Small}/queue"))["tickets"]!.AsArray().ShouldContain(t => (string?)t!["number"] == here.Html.QuerySelector("#nomor strong")!.TextContent);
    }

    [Fact]
    public async Task Whoever_waits_in_the_hall_moves_to_another_day_by_their_ticket_and_leaves_the_queue()
    {
        using var phone = host.Visitor();
        var ticket = await host.BookAsync(Small);
        await phone.GetAsync(ticket + "/hadir");
        var waiting = await phone.SendAsync(("code", await host.CodeAsync()));
        var number = waiting.Html.QuerySelector("#nomor strong")!.TextContent;
        waiting.Html.QuerySelector($"a[href='{ticket}/batal']").ShouldBeNull("a visit that has begun is not cancelled");
        waiting.Html.QuerySelector($"a[href='{ticket}/pindah']").ShouldNotBeNull();
        await phone.GetAsync(ticket + "/pindah");
        phone.Page.Text.ShouldContain("keluar dari antrean hari ini");
        await phone.GetAsync(ticket + "/pindah" + phone.Page.Html.QuerySelectorAll(".days a").Last().GetAttribute("href")!.Split('#')[0]);

        var wrong = await phone.SendAsync(("jam", phone.Page.Html.QuerySelector("input[name=jam]")!.GetAttribute("value")!), ("phoneLastFour", "0000"));
        wrong.Status.ShouldBe(422);
        using var clerk = await host.StaffAsync();
        (await StateAsync()).ShouldBe("waiting", "the turn is kept until the new time is had");
        var moved = await phone.SendAsync(("jam", wrong.Html.QuerySelector("input[name=jam]")!.GetAttribute("value")!), ("phoneLastFour", "7890"));

        moved.Path.ShouldBe(ticket);
        moved.Html.QuerySelector($"a[href='{ticket}/batal']").ShouldNotBeNull("it is a promise again");
        (await StateAsync()).ShouldBeNull("out of the hall");

        async Task<string?> StateAsync() => (await clerk.Http.ReadAsync($"/offices/{Small}/queue"))["tickets"]!.AsArray().FirstOrDefault(t => (string?)t!["number"] == number)?["state"]?.ToString();
    }

    [Fact]
    public async Task Only_a_screen_of_the_office_shows_the_code()
    {
        using var home = host.Visitor();
        (await home.GetAsync($"/layar/{Small}")).Html.QuerySelector("#code").ShouldBeNull();
        using var elsewhere = await host.StaffAsync("mpp");
        (await elsewhere.GetAsync($"/layar/{Small}")).Html.QuerySelector("#code").ShouldBeNull();
        (await elsewhere.GetAsync("/layar/mpp")).Html.QuerySelector("#code").ShouldBeNull("an office with a door needs none");
        (await host.CodeAsync()).ShouldMatch(@"\A[0-9]{4}\z");
    }

    [Fact]
    public async Task Whoever_tries_codes_is_stopped_and_the_right_one_is_refused_too()
    {
        using var phone = host.Visitor();
        var ticket = await host.BookAsync(Small);
        var right = await host.CodeAsync();
        await phone.GetAsync(ticket + "/hadir");
        for (var i = 0; i < 4; i++) await phone.SendAsync(("code", "12ab"));

        var stopped = await phone.SendAsync(("code", right));

        stopped.Status.ShouldBe(422);
        stopped.Errors.Single().ShouldContain("Terlalu sering");
        using var other = host.Visitor();
        var theirs = await host.BookAsync(Small);
        await other.GetAsync(theirs + "/hadir");
        (await other.SendAsync(("code", right))).Path.ShouldBe(theirs, "nobody else is stopped by it");
    }

    [Fact]
    public async Task Too_early_is_said_with_the_time_from_which_it_is_right()
    {
        using var phone = host.Visitor();
        var ticket = await host.BookAsync(Small, "13:00");
        await phone.GetAsync(ticket + "/hadir");

        var early = await phone.SendAsync(("code", await host.CodeAsync()));

        early.Status.ShouldBe(422);
        early.Errors.Single().ShouldContain("Terlalu awal");
        early.Errors.Single().ShouldMatch(@"1[0-9]\.[0-9]{2}");
    }

    [Theory]
    [InlineData("mpp", "2026-11-24")]
    [InlineData(Small, "2026-11-25")]
    public async Task Where_there_is_a_door_and_on_another_day_nobody_checks_in_alone(string office, string date)
    {
        using var phone = host.Visitor();
        var ticket = await host.BookAsync(office, date: date);
        (await phone.GetAsync(ticket)).Html.QuerySelector($"a[href='{ticket}/hadir']").ShouldBeNull();
        (await phone.GetAsync(ticket + "/hadir")).Path.ShouldBe(ticket);
    }

    [Fact]
    public async Task A_code_at_the_counter_is_check_in_and_start_and_a_number_is_given_there()
    {
        var reference = (await host.BookAsync(Small, "10:00")).Split('/')[2];
        using var clerk = await host.StaffAsync();
        await clerk.GetAsync($"/loket/{Small}/1");
        await clerk.SendAsync(("act", "open"));

        var wrong = await clerk.SendAsync(("act", "receive"), ("code", "222-222"));
        wrong.Status.ShouldBe(422);
        wrong.Value("code").ShouldBe("222-222");
        var serving = await clerk.SendAsync(("act", "receive"), ("code", reference));
        serving.Html.QuerySelector(".called .state")!.TextContent.ShouldBe("dilayani");
        await clerk.SendAsync(("act", "finish"));
        var given = await clerk.SendAsync(("act", "take"), ("service", "KTP-HILANG"));
        var number = given.Html.QuerySelector(".given .number")!.TextContent;
        await clerk.GetAsync($"/loket/{Small}/1");
        (await clerk.SendAsync(("act", "next"))).Html.QuerySelector(".called .number")!.TextContent.ShouldBe(number);
    }

    [Fact]
    public async Task A_counter_that_was_cut_off_sends_whom_it_received_and_the_numbers_it_gave_and_steps_by_number()
    {
        var token = (await host.BookAsync(Small, "10:00")).Split('/')[2];
        using var clerk = await host.StaffAsync();
        await clerk.GetAsync($"/loket/{Small}/3");
        var date = clerk.Page.Html.QuerySelector("#console")!.GetAttribute("data-date")!;
        var list = await clerk.Http.GetStringAsync($"/loket/{Small}/3?handler=List");
        list.ShouldContain(token[8..]);
        list.ShouldNotContain(token[..8]);
        var slip = (await clerk.Http.GetStringAsync($"/loket/{Small}/3?handler=Slips")).Split('\n')[1].Split('|');
        (await clerk.Http.GetStringAsync($"/loket/{Small}/2?handler=Slips")).Split('\n')[1].ShouldNotStartWith(slip[0][..1], customMessage: "another counter has another letter");
        await clerk.SendAsync(("act", "open"));

        var at = DateTimeOffset.FromUnixTimeMilliseconds(1_760_000_000_000);
        (string, string)[] Kept(int after, params (string, string)[] act) =>
            [("key", $"{Guid.NewGuid()}"), ("day", date), ("at", $"{at.AddMilliseconds(after).ToUnixTimeMilliseconds()}"), ("sent", $"{at.AddMilliseconds(10).ToUnixTimeMilliseconds()}"), .. act];
        var given = Kept(0, ("slip", slip[1]), ("service", "KTP-HILANG"), ("priority", "0"));
        for (var i = 0; i < 2; i++) (await PostAsync("?handler=Given", given)).ShouldBe((200, null), "sent again it is the same number");
        (await PostAsync("?handler=Given", Kept(0, ("slip", "none"), ("service", "KTP-HILANG")))).Status.ShouldBe(422);
        (await PostAsync("", Kept(1, ("act", "receive"), ("code", token)))).ShouldBe((200, null));
        var number = clerk.Page.Html.QuerySelector(".called .number")!.TextContent;
        (await PostAsync("", Kept(2, ("act", "called"), ("number", slip[0])))).Wrong.ShouldNotBeNull("somebody sits here");
        (await PostAsync("", Kept(3, ("act", "finish"), ("number", number)))).ShouldBe((200, null));
        (await PostAsync("", Kept(4, ("act", "called"), ("number", slip[0])))).ShouldBe((200, null));
        (await PostAsync("", Kept(5, ("act", "start"), ("number", "Z-999")))).Wrong.ShouldNotBeNull("nobody's number");
        (await PostAsync("", Kept(6, ("act", "start"), ("number", slip[0])))).ShouldBe((200, null));
        clerk.Page.Html.QuerySelector(".called .number")!.TextContent.ShouldBe(slip[0]);
        await clerk.SendAsync(("act", "finish"));

        async Task<(int Status, string? Wrong)> PostAsync(string handler, (string, string)[] fields)
        {
            await clerk.GetAsync($"/loket/{Small}/3");
            using var form = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2)), new("__RequestVerificationToken", clerk.Page.Value("__RequestVerificationToken")!)]);
            using var answer = await clerk.Http.PostAsync($"/loket/{Small}/3{handler}", form);
            var shown = await clerk.ReadAsync(answer);
            if (shown.Status == 200) await clerk.GetAsync($"/loket/{Small}/3");
            return (shown.Status, shown.Errors.FirstOrDefault());
        }
    }

    [Fact]
    public async Task Where_somebody_stands_at_the_door_a_counter_keeps_neither_list_nor_numbers()
    {
        using var clerk = await host.StaffAsync("mpp");
        foreach (var handler in new[] { "List", "Slips" })
        {
            using var answer = await clerk.Http.GetAsync($"/loket/mpp/1?handler={handler}");
            ((int)answer.StatusCode).ShouldBe(404);
        }
    }
}
