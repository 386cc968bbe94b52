namespace Dantain.Storage.Tests;

/// <summary>A fact about several nodes, connections or locks of rows. SQLite is one process with one writer: there the fault cannot exist.</summary>
sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute(string notOnSqliteBecause)
    {
        if (!TestNode.OnPostgres) Skip = notOnSqliteBecause;
    }
}

/// <summary>The same with several sets of data.</summary>
sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute(string notOnSqliteBecause)
    {
        if (!TestNode.OnPostgres) Skip = notOnSqliteBecause;
    }
}
