using Dantain.Shared;

namespace Dantain.CardStock;

/// <summary>The expected noes of the stock of cards. Codes are stable; their sentences are in the screens' resources, in both languages.</summary>
public static class StockRefusals
{
    public static readonly Refusal UnknownKind = new("stock.kind-unknown", RefusalKind.Invalid);
    public static readonly Refusal UnknownAct = new("stock.act-unknown", RefusalKind.Invalid);
    public static readonly Refusal CountFirst = new("stock.count-first", RefusalKind.Conflict);
    public static readonly Refusal Impossible = new("stock.cards-impossible", RefusalKind.Invalid);
    public static readonly Refusal NotThere = new("stock.not-there", RefusalKind.Conflict);
    public static readonly Refusal Date = new("stock.date-impossible", RefusalKind.Invalid);
    public static readonly Refusal Reason = new("stock.reason", RefusalKind.Invalid);
    public static readonly Refusal NotExpected = new("stock.not-expected", RefusalKind.Conflict);
    public static readonly Refusal Changed = new("stock.changed", RefusalKind.Conflict);
}
