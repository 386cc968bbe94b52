using Dantain.History;
using Dantain.OfficeDays;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Dantain.Storage;

/// <summary>
/// Writes a batch to SQLite with prepared statements on one connection, behind the gate that all writers of the process pass.
/// WAL and synchronous FULL: COMMIT returns after the flush.
/// </summary>
sealed class SqliteDayWriter(SqliteGate gate, Func<SqliteConnection, SqliteTransaction, DantainDb> open, IModel model) : IDayWriter
{
    const int TooBig = 18, Constraint = 19, Mismatch = 20;
    SqliteConnection? connection, reading;
    SqliteTransaction? transaction;
    SqliteStatements? statements;

    public Task<LookedUp> LookUpAsync(LookUp ask, DantainDb? within)
    {
        if (within is not null) return Task.FromResult(SqliteLookUp.Read(connection!, transaction, ask));
        reading ??= gate.Open();
        return Task.FromResult(SqliteLookUp.Read(reading, null, ask));
    }

    public Task<WriteResult> WriteAsync(DayChanges changes, Action onceSent, Action whileCommitting)
    {
        onceSent();   // writing keeps this thread
        return InTransaction(tx => Task.FromResult(statements!.Write(tx, changes)), whileCommitting);
    }

    public Task<WriteResult> WriteLockedAsync(IReadOnlyList<int> days, Func<DantainDb, Task<DayChanges?>> decide) => InTransaction(async tx =>
    {
        // BEGIN IMMEDIATE has locked the whole database, and so these days.
        transaction = tx;
        await using var db = open(connection!, tx);
        return await decide(db) is not { } changes || statements!.Write(tx, changes);
    }, () => { });

    public async Task<bool> ResolveAsync(DayChanges changes)
    {
        Drop();
        using var passed = await gate.EnterAsync();
        Connect();
        using var tx = connection!.BeginTransaction();
        var found = true;
        foreach (var day in changes.Days)
        {
            using var find = connection.CreateCommand();
            find.Transaction = tx;
            find.CommandText = "SELECT count(*) FROM fact WHERE day = $day AND no = $no AND mac = $mac";
            find.Parameters.AddWithValue("$day", day.Id);
            find.Parameters.AddWithValue("$no", day.LastFact);
            find.Parameters.AddWithValue("$mac", day.LastMac);
            found &= (long)find.ExecuteScalar()! == 1;
            using var raise = connection.CreateCommand();
            raise.Transaction = tx;
            raise.CommandText = "UPDATE office_day SET version = version + 1 WHERE id = $id";
            raise.Parameters.AddWithValue("$id", day.Id);
            raise.ExecuteNonQuery();
        }
        tx.Commit();
        return found;
    }

    async Task<WriteResult> InTransaction(Func<SqliteTransaction, Task<bool>> work, Action whileCommitting)
    {
        using var passed = await gate.EnterAsync();
        SqliteTransaction? tx = null;
        try
        {
            Connect();
            tx = connection!.BeginTransaction();   // IMMEDIATE: takes the write lock now
            if (!await work(tx))
            {
                tx.Rollback();
                return WriteResult.Stale;
            }
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Constraint or TooBig or Mismatch)
        {
            tx!.Rollback();
            return WriteResult.Violation;
        }
        catch (Exception fault)
        {
            Drop();
            if (fault is SqliteException) throw new StorageUnavailable(fault);
            throw;
        }
        var meanwhile = Task.Run(whileCommitting);   // COMMIT keeps this thread until the disk has it
        try
        {
            tx.Commit();
            return WriteResult.Committed;
        }
        catch (SqliteException)
        {
            Drop();
            return WriteResult.Unknown;
        }
        finally
        {
            tx.Dispose();
            await meanwhile;
        }
    }

    void Connect()
    {
        if (connection is not null) return;
        connection = gate.Open();
        using var cache = connection.CreateCommand();
        cache.CommandText = "PRAGMA cache_size = -65536";   // 64 MB for the one that writes; the readers' own would multiply it
        cache.ExecuteNonQuery();
        statements = new(connection, model);
    }

    void Drop()
    {
        statements?.Dispose();
        connection?.Dispose();
        (connection, statements) = (null, null);
    }

    public ValueTask DisposeAsync()
    {
        Drop();
        reading?.Dispose();
        return default;
    }
}

/// <summary>The prepared statements of one connection, built from EF's model.</summary>
sealed class SqliteStatements : IDisposable
{
    readonly SqliteCommand head;
    readonly RowMap<DayHead> heads;
    readonly Table<Slot> slots;
    readonly Table<BlankStock> stocks;
    readonly Table<Series> series;
    readonly Table<Booking> bookings;
    readonly Table<Item> items;
    readonly Table<Ticket> tickets;
    readonly Table<Counter> counters;
    readonly Table<DrawSlip> slips;
    readonly Table<Fact> facts;
    readonly Table<Notice> notices;

    public SqliteStatements(SqliteConnection connection, IModel model)
    {
        heads = new(model);
        head = Prepare(connection, "UPDATE office_day SET version = version + 1, state = $state, pack = $pack, last_fact = $last_fact, last_at = $last_at, last_mac = $last_mac WHERE id = $id AND version = $version",
            heads.Columns.Where(c => c.Name is "state" or "pack" or "last_fact" or "last_at" or "last_mac" or "id" or "version").Select(c => c.Name));
        (slots, stocks, series, bookings) = (new(connection, model), new(connection, model), new(connection, model), new(connection, model));
        (items, tickets, counters) = (new(connection, model), new(connection, model), new(connection, model));
        (slips, facts, notices) = (new(connection, model), new(connection, model), new(connection, model));
    }

    /// <summary>Writes in the order of design.md 3.2. False: a day has another version than the copy it was decided on.</summary>
    public bool Write(SqliteTransaction tx, DayChanges changes)
    {
        var version = new Dictionary<int, int>();
        head.Transaction = tx;
        foreach (var day in changes.Days)
        {
            foreach (var column in heads.Columns)
                if (head.Parameters.Contains("$" + column.Name)) head.Parameters["$" + column.Name].Value = column.Value(day);
            if (head.ExecuteNonQuery() != 1) return false;
            version[day.Id] = day.Version + 1;
        }
        bookings.Update(tx, changes.Bookings.Leaving, version);
        items.Update(tx, changes.Items.Leaving, version);
        slots.Rest(tx, changes.Slots, version);
        stocks.Rest(tx, changes.Stocks, version);
        series.Rest(tx, changes.Series, version);
        bookings.Rest(tx, changes.Bookings, version);
        items.Rest(tx, changes.Items, version);
        tickets.Rest(tx, changes.Tickets, version);
        counters.Rest(tx, changes.Counters, version);
        slips.Rest(tx, changes.Slips, version);
        facts.Rest(tx, changes.Facts, version);
        notices.Rest(tx, changes.Notices, version);
        return true;
    }

    static SqliteCommand Prepare(SqliteConnection connection, string sql, IEnumerable<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = "$" + name });
        return command;
    }

    public void Dispose() => head.Dispose();

    sealed class Table<TRow> where TRow : DayRow
    {
        readonly RowMap<TRow> map;
        readonly SqliteCommand insert, update;

        public Table(SqliteConnection connection, IModel model)
        {
            map = new(model);
            string[] names = [.. map.Columns.Select(c => c.Name), "version"];
            insert = Prepare(connection, $"INSERT INTO {map.Table} ({string.Join(", ", names.Select(n => $"\"{n}\""))}) VALUES ({string.Join(", ", names.Select(n => "$" + n))})", names);
            var set = map.Columns.Where(c => !c.IsKey).Select(c => c switch
            {
                { IsCounted: true } => $"\"{c.Name}\" = \"{c.Name}\" + ${c.Name}",
                { IsKeptWhenNull: true } => $"\"{c.Name}\" = COALESCE(${c.Name}, \"{c.Name}\")",
                _ => $"\"{c.Name}\" = ${c.Name}",
            });
            update = Prepare(connection, $"UPDATE {map.Table} SET {string.Join(", ", set)}, version = $version WHERE day = $day AND no = $no", names);
        }

        public void Rest(SqliteTransaction tx, RowChanges<TRow> changes, Dictionary<int, int> version)
        {
            Run(tx, insert, changes.Inserts, version);
            Run(tx, update, changes.Updates, version);
        }

        public void Update(SqliteTransaction tx, List<TRow> rows, Dictionary<int, int> version) => Run(tx, update, rows, version);

        void Run(SqliteTransaction tx, SqliteCommand command, List<TRow> rows, Dictionary<int, int> version)
        {
            command.Transaction = tx;
            foreach (var row in rows)
            {
                for (var i = 0; i < map.Columns.Count; i++) command.Parameters[i].Value = map.Columns[i].Value(row);
                command.Parameters[^1].Value = version[row.Day];
                if (command.ExecuteNonQuery() != 1) throw new InvalidOperationException($"A row of {map.Table} is not there");
            }
        }
    }
}
