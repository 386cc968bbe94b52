using Dantain.Web.Counters;
using Microsoft.AspNetCore.Authorization;

namespace Dantain.Web.Boards;

/// <summary>/layar: the boards of all offices; what a board shows, everyone in the hall may see.</summary>
[AllowAnonymous]
public sealed class ChooseBoardModel : StaffPage
{
    public override string TitleKey => "board.title";
}
