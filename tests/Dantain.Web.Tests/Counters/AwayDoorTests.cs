using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Counters;

/// <summary>What a door needs for an hour without its line, and what it sends when the line is back.</summary>
public sealed class AwayDoorTests(TestHost host) : IClassFixture<TestHost>
{
    async Task<(string Reference, string Token, string Number)> BookAsync(string office, int person, string time = "10:00")
    {
        using var visitor = host.Visitor();
        var (status, booked) = await visitor.SendAsync("/bookings", ApiCalls.Booking(office, person, time));
        status.ShouldBe(201, booked?.ToString());
        return (booked!["reference"]!.ToString(), booked["token"]!.ToString(), booked["number"]!.ToString());
    }

    static async Task<(string State, string? Number)> ScanAsync(HttpClient officer, string office, string code, params (string, string)[] more)
    {
        var door = await new Screen(officer).OpenAsync($"/pintu/{office}");
        await door.PressAsync("#lapor .primary", [("code", code), .. more]);
        return (door.Value(".result .says")!.Split(' ', 2)[1].Trim(), door.Value(".result .big"));
    }

    [Fact]
    public async Task What_was_kept_counts_from_when_it_happened_and_once()
    {
        const string office = "dinas";
        var (_, token, number) = await BookAsync(office, 7861);
        using var officer = await host.OfficerAsync(office);
        var at = DateTimeOffset.FromUnixTimeMilliseconds(1_760_000_000_000);   // a clock that stands elsewhere: the span is right all the same
        (string, string)[] kept = [("key", Guid.NewGuid().ToString()), ("at", $"{at.ToUnixTimeMilliseconds()}")];
        foreach (var minutes in new[] { 25, 40 })
            (await ScanAsync(officer, office, token, [.. kept, ("sent", $"{at.AddMinutes(minutes).ToUnixTimeMilliseconds()}")])).ShouldBe(("Terlalu awal", number));
        kept[0] = ("key", Guid.NewGuid().ToString());
        // Half of the time this city has lived ago: it began when somebody may come.
        var age = (host.Services.GetRequiredService<CityClock>().Now - new DateTimeOffset(2026, 11, 24, 2, 30, 0, TimeSpan.Zero)) / 2;
        foreach (var sent in new[] { at + age, at + age + TimeSpan.FromSeconds(35) })
            (await ScanAsync(officer, office, token, [.. kept, ("sent", $"{sent.ToUnixTimeMilliseconds()}")])).ShouldBe(("Selamat datang", number), "sent again it is the same arrival");

        await using var db = host.Services.GetRequiredService<Store>().Open();
        var fact = await db.Facts.SingleAsync(f => f.Kind == "CheckedIn" && f.DeviceAt == at && f.Payload.Contains(number));
        fact.DeviceAt.ShouldBe(at);
        var ticket = (await db.Tickets.Where(t => t.Day == fact.Day).ToListAsync()).Single(t => t.Label == number);
        (fact.At - ticket.ArrivedAt).ShouldBeInRange(age - TimeSpan.FromMilliseconds(2), age + TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("soon", "1760000000000", "jatiasih"), InlineData("1760000000000", "", "bekasi-utara"), InlineData("99999999999999999999", "1", "bekasi-barat"),
     InlineData("1760000000001", "1759999999999", "bekasi-selatan"), InlineData("-1", "1760000000000", "jatisampurna")]
    public async Task Times_that_are_none_are_as_if_it_happened_now(string at, string sent, string office)
    {
        var (_, token, number) = await BookAsync(office, 7900 + office.Sum(c => c));
        using var officer = await host.OfficerAsync(office);
        (await ScanAsync(officer, office, token, ("at", at), ("sent", sent))).ShouldBe(("Selamat datang", number));
    }

    [Fact]
    public async Task The_list_has_numbers_and_times_and_neither_names_nor_whole_codes()
    {
        const string office = "rawalumbu";
        var (reference, token, number) = await BookAsync(office, 7870);
        var (_, gone, goneNumber) = await BookAsync(office, 7871, "13:00");
        using var visitor = host.Visitor();
        (await visitor.SendAsync($"/bookings/{gone}/cancel", new { phoneLastFour = "7890" })).Status.ShouldBe(200);
        using var officer = await host.OfficerAsync(office);
        var list = await officer.GetStringAsync($"/pintu/{office}?handler=List");

        list.ShouldContain($"\n{token[8..]} {number} 10:00 e\n");
        list.ShouldContain($"\n{gone[8..]} {goneNumber} 13:00 o\n");
        list.ShouldNotContain(reference, Case.Insensitive);
        list.ShouldNotContain("Siti", Case.Insensitive);
        using var other = await host.OfficerAsync("jatiasih");
        (await other.GetAsync($"/pintu/{office}?handler=List")).IsSuccessStatusCode.ShouldBeFalse("another office's");
    }

    [Fact]
    public async Task The_list_for_paper_has_everyone_who_may_come_with_number_time_and_service_and_no_name()
    {
        const string office = "mustika-jaya";
        var (reference, token, number) = await BookAsync(office, 7880);
        var (_, _, later) = await BookAsync(office, 7881, "13:00");
        using var officer = await host.OfficerAsync(office);
        await ScanAsync(officer, office, token);
        var paper = await new Screen(officer).OpenAsync($"/pintu/{office}/daftar");

        paper.Status.ShouldBe(200);
        var rows = paper.Page.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))).ToArray();
        rows.ShouldBe([$"10.00|{number}|KTP elektronik|✓||", $"13.00|{later}|KTP elektronik|||"]);
        paper.Text.ShouldNotContain("Siti");
        paper.Text.ShouldNotContain(reference);
    }
}
