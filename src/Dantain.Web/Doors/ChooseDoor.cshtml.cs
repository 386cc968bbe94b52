using Dantain.Staff;
using Dantain.Web.Counters;
using Dantain.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Doors;

/// <summary>/pintu: the door of the one office somebody works at, or a choice.</summary>
[Needs(Permission.CheckIn)]
public sealed class ChooseDoorModel : StaffPage
{
    public override string TitleKey => "staff.door";

    public IActionResult OnGet() => OfficesFor(Permission.CheckIn).ToArray() is [var only] ? Redirect($"/pintu/{only.Code}") : Page();
}
