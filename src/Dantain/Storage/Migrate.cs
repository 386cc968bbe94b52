using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage;

/// <summary>Brings the database to the newest migration. Several nodes may start at once: on PostgreSQL one migrates under an advisory lock and the others wait.</summary>
public static class Migrate
{
    const long Lock = 0x44414E5441494E;   // "DANTAIN"

    public static async Task RunAsync(Store store)
    {
        await using var db = store.Open();
        if (!store.IsPostgres)
        {
            await db.Database.MigrateAsync();
            return;
        }
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({Lock})");
        try { await db.Database.MigrateAsync(); }
        finally { await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({Lock})"); }
    }
}
