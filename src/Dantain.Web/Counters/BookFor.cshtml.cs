using Dantain.Staff;
using Dantain.Web.Citizen.Book;
using Dantain.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Counters;

/// <summary>/bantu: a member of the staff books for somebody without a phone, on the journey everybody takes. A new journey, so that nothing of the last person is left in it.</summary>
[Needs(Permission.BookForOthers)]
public sealed class BookForModel : StaffPage
{
    public override string TitleKey => "help.title";

    public void OnGet() { }

    public IActionResult OnPost()
    {
        Service<JourneyCookie>().Write(Response, new() { Id = Guid.NewGuid(), Helper = User.StaffNo() });
        // Whoever got no number at the door has said already what they came for.
        return Redirect(City.Service(Sent("service") ?? "") is { } service ? Steps.Need + service.Code : Steps.Service);
    }
}
