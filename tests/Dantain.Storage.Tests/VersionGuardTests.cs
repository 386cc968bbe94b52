using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>Design 3.3: rows are the truth, copies are guarded by a version, and nobody is optimistic twice.</summary>
public sealed class VersionGuardTests
{
    static readonly TimeOnly Eight = new(8, 0), Nine = new(9, 0);
    static readonly DayId Day = TestCity.Day();

    [Fact]
    public async Task What_another_node_wrote_in_between_stands_and_the_second_attempt_locks()
    {
        await using var node = await TestNode.StartAsync();
        await using var other = node.Join();
        await node.BookAsync(Day, Eight, 1);
        node.Writer.BeforeNextWrite(async () => (await other.BookAsync(Day, Eight, 2)).IsOk.ShouldBeTrue());

        (await node.BookAsync(Day, Eight, 3)).Value.Number.ShouldBe("B-003");

        (node.Writer.Writes, node.Writer.LockedWrites).ShouldBe((2, 1));
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task The_last_place_goes_to_the_node_that_was_faster()
    {
        await using var node = await TestNode.StartAsync(TestCity.With(counters: 1 / 6.0 / 0.7 + 1e-6));
        await using var other = node.Join();
        await node.Runner.ViewAsync(Day);
        node.Writer.BeforeNextWrite(async () => (await other.BookAsync(Day, Eight, 2)).IsOk.ShouldBeTrue());

        (await node.BookAsync(Day, Eight, 3)).Refusal!.Code.ShouldBe("booking.slot-full");

        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task A_version_raised_by_hand_is_noticed_and_nothing_is_lost()
    {
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Eight, 1);
        node.Writer.BeforeNextWrite(async () => await node.SqlAsync("UPDATE office_day SET version = version + 7"));

        (await node.BookAsync(Day, Eight, 2)).Value.Number.ShouldBe("B-002");
        (await node.BookAsync(Day, Nine, 3)).Value.Number.ShouldBe("B-003");

        (node.Writer.Writes, node.Writer.LockedWrites).ShouldBe((3, 1));
        await using var db = node.Store.Open();
        (await db.Days.SingleAsync()).Version.ShouldBe(1 + 7 + 3);
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task Without_the_guard_the_second_node_would_have_written_over_the_first()
    {
        // The fault: the copy claims the version that the database has, though it has not read that version's rows.
        await using var node = await TestNode.StartAsync();
        await using var other = node.Join();
        await node.BookAsync(Day, Eight, 1);
        var claimed = new List<WriteResult>();
        node.Writer.NextWrite(async (changes, write) =>
        {
            (await other.BookAsync(Day, Eight, 2)).IsOk.ShouldBeTrue();
            changes.Days[0] = changes.Days[0] with { Version = changes.Days[0].Version + 1 };
            claimed.Add(await write());
            return claimed[^1];
        });

        (await node.BookAsync(Day, Eight, 3)).IsOk.ShouldBeTrue();   // the keys of its rows are taken: refused, read anew, decided again

        claimed.ShouldBe([WriteResult.Violation]);
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task However_often_others_are_faster_only_the_first_attempt_is_optimistic()
    {
        await using var node = await TestNode.StartAsync();
        await using var other = node.Join();
        await node.BookAsync(Day, Eight, 1);
        for (var round = 0; round < 5; round++)
        {
            var subject = 100 + round;
            node.Writer.BeforeNextWrite(async () => await other.BookAsync(Day, Nine, subject));
            var before = (node.Writer.Writes, node.Writer.LockedWrites);

            (await node.BookAsync(Day, Eight, 200 + round)).IsOk.ShouldBeTrue();

            (node.Writer.Writes - before.Writes, node.Writer.LockedWrites - before.LockedWrites).ShouldBe((1, 1));
        }
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task Who_always_has_to_give_way_is_told_that_it_is_busy_and_nothing_is_written()
    {
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Eight, 1);
        node.Writer.NextWrite((_, _) => Task.FromResult(WriteResult.Stale));
        node.Writer.OnLocked = (_, _) => Task.FromResult(WriteResult.Stale);

        (await node.BookAsync(Day, Eight, 2)).Refusal!.Kind.ShouldBe(RefusalKind.Busy);

        node.Writer.LockedWrites.ShouldBeLessThanOrEqualTo(6);
        node.Writer.OnLocked = (write, _) => write();
        (await node.BookAsync(Day, Eight, 2)).Value.Number.ShouldBe("B-002");
        await node.ShouldHoldAsync();
    }

    [PostgresTheory("SQLite has one writer at a time: there is nobody to give way to"), InlineData("40P01"), InlineData("40001")]
    public async Task When_the_database_makes_the_batch_give_way_it_is_decided_again_under_the_lock(string state)
    {
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Eight, 1);
        await node.SqlAsync($$"""
            CREATE SEQUENCE planted;
            CREATE FUNCTION give_way() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN
              IF nextval('planted') = 1 THEN RAISE EXCEPTION 'planted' USING ERRCODE = '{{state}}'; END IF; RETURN NEW; END $f$;
            CREATE TRIGGER give_way BEFORE INSERT ON fact FOR EACH ROW EXECUTE FUNCTION give_way();
            """);

        (await node.BookAsync(Day, Eight, 2)).Value.Number.ShouldBe("B-002");

        (node.Writer.Writes, node.Writer.LockedWrites).ShouldBe((2, 1));
        await node.ShouldHoldAsync();
    }

    [PostgresFact("SQLite locks the whole file: two transactions cannot wait for each other")]
    public async Task A_real_deadlock_is_given_way_to_and_then_answered_rightly()
    {
        await using var owner = await TestNode.StartAsync();
        await using var node = owner.Join(by => { by.Options = "-c deadlock_timeout=100ms"; return by; });
        await node.BookAsync(Day, Eight, 1);
        await using var competitor = await owner.Store.Postgres.OpenConnectionAsync();
        await RunAsync("SET deadlock_timeout = '60s'");
        await RunAsync("BEGIN");
        await RunAsync($"UPDATE slot SET wanted = wanted WHERE day = {Day.Value}");   // the lane takes the day first and then its slots
        var booking = node.BookAsync(Day, Eight, 2);
        await TestNode.UntilAsync(() => WaitingAsync().GetAwaiter().GetResult());
        await RunAsync($"SELECT id FROM office_day WHERE id = {Day.Value} FOR UPDATE");
        await RunAsync("COMMIT");

        (await booking).Value.Number.ShouldBe("B-002");

        node.Writer.LockedWrites.ShouldBe(1);
        await node.ShouldHoldAsync();

        async Task RunAsync(string sql)
        {
            await using var command = competitor.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
        async Task<bool> WaitingAsync()
        {
            await using var command = owner.Store.Postgres.CreateCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
            return (long)(await command.ExecuteScalarAsync())! > 0;
        }
    }

    [Fact]
    public async Task The_time_of_a_day_never_goes_back()
    {
        await using var node = await TestNode.StartAsync();
        node.Time.Advance(TimeSpan.FromHours(1));
        await node.BookAsync(Day, Eight, 1);
        await using var early = node.Join(clock: TestCity.Morning);   // its clock is an hour behind
        await early.BookAsync(Day, Eight, 2);
        await using var db = node.Store.Open();
        var times = await db.Facts.OrderBy(f => f.No).Select(f => f.At).ToListAsync();
        times.ShouldBe([TestCity.Morning.AddHours(1), TestCity.Morning.AddHours(1)]);
        await node.ShouldHoldAsync();
    }
}
