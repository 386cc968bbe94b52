using Microsoft.Data.Sqlite;

namespace Dantain.Storage;

/// <summary>SQLite has one writer: every write of the process passes here in turn, instead of polling for the file's lock.</summary>
public sealed class SqliteGate(string connectionString)
{
    readonly SemaphoreSlim one = new(1, 1);

    public async Task<IDisposable> EnterAsync()
    {
        await one.WaitAsync();
        return new Passed(one);
    }

    /// <summary>A connection set up as all of them are: waits for others' locks, flushes at every commit.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        SetUp(connection);
        return connection;
    }

    /// <summary>Closes the file's connections that nobody uses; those of other files are none of its business.</summary>
    public void Close()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    public static void SetUp(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
        command.ExecuteNonQuery();
    }

    sealed class Passed(SemaphoreSlim one) : IDisposable
    {
        SemaphoreSlim? held = one;
        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
