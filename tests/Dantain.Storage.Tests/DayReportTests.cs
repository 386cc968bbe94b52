using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Reports;
using Dantain.Shared;
using Dantain.Tests;

namespace Dantain.Storage.Tests;

public sealed class DayReportTests
{
    static readonly DayId Today = TestCity.Day(1, 0);

    [Fact]
    public async Task A_day_is_told_on_one_page_with_its_chain_verified()
    {
        await using var node = await TestNode.StartAsync();
        await RunAsync(node, new OpenCounter(1, 7));
        var served = (await RunAsync(node, new TakeTicket([new(TestCity.Kk, 1)]))).Ticket;
        (await node.BookAsync(Today, new(10, 0), 2)).IsOk.ShouldBeTrue();
        await RunAsync(node, new TakeTicket([new(TestCity.Kk, 3)]));
        var ticket = await TicketAsync(node, served);
        node.Time.SetUtcNow((ticket.TurnFrom > ticket.ArrivedAt ? ticket.TurnFrom : ticket.ArrivedAt).AddMinutes(12));
        (await RunAsync(node, new CallNext(1))).Ticket.ShouldBe(served);
        await RunAsync(node, new StartService(1));
        node.Time.Advance(TimeSpan.FromMinutes(9));
        await RunAsync(node, new Finish(1));
        await RunAsync(node, new PauseCounter(1));
        var opened = (await ReadAsync(node)).Counters.ShouldHaveSingleItem();
        node.Time.Advance(TimeSpan.FromHours(12));
        await RunAsync(node, new CloseDay());

        var report = await ReadAsync(node);
        report.Head.State.ShouldBe(DayState.Closed);
        report.Broken.ShouldBeNull();
        (report.Booked, report.OnTheSpot, report.Served, report.NoShows, report.Left).ShouldBe((1, 2, 1, 1, 1));
        report.Counters.ShouldBe([opened]);   // a paused counter is not open
        opened.Served.ShouldBe(1);
        opened.OpenMinutes.ShouldBeGreaterThanOrEqualTo(21);
        var group = report.Groups.ShouldHaveSingleItem();
        (group.UsualWait, group.LongWait, group.UsualService).ShouldBe((12, 12, 9));
    }

    [Fact]
    public async Task Who_came_first_is_counted_calls_out_of_order_are_told_and_doubted_times_count_in_nothing()
    {
        await using var node = await TestNode.StartAsync();
        node.Time.SetUtcNow(TestCity.Morning.AddHours(2));
        await RunAsync(node, new OpenCounter(1, 7));
        await RunAsync(node, new TakeTicket([new(TestCity.Kk, 1)]));
        var chosen = await RunAsync(node, new TakeTicket([new(TestCity.Kk, 2)], Priority: true));
        await RunAsync(node, new CallTicket(1, chosen.Ticket, "wish"));
        await RunAsync(node, new StartService(1));
        node.Time.Advance(TimeSpan.FromMinutes(50));
        await RunAsync(node, new Finish(1));
        await RunAsync(node, new DoubtTiming(chosen.Ticket));
        await RunAsync(node, new CallNext(1));

        var report = await ReadAsync(node);
        var group = report.Groups.ShouldHaveSingleItem();
        (group.First, group.Served, group.UsualService, group.UsualWait).ShouldBe((1, 1, null, null));
        report.OutOfOrder.ShouldBe([new(TestCity.Morning.AddHours(2), chosen.Number, 1, "wish", null)]);
    }

    [Fact]
    public async Task A_changed_fact_shows_in_the_report()
    {
        await using var node = await TestNode.StartAsync();
        await RunAsync(node, new OpenCounter(1, 7));
        await RunAsync(node, new CloseCounter(1));
        (await ReadAsync(node)).Broken.ShouldBeNull();
        (await node.SqlAsync("UPDATE fact SET actor = 'staff:8' WHERE no = 1")).ShouldBe(1);
        (await ReadAsync(node)).Broken.ShouldBe(1);
    }

    [Fact]
    public async Task Services_that_somebody_needs_and_no_counter_serves_are_found()
    {
        await using var node = await TestNode.StartAsync();
        (await NowAsync(node)).ShouldAllBe(g => !g.IsUnserved);
        (await node.BookAsync(Today, new(10, 0), 2)).IsOk.ShouldBeTrue();
        var group = TestCity.With().GroupOf(TestCity.With().Service(TestCity.Kk)!).No;
        var needed = (await NowAsync(node)).Single(g => g.Group == group);
        (needed.Expected, needed.Open, needed.IsUnserved).ShouldBe((1, 0, true));
        var counter = (await node.Runner.ViewAsync(Today))!.Counters.First(c => c.Serves(group)).No;
        await RunAsync(node, new OpenCounter(counter, 7));
        (await NowAsync(node)).Single(g => g.Group == group).IsUnserved.ShouldBeFalse();
    }

    [Fact]
    public async Task A_day_nobody_has_asked_for_has_no_report()
    {
        await using var node = await TestNode.StartAsync();
        (await DayReport.ReadAsync(node.Store, node.Chain, node.Vault, TestCity.Day(1, 9), node.Time.GetUtcNow())).ShouldBeNull();
    }

    static async Task<IReadOnlyList<GroupNow>> NowAsync(TestNode node)
    {
        await using var db = node.Store.Open();
        return await ReadyToOpen.ReadAsync(db, (await node.Runner.ViewAsync(Today))!, node.Time.GetUtcNow());
    }

    static async Task<DayReport> ReadAsync(TestNode node) => (await DayReport.ReadAsync(node.Store, node.Chain, node.Vault, Today, node.Time.GetUtcNow())).ShouldNotBeNull();

    static async Task<Ticket> TicketAsync(TestNode node, int no) => (await node.Runner.ViewAsync(Today))!.Present.Single(t => t.No == no);

    static async Task<T> RunAsync<T>(TestNode node, OfficeDayCommand<T> command) where T : History.Outcome
    {
        var done = await node.Runner.RunAsync(Today, command, Actor.Staff(7), Guid.NewGuid());
        done.IsOk.ShouldBeTrue(done.Refusal?.Code);
        return done.Value;
    }
}
