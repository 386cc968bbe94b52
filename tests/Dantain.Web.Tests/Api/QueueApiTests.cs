using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Dantain.Web.Tests.Api;

[Collection(nameof(TestHost))]
public sealed class QueueApiTests(TestHost host)
{
    [Fact]
    public async Task A_visit_goes_from_booking_to_finish_and_the_export_tells_it()
    {
        const string office = "mustika-jaya";
        using var officer = await host.OfficerAsync(office);
        var key = Guid.NewGuid();
        var (made, booked) = await officer.SendAsync($"/offices/{office}/queue/bookings", ApiCalls.Booking(office, 11, "10:00"), key);
        made.ShouldBe(201, booked?.ToString());
        var (status, came) = await officer.SendAsync($"/offices/{office}/queue/check-in", new { code = (string?)booked!["token"] });
        status.ShouldBe(200, came?.ToString());
        ((bool)came!["late"]!).ShouldBeFalse();
        ((string?)came["number"]).ShouldBe((string?)booked["number"]);

        (await officer.SendAsync($"/offices/{office}/counters/1/open")).Status.ShouldBe(200);
        var (_, called) = await officer.SendAsync($"/offices/{office}/counters/1/next");
        ((int?)called!["ticket"]).ShouldBe((int?)came["ticket"]);
        ((int?)called["calls"]).ShouldBe(1);
        var queue = await officer.ReadAsync($"/offices/{office}/queue");
        ((string?)queue["tickets"]!.AsArray().Single()!["state"]).ShouldBe("called");
        ((string?)queue["counters"]![0]!["state"]).ShouldBe("open");
        (await officer.SendAsync($"/offices/{office}/counters/1/recall")).Body!["code"]!.ToString().ShouldBe("ticket.called-just-now");
        (await officer.SendAsync($"/offices/{office}/counters/1/start")).Status.ShouldBe(200);
        (await officer.SendAsync($"/offices/{office}/counters/1/finish")).Body!["state"]!.ToString().ShouldBe("served");
        (await officer.SendAsync($"/offices/{office}/counters/1/next")).Body!["code"]!.ToString().ShouldBe("queue.nobody-waits");
        (await officer.SendAsync($"/offices/{office}/counters/1/close")).Status.ShouldBe(200);

        using var admin = await host.SignedInAsync("admin");
        var text = await admin.GetStringAsync($"/api/v1/offices/{office}/days/{TestHost.Today}/export");
        var export = JsonNode.Parse(text)!;
        ((string?)export["head"]!["chain"]).ShouldBe("ok");
        var row = export["bookings"]!.AsArray().Single()!;
        ((string?)row["request"]).ShouldBe(key.ToString());
        ((string?)row["state"]).ShouldBe("closed");
        ((string?)row["items"]![0]!["service"]).ShouldBe("KTP-HILANG");
        ((int?)export["stock"]!.AsArray().Single(s => (int)s!["taken"]! == 1)!["no"]).ShouldBe((int?)row["items"]![0]!["blank"]);
        ((string?)export["tickets"]![0]!["state"]).ShouldBe("served");
        export["facts"]!.AsArray().Count.ShouldBe((int)export["head"]!["lastFact"]!);
        export["facts"]!.AsArray().ShouldContain(f => (string?)f!["kind"] == "PlaceBooked" && (string?)f["request"] == key.ToString());
        foreach (var personal in new[] { "Siti", "Rahmawati", ApiCalls.Nik(11), "81234567890" }) text.ShouldNotContain(personal);
    }

    [Fact]
    public async Task A_number_on_the_spot_is_parked_transferred_missed_and_undone()
    {
        const string office = "jatiasih";
        using var officer = await host.OfficerAsync(office);
        var (status, taken) = await officer.SendAsync($"/offices/{office}/queue/tickets", new { services = new[] { "KTP-HILANG" }, priority = true });
        status.ShouldBe(201, taken?.ToString());
        taken!["token"]!.ToString().Length.ShouldBe(20);
        var ticket = $"/offices/{office}/tickets/{taken["ticket"]}";
        (await officer.SendAsync($"{ticket}/park", new { reason = "fotokopi" })).Body!["state"]!.ToString().ShouldBe("parked");
        (await officer.SendAsync($"{ticket}/unpark")).Body!["state"]!.ToString().ShouldBe("waiting");
        (await officer.SendAsync($"{ticket}/transfer", new { group = "KK" })).Body!["group"]!.ToString().ShouldBe("KK");
        (await officer.SendAsync($"{ticket}/undo")).Body!["state"]!.ToString().ShouldBe("waiting");
        (await officer.SendAsync($"/offices/{office}/counters/2/open", new { groups = new[] { "KTP-EL" } })).Body!["groups"]![0]!.ToString().ShouldBe("KTP-EL");
        (await officer.SendAsync($"/offices/{office}/counters/2/call", new { ticket = (int)taken["ticket"]!, reason = "kesehatan" })).Body!["reason"]!.ToString().ShouldBe("kesehatan");
        (await officer.SendAsync($"/offices/{office}/counters/2/missed")).Body!["state"]!.ToString().ShouldBe("missed");
        (await officer.SendAsync($"{ticket}/return")).Body!["state"]!.ToString().ShouldBe("waiting");
        (await officer.SendAsync($"/offices/{office}/counters/2/pause")).Body!["state"]!.ToString().ShouldBe("paused");
        (await officer.SendAsync($"{ticket}/leave")).Body!["state"]!.ToString().ShouldBe("left");
        (await officer.SendAsync($"/offices/{office}/slots/1/places", new { wanted = 3 })).Body!["wanted"]!.GetValue<int>().ShouldBe(3);
        (await officer.SendAsync($"/offices/{office}/day/close")).Body!["code"]!.ToString().ShouldBe("booking.not-over-yet");
    }

    [Fact]
    public async Task The_office_moves_a_visit_after_the_deadline_and_says_so_again_when_its_answer_was_lost()
    {
        using var visitor = host.Visitor();
        var (_, booked) = await visitor.SendAsync("/bookings", ApiCalls.Booking("bekasi-utara", 14, "11:00"));
        booked!["token"].ShouldNotBeNull(booked.ToString());
        var cancelled = await visitor.SendAsync($"/bookings/{booked!["token"]}/cancel", new { phoneLastFour = "7890" });
        cancelled.Body!["code"]!.ToString().ShouldBe("booking.too-late-to-change");
        cancelled.Body["title"]!.ToString().ShouldContain("120 menit");
        using var officer = await host.OfficerAsync("bekasi-utara");
        var (key, to) = (Guid.NewGuid(), new { code = booked["reference"]!.ToString(), office = "dinas", date = "2026-11-26", start = "10:00" });
        var (status, moved) = await officer.SendAsync("/offices/bekasi-utara/queue/reschedule", to, key);
        status.ShouldBe(200, moved?.ToString());
        moved!["reference"]!.ToString().ShouldBe(booked["reference"]!.ToString());
        (await officer.SendAsync("/offices/bekasi-utara/queue/reschedule", to, key)).Body!.ToString().ShouldBe(moved.ToString());
        (await officer.SendAsync("/offices/bekasi-utara/queue/reschedule", to)).Body!["code"]!.ToString().ShouldBe("checkin.other-office");
    }

    [Fact]
    public async Task Another_office_is_refused_and_so_is_who_is_not_signed_in()
    {
        using var officer = await host.OfficerAsync("rawalumbu");
        var (status, problem) = await officer.SendAsync("/offices/dinas/counters/1/open");
        status.ShouldBe(403);
        problem!["code"]!.ToString().ShouldBe("staff.not-allowed");
        (await officer.SendAsync("/offices/nowhere/counters/1/open")).Status.ShouldBe(403);
        using var export = await officer.GetAsync($"/api/v1/offices/rawalumbu/days/{TestHost.Today}/export");
        ((int)export.StatusCode).ShouldBe(403);
        using var visitor = host.Visitor();
        (status, problem) = await visitor.SendAsync("/offices/dinas/counters/1/open");
        status.ShouldBe(401);
        problem!["code"]!.ToString().ShouldBe("staff.sign-in-first");
    }

    [Fact]
    public async Task A_change_without_key_or_with_more_than_the_contract_is_refused()
    {
        using var officer = await host.OfficerAsync("rawalumbu");
        using var keyless = await officer.PostAsJsonAsync("/api/v1/offices/rawalumbu/counters/1/open", new { });
        (await keyless.Content.ReadAsStringAsync()).ShouldContain("request.key");
        (await officer.SendAsync("/offices/rawalumbu/counters/1/next", new { more = 1 })).Body!["code"]!.ToString().ShouldBe("request.json");
        (await officer.SendAsync("/offices/rawalumbu/tickets/1/park", new { reason = "NIK 3275014101900001" })).Body!["code"]!.ToString().ShouldBe("reason.format");
        (await officer.SendAsync("/offices/rawalumbu/queue/check-in", new { code = "zzz" })).Body!["code"]!.ToString().ShouldBe("reference.format");
        (await officer.SendAsync("/offices/rawalumbu/queue/bookings", ApiCalls.Booking("dinas", 12, "10:00"))).Body!["code"]!.ToString().ShouldBe("booking.other-office");
    }

    [Fact]
    public async Task A_booking_of_another_office_is_told_from_an_unknown_one()
    {
        using var visitor = host.Visitor();
        var (_, booked) = await visitor.SendAsync("/bookings", ApiCalls.Booking("pondok-melati", 13, "11:00"));
        using var officer = await host.OfficerAsync("bantar-gebang");
        (await officer.SendAsync("/offices/bantar-gebang/queue/check-in", new { code = booked!["reference"]!.ToString() })).Body!["code"]!.ToString().ShouldBe("checkin.other-office");
        (await officer.SendAsync("/offices/bantar-gebang/queue/no-show", new { code = "2222 2222" })).Body!["code"]!.ToString().ShouldBe("booking.not-found");
        using var own = await host.OfficerAsync("pondok-melati");
        (await own.SendAsync("/offices/pondok-melati/queue/no-show", new { code = booked["reference"]!.ToString() })).Body!["code"]!.ToString().ShouldBe("booking.not-over-yet");
        (await own.SendAsync("/offices/pondok-melati/queue/revoke", new { code = booked["reference"]!.ToString(), reason = "tutup" })).Body!["state"]!.ToString().ShouldBe("revokedByOffice");
    }
}
