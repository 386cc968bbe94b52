using System.Text.Json.Nodes;

namespace Dantain.Web.Tests.Live;

[Collection(nameof(TestHost))]
public sealed class LiveTests(TestHost host)
{
    [Fact]
    public async Task Board_console_and_ticket_hear_of_a_call()
    {
        const string office = "pondok-gede";
        using var officer = await host.OfficerAsync(office);
        using var visitor = host.Visitor();
        var (_, booked) = await visitor.SendAsync("/bookings", ApiCalls.Booking(office, 41, "10:00"));
        using var board = await EventReader.OpenAsync(visitor, $"/offices/{office}/board/events");
        using var console = await EventReader.OpenAsync(officer, $"/offices/{office}/queue/events");
        using var ticket = await EventReader.OpenAsync(visitor, $"/bookings/{booked!["token"]}/events");
        (await board.NextAsync("board", _ => true))["called"]!.AsArray().ShouldBeEmpty();
        (await ticket.NextAsync("ticket", _ => true))["state"]!.ToString().ShouldBe("confirmed");

        await officer.SendAsync($"/offices/{office}/queue/check-in", new { code = booked["reference"]!.ToString() });
        (await ticket.NextAsync("ticket", t => (string?)t["queue"] == "waiting"))["ahead"]!.GetValue<int>().ShouldBe(0);
        await officer.SendAsync($"/offices/{office}/counters/1/open", new { groups = new[] { "KTP-EL" } });
        var (_, called) = await officer.SendAsync($"/offices/{office}/counters/1/next");
        called!["number"]!.ToString().ShouldBe(booked["number"]!.ToString());

        var shown = await board.NextAsync("board", b => b["called"]!.AsArray().Count > 0);
        shown["called"]![0]!["number"]!.ToString().ShouldBe(called["number"]!.ToString());
        (await console.NextAsync("queue", q => (int)q["version"]! >= (int)shown["version"]!)).ShouldNotBeNull();
        ((int)(await ticket.NextAsync("ticket", t => (string?)t["queue"] == "called"))["counter"]!).ShouldBe(1);
        await officer.SendAsync($"/offices/{office}/counters/1/start");
        await officer.SendAsync($"/offices/{office}/counters/1/finish");
        (await ticket.NextAsync("ticket", t => (string?)t["queue"] == "served"))["state"]!.ToString().ShouldBe("closed");
    }

    [Fact]
    public async Task A_board_on_which_nothing_changes_still_hears_that_its_node_lives()
    {
        using var visitor = host.Visitor();
        using var board = await EventReader.OpenAsync(visitor, "/offices/bantar-gebang/board/events");
        await board.NextAsync("board", _ => true);
        (await board.NextAsync("heartbeat", _ => true)).ToJsonString().ShouldBe("{}");
        (await visitor.GetStringAsync("/layar/bantar-gebang")).ShouldContain("data-patience=\"4000\"", Case.Sensitive, "two signs of life that fail to come");
    }

    [Fact]
    public async Task A_console_needs_a_sign_in_and_an_unknown_ticket_is_not_found()
    {
        using var visitor = host.Visitor();
        ((int)(await visitor.GetAsync("/api/v1/offices/dinas/queue/events")).StatusCode).ShouldBe(401);
        ((int)(await visitor.GetAsync("/api/v1/bookings/22222222222222222222/events")).StatusCode).ShouldBe(404);
        ((int)(await visitor.GetAsync("/api/v1/offices/nowhere/board/events")).StatusCode).ShouldBe(404);
    }

    /// <summary>Reads one event stream line by line, as a browser does.</summary>
    sealed class EventReader(HttpResponseMessage answer, StreamReader lines) : IDisposable
    {
        public static async Task<EventReader> OpenAsync(HttpClient client, string path)
        {
            var answer = await client.GetAsync("/api/v1" + path, HttpCompletionOption.ResponseHeadersRead);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
            return new(answer, new(await answer.Content.ReadAsStreamAsync()));
        }

        public async Task<JsonNode> NextAsync(string name, Func<JsonNode, bool> wanted)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            string? current = null;
            while (await lines.ReadLineAsync(patience.Token) is { } line)
            {
                if (line.StartsWith("event: ")) current = line[7..];
                if (line.StartsWith("data: ") && current == name && JsonNode.Parse(line[6..]) is { } data && wanted(data)) return data;
            }
            throw new EndOfStreamException($"The stream ended before {name}");
        }

        public void Dispose()
        {
            lines.Dispose();
            answer.Dispose();
        }
    }
}
