using System.Text.Json.Nodes;
using Dantain.Staff;

namespace Dantain.Web.Tests.Counters;

/// <summary>Two people at two counters, over HTTP as their consoles do it.</summary>
public sealed class PressNextTests(TestHost host) : IClassFixture<TestHost>
{
    const string Office = "dinas";
    const int Presses = 1_000, People = 5;

    [Fact]
    public async Task Two_counters_that_press_next_in_the_same_moment_a_thousand_times_never_get_the_same_person()
    {
        using var officer = await host.OfficerAsync(Office);
        using var administrator = await host.SignedInAsync(DemoStaff.Administrator);
        HttpClient[] at = [officer, administrator];
        var waiting = new HashSet<int>();
        for (var i = 0; i < People; i++) waiting.Add(Ticket(await officer.SendAsync($"/offices/{Office}/queue/tickets", new { services = new[] { "KTP-HILANG" } })));
        for (var i = 0; i < at.Length; i++) (await DoAsync(at[i], i, "open", new { groups = new[] { "KTP-EL" } })).Status.ShouldBe(200);

        for (var press = 0; press < Presses; press++)
        {
            var called = await Task.WhenAll(at.Select((clerk, i) => DoAsync(clerk, i, "next")));
            var tickets = called.Select(Ticket).ToArray();
            tickets[0].ShouldNotBe(tickets[1], $"press {press}");
            tickets.ShouldAllBe(t => waiting.Contains(t));
            // They do not come, are told so, and are back for the next press.
            foreach (var missed in await Task.WhenAll(at.Select((clerk, i) => DoAsync(clerk, i, "missed")))) tickets.ShouldContain(Ticket(missed));
            foreach (var back in await Task.WhenAll(tickets.Select(t => officer.SendAsync($"/offices/{Office}/tickets/{t}/return")))) back.Status.ShouldBe(200);
        }

        var queue = await officer.ReadAsync($"/offices/{Office}/queue");
        queue["tickets"]!.AsArray().Select(t => t!["ticket"]!.GetValue<int>()).Order().ShouldBe(waiting.Order(), "nobody is lost on the way");
    }

    static Task<(int Status, JsonNode? Body)> DoAsync(HttpClient clerk, int counter, string verb, object? body = null) =>
        clerk.SendAsync($"/offices/{Office}/counters/{1 + counter}/{verb}", body);

    static int Ticket((int Status, JsonNode? Body) answer)
    {
        answer.Status.ShouldBeInRange(200, 201, answer.Body?.ToJsonString());
        return answer.Body!["ticket"]!.GetValue<int>();
    }
}
