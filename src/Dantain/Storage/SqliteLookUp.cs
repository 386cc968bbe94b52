using System.Text.Json;
using Dantain.OfficeDays;
using Microsoft.Data.Sqlite;

namespace Dantain.Storage;

/// <summary>The questions of a batch; versions are not among them, as a SQLite file belongs to one process.</summary>
static class SqliteLookUp
{
    static readonly string Active = $"""
        SELECT i.day, i.booking, i.subject, i."group", CASE WHEN b.state = {(int)BookingState.Held} THEN b.hold_until END
        FROM item i JOIN booking b ON b.day = i.day AND b.no = i.booking
        WHERE i.active AND i.subject IS NOT NULL AND i.subject IN (SELECT value FROM json_each($asked))
        """;
    const string Answered = "SELECT request FROM fact WHERE request IS NOT NULL AND request IN (SELECT value FROM json_each($asked))";

    public static LookedUp Read(SqliteConnection connection, SqliteTransaction? within, LookUp ask)
    {
        var found = new LookedUp();
        if (ask.Subjects.Length > 0)
            Ask(connection, within, Active, ask.Subjects, row => found.Active.Add(new(row.GetInt32(0), row.GetInt32(1), row.GetInt64(2), row.GetInt32(3),
                row.IsDBNull(4) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)))));
        Ask(connection, within, Answered, Array.ConvertAll(ask.Requests, r => r.ToString().ToUpperInvariant()), row => found.Answered.Add(Guid.Parse(row.GetString(0))));   // as EF stores them
        return found;
    }

    static void Ask<T>(SqliteConnection connection, SqliteTransaction? within, string sql, T[] values, Action<SqliteDataReader> take)
    {
        using var command = connection.CreateCommand();
        command.Transaction = within;
        command.CommandText = sql;
        command.Parameters.AddWithValue("$asked", JsonSerializer.Serialize(values));
        using var rows = command.ExecuteReader();
        while (rows.Read()) take(rows);
    }
}
