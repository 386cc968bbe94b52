using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using SQLitePCL;

namespace Dantain.Storage.Tests;

/// <summary>A table that a statement reads, and how: by an index and what is asked of it, or whole.</summary>
sealed record TableRead(string Table, bool ByIndex, string Statement);

/// <summary>
/// What a node really sends, and how the database really reads for it. PostgreSQL writes the plan of every statement into its log
/// (auto_explain); SQLite says the statements while they run, and is asked for the plan of each afterwards.
/// </summary>
static partial class Plans
{
    /// <summary>Options of connections whose statements are explained in the server's log.</summary>
    public const string Explained = "-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_format=json -c log_statement=none";

    public static async Task<IReadOnlyList<TableRead>> OfAsync(TestNode node, Func<TestNode, Task> work) =>
        TestNode.OnPostgres ? await OnPostgresAsync(node, work) : await OnSqliteAsync(node, work);

    static async Task<IReadOnlyList<TableRead>> OnPostgresAsync(TestNode node, Func<TestNode, Task> work)
    {
        await using var server = new NpgsqlConnection(node.Setting["postgres:".Length..]);
        await server.OpenAsync();
        var log = $"{await AskAsync<string>("SHOW data_directory")}/../log";
        var from = await AskAsync<long>($"SELECT size FROM pg_stat_file('{log}')");
        await using (var explained = node.Join(by => { by.Options = Explained; return by; })) await work(explained);
        var written = await AskAsync<string>($"SELECT convert_from(pg_read_binary_file('{log}', {from}, 200000000), 'UTF8')");
        var reads = new List<TableRead>();
        foreach (Match plan in LoggedPlan().Matches(written))
        {
            var explained = JsonNode.Parse(plan.Groups[1].Value)!;
            Collect(explained["Plan"]!, (string)explained["Query Text"]!, reads);
        }
        return [.. reads.Where(r => !r.Table.StartsWith("pg_", StringComparison.Ordinal))];   // what the driver asks about types

        async Task<T> AskAsync<T>(string sql)
        {
            await using var command = new NpgsqlCommand(sql, server);
            return (T)(await command.ExecuteScalarAsync())!;
        }
    }

    /// <summary>An index that is read without a condition is read whole, like a table.</summary>
    static void Collect(JsonNode plan, string statement, List<TableRead> reads)
    {
        var how = (string)plan["Node Type"]!;
        if (how == "Seq Scan") reads.Add(new((string)plan["Relation Name"]!, false, statement));
        if (how is "Index Scan" or "Index Only Scan") reads.Add(new((string)plan["Relation Name"]!, plan["Index Cond"] is not null, statement));
        if (how == "Bitmap Heap Scan") reads.Add(new((string)plan["Relation Name"]!, plan["Plans"]!.AsArray().All(p => p!["Index Cond"] is not null || p["Node Type"]!.ToString() is "BitmapOr" or "BitmapAnd"), statement));
        foreach (var inner in plan["Plans"]?.AsArray() ?? []) Collect(inner!, statement, reads);
    }

    [GeneratedRegex(@"LOG:  duration: [\d.]+ ms  plan:\n((?:\t.*\n)+)")]
    private static partial Regex LoggedPlan();

    static async Task<IReadOnlyList<TableRead>> OnSqliteAsync(TestNode node, Func<TestNode, Task> work)
    {
        var said = new HashSet<string>();
        var connections = Connections(node.Writer).Distinct().ToArray();
        connections.Length.ShouldBe(2, "the lane's writer has one that writes and one that looks up");
        foreach (var connection in connections) raw.sqlite3_trace(connection.Handle, (strdelegate_trace)((_, statement) => { lock (said) said.Add(statement); }), null!);
        using (new EntityFramework(node.Setting["sqlite:".Length..], said)) await work(node);
        foreach (var connection in connections.Where(c => c.Handle is not null)) raw.sqlite3_trace(connection.Handle, (strdelegate_trace)null!, null!);   // one was closed when a COMMIT was lost
        using var file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = node.Setting["sqlite:".Length..], Pooling = false }.ToString());
        file.Open();
        return [.. said.Where(s => SqlVerb().IsMatch(s)).SelectMany(s => Explain(file, s))];
    }

    static List<TableRead> Explain(SqliteConnection file, string statement)
    {
        using var command = file.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + statement;
        foreach (Match name in Parameter().Matches(statement).DistinctBy(m => m.Value)) command.Parameters.AddWithValue(name.Value, "1");
        var names = Aliases().Matches(statement).ToDictionary(m => m.Groups[2].Value, m => m.Groups[1].Value);
        using var rows = command.ExecuteReader();
        var reads = new List<TableRead>();
        while (rows.Read())
            if (Step().Match(rows.GetString(3)) is { Success: true } step && step.Groups[2].Value != "json_each") reads.Add(new(names.GetValueOrDefault(step.Groups[2].Value, step.Groups[2].Value), step.Groups[1].Value == "SEARCH", statement));
        return reads;
    }

    [GeneratedRegex(@"\A\s*(SELECT|UPDATE|DELETE|WITH)\b")]
    private static partial Regex SqlVerb();

    [GeneratedRegex(@"[@$][a-z_]\w*")]
    private static partial Regex Parameter();

    [GeneratedRegex("""(?:FROM|JOIN)\s+"?(\w+)"?\s+(?:AS\s+)?"?(\w+)"?""")]
    private static partial Regex Aliases();

    [GeneratedRegex(@"\A(SEARCH|SCAN) (?!CONSTANT)(\w+)")]
    private static partial Regex Step();

    static IEnumerable<SqliteConnection> Connections(object of) => of.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Select(f => f.GetValue(of)).SelectMany(value => value switch
    {
        SqliteConnection connection => [connection],
        IDayWriter writer => Connections(writer),
        _ => [],
    });

    /// <summary>Hears what EF sends to this file.</summary>
    sealed class EntityFramework : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        readonly string file;
        readonly HashSet<string> said;
        readonly List<IDisposable> heard = [];

        public EntityFramework(string file, HashSet<string> said)
        {
            (this.file, this.said) = (file, said);
            heard.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public void OnNext(DiagnosticListener listener)
        {
            if (listener.Name == DbLoggerCategory.Name) heard.Add(listener.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
        }

        public void OnNext(KeyValuePair<string, object?> what)
        {
            if (what.Value is CommandEventData { Command: { } command } && command.Connection!.DataSource == file) lock (said) said.Add(command.CommandText);
        }

        public void OnCompleted() { }
        public void OnError(Exception error) { }
        public void Dispose() => heard.ForEach(h => h.Dispose());
    }
}
