using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>Design 3.12: whoever changes, removes or adds a fact in the database is found out.</summary>
public sealed class ChainTests
{
    static readonly DayId Day = TestCity.Day();

    [Theory]
    [InlineData("UPDATE fact SET payload = replace(payload, 'B-002', 'B-007') WHERE no = 2", 2)]
    [InlineData("UPDATE fact SET actor = 'staff:9' WHERE no = 3", 3)]
    [InlineData("UPDATE fact SET kind = 'PlaceHeld' WHERE no = 1", 1)]
    [InlineData("UPDATE fact SET request_mac = NULL WHERE no = 4", 4)]
    [InlineData("UPDATE fact SET cause = request WHERE no = 2", 2)]
    [InlineData("UPDATE fact SET device_at = at WHERE no = 2", 2)]
    [InlineData("UPDATE fact SET mac = (SELECT f.mac FROM fact f WHERE f.no = 1) WHERE no = 3", 3)]
    [InlineData("DELETE FROM fact WHERE no = 2", 2)]
    [InlineData("DELETE FROM fact WHERE no = 5", 5)]
    [InlineData("UPDATE fact SET no = 9 WHERE no = 2", 2)]
    [InlineData("INSERT INTO fact (day, no, at, actor, kind, payload, key, mac, version) SELECT day, 6, at, actor, kind, payload, key, mac, version FROM fact WHERE no = 5", 6)]
    [InlineData("UPDATE office_day SET last_fact = 4", 6)]
    public async Task A_fact_changed_in_the_database_is_named(string sql, int first)
    {
        await using var node = await TestNode.StartAsync();
        for (var i = 1; i <= 4; i++) await node.BookAsync(Day, new(8, 0), i);
        await node.Runner.RunAsync(Day, new CancelBooking(1), Actor.Citizen, Guid.NewGuid());
        (await FirstBrokenAsync(node)).ShouldBeNull();

        (await node.SqlAsync(sql)).ShouldBe(1);

        (await FirstBrokenAsync(node)).ShouldBe(first);
    }

    [Fact]
    public async Task Forgetting_a_person_leaves_the_chain_whole()
    {
        await using var node = await TestNode.StartAsync();
        for (var i = 1; i <= 3; i++) await node.BookAsync(Day, new(8, 0), i);
        await node.SqlAsync("UPDATE booking SET sealed = NULL");
        await node.SqlAsync("UPDATE item SET subject = NULL");
        (await FirstBrokenAsync(node)).ShouldBeNull();
    }

    [Fact]
    public async Task A_time_of_a_device_in_any_zone_is_stored_and_chained()
    {
        await using var node = await TestNode.StartAsync();
        var local = new DateTimeOffset(2026, 11, 24, 6, 59, 59, 123, TimeSpan.FromHours(7)).AddTicks(7);
        (await node.Runner.RunAsync(Day, new BookPlace(new(8, 0), TestCity.Person(1), [new(TestCity.Kk, 1)]), Actor.Citizen, Guid.NewGuid(), local)).IsOk.ShouldBeTrue();
        await using var db = node.Store.Open();
        (await db.Facts.SingleAsync()).DeviceAt!.Value.ToUnixTimeMilliseconds().ShouldBe(local.ToUnixTimeMilliseconds());
        (await FirstBrokenAsync(node)).ShouldBeNull();
    }

    static async Task<int?> FirstBrokenAsync(TestNode node)
    {
        await using var db = node.Store.Open();
        return node.Chain.FirstBroken(await db.Days.AsNoTracking().SingleAsync(), await db.Facts.AsNoTracking().OrderBy(f => f.No).ToListAsync());
    }
}
