using Dantain.Bookings;
using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Reports;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>Who looks at a person's data is on record before anything is shown.</summary>
public sealed class AccessLogTests
{
    static readonly DayId Day = TestCity.Day();
    static readonly Person Siti = new(Identity.Parse(IdentityKind.Passport, "AUS", "PA1234567").Value, PersonName.Parse("Siti Aminah").Value);

    [Fact]
    public async Task A_look_is_written_with_who_when_which_booking_and_why_and_never_with_what_was_seen()
    {
        await using var node = await TestNode.StartAsync();
        var booking = await BookAsync(node, Siti);
        (await node.Get<LookAtPerson>().RunAsync(7, Day, booking, AccessReason.Serving)).Value.ShouldBe(Siti);
        await using var db = node.Store.Open();
        var entry = await db.AccessLog.AsNoTracking().SingleAsync();
        entry.ShouldBe(new() { Id = entry.Id, At = TestCity.Morning, Staff = 7, Day = Day.Value, Booking = booking, Why = AccessReason.Serving });
        (await AccessLog.ReadAsync(db, TestCity.Morning, TestCity.Morning.AddDays(1), null, 10)).ShouldBe([new(entry.Id, TestCity.Morning, null, 7, Day, "B-001", AccessReason.Serving)]);
        (await AccessLog.ReadAsync(db, TestCity.Morning.AddMinutes(1), TestCity.Morning.AddDays(1), null, 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_look_that_cannot_be_written_shows_nothing()
    {
        await using var node = await TestNode.StartAsync();
        var booking = await BookAsync(node, Siti);
        await node.SqlAsync("DROP TABLE access_log");
        await Should.ThrowAsync<DbUpdateException>(node.Get<LookAtPerson>().RunAsync(7, Day, booking, AccessReason.Serving));
    }

    [Fact]
    public async Task Where_nothing_is_kept_there_is_nothing_to_see_and_nothing_to_write()
    {
        await using var node = await TestNode.StartAsync();
        var booking = await BookAsync(node, Siti);
        await node.SqlAsync("UPDATE booking SET sealed = NULL");
        (await node.Get<LookAtPerson>().RunAsync(7, Day, booking, AccessReason.Supervising)).Refusal.ShouldBe(LookAtPerson.NothingKept);
        (await node.Get<LookAtPerson>().RunAsync(7, Day, 99, AccessReason.Supervising)).Refusal.ShouldBe(LookAtPerson.NothingKept);
        await using var db = node.Store.Open();
        (await db.AccessLog.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_log_is_read_newest_first_and_in_pages()
    {
        await using var node = await TestNode.StartAsync();
        var booking = await BookAsync(node, Siti);
        for (var staff = 1; staff <= 5; staff++) await node.Get<LookAtPerson>().RunAsync(staff, Day, booking, AccessReason.Serving);
        await using var db = node.Store.Open();
        var first = await AccessLog.ReadAsync(db, TestCity.Morning, TestCity.Morning.AddDays(1), null, 3);
        var second = await AccessLog.ReadAsync(db, TestCity.Morning, TestCity.Morning.AddDays(1), first[^1].Id, 3);
        first.Concat(second).Select(r => r.StaffNo).ShouldBe([5, 4, 3, 2, 1]);
    }

    static async Task<int> BookAsync(TestNode node, Person person)
    {
        var applicant = node.Vault.SealPerson(person);
        return (await node.Runner.RunAsync(Day, new BookPlace(new(8, 0), applicant, [new(TestCity.Kk, applicant.SubjectKey)]), Actor.Citizen, Guid.NewGuid())).Value.Booking;
    }
}
