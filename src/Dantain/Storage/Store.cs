using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Dantain.Storage;

/// <summary>
/// The database a city runs on, from one setting: <c>sqlite:FILE</c> or <c>postgres:CONNECTION STRING</c>. Opens contexts, snapshots and
/// the lane's writer; knows what differs between the two products, so that nobody else has to.
/// </summary>
public sealed class Store : IAsyncDisposable
{
    /// <summary>
    /// The lane finds every row by a key. A plan made while a table was small, and kept, would read it whole ever after (measured: ten times
    /// the work of PostgreSQL in the first minute of a fresh database), so its connections have no other way than indexes, and
    /// need no new plan for every batch.
    /// </summary>
    const string IndexesOnly = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c plan_cache_mode=force_generic_plan";

    readonly NpgsqlDataSource? postgres, lane;
    readonly SqliteGate? gate;
    readonly DbContextOptions options;

    public Store(string setting)
    {
        var (kind, where) = setting.Split(':', 2) is [var k, var w] ? (k, w) : throw new ArgumentException("DANTAIN_DB is sqlite:FILE or postgres:CONNECTION STRING");
        if (kind == "postgres")
        {
            // A standby's confirmation is waited for without a time-out of ours: giving up would make the outcome unknown.
            var connection = new NpgsqlConnectionStringBuilder(where) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2, CancellationTimeout = -1, IncludeErrorDetail = false };
            postgres = NpgsqlDataSource.Create(connection);
            lane = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Options = $"{connection.Options} {IndexesOnly}".Trim(), NoResetOnClose = true });
            options = new DbContextOptionsBuilder<PostgresDantainDb>().UseNpgsql(postgres).UseSnakeCaseNamingConvention().Options;
        }
        else if (kind == "sqlite")
        {
            var connection = new SqliteConnectionStringBuilder { DataSource = where, DefaultTimeout = 30 }.ToString();
            gate = new(connection);
            options = new DbContextOptionsBuilder<SqliteDantainDb>().UseSqlite(connection).UseSnakeCaseNamingConvention()
                .AddInterceptors(new SetUpConnection()).Options;
        }
        else throw new ArgumentException($"Unknown database '{kind}': DANTAIN_DB is sqlite:FILE or postgres:CONNECTION STRING");
    }

    public bool IsPostgres => postgres is not null;

    /// <summary>Several nodes may write a PostgreSQL database; a SQLite file belongs to one process.</summary>
    public bool HasOtherNodes => IsPostgres;
    public NpgsqlDataSource Postgres => postgres ?? throw new InvalidOperationException("Not on PostgreSQL");

    public DantainDb Open() => postgres is null ? new SqliteDantainDb((DbContextOptions<SqliteDantainDb>)options, gate) : new PostgresDantainDb((DbContextOptions<PostgresDantainDb>)options);

    /// <summary>A transaction in which every read sees the same moment; it locks nothing.</summary>
    public async Task<DbTransaction> SnapshotAsync(DantainDb db)
    {
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var tx = connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        await db.Database.UseTransactionAsync(tx);
        return tx;
    }

    /// <summary>Passes the gate of SQLite for a write that does not go through SaveChanges; on PostgreSQL there is none.</summary>
    public async Task<IDisposable?> WriteGateAsync() => gate is null ? null : await gate.EnterAsync();

    internal IDayWriter Writer()
    {
        using var db = Open();
        var model = db.Model;
        return lane is not null
            ? new PostgresDayWriter(lane, OpenOn, new PostgresStatements(model))
            : new SqliteDayWriter(gate!, OpenOn, model);
    }

    PostgresDantainDb OpenOn(NpgsqlConnection connection, NpgsqlTransaction tx)
    {
        var db = new PostgresDantainDb(new DbContextOptionsBuilder<PostgresDantainDb>().UseNpgsql(connection).UseSnakeCaseNamingConvention().Options);
        db.Database.UseTransaction(tx);
        return db;
    }

    SqliteDantainDb OpenOn(SqliteConnection connection, SqliteTransaction tx)
    {
        var db = new SqliteDantainDb(new DbContextOptionsBuilder<SqliteDantainDb>().UseSqlite(connection).UseSnakeCaseNamingConvention().Options);
        db.Database.UseTransaction(tx);
        return db;
    }

    public async ValueTask DisposeAsync()
    {
        if (postgres is not null) await postgres.DisposeAsync();
        if (lane is not null) await lane.DisposeAsync();
        gate?.Close();
    }

    sealed class SetUpConnection : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => SqliteGate.SetUp((SqliteConnection)connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            SqliteGate.SetUp((SqliteConnection)connection);
            return Task.CompletedTask;
        }
    }
}
