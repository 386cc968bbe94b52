using Dantain.Staff;
using Dantain.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Counters;

/// <summary>/hari: the day of the one office somebody leads, or a choice.</summary>
[Needs(Permission.ManageDay)]
public sealed class ChooseDayModel : StaffPage
{
    public override string TitleKey => "day.title";

    public IActionResult OnGet() => OfficesFor(Permission.ManageDay).ToArray() is [var only] ? Redirect($"/hari/{only.Code}") : Page();
}
