using Dantain.Staff;
using Dantain.Web.Counters;
using Dantain.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Papers;

/// <summary>/berkas: the papers of the one office somebody works at, or a choice.</summary>
[Needs(Permission.HandlePapers)]
public sealed class ChoosePapersModel : StaffPage
{
    public override string TitleKey => "papers.title";

    public IActionResult OnGet() => OfficesFor(Permission.HandlePapers).ToArray() is [var only] ? Redirect($"/berkas/{only.Code}") : Page();
}
