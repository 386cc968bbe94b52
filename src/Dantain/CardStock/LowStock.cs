using Dantain.Cities;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.CardStock;

/// <summary>An office whose cards of a kind run low.</summary>
public sealed record OfficeLow(Office Office, BlankKind Kind, int Balance);

/// <summary>Where in the city cards run low, by the balance as it was last written or is now.</summary>
public static class LowStock
{
    public static async Task<IReadOnlyList<OfficeLow>> ReadAsync(DantainDb db, RecordStock ledger, City city)
    {
        var counted = (await db.BlankEntries.Select(e => new { e.Office, e.Blank }).Distinct().ToListAsync()).ToHashSet();
        var low = new List<OfficeLow>();
        foreach (var office in city.Offices)
            foreach (var kind in OfficeStock.KindsOf(city, office).Where(k => counted.Contains(new { Office = office.No, Blank = k.No })))
            {
                var stock = new KindStock(kind, office.BlanksADay[kind.Code], (await ledger.LedgerAsync(db, office, kind)).State, 0, []);
                if (stock.IsLow(city.Rules)) low.Add(new(office, kind, stock.State.Balance));
            }
        return low;
    }
}
