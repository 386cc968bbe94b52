using Dantain.OfficeDays;
using Npgsql;

namespace Dantain.Storage;

/// <summary>
/// Writes a batch to PostgreSQL: arrays, one statement a table, everything in one round trip and COMMIT in a second one. The connection is
/// kept; after any fault a new one is opened.
/// </summary>
sealed class PostgresDayWriter(NpgsqlDataSource source, Func<NpgsqlConnection, NpgsqlTransaction, DantainDb> open, PostgresStatements statements) : IDayWriter
{
    const string LockDays = "SELECT id FROM office_day WHERE id = ANY($1) ORDER BY id FOR UPDATE";
    NpgsqlConnection? connection;
    bool warned;

    public async Task<LookedUp> LookUpAsync(LookUp ask, DantainDb? within)
    {
        if (within is not null) return await PostgresLookUp.ReadAsync(connection!, ask);   // the transaction of WriteLockedAsync
        await using var reading = await source.OpenConnectionAsync();
        return await PostgresLookUp.ReadAsync(reading, ask);
    }

    public async Task<WriteResult> WriteAsync(DayChanges changes, Action onceSent, Action whileCommitting)
    {
        var tx = await BeginAsync();
        return await GuardAsync(tx, () => SendAsync(tx, changes, lockFirst: true, onceSent), whileCommitting);
    }

    public async Task<WriteResult> WriteLockedAsync(IReadOnlyList<int> days, Func<DantainDb, Task<DayChanges?>> decide)
    {
        var tx = await BeginAsync();
        return await GuardAsync(tx, async () =>
        {
            await LockAsync(tx, days);
            await using var db = open(tx.Connection!, tx);
            return await decide(db) is { } changes ? await SendAsync(tx, changes, lockFirst: false, () => { }) : true;
        }, () => { });
    }

    public async Task<bool> ResolveAsync(DayChanges changes)
    {
        await DropAsync();
        var tx = await BeginAsync();
        int[] days = [.. changes.Days.Select(d => d.Id).Order()];
        await LockAsync(tx, days);
        await using var find = new NpgsqlCommand("SELECT count(*) FROM fact JOIN unnest($1, $2, $3) AS d(day, no, mac) USING (day, no, mac)", tx.Connection, tx);
        find.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. changes.Days.Select(d => d.Id)] });
        find.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. changes.Days.Select(d => d.LastFact)] });
        find.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. changes.Days.Select(d => d.LastMac)] });
        var found = (long)(await find.ExecuteScalarAsync())! == days.Length;
        await using var raise = new NpgsqlCommand("UPDATE office_day SET version = version + 1 WHERE id = ANY($1)", tx.Connection, tx);
        raise.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = days });
        await raise.ExecuteNonQueryAsync();
        warned = false;
        await tx.CommitAsync();
        return warned ? throw new NpgsqlException("Not yet durable on the standby") : found;
    }

    async Task<NpgsqlTransaction> BeginAsync()
    {
        if (connection is not { FullState: System.Data.ConnectionState.Open })
        {
            await DropAsync();
            connection = await source.OpenConnectionAsync();
            // A COMMIT that a standby did not confirm still answers, with a warning: that is not durable yet.
            connection.Notice += (_, notice) => warned |= notice.Notice.SqlState.StartsWith("01", StringComparison.Ordinal);
        }
        return await connection.BeginTransactionAsync();   // BEGIN rides with the first statement
    }

    static async Task LockAsync(NpgsqlTransaction tx, IReadOnlyList<int> days)
    {
        await using var command = new NpgsqlCommand(LockDays, tx.Connection, tx);
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. days.Order()] });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Sends the batch and checks the row counts. False: a day has another version than the copy it was decided on.</summary>
    async Task<bool> SendAsync(NpgsqlTransaction tx, DayChanges changes, bool lockFirst, Action onceSent)
    {
        await using var batch = new NpgsqlBatch(tx.Connection, tx);
        if (lockFirst)
        {
            int[] days = [.. changes.Days.Select(d => d.Id).Order()];
            batch.BatchCommands.Add(new(LockDays) { Parameters = { new NpgsqlParameter<int[]> { TypedValue = days } } });
        }
        var expected = statements.AddTo(batch, changes);
        var first = batch.BatchCommands.Count - expected.Count;
        // A copy that is behind also breaks keys and checks, in a statement after the guard: it is stale all the same.
        var sent = batch.ExecuteNonQueryAsync();
        onceSent();
        try { await sent; }
        catch (PostgresException) when (batch.BatchCommands[first].StatementType == StatementType.Update && batch.BatchCommands[first].RecordsAffected != expected[0]) { return false; }
        if (batch.BatchCommands[first].RecordsAffected != expected[0]) return false;
        for (var i = 1; i < expected.Count; i++)
            if (batch.BatchCommands[first + i].RecordsAffected != expected[i])
                throw new InvalidOperationException($"{batch.BatchCommands[first + i].RecordsAffected} rows instead of {expected[i]}: {batch.BatchCommands[first + i].CommandText}");
        return true;
    }

    /// <summary>Runs the work, then commits. Only a fault during COMMIT is unknown; every earlier one means that nothing was written.</summary>
    async Task<WriteResult> GuardAsync(NpgsqlTransaction tx, Func<Task<bool>> work, Action whileCommitting)
    {
        try
        {
            if (!await work())
            {
                await tx.RollbackAsync();
                await tx.DisposeAsync();
                return WriteResult.Stale;
            }
        }
        catch (Exception fault)
        {
            if (fault is not PostgresException { IsTransient: false } || connection is not { FullState: System.Data.ConnectionState.Open }) await DropAsync();
            else await tx.RollbackAsync();
            if (Definite(fault) is { } result) return result;
            if (fault is NpgsqlException) throw new StorageUnavailable(fault);
            throw;
        }
        warned = false;
        var committed = tx.CommitAsync();   // never cancelled
        whileCommitting();
        try
        {
            await committed;
            await tx.DisposeAsync();
            return warned ? WriteResult.Unknown : WriteResult.Committed;
        }
        catch (Exception)
        {
            // Whatever is answered now, a conflict too, may come from what stands between and not from the database: it is asked.
            await DropAsync();
            return WriteResult.Unknown;
        }
    }

    /// <summary>What a fault before COMMIT means. Class 22 is a value the database cannot take, class 23 a constraint; a value the driver cannot send is an argument exception inside.</summary>
    static WriteResult? Definite(Exception fault) => (fault as PostgresException)?.SqlState switch
    {
        null when fault.GetBaseException() is ArgumentException => WriteResult.Violation,
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => WriteResult.Stale,
        ['2', '2' or '3', ..] => WriteResult.Violation,
        _ => null,
    };

    /// <summary>The pool gets none of its connections back: one that failed in the middle of a message would break whoever is given it next.</summary>
    async Task DropAsync()
    {
        if (connection is { } old)
        {
            connection = null;
            source.Clear();
            try { await old.CloseAsync(); } catch (NpgsqlException) { }   // it is gone already, which is what we want
            await old.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await DropAsync();
}
