using System.Text.Json;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Web.Counters;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Authorization;

namespace Dantain.Web.Boards;

/// <summary>/layar/{office}: what the hall watches. Drawn here once, and by the script from then on; without script it reloads.</summary>
[AllowAnonymous]
public sealed class BoardModel(OfficeDayRunner runner) : StaffPage
{
    public override string TitleKey => "board.title";
    public Office Office { get; private set; } = null!;
    public DayView Day { get; private set; } = null!;

    protected override async Task<bool> LoadAsync()
    {
        if (City.Office(RouteData.Values["office"] as string ?? "") is not { } known || await runner.ViewAsync(DayId.Of(known.No, Clock.Today)) is not { } day) return false;
        (Office, Day) = (known, day);
        return true;
    }

    public string CounterName(int? no) => Office.Counters.FirstOrDefault(c => c.No == no)?.Name.In(Texts.Language) ?? no?.ToString() ?? "";

    /// <summary>The names of counters by number, for the script.</summary>
    public string CounterNames => JsonSerializer.Serialize(Office.Counters.ToDictionary(c => c.No, c => c.Name.In(Texts.Language)));
}
