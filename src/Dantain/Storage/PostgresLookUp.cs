using Dantain.OfficeDays;
using Npgsql;
using NpgsqlTypes;

namespace Dantain.Storage;

/// <summary>The three questions of a batch in one round trip.</summary>
static class PostgresLookUp
{
    static readonly string Active = $"""
        SELECT i.day, i.booking, i.subject, i."group", CASE WHEN b.state = {(int)BookingState.Held} THEN b.hold_until END,
            (SELECT d.version FROM office_day d WHERE d.id = i.day)
        FROM item i JOIN booking b ON b.day = i.day AND b.no = i.booking WHERE i.active AND i.subject IS NOT NULL AND i.subject = ANY($1)
        """;
    const string Versions = "SELECT id, version FROM office_day WHERE id = ANY($1)";
    const string Answered = "SELECT request FROM fact WHERE request IS NOT NULL AND request = ANY($1)";

    public static async Task<LookedUp> ReadAsync(NpgsqlConnection connection, LookUp ask)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Ask(Active, ask.Subjects, NpgsqlDbType.Bigint));
        batch.BatchCommands.Add(Ask(Versions, ask.Days, NpgsqlDbType.Integer));
        batch.BatchCommands.Add(Ask(Answered, ask.Requests, NpgsqlDbType.Uuid));
        var found = new LookedUp();
        await using var rows = await batch.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            found.Active.Add(new(rows.GetInt32(0), rows.GetInt32(1), rows.GetInt64(2), rows.GetInt32(3), rows.IsDBNull(4) ? null : rows.GetFieldValue<DateTimeOffset>(4)));
            found.Versions[rows.GetInt32(0)] = rows.GetInt32(5);
        }
        await rows.NextResultAsync();
        while (await rows.ReadAsync()) found.Versions[rows.GetInt32(0)] = rows.GetInt32(1);
        await rows.NextResultAsync();
        while (await rows.ReadAsync()) found.Answered.Add(rows.GetGuid(0));
        return found;
    }

    static NpgsqlBatchCommand Ask<T>(string sql, T[] values, NpgsqlDbType type) =>
        new(sql) { Parameters = { new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type } } };
}
