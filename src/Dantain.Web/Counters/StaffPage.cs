using System.Text.Json;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dantain.Web.Counters;

/// <summary>What every page of the staff has: the city, who is signed in and what they may do, times as people read them.</summary>
public abstract class StaffPage : PageModel
{
    /// <summary>Key of the page's title.</summary>
    public abstract string TitleKey { get; }
    public virtual string Title => Texts.Get(TitleKey);
    public Refusal? Refusal { get; protected set; }

    public City City => Service<CityVersions>().Current;
    public CityClock Clock => Service<CityClock>();
    public StaffRights? Rights { get; private set; }

    /// <summary>The id of what the shown form will do: sent twice it is done once.</summary>
    public Guid NewKey { get; } = Guid.NewGuid();

    protected T Service<T>() where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();

    /// <summary>The layout asks before it draws the menu.</summary>
    public async Task LoadRightsAsync()
    {
        if (User.Identity is { IsAuthenticated: true }) Rights ??= await Service<StaffAccess>().OfAsync(User.StaffNo());
    }

    public IEnumerable<Office> OfficesFor(Permission permission) => City.Offices.Where(o => Rights?.May(permission, o.No) == true);

    public string Time(DateTimeOffset at) => TimeOnly.FromDateTime(Clock.Local(at)).ToString("t");
    public string GroupName(int no) => City.Group(no)?.Name.In(Texts.Language) ?? "";
    public static string State(TicketState state)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
        return Texts.Get($"ticket.state.{name}");
    }

    public static string State(CounterState state)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
        return Texts.Get($"counter.state.{name}");
    }

    protected Guid KeyOf(string? sent) => Guid.TryParseExact(sent, "D", out var key) && key != Guid.Empty ? key : Guid.NewGuid();
}
