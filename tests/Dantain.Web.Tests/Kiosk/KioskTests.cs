using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Web.Api;
using Dantain.Web.Tests.Brakes;
using Dantain.Web.Tests.Citizen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Kiosk;

/// <summary>A kiosk without script: pairing, a number, checking in, and what it forgets. Each test has an office of its own.</summary>
public sealed class KioskTests(KioskHost host) : IClassFixture<KioskHost>
{
    [Fact]
    public async Task An_administrator_s_code_makes_one_browser_the_kiosk_until_it_is_struck_off()
    {
        using var admin = await host.SignedInAsync(DemoStaff.Administrator);
        await admin.GetAsync("/admin/perangkat");
        await admin.SendAsync(("kioskPlace", "Pintu timur"), ("office", "mpp"), ("paper", "58"), ("printer", "192.168.7.9"));
        var code = admin.Page.Html.QuerySelector(".kiosk-code")!.TextContent;
        admin.Page.Text.ShouldContain("58 mm · 192.168.7.9:9100");
        using var kiosk = host.VisitorAt(TestDevice.New());
        (await kiosk.GetAsync("/mesin/mpp")).Path.ShouldBe("/mesin");
        (await kiosk.SendAsync(("code", code.ToLowerInvariant()))).Path.ShouldBe("/mesin/mpp");

        using var other = host.VisitorAt(TestDevice.New());
        await other.GetAsync("/mesin");
        await other.SendAsync(("code", code));
        other.Page.Status.ShouldBe(422);
        other.Page.Errors.ShouldHaveSingleItem().ShouldStartWith("Kode ini salah");

        await kiosk.GetAsync("/mesin/mpp/ambil/KTP-HILANG");
        await using (var db = host.Db())
        {
            var id = (await db.KnownDevices.SingleAsync(d => d.Place == "Pintu timur")).Id.ToString();
            await admin.Http.PostAsync(new Uri("/admin/perangkat?handler=StrikeOff", UriKind.Relative), Visitor.Form(admin.Page, ("id", id)));
        }
        (await kiosk.SendAsync(("priority", "0"))).Path.ShouldBe("/mesin");
        (await host.TicketsAsync("mpp")).ShouldBe(0);
    }

    [Theory]
    [InlineData("kioskPlace", " ", "Masukkan tempat perangkat")]
    [InlineData("office", "nowhere", "Kantor")]
    [InlineData("paper", "70", "Pilih lebar kertas")]
    [InlineData("printer", "8.8.8.8", "Alamat printer adalah angka")]
    public async Task What_is_wrong_with_a_new_kiosk_is_said_beside_its_field(string field, string typed, string says)
    {
        using var admin = await host.SignedInAsync(DemoStaff.Administrator);
        await admin.GetAsync("/admin/perangkat");
        var right = new Dictionary<string, string> { ["kioskPlace"] = "Lantai 2", ["office"] = "mpp", ["paper"] = "80", ["printer"] = "10.1.1.1" };
        right[field] = typed;
        await admin.SendAsync([.. right.Select(r => (r.Key, r.Value))]);

        admin.Page.Status.ShouldBe(422);
        admin.Page.Html.QuerySelector($"#{field}-salah")!.TextContent.ShouldContain(says);
        if (field != "printer") admin.Page.Value("printer").ShouldBe("10.1.1.1");
    }

    [Fact]
    public async Task A_code_for_a_kiosk_makes_no_helper_and_a_kiosk_is_none()
    {
        using var kiosk = await host.KioskAsync("dinas");
        await kiosk.ToWhoAsync();
        (await kiosk.GetAsync("/perangkat/AAAABBBBCCCC")).Status.ShouldBe(200);
        await kiosk.SendAsync();

        kiosk.Page.Status.ShouldBe(422);
    }

    [Fact]
    public async Task A_kiosk_acts_for_its_own_office_only()
    {
        using var kiosk = await host.KioskAsync("dinas");
        await kiosk.GetAsync("/mesin/dinas/ambil/KTP-HILANG");
        var body = Visitor.Form(kiosk.Page, ("priority", "0"));

        (await kiosk.ReadAsync(await kiosk.Http.PostAsync(new Uri("/mesin/pondok-melati/ambil/KTP-HILANG", UriKind.Relative), body))).Path.ShouldBe("/mesin/dinas");
        (await kiosk.GetAsync("/mesin/pondok-melati")).Path.ShouldBe("/mesin/dinas");
        (await host.TicketsAsync("pondok-melati")).ShouldBe(0);
    }

    [Fact]
    public async Task A_number_takes_three_touches_and_nothing_typed()
    {
        const string Office = "bekasi-utara";
        using var kiosk = await host.KioskAsync(Office);
        await kiosk.GetAsync("/mesin/" + Office);
        kiosk.Page.H1.ShouldBe("Ambil nomor antrean");
        await TouchAsync(kiosk, "KTP elektronik");
        await TouchAsync(kiosk, "Penggantian KTP-el karena hilang");
        var shown = await kiosk.SendAsync(("priority", "1"));

        shown.Path.ShouldBe($"/mesin/{Office}/nomor");
        shown.Html.QuerySelector(".number")!.TextContent.ShouldMatch(@"\A[A-Z]-\d{3}\z");
        shown.Text.ShouldContain("Didahulukan");
        await using var db = host.Db();
        var day = host.Today(Office).Value;
        var fact = await db.Facts.SingleAsync(f => f.Day == day && f.Kind == nameof(TicketTaken));
        fact.Actor.ShouldStartWith("kiosk:");
        (await db.Tickets.SingleAsync(t => t.Day == day)).Priority.ShouldBeTrue();
    }

    [Fact]
    public async Task A_group_of_one_service_leads_straight_to_the_last_touch()
    {
        using var kiosk = await host.KioskAsync("dinas");
        await kiosk.GetAsync("/mesin/dinas");
        await TouchAsync(kiosk, "Identitas Kependudukan Digital");

        kiosk.Page.H1.ShouldBe("Apakah Anda perlu didahulukan?");
    }

    [Fact]
    public async Task The_same_touch_twice_is_one_number_and_a_changed_answer_another()
    {
        const string Office = "bekasi-selatan";
        using var kiosk = await host.KioskAsync(Office);
        await kiosk.GetAsync($"/mesin/{Office}/ambil/KK-BARU");
        var address = new Uri(kiosk.Page.Path, UriKind.Relative);
        for (var i = 0; i < 2; i++) using ((await kiosk.Http.PostAsync(address, Visitor.Form(kiosk.Page, ("priority", "0")))).EnsureSuccessStatusCode()) { }
        (await host.TicketsAsync(Office)).ShouldBe(1);

        using ((await kiosk.Http.PostAsync(address, Visitor.Form(kiosk.Page, ("priority", "1")))).EnsureSuccessStatusCode()) { }
        (await host.TicketsAsync(Office)).ShouldBe(2);
    }

    [Fact]
    public async Task When_it_is_reset_the_way_back_shows_nothing_and_the_next_one_begins_in_Indonesian()
    {
        const string Office = "bekasi-barat";
        using var kiosk = await host.KioskAsync(Office);
        await kiosk.GetAsync($"/bahasa/en?kembali=/mesin/{Office}");
        kiosk.Page.H1.ShouldBe("Take a number");
        await kiosk.GetAsync($"/mesin/{Office}/ambil/KK-BARU");
        await kiosk.SendAsync(("priority", "0"));
        kiosk.Page.Text.ShouldContain("Wait in the waiting room");

        (await kiosk.GetAsync($"/mesin/{Office}/selesai")).H1.ShouldBe("Ambil nomor antrean");
        (await kiosk.GetAsync($"/mesin/{Office}/nomor")).Path.ShouldBe($"/mesin/{Office}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/layanan/KTP-EL")]
    [InlineData("/ambil/KTP-HILANG")]
    [InlineData("/datang")]
    [InlineData("/bantuan")]
    public async Task Nothing_is_kept_by_the_browser(string path)
    {
        using var kiosk = await host.KioskAsync("dinas");
        using var answer = await kiosk.Http.GetAsync(new Uri("/mesin/dinas" + path, UriKind.Relative));

        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/layanan/NOPE")]
    [InlineData("/ambil/NOPE")]
    [InlineData("/ambil/KONSULTASI")]
    public async Task What_is_not_offered_is_not_found(string path)
    {
        using var kiosk = await host.KioskAsync("dinas");

        (await kiosk.GetAsync("/mesin/dinas" + path)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Who_has_booked_checks_in_by_the_burst_of_a_scanner_or_the_typed_code_and_no_name_is_shown()
    {
        const string Office = "jatisampurna";
        using var phone = host.Visitor();
        string[] tokens = [await BookAsync(1, "10:00"), await BookAsync(2, "10:00"), await BookAsync(3, "14:00")];
        using var elsewhere = await host.KioskAsync("mpp");
        await elsewhere.GetAsync("/mesin/mpp/datang");
        (await elsewhere.SendAsync(("code", tokens[0]))).Errors.ShouldHaveSingleItem().ShouldContain("Jatisampurna");

        using var kiosk = await host.KioskAsync(Office);
        foreach (var code in new[] { tokens[0], tokens[1][..8].ToLowerInvariant() })
        {
            await kiosk.GetAsync($"/mesin/{Office}");
            var scanned = Visitor.Form(kiosk.Page, ("code", code));
            await kiosk.ReadAsync(await kiosk.Http.PostAsync(new Uri($"/mesin/{Office}/datang", UriKind.Relative), scanned));
            await kiosk.GetAsync($"/mesin/{Office}/nomor");
            kiosk.Page.Text.ShouldContain("Giliran Anda mulai pukul 10.00 WIB");
            kiosk.Page.Text.ShouldNotContain("Siti");
        }
        await kiosk.GetAsync($"/mesin/{Office}/datang");
        (await kiosk.SendAsync(("code", tokens[2]))).Errors.ShouldHaveSingleItem().ShouldContain("Mulai pukul 13");
        (await host.TicketsAsync(Office)).ShouldBe(2);

        async Task<string> BookAsync(int person, string start) =>
            (string)(await phone.Http.SendAsync("/bookings", ApiCalls.Booking(Office, 7700 + person, start))).Body!["token"]!;
    }

    [Theory]
    [InlineData("")]
    [InlineData("22222222")]
    [InlineData("😀")]
    [InlineData("2222222222222222222222")]
    public async Task A_code_that_leads_nowhere_is_said_beside_the_field_and_kept(string code)
    {
        using var kiosk = await host.KioskAsync("dinas");
        await kiosk.GetAsync("/mesin/dinas/datang");
        await kiosk.SendAsync(("code", code));

        kiosk.Page.Status.ShouldBe(422);
        kiosk.Page.Html.QuerySelector("#code-salah").ShouldNotBeNull();
        (kiosk.Page.Value("code") ?? "").ShouldBe(code);
    }

    [Fact]
    public async Task Where_the_office_asks_for_it_the_NIK_is_shown_as_dots_and_only_its_hash_is_kept()
    {
        using var kiosk = await host.KioskAsync(KioskHost.AsksNik);
        await kiosk.GetAsync($"/mesin/{KioskHost.AsksNik}/ambil/KTP-HILANG");
        kiosk.Page.Html.QuerySelector("#nik")!.GetAttribute("type").ShouldBe("password");
        await kiosk.SendAsync(("nik", "12"), ("priority", "0"));
        kiosk.Page.Html.QuerySelector("#nik-salah")!.TextContent.ShouldContain("NIK harus 16 angka");
        var nik = Visitor.NewNik();
        await kiosk.SendAsync(("nik", nik), ("priority", "0"));
        kiosk.Page.Path.ShouldEndWith("/nomor");
        kiosk.Page.Body.ShouldNotContain(nik);

        await kiosk.GetAsync($"/mesin/{KioskHost.AsksNik}/ambil/KTP-HILANG");
        await kiosk.SendAsync(("nik", nik), ("priority", "0"));
        kiosk.Page.Status.ShouldBe(422);
        await using var db = host.Db();
        var day = host.Today(KioskHost.AsksNik).Value;
        (await db.Items.SingleAsync(i => i.Day == day)).Subject.ShouldNotBeNull();
        (await db.Facts.Where(f => f.Day == day).Select(f => f.Payload).ToListAsync()).ShouldAllBe(p => !p.Contains(nik));
    }

    [Fact]
    public async Task Many_numbers_in_a_minute_are_told_to_the_door()
    {
        const string Office = "bekasi-timur";
        using var kiosk = await host.KioskAsync(Office);
        for (var i = 0; i < 3; i++)
        {
            (await host.ToldAsync(Office)).ShouldBeEmpty();
            await kiosk.GetAsync($"/mesin/{Office}/ambil/KK-BARU");
            await kiosk.SendAsync(("priority", "0"));
        }

        (await host.ToldAsync(Office)).ShouldBe([DoorNews.ManyTickets]);
    }

    [Fact]
    public async Task When_all_are_gone_it_names_the_next_place_and_a_QR_for_the_phone()
    {
        const string Office = "medan-satria";
        await host.OpenUnusedAsync(Office);
        using var kiosk = await host.KioskAsync(Office);
        await kiosk.GetAsync("/mesin/" + Office);
        await kiosk.GetAsync($"/mesin/{Office}/ambil/KIA-GANTI");
        for (var i = 0; i < 60 && kiosk.Page.Status == 200; i++)
        {
            await kiosk.SendAsync(("priority", "0"));
            if (kiosk.Page.Status == 200) await kiosk.GetAsync($"/mesin/{Office}/ambil/KIA-GANTI");
        }

        kiosk.Page.Status.ShouldBe(422);
        kiosk.Page.Errors.ShouldHaveSingleItem().ShouldMatch("sudah habis");
        kiosk.Page.Html.QuerySelectorAll(".elsewhere li").Length.ShouldBe(3);
        kiosk.Page.Text.ShouldContain("/daftar/perlu/KIA-GANTI");
    }

    [Fact]
    public async Task Help_is_seen_at_the_door_until_somebody_answers()
    {
        const string Office = "pondok-gede";
        using var kiosk = await host.KioskAsync(Office);
        await kiosk.GetAsync("/mesin/" + Office);
        var help = Visitor.Form(kiosk.Page);   // the last form of every screen
        (await kiosk.ReadAsync(await kiosk.Http.PostAsync(new Uri($"/mesin/{Office}/bantuan", UriKind.Relative), help))).H1.ShouldBe("Petugas sudah dipanggil");

        using var officer = await host.SignedInAsync(DemoStaff.OfficerOf(Office));
        (await officer.GetAsync("/pintu/" + Office)).Text.ShouldContain("Bantuan diminta di mesin antrean Pintu masuk");
        await officer.SendAsync(("fact", officer.Page.Value("fact")!));
        officer.Page.Path.ShouldBe("/pintu/" + Office);
        officer.Page.Text.ShouldNotContain("Bantuan diminta");
        (await officer.GetAsync($"/pintu/{Office}/kabar")).Text.ShouldContain("Tidak ada kabar");
        using var stranger = host.Visitor();
        (await stranger.GetAsync($"/pintu/{Office}/kabar")).Path.ShouldStartWith("/masuk");
    }

    /// <summary>Its answer is lost, and before it is asked again a place of an earlier day is free.</summary>
    [Fact]
    public async Task A_place_of_a_later_day_that_is_asked_for_again_is_the_same_one_whatever_is_free_by_then()
    {
        const string office = "jatiasih";
        await host.OpenUnusedAsync(office);
        using var officer = await host.SignedInAsync(DemoStaff.OfficerOf(office));
        for (var i = 0; (await officer.Http.SendAsync($"/offices/{office}/queue/tickets", new { services = new[] { "KTP-HILANG" } })).Status == 201; i++) i.ShouldBeLessThan(200);
        var (desk, actor) = (host.Services.GetRequiredService<QueueDesk>(), Actor.Staff(1));
        var service = desk.City.Service("KTP-HILANG")!.No;
        Task<Result<(DayId Day, PlaceGiven Given)>> AskAsync(Guid key) => desk.PlaceAsync(office, actor, new GivePlaceInstead(service), key);
        var first = (await AskAsync(Guid.NewGuid())).Value;
        var (key, later) = (Guid.Empty, first);
        for (var i = 0; later.Day == first.Day; i++, i.ShouldBeLessThan(200)) later = (await AskAsync(key = Guid.NewGuid())).Value;
        (await host.Services.GetRequiredService<OfficeDayRunner>().RunAsync(first.Day, new RevokeBooking(first.Given.Booking, "system"), actor, Guid.NewGuid())).IsOk.ShouldBeTrue();

        var again = (await AskAsync(key)).Value;

        (again.Day, again.Given.Reference).ShouldBe((later.Day, later.Given.Reference));
        (await AskAsync(Guid.NewGuid())).Value.Day.ShouldBe(first.Day, "what is free is the next one's");
    }

    static async Task TouchAsync(Visitor kiosk, string words)
    {
        var link = kiosk.Page.Html.QuerySelectorAll("main a").Single(a => a.QuerySelector("strong")?.TextContent == words);
        await kiosk.GetAsync(link.GetAttribute("href")!);
    }

    [Fact]
    public async Task When_no_number_is_left_the_machine_and_the_door_give_a_booked_place_of_a_later_day()
    {
        const string office = "rawalumbu";
        await host.OpenUnusedAsync(office);
        using var officer = await host.SignedInAsync(DemoStaff.OfficerOf(office));
        for (var i = 0; (await officer.Http.SendAsync($"/offices/{office}/queue/tickets", new { services = new[] { "KTP-HILANG" } })).Status == 201; i++) i.ShouldBeLessThan(200);
        using var kiosk = await host.KioskAsync(office);
        await kiosk.GetAsync($"/mesin/{office}/ambil/KTP-HILANG");
        var shown = await PostAsync(kiosk, kiosk.Page, "form.instead", []);
        shown.Path.ShouldBe($"/mesin/{office}/nomor");
        shown.Html.QuerySelector(".turn")!.TextContent.ShouldMatch(@"Datanglah \w+, \d+ \w+ \d{4}, pukul \d\d\.\d\d");
        shown.Html.QuerySelector(".wait").ShouldBeNull("that is another day's queue");
        var printed = shown.Html.QuerySelector(".code b")!.TextContent.Replace(" ", "");

        await officer.GetAsync($"/pintu/{office}");
        var full = await PostAsync(officer, officer.Page, "#ambil", [("take", "KTP-HILANG")]);
        full.Html.QuerySelector("#hasil")!.GetAttribute("data-state").ShouldBe("full");
        var placed = await PostAsync(officer, full, "form[action$='handler=PlaceInstead']", []);
        placed.Html.QuerySelector("#hasil")!.GetAttribute("data-state").ShouldBe("placed");
        placed.Html.QuerySelector("#hasil svg").ShouldNotBeNull();
        placed.Html.QuerySelector("#hasil a[href*='/cetak']").ShouldNotBeNull();

        await using var db = host.Db();
        var booking = await db.Bookings.SingleAsync(b => b.Reference == printed);
        booking.State.ShouldBe(Dantain.OfficeDays.BookingState.Confirmed);
        new Dantain.OfficeDays.DayId(booking.Day).Date.ShouldBeGreaterThan(new DateOnly(2026, 11, 24));

        async Task<ShownPage> PostAsync(Visitor visitor, ShownPage page, string selector, (string Name, string Value)[] pressed)
        {
            var form = page.Html.QuerySelector(selector).ShouldNotBeNull(page.Text);
            var fields = form.QuerySelectorAll("input[type=hidden]").Select(f => KeyValuePair.Create(f.GetAttribute("name")!, f.GetAttribute("value") ?? "")).Concat(pressed.Select(p => KeyValuePair.Create(p.Name, p.Value)));
            using var content = new FormUrlEncodedContent(fields);
            using var answer = await visitor.Http.PostAsync(form.GetAttribute("action"), content);
            return await visitor.ReadAsync(answer);
        }
    }
}
