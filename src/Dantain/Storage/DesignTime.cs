using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Dantain.Storage;

/// <summary>Contexts for <c>dotnet ef migrations add NAME --context SqliteDantainDb --output-dir Storage/Migrations/Sqlite</c>, and the same for PostgreSQL.</summary>
sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteDantainDb>
{
    public SqliteDantainDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDantainDb>().UseSqlite("Data Source=:memory:").UseSnakeCaseNamingConvention().Options);
}

sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresDantainDb>
{
    public PostgresDantainDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresDantainDb>().UseNpgsql("Host=none").UseSnakeCaseNamingConvention().Options);
}
