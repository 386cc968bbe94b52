using System.Text;
using Dantain.History;
using Dantain.OfficeDays;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;

namespace Dantain.Storage;

/// <summary>The statements of a batch, built once from EF's model: INSERT … SELECT FROM unnest and UPDATE … FROM unnest, a typed array a column.</summary>
sealed class PostgresStatements(IModel model)
{
    readonly RowMap<DayHead> heads = new(model);
    readonly Table<Slot> slots = new(model);
    readonly Table<BlankStock> stocks = new(model);
    readonly Table<Series> series = new(model);
    readonly Table<Booking> bookings = new(model);
    readonly Table<Item> items = new(model);
    readonly Table<Ticket> tickets = new(model);
    readonly Table<Counter> counters = new(model);
    readonly Table<DrawSlip> slips = new(model);
    readonly Table<Fact> facts = new(model);
    readonly Table<Notice> notices = new(model);

    /// <summary>Adds the statements of these changes and answers how many rows each must touch; the first is the version guard.</summary>
    public List<int> AddTo(NpgsqlBatch batch, DayChanges changes)
    {
        var expected = new List<int>();
        var version = changes.Days.ToDictionary(d => d.Id, d => d.Version + 1);
        AddHeads(batch, changes.Days, expected);
        bookings.Leaving(batch, changes.Bookings, version, expected);
        items.Leaving(batch, changes.Items, version, expected);
        slots.Rest(batch, changes.Slots, version, expected);
        stocks.Rest(batch, changes.Stocks, version, expected);
        series.Rest(batch, changes.Series, version, expected);
        bookings.Rest(batch, changes.Bookings, version, expected);
        items.Rest(batch, changes.Items, version, expected);
        tickets.Rest(batch, changes.Tickets, version, expected);
        counters.Rest(batch, changes.Counters, version, expected);
        slips.Rest(batch, changes.Slips, version, expected);
        facts.Rest(batch, changes.Facts, version, expected);
        notices.Rest(batch, changes.Notices, version, expected);
        return expected;
    }

    void AddHeads(NpgsqlBatch batch, List<DayHead> days, List<int> expected)
    {
        var columns = heads.Columns;
        var names = string.Join(", ", columns.Select(c => c.Name));
        var set = string.Join(", ", columns.Where(c => c.Name is "state" or "pack" or "last_fact" or "last_at" or "last_mac").Select(c => $"{c.Name} = d.{c.Name}"));
        var command = new NpgsqlBatchCommand($"UPDATE office_day t SET version = t.version + 1, {set} FROM unnest({Parameters(columns.Count)}) AS d({names}) WHERE t.id = d.id AND t.version = d.version");
        foreach (var column in columns) command.Parameters.Add(Parameter(column, days));
        batch.BatchCommands.Add(command);
        expected.Add(days.Count);
    }

    static string Quoted(string name) => $"\"{name}\"";   // "group" is a word of SQL

    static string Parameters(int count) => string.Join(", ", Enumerable.Range(1, count).Select(i => $"${i}"));

    static NpgsqlParameter Parameter<TRow>(RowColumn<TRow> column, List<TRow> rows) => new() { Value = column.Values(rows), DataTypeName = column.StoreType + "[]" };

    /// <summary>The two statements of one table.</summary>
    sealed class Table<TRow> where TRow : DayRow
    {
        readonly RowMap<TRow> map;
        readonly string into, update;

        public Table(IModel model)
        {
            map = new(model);
            var names = string.Join(", ", map.Columns.Select(c => Quoted(c.Name)).Append("version"));
            var parameters = Parameters(map.Columns.Count + 1);
            into = $"INSERT INTO {map.Table} ({names}) SELECT ";
            var set = map.Columns.Where(c => !c.IsKey).Select(c => c switch
            {
                { IsCounted: true } => $"{Quoted(c.Name)} = t.{Quoted(c.Name)} + d.{Quoted(c.Name)}",
                { IsKeptWhenNull: true } => $"{Quoted(c.Name)} = COALESCE(d.{Quoted(c.Name)}, t.{Quoted(c.Name)})",
                _ => $"{Quoted(c.Name)} = d.{Quoted(c.Name)}",
            });
            update = $"UPDATE {map.Table} t SET {string.Join(", ", set)}, version = d.version FROM unnest({parameters}) AS d({names}) WHERE t.day = d.day AND t.no = d.no";
        }

        public void Leaving(NpgsqlBatch batch, RowChanges<TRow> changes, Dictionary<int, int> version, List<int> expected) =>
            Add(batch, update, changes.Leaving, version, expected);

        public void Rest(NpgsqlBatch batch, RowChanges<TRow> changes, Dictionary<int, int> version, List<int> expected)
        {
            Insert(batch, changes.Inserts, version, expected);
            Add(batch, update, changes.Updates, version, expected);
        }

        /// <summary>A column with one value for all rows goes as that value: in a rush most do, and an array costs both sides something for every row.</summary>
        void Insert(NpgsqlBatch batch, List<TRow> rows, Dictionary<int, int> version, List<int> expected)
        {
            if (rows.Count == 0) return;
            var command = new NpgsqlBatchCommand();
            var (values, arrays, names) = (new StringBuilder(into), new StringBuilder(), new StringBuilder());
            foreach (var column in map.Columns)
            {
                var same = !column.IsKey && column.IsSame(rows);
                command.Parameters.Add(same ? new() { Value = column.Value(rows[0]), DataTypeName = column.StoreType } : Parameter(column, rows));
                var parameter = command.Parameters.Count;
                if (same) values.Append($"${parameter}, ");
                else
                {
                    values.Append($"d.c{parameter}, ");
                    arrays.Append(arrays.Length > 0 ? ", " : "").Append($"${parameter}");
                    names.Append(names.Length > 0 ? ", " : "").Append($"c{parameter}");
                }
            }
            command.Parameters.Add(Versions(rows, version));
            command.CommandText = values.Append($"d.v FROM unnest({arrays}, ${command.Parameters.Count}) AS d({names}, v)").ToString();
            batch.BatchCommands.Add(command);
            expected.Add(rows.Count);
        }

        void Add(NpgsqlBatch batch, string sql, List<TRow> rows, Dictionary<int, int> version, List<int> expected)
        {
            if (rows.Count == 0) return;
            var command = new NpgsqlBatchCommand(sql);
            foreach (var column in map.Columns) command.Parameters.Add(Parameter(column, rows));
            command.Parameters.Add(Versions(rows, version));
            batch.BatchCommands.Add(command);
            expected.Add(rows.Count);
        }

        static NpgsqlParameter Versions(List<TRow> rows, Dictionary<int, int> version) =>
            new NpgsqlParameter<int[]> { TypedValue = [.. rows.Select(r => version[r.Day])], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer };
    }
}
