using System.Text.RegularExpressions;
using Dantain.Cities;
using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Storage;
using Dantain.Web.Doors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Counters;

/// <summary>Whoever comes to the door is left in one clear state, with script and without.</summary>
public sealed class DoorTests(TestHost host) : IClassFixture<TestHost>
{
    const string Here = "pondok-gede", There = "bantar-gebang";

    async Task<(string Reference, string Token, string? Number)> BookAsync(int person, string time = "10:00", string date = TestHost.Today, string office = Here)
    {
        using var visitor = host.Visitor();
        var (status, booked) = await visitor.SendAsync("/bookings", ApiCalls.Booking(office, person, time, date: date));
        status.ShouldBe(201, booked?.ToString());
        return (booked!["reference"]!.ToString(), booked["token"]!.ToString(), booked["number"]?.ToString());
    }

    async Task<(HttpClient Officer, Screen Door)> AtDoorAsync(string office = Here)
    {
        var officer = await host.OfficerAsync(office);
        return (officer, await new Screen(officer).OpenAsync($"/pintu/{office}"));
    }

    static Task<Screen> ScanAsync(Screen door, string code, params (string, string)[] more) => door.PressAsync("#lapor .primary", [("code", code), .. more]);
    static string State(Screen door) => door.Value(".result .says")!.Split(' ', 2)[1].Trim();

    [Fact]
    public void Every_state_is_seen_heard_and_felt_as_what_it_means_and_as_nothing_else()
    {
        var folder = host.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.IWebHostEnvironment>().WebRootPath;
        var (script, style) = (File.ReadAllText(Path.Combine(folder, "door-signals.js")), File.ReadAllText(Path.Combine(folder, "staff.css")));
        var signals = Regex.Matches(script, @"(?m)^  (\w+): (\{ notes: .*\}),$").ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        var kinds = Enum.GetValues<DoorState>().Select(s => new DoorAnswer(s).Kind).Distinct().ToArray();

        kinds.Length.ShouldBeGreaterThan(9);
        signals.Keys.Order().ShouldBe(kinds.Order());
        signals.Values.Select(s => s.Split("shake")[0]).Distinct().Count().ShouldBe(kinds.Length);
        signals.Values.Select(s => s.Split("shake")[1]).Distinct().Count().ShouldBe(kinds.Length);
        kinds.Select(kind => Regex.Match(style, $@"\.result\.door-{kind} (\{{.*\}})").Groups[1].Value).ShouldAllBe(rule => rule != "");
        kinds.Select(kind => Regex.Match(style, $@"\.result\.door-{kind} (\{{.*\}})").Groups[1].Value).Distinct().Count().ShouldBe(kinds.Length);
        (new DoorAnswer(DoorState.Late).Kind, new DoorAnswer(DoorState.TooEarly).Kind).ShouldBe(("late", "wait"), "one may go in, the other may not");
    }

    [Fact]
    public async Task Who_comes_in_time_is_welcome_with_number_place_to_wait_and_a_masked_name_and_the_look_is_logged()
    {
        var (_, token, number) = await BookAsync(7801);
        var (officer, door) = await AtDoorAsync();
        using var _ = officer;
        await ScanAsync(door, token);

        door.Status.ShouldBe(200);
        State(door).ShouldBe("Selamat datang");
        door.Value(".result .big").ShouldBe(number);
        door.Text.ShouldContain("S••• R•••");
        door.Text.ShouldContain("Tunggu panggilan dari");
        door.Text.ShouldContain("F-1.07");
        door.Text.ShouldNotContain("Siti");
        door.Page.QuerySelector("#code")!.GetAttribute("value").ShouldBeNullOrEmpty();
        await using var db = host.Services.GetRequiredService<Store>().Open();
        (await db.AccessLog.CountAsync(a => a.Why == AccessReason.Arriving)).ShouldBeGreaterThan(0);

        await ScanAsync(door, token);
        State(door).ShouldBe("Sudah lapor");
        door.Value(".result .big").ShouldBe(number);
        door.Value(".result .why")!.ShouldContain("menunggu");
    }

    [Fact]
    public async Task Who_wants_to_hear_English_is_called_so_with_a_booking_and_without()
    {
        const string Own = "medan-satria";   // times elsewhere are soon full
        var (_, token, number) = await BookAsync(7815, office: Own);
        var (officer, door) = await AtDoorAsync(Own);
        using var _ = officer;
        await ScanAsync(door, token, ("english", "1"));
        await door.PressAsync("#ambil [name=take][value=KTP-HILANG]", ("english", "1"));
        var taken = door.Value(".result .big").ShouldNotBeNull();
        await door.PressAsync("#ambil [name=take][value=KTP-HILANG]");
        var other = door.Value(".result .big").ShouldNotBeNull();

        await using var db = host.Services.GetRequiredService<Store>().Open();
        var tickets = (await db.Tickets.ToListAsync()).Where(t => t.Day == DayId.Of(host.Services.GetRequiredService<CityVersions>().Current.Office(Own)!.No, DateOnly.Parse(TestHost.Today)).Value).ToList();
        tickets.Where(t => new[] { number, other, taken }.Contains(t.Label)).Select(t => (t.Label, t.English)).ShouldBe([(number!, true), (other, false), (taken, true)], ignoreOrder: true);
    }

    [Fact]
    public async Task Too_early_another_day_and_cancelled_are_answers_and_change_nothing()
    {
        var (early, _, _) = await BookAsync(7802, "13:00");
        var (_, other, _) = await BookAsync(7803, "09:00", "2026-11-25");
        var (_, gone, _) = await BookAsync(7804, "13:00");
        using var visitor = host.Visitor();
        (await visitor.SendAsync($"/bookings/{gone}/cancel", new { phoneLastFour = "7890" })).Status.ShouldBe(200);
        var (officer, door) = await AtDoorAsync();
        using var _ = officer;

        await ScanAsync(door, early);
        (State(door), door.Value(".result .why")!.Contains("12.30")).ShouldBe(("Terlalu awal", true));
        await ScanAsync(door, other);
        State(door).ShouldBe("Hari lain");
        door.Value(".result .why")!.ShouldContain("25 November 2026");
        await ScanAsync(door, gone);
        State(door).ShouldBe("Tidak berlaku lagi");
        await ScanAsync(door, "22222222");
        door.Status.ShouldBe(422);
        door.Page.QuerySelector("#code-salah").ShouldNotBeNull();
        door.Page.QuerySelector("#code")!.GetAttribute("value").ShouldBe("22222222");
    }

    [Fact]
    public async Task A_visit_of_another_office_is_received_here_with_one_tap_and_its_QR_stays()
    {
        var (reference, token, _) = await BookAsync(7805, "10:00", "2026-11-26", There);
        var (officer, door) = await AtDoorAsync();
        using var _ = officer;
        await ScanAsync(door, token);
        State(door).ShouldBe("Kantor lain");
        door.Value(".result .why")!.ShouldContain("26 November 2026");
        await door.PressAsync(".result .primary");
        State(door).ShouldBe("Nomor Anda");
        var number = door.Value(".result .big");

        using var visitor = host.Visitor();
        var visit = await visitor.ReadAsync($"/bookings/{token}");
        ((string?)visit["office"], (string?)visit["date"], (string?)visit["number"]).ShouldBe((Here, TestHost.Today, number));
        await ScanAsync(door, reference);
        State(door).ShouldBe("Sudah lapor");
    }

    [Fact]
    public async Task Who_has_no_code_is_found_by_initials_and_time_or_by_NIK_and_by_nothing_less()
    {
        var (_, _, number) = await BookAsync(7806, "10:00");
        var (officer, door) = await AtDoorAsync();
        using var _ = officer;
        foreach (var (who, at, field) in new[] { ("", "", "who"), ("S.R.", "", "at"), ("S.R.", "xx", "at"), ("1234567", "10:00", "who"), ("QQ", "10.00", "who"), ("3275014101909876", "", "who") })
        {
            await door.PressAsync("#cari button", ("who", who), ("at", at));
            door.Status.ShouldBe(422, who);
            door.Page.QuerySelector($"#{field}-salah").ShouldNotBeNull(who);
            (door.Page.QuerySelector("#who")!.GetAttribute("value") ?? "").ShouldBe(who);
        }
        await door.PressAsync("#cari button", ("who", "s r"), ("at", "10.00"));
        door.Text.ShouldContain("S••• R•••");
        await door.PressAsync("#cari button", ("who", ApiCalls.Nik(7806)), ("at", ""));
        door.Address.Query.ShouldNotContain("7806");
        door.Page.QuerySelectorAll(".found li").Length.ShouldBe(1);
        await door.PressAsync(".found .primary");
        (State(door), door.Value(".result .big")).ShouldBe(("Selamat datang", number));
    }

    [Fact]
    public async Task The_script_gets_the_answer_alone_from_the_same_form()
    {
        var (officer, door) = await AtDoorAsync();
        using var _ = officer;
        var fields = door.Page.QuerySelectorAll("#lapor input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)).Append(KeyValuePair.Create("code", "https://example.org/tidak-ada"));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/pintu/{Here}?handler=CheckIn") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Dantain-Part", "answer");
        using var answer = await officer.SendAsync(request);

        var html = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(200);
        html.ShouldContain("Tidak dikenal");
        html.ShouldContain("data-sound=\"bad\"");
        html.ShouldNotContain("<html");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Only_the_door_may_compile_WebAssembly()
    {
        var (officer, _) = await AtDoorAsync();
        using var _ = officer;
        foreach (var (page, may) in new[] { ($"/pintu/{Here}", true), ("/loket", false), ("/daftar", false) })
        {
            using var answer = await officer.GetAsync(page);
            string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")).Contains("'wasm-unsafe-eval'").ShouldBe(may, page);
        }
    }

    [Fact]
    public async Task A_number_on_the_spot_takes_two_taps_and_can_be_carried_home_by_QR()
    {
        var (officer, door) = await AtDoorAsync();
        using var _ = officer;
        await door.PressAsync("#ambil [name=first][value=KTP-HILANG]");
        State(door).ShouldBe("Nomor Anda");
        door.Value(".result .big")!.ShouldMatch(@"\A[A-Z]-\d{3}\z");
        door.Page.QuerySelector(".result .badge").ShouldNotBeNull();
        ((int)(await officer.GetAsync(door.Page.QuerySelector(".result a.primary")!.GetAttribute("href"))).StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task A_number_of_today_is_typed_as_it_stands_on_the_ticket()
    {
        const string Quiet = "jatiasih";
        var (_, _, number) = await BookAsync(7831, office: Quiet);
        var (officer, door) = await AtDoorAsync(Quiet);
        using var _ = officer;

        await ScanAsync(door, $" {number![..1].ToLowerInvariant()} {int.Parse(number[2..])} ");
        State(door).ShouldBe("Selamat datang");
        door.Value(".result .big").ShouldBe(number);
        await ScanAsync(door, number);
        State(door).ShouldBe("Sudah lapor");

        await ScanAsync(door, "Z-999");
        door.Status.ShouldBe(422);
        door.Text.ShouldContain("Tidak ada nomor itu di kantor ini hari ini");
        door.Page.QuerySelector("#code")!.GetAttribute("value").ShouldBe("Z-999");
    }

    [Fact]
    public async Task Whoever_gets_no_number_is_booked_for_what_they_came_for()
    {
        const string Small = "gpp-cibubur";
        var (officer, door) = await AtDoorAsync(Small);
        using var _ = officer;
        for (var i = 0; i < 200 && door.Page.QuerySelector(".result.door-full") is null; i++) await door.PressAsync("#ambil [name=take][value=KTP-HILANG]");
        door.Text.ShouldContain("Jam berikutnya yang bisa didaftar");
        await door.PressAsync(".result form[action='/bantu'] button");

        door.Status.ShouldBe(200);
        door.Address.AbsolutePath.ShouldBe("/daftar/perlu/KTP-HILANG");
    }

    [Fact]
    public void Whoever_tries_codes_is_stopped_for_the_rest_of_the_minute_and_nobody_else_is()
    {
        var wrong = new WrongCodes(host.Services.GetRequiredService<Dantain.Shared.CityClock>(), host.Services.GetRequiredService<Dantain.Web.Hosting.Settings>() with { RateLimits = true });
        for (var i = 0; i < 60 && !wrong.IsOver(1); i++) wrong.Add(1);
        (wrong.IsOver(1), wrong.IsOver(2)).ShouldBe((true, false));
    }
}
