using Dantain.CardStock;
using Dantain.Cities;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Counters;
using Dantain.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Stock;

/// <summary>/stok: the stock of the one office somebody looks after, or a choice, with what runs low.</summary>
[Needs(Permission.ManageDay, Permission.Administer)]
public sealed class ChooseStockModel : StaffPage
{
    public override string TitleKey => "cards.title";
    public IReadOnlyList<Office> Offices => [.. City.Offices.Where(o => o.BlanksADay.Count > 0 && (Rights?.May(Permission.ManageDay, o.No) == true || Rights?.May(Permission.Administer) == true))];
    public IReadOnlyList<OfficeLow> Low { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (Offices is [var only]) return Redirect($"/stok/{only.Code}");
        await using var db = Service<Store>().Open();
        Low = await LowStock.ReadAsync(db, Service<RecordStock>(), City);
        return Page();
    }
}
