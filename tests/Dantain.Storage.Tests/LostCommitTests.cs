using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>Design 3.7: never acknowledge what is not durable, never deny what is.</summary>
public sealed class LostCommitTests
{
    static readonly TimeOnly Eight = new(8, 0), Nine = new(9, 0);
    static readonly DayId Day = TestCity.Day(), Other = TestCity.Day(2, 3);

    [Theory, InlineData(false), InlineData(true)]
    public async Task After_an_io_error_at_commit_everyone_gets_the_answer_that_the_database_has(bool committed)
    {
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Eight, 1);
        await ManyAreAnsweredRightlyAsync(node, () => node.Writer.NextWrite(async (_, write) =>
        {
            if (committed) (await write()).ShouldBe(WriteResult.Committed);
            return WriteResult.Unknown;
        }));
        (node.Writer.Writes, node.Writer.Resolves).ShouldBe((committed ? 3 : 4, 1));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_same_when_it_happens_to_the_second_attempt_under_the_lock(bool committed)
    {
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Eight, 1);
        node.Writer.OnLocked = async (write, lose) =>
        {
            if (!committed) return await lose();
            (await write()).ShouldBe(WriteResult.Committed);
            return WriteResult.Unknown;
        };
        await ManyAreAnsweredRightlyAsync(node, () => node.Writer.BeforeNextWrite(async () => await node.SqlAsync("UPDATE office_day SET version = version + 1")));
        (node.Writer.LockedWrites, node.Writer.Resolves).ShouldBe((1, 1));
    }

    [Fact]
    public async Task When_nothing_was_to_be_written_an_unknown_commit_answers_the_refusals()
    {
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Eight, 1);
        await using var other = node.Join();
        node.Writer.BeforeNextWrite(async () => await other.BookAsync(Day, Nine, 2));
        node.Writer.OnLocked = async (write, _) =>
        {
            await write();
            return WriteResult.Unknown;
        };
        (await node.BookAsync(Day, Eight, 2)).Refusal!.Code.ShouldBe("booking.already-active");
        node.Writer.Resolves.ShouldBe(0);
    }

    [Fact]
    public async Task While_the_database_cannot_say_nobody_is_answered_and_the_lane_waits()
    {
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Eight, 1);
        node.Writer.NextWrite(async (_, write) =>
        {
            await write();
            return WriteResult.Unknown;
        });
        node.Writer.OnResolve = resolve => node.Writer.Resolves <= 3 ? throw new IOException("planted") : resolve();

        var booking = node.BookAsync(Day, Eight, 2);
        await TestNode.UntilAsync(() => node.Writer.Resolves > 0);
        booking.IsCompleted.ShouldBeFalse();

        (await booking).Value.Number.ShouldBe("B-002");
        node.Writer.Resolves.ShouldBe(4);
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task A_node_that_stops_meanwhile_neither_acknowledges_nor_denies()
    {
        var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Eight, 1);
        node.Writer.NextWrite((_, _) => Task.FromResult(WriteResult.Unknown));
        node.Writer.OnResolve = _ => throw new IOException("planted");
        var booking = node.BookAsync(Day, Eight, 2);
        await TestNode.UntilAsync(() => node.Writer.Resolves > 0);
        await node.DisposeAsync();
        await Should.ThrowAsync<OperationCanceledException>(booking);
    }

    [Fact]
    public async Task A_disk_that_takes_no_commit_at_all_is_told_as_busy_and_nothing_is_written()
    {
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Eight, 1);
        node.Writer.OnWrite = (_, _) => Task.FromResult(WriteResult.Unknown);
        (await node.BookAsync(Day, Eight, 2)).Refusal!.Kind.ShouldBe(RefusalKind.Busy);
        node.Writer.OnWrite = (_, write) => write();
        (await node.BookAsync(Day, Eight, 2)).Value.Number.ShouldBe("B-002");
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task One_request_of_a_lost_batch_done_meanwhile_elsewhere_does_not_stand_for_the_others()
    {
        // The commit never arrived; before the database is asked, the caller of one command has tried again at another node.
        await using var node = await TestNode.StartAsync();
        await using var other = node.Join();
        await node.BookAsync(Day, Eight, 1);
        await node.Runner.ViewAsync(Other);
        var again = Guid.NewGuid();
        node.Writer.NextWrite((_, _) => Task.FromResult(WriteResult.Unknown));
        node.Writer.OnResolve = async resolve =>
        {
            (await other.BookAsync(Day, Eight, 2, request: again)).IsOk.ShouldBeTrue();
            return await resolve();
        };

        var results = await node.InOneBatchAsync([Day, Other], () => node.BookAsync(Day, Eight, 2, request: again), () => node.BookAsync(Day, Eight, 3), () => node.BookAsync(Other, Eight, 4));

        await using var db = node.Store.Open();
        foreach (var result in results) (await db.Bookings.CountAsync(b => b.Reference == result.Value.Reference)).ShouldBe(1);
        (await db.Bookings.CountAsync()).ShouldBe(4);
        await node.ShouldHoldAsync();
    }

    [PostgresTheory("Without a connection there is none to lose: the first theory here plants the I/O error"), InlineData(Cut.Before), InlineData(Cut.After), InlineData(Cut.Late)]
    internal async Task A_connection_lost_in_commit_is_resolved_before_anyone_is_answered(Cut cut)
    {
        await using var owner = await TestNode.StartAsync();
        await using var relay = new CommitRelay(owner.Setting);
        await using var node = owner.Join(relay.Through);
        await node.BookAsync(Day, Eight, 1);
        await node.Runner.ViewAsync(Other);
        if (cut == Cut.Late) node.Writer.OnResolve = async resolve =>
        {
            var asked = resolve();
            await Task.WhenAny(asked, Task.Delay(300));
            asked.IsCompleted.ShouldBeFalse("the old backend still holds the day");
            relay.LetLateOneThrough.TrySetResult();
            return await asked;
        };

        await ManyAreAnsweredRightlyAsync(node, () => relay.CutNext(cut));

        node.Writer.Resolves.ShouldBe(1);
        node.Writer.Writes.ShouldBe(cut == Cut.Before ? 4 : 3, "a committed batch is not written again");
    }

    [PostgresFact("Without a connection there is none to lose")]
    public async Task While_the_server_cannot_be_reached_an_unknown_commit_waits_and_then_tells_the_truth()
    {
        await using var owner = await TestNode.StartAsync();
        await using var relay = new CommitRelay(owner.Setting);
        await using var node = owner.Join(relay.Through);
        await node.BookAsync(Day, Eight, 1);
        relay.CutNext(Cut.After);
        node.Writer.OnResolve = resolve =>
        {
            relay.Down(node.Writer.Resolves <= 2);
            return resolve();
        };

        (await node.BookAsync(Day, Eight, 2)).Value.Number.ShouldBe("B-002");

        node.Writer.Resolves.ShouldBe(3);
        await owner.ShouldHoldAsync();
    }

    [PostgresFact("SQLite has no server that could be killed")]
    public async Task A_server_killed_in_the_first_round_trip_has_written_nothing_and_says_busy()
    {
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Eight, 1);
        await PlantAsync(node, "PERFORM pg_terminate_backend(pg_backend_pid())");

        (await node.BookAsync(Day, Eight, 2)).Refusal!.Kind.ShouldBe(RefusalKind.Busy);
        (await node.BookAsync(Day, Eight, 2)).Value.Number.ShouldBe("B-002");

        await node.ShouldHoldAsync();
    }

    [PostgresTheory("These are SQLSTATEs of PostgreSQL at COMMIT"), InlineData("23514"), InlineData("40001"), InlineData("58030")]
    public async Task An_error_that_commit_itself_answers_has_written_nothing_and_is_decided_again(string state)
    {
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Eight, 1);
        await PlantAsync(node, $"RAISE EXCEPTION 'planted' USING ERRCODE = '{state}'", atCommit: true);

        (await node.BookAsync(Day, Eight, 2)).Value.Number.ShouldBe("B-002");

        await node.ShouldHoldAsync();
    }

    [PostgresFact("Nobody stands between a node and SQLite")]
    public async Task Once_commit_was_sent_not_even_a_conflict_is_believed_before_the_database_was_asked()
    {
        await using var owner = await TestNode.StartAsync();
        await using var relay = new CommitRelay(owner.Setting);
        await using var node = owner.Join(relay.Through);
        await node.BookAsync(Day, Eight, 1);
        relay.CutNext(Cut.Denied);

        (await node.BookAsync(Day, Eight, 2)).Value.Number.ShouldBe("B-002");

        // Decided again as after a conflict, the lane would have written a second time, or refused what is booked.
        (node.Writer.Writes, node.Writer.LockedWrites, node.Writer.Resolves).ShouldBe((2, 0, 1));
        await owner.ShouldHoldAsync();
    }

    [PostgresFact("A standby is PostgreSQL's")]
    public async Task A_commit_that_answers_with_a_warning_is_not_durable_until_a_second_one_is()
    {
        // As when somebody cancels the wait for a synchronous standby: committed here, perhaps not there.
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Eight, 1);
        await PlantAsync(node, "RAISE WARNING 'planted' USING ERRCODE = '01000'", atCommit: true);

        (await node.BookAsync(Day, Eight, 2)).Value.Number.ShouldBe("B-002");

        (node.Writer.Writes, node.Writer.Resolves).ShouldBe((2, 1));
        await node.ShouldHoldAsync();
    }

    [PostgresFact("A standby is PostgreSQL's")]
    public async Task The_resolving_commit_is_not_believed_either_while_it_warns()
    {
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Eight, 1);
        await PlantAsync(node, "RAISE WARNING 'planted' USING ERRCODE = '01000'", atCommit: true, times: 3, table: "office_day", on: "UPDATE");

        (await node.BookAsync(Day, Eight, 2)).Value.Number.ShouldBe("B-002");

        node.Writer.Resolves.ShouldBe(3);
        await node.ShouldHoldAsync();
    }

    [PostgresFact("A node reaches SQLite as long as it lives")]
    public async Task While_the_database_cannot_be_reached_everyone_is_told_so_and_afterwards_all_goes_on()
    {
        await using var owner = await TestNode.StartAsync();
        await using var relay = new CommitRelay(owner.Setting);
        await using var node = owner.Join(relay.Through);
        await node.BookAsync(Day, Eight, 1);
        relay.Down(true);
        (await node.BookAsync(Day, Eight, 2)).Refusal!.Kind.ShouldBe(RefusalKind.Busy);
        (await node.BookAsync(Other, Eight, 2)).Refusal!.Kind.ShouldBe(RefusalKind.Busy);   // not even its day can be loaded
        relay.Down(false);
        await TestNode.UntilAsync(() => node.BookAsync(Day, Eight, 2).Result.IsOk);
        (await node.BookAsync(Other, Eight, 3)).IsOk.ShouldBeTrue();
        await owner.ShouldHoldAsync();
    }

    /// <summary>Raises this in the database itself, for the first so many rows.</summary>
    static Task PlantAsync(TestNode node, string what, bool atCommit = false, int times = 1, string table = "fact", string on = "INSERT") => node.SqlAsync($$"""
        CREATE SEQUENCE planted;
        CREATE FUNCTION plant() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN
          IF nextval('planted') <= {{times}} THEN {{what}}; END IF; RETURN NEW; END $f$;
        {{(atCommit ? $"CREATE CONSTRAINT TRIGGER plant AFTER {on} ON {table} DEFERRABLE INITIALLY DEFERRED" : $"CREATE TRIGGER plant BEFORE {on} ON {table}")}} FOR EACH ROW EXECUTE FUNCTION plant();
        """);

    /// <summary>A batch of bookings, a cancellation, a move and a refusal; then every one of them again, with the same request ids.</summary>
    static async Task ManyAreAnsweredRightlyAsync(TestNode node, Action plant)
    {
        var first = (await node.BookAsync(Other, Nine, 50)).Value;
        var ids = Enumerable.Range(0, 12).Select(_ => Guid.NewGuid()).ToArray();
        Func<Task<string>>[] send =
        [
            .. Enumerable.Range(0, 10).Select<int, Func<Task<string>>>(i => () => TextAsync(node.BookAsync(i % 2 == 0 ? Day : Other, Eight, 100 + i, request: ids[i]))),
            () => TextAsync(node.BookAsync(Day, Eight, 1, request: ids[10])),
            () => TextAsync(node.Runner.RunAsync(Other, Day, new Reschedule(first.Booking, Nine), Actor.Citizen, ids[11])),
        ];
        await node.Runner.ViewAsync(Day);
        plant();
        var answers = await node.InOneBatchAsync([Day, Other], send);
        answers.Count(a => a.StartsWith("booking.")).ShouldBe(1);
        answers[10].ShouldBe("booking.already-active");

        var again = await Task.WhenAll(send.Select(s => s()));
        again.ShouldBe(answers, "a repeated request gets its first outcome");

        await using var db = node.Store.Open();
        (await db.Bookings.CountAsync(b => b.State == BookingState.Confirmed)).ShouldBe(12);
        (await db.Facts.CountAsync(f => f.Request != null && ids.Contains(f.Request.Value))).ShouldBe(11);
        await node.ShouldHoldAsync();
    }

    static async Task<string> TextAsync<T>(Task<Result<T>> answer) => (await answer).Match(ok => System.Text.Json.JsonSerializer.Serialize(ok), no => no.Code);
}
