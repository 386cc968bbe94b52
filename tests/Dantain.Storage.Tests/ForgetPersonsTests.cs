using Dantain.Bookings;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

public sealed class ForgetPersonsTests
{
    [Fact]
    public async Task A_person_is_forgotten_after_the_retention_time_and_the_chain_still_verifies()
    {
        await using var node = await TestNode.StartAsync();
        (await node.BookAsync(TestCity.Day(), new(8, 0), 1)).IsOk.ShouldBeTrue();
        (await node.BookAsync(TestCity.Day(2, 5), new(8, 0), 2)).IsOk.ShouldBeTrue();
        var clock = node.Get<CityClock>();
        (await ForgetPersons.RunAsync(node.Store, node.City, clock)).ShouldBe(0);

        node.Time.Advance(TimeSpan.FromDays(1 + 90 + 1));
        (await ForgetPersons.RunAsync(node.Store, node.City, clock)).ShouldBe(1);

        await using var db = node.Store.Open();
        (await db.Bookings.AsNoTracking().SingleAsync(b => b.Day == TestCity.Day().Value)).Sealed.ShouldBeNull();
        (await db.Bookings.AsNoTracking().SingleAsync(b => b.Day == TestCity.Day(2, 5).Value)).Sealed.ShouldNotBeNull();
        var head = await db.Days.AsNoTracking().SingleAsync(d => d.Id == TestCity.Day().Value);
        node.Chain.FirstBroken(head, await db.Facts.AsNoTracking().Where(f => f.Day == head.Id).OrderBy(f => f.No).ToListAsync()).ShouldBeNull();
    }
}
