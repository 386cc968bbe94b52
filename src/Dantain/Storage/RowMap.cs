using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Dantain.Storage;

/// <summary>One column of a day table as EF's model has it: name, store type, and how a row gives its stored value.</summary>
abstract class RowColumn<TRow>(IProperty property, string name)
{
    public string Name { get; } = name;
    public string StoreType { get; } = property.GetColumnType();
    public bool IsKey { get; } = property.IsPrimaryKey();
    public bool IsCounted { get; } = property.FindAnnotation(DayTables.Counted) is not null;
    public bool IsKeptWhenNull { get; } = property.FindAnnotation(DayTables.KeptWhenNull) is not null;
    /// <summary>The stored values of many rows as one typed array, for a product that takes arrays.</summary>
    public abstract Array Values(List<TRow> rows);
    /// <summary>Whether all of them (one at least) have the same stored value.</summary>
    public abstract bool IsSame(List<TRow> rows);
    public abstract object Value(TRow row);
}

sealed class RowColumn<TRow, TStored>(IProperty property, string name, Func<TRow, TStored> get) : RowColumn<TRow>(property, name)
{
    public override Array Values(List<TRow> rows)
    {
        var values = new TStored[rows.Count];
        for (var i = 0; i < values.Length; i++) values[i] = get(rows[i]);
        return values;
    }

    public override bool IsSame(List<TRow> rows)
    {
        var first = get(rows[0]);
        for (var i = 1; i < rows.Count; i++) if (!EqualityComparer<TStored>.Default.Equals(get(rows[i]), first)) return false;
        return true;
    }

    public override object Value(TRow row) => get(row) is { } value ? value : DBNull.Value;
}

/// <summary>A day table, built at start from EF's model (column, store type, converter), so there is one list of columns for reading and for writing.</summary>
sealed class RowMap<TRow>
{
    public RowMap(IModel model)
    {
        var type = model.FindEntityType(typeof(TRow)) ?? throw new InvalidOperationException($"{typeof(TRow).Name} is not in the model");
        Table = type.GetTableName()!;
        var table = StoreObjectIdentifier.Table(Table);
        Columns = [.. type.GetProperties().Where(p => !IsVersion(p)).Select(p => Column(p, p.GetColumnName(table)!))];
    }

    public string Table { get; }
    public IReadOnlyList<RowColumn<TRow>> Columns { get; }

    /// <summary>The version a row was written with is no business of the row.</summary>
    static bool IsVersion(IProperty property) => property.IsShadowProperty();

    /// <summary>Reads the property and converts it as EF would; null stays null.</summary>
    static RowColumn<TRow> Column(IProperty property, string name)
    {
        var row = Expression.Parameter(typeof(TRow));
        Expression value = Expression.Property(row, property.PropertyInfo!);
        if (property.GetTypeMapping().Converter is { } converter)
        {
            var (model, stored) = (converter.ModelClrType, converter.ProviderClrType);
            if (value.Type == model) value = Expression.Invoke(converter.ConvertToProviderExpression, value);
            else
            {
                var target = stored.IsValueType ? typeof(Nullable<>).MakeGenericType(stored) : stored;
                value = Expression.Condition(Expression.Property(value, "HasValue"),
                    Expression.Convert(Expression.Invoke(converter.ConvertToProviderExpression, Expression.Property(value, "Value")), target),
                    Expression.Constant(null, target));
            }
        }
        var get = Expression.Lambda(value, row).Compile();
        return (RowColumn<TRow>)Activator.CreateInstance(typeof(RowColumn<,>).MakeGenericType(typeof(TRow), value.Type), property, name, get)!;
    }
}
