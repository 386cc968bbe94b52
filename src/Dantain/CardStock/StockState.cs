using Dantain.Shared;

namespace Dantain.CardStock;

/// <summary>What somebody writes into the ledger, as data.</summary>
/// <param name="Kind">All but what was used, which is counted from the visits.</param>
/// <param name="Cards">How many came, were spoilt, printed or promised; when counted, how many are there. 0 for what will not come.</param>
/// <param name="On">When promised cards are to come; missing for all others.</param>
/// <param name="Of">Which promised delivery has come, or will not.</param>
/// <param name="Reason">For what was spoilt and for a count that differs, at most <see cref="LongestReason"/>; nobody's name.</param>
public sealed record StockAct(BlankEntryKind Kind, int Cards, DateOnly? On = null, int? Of = null, string? Reason = null)
{
    public const int Most = 1_000_000, LongestReason = 200, MostDaysAhead = 90;
}

/// <summary>Cards that are to come.</summary>
/// <param name="No">Of their line in the ledger.</param>
public sealed record ExpectedCards(int No, DateOnly On, int Cards);

/// <summary>How the stock of one kind at one office stands.</summary>
/// <param name="Balance">What should be there now; below 0 when the ledger is wrong.</param>
/// <param name="Expected">Promised and neither come nor given up.</param>
/// <param name="IsCounted">Until somebody has counted, nothing is known, and no place follows from it.</param>
public sealed record StockState(int Balance, IReadOnlyList<ExpectedCards> Expected, bool IsCounted = true)
{
    /// <summary>How it stands once this is written, or why it cannot be.</summary>
    /// <param name="no">Of the line it becomes.</param>
    public Result<StockState> After(StockAct act, int no, DateOnly today)
    {
        if (!Enum.IsDefined(act.Kind) || act.Kind == BlankEntryKind.Used) return StockRefusals.UnknownAct;
        if (!IsCounted && act.Kind != BlankEntryKind.Counted) return StockRefusals.CountFirst;
        if (act.Cards > StockAct.Most || act.Cards < (act.Kind is BlankEntryKind.Counted or BlankEntryKind.Failed ? 0 : 1)) return StockRefusals.Impossible;
        if (act.Reason is { } reason && (reason.Length > StockAct.LongestReason || reason.Any(char.IsControl))) return StockRefusals.Reason;
        if (NeedsReason(act) && string.IsNullOrWhiteSpace(act.Reason)) return StockRefusals.Reason;
        if (act.Kind is BlankEntryKind.Spoilt or BlankEntryKind.Printed && act.Cards > Balance) return StockRefusals.NotThere;
        if (act.Kind == BlankEntryKind.Expected && (act.On is not { } on || on < today || on > today.AddDays(StockAct.MostDaysAhead))) return StockRefusals.Date;
        if ((act.Kind == BlankEntryKind.Failed || act.Of is not null) && Expected.All(e => e.No != act.Of)) return StockRefusals.NotExpected;
        return act.Kind switch
        {
            BlankEntryKind.Counted => this with { Balance = act.Cards, IsCounted = true },
            BlankEntryKind.Delivery => this with { Balance = Balance + act.Cards, Expected = [.. Expected.Where(e => e.No != act.Of)] },
            BlankEntryKind.Expected => this with { Expected = [.. Expected, new(no, act.On!.Value, act.Cards)] },
            BlankEntryKind.Failed => this with { Expected = [.. Expected.Where(e => e.No != act.Of)] },
            _ => this with { Balance = Balance - act.Cards },
        };
    }

    bool NeedsReason(StockAct act) => act.Kind == BlankEntryKind.Spoilt || act.Kind == BlankEntryKind.Counted && IsCounted && act.Cards != Balance;
}
