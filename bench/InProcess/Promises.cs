using System.Data.Common;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Bench;

/// <summary>
/// What must hold after every run, asked of the database in SQL, not of the code that is measured: nothing oversold, lost or doubled,
/// no gap in the numbers, a fact for every booking.
/// </summary>
static class Promises
{
    static readonly (string Name, string Sql)[] Broken =
    [
        ("slots whose count is not their items'", """
            SELECT count(*) FROM slot s LEFT JOIN (
                SELECT b.day, b.start, b.channel, i."group" AS grp, sum(i.places) AS places
                FROM booking b JOIN item i ON i.day = b.day AND i.booking = b.no WHERE i.active GROUP BY b.day, b.start, b.channel, i."group") t
            ON t.day = s.day AND t.start = s.start AND t.channel = s.channel AND t.grp = s."group"
            WHERE s.taken <> coalesce(t.places, 0) OR s.taken > s.capacity
            """),
        ("series with a gap, a doubled number or another last one", """
            SELECT count(*) FROM series s LEFT JOIN (
                SELECT day, series, count(*) AS given, count(DISTINCT number) AS different, max(number) AS highest FROM booking WHERE number IS NOT NULL GROUP BY day, series) n
            ON n.day = s.day AND n.series = s.no
            WHERE n.given IS NULL OR n.given <> n.different OR n.given <> n.highest OR n.given <> s.last
            """),
        ("days whose chain of facts has a gap", """
            SELECT count(*) FROM office_day d LEFT JOIN (SELECT day, count(*) AS told, max(no) AS highest FROM fact GROUP BY day) f ON f.day = d.id
            WHERE d.last_fact <> coalesce(f.told, 0) OR d.last_fact <> coalesce(f.highest, 0)
            """),
        ("bookings without a fact, or facts without a booking", "SELECT abs((SELECT count(*) FROM booking) - (SELECT count(*) FROM fact WHERE kind = 'PlaceBooked'))"),
        ("bookings without exactly one active item", "SELECT (SELECT count(*) FROM booking) - count(*) FROM (SELECT day, booking FROM item WHERE active GROUP BY day, booking HAVING count(*) = 1) one"),
        ("bookings that are not confirmed or have no number", "SELECT count(*) FROM booking WHERE state <> 2 OR number IS NULL"),
    ];

    /// <param name="acknowledged">Bookings that the callers were told of: all of them must be there.</param>
    public static async Task<bool> VerifyAsync(string database, long acknowledged)
    {
        await using var store = new Store(database);
        await using var db = store.Open();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var kept = true;
        foreach (var (name, sql) in Broken) kept &= Say(name, await NumberAsync(connection, sql));
        var stored = await NumberAsync(connection, "SELECT count(*) FROM booking");
        kept &= Say("acknowledged bookings that are lost", Math.Max(0, acknowledged - stored));
        Console.WriteLine($"bookings {stored} acknowledged {acknowledged} kept {(kept ? 1 : 0)}");
        return kept;
    }

    static bool Say(string what, long count)
    {
        if (count != 0) Console.Error.WriteLine($"BROKEN: {count} {what}");
        return count == 0;
    }

    static async Task<long> NumberAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
