using System.Text.RegularExpressions;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Counters;

/// <summary>/loket/{office}/bantuan: which counters of the office ask for help, and who is on the way; the consoles and the door show the same.</summary>
[Needs(Permission.Serve, Permission.CheckIn)]
public sealed partial class HelpModel(OfficeDayRunner runner) : StaffPage
{
    public override string TitleKey => "help-call.title";
    public override string Title => $"{Texts.Get(TitleKey)}, {Office.Name}";
    public Office Office { get; private set; } = null!;
    public DayView Day { get; private set; } = null!;
    public IReadOnlyList<Counter> Asking => [.. Day.Counters.Where(c => c.HelpAt is not null)];
    /// <summary>Equal only while nothing has changed.</summary>
    public string Asks => string.Join(' ', Asking.Select(c => $"{c.No}:{c.HelpBy}"));

    public async Task<IActionResult> OnPostAsync(string office, int counter, string? act)
    {
        var refusal = act switch
        {
            "coming" => (await runner.RunAsync(Day.Id, new AnswerHelp(counter, User.StaffNo()), Actor.Staff(User.StaffNo()), KeyOf(Sent("key")))).Refusal,
            "well" => (await runner.RunAsync(Day.Id, new EndHelp(counter), Actor.Staff(User.StaffNo()), KeyOf(Sent("key")))).Refusal,
            _ => QueueRefusals.NoHelpAsked,
        };
        if (refusal is not null) return await AgainAsync(refusal, FirstField);
        return Sent("kembali") is { } back && ConsoleOrDoor().IsMatch(back) ? LocalRedirect(back) : RedirectToPage(new { office });
    }

    /// <summary>The console or door that showed the call, and no other address.</summary>
    [GeneratedRegex(@"\A/(loket|pintu)/[a-z0-9-]{1,60}(/[0-9]{1,3})?\z")]
    private static partial Regex ConsoleOrDoor();

    protected override async Task<bool> LoadAsync()
    {
        if (City.Office(RouteData.Values["office"] as string ?? "") is not { } office || await runner.ViewAsync(DayId.Of(office.No, Clock.Today)) is not { } day) return false;
        (Office, Day) = (office, day);
        return true;
    }
}
