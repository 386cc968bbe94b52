using System.Text.Json;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Web.Citizen;
using Dantain.Web.Forms;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Counters;

/// <summary>What every page of the staff has: the city, who is signed in and what they may do, times as people read them.</summary>
public abstract class StaffPage : FormPage
{
    const string DateField = "tanggal";

    /// <summary>Key of the page's title.</summary>
    public abstract string TitleKey { get; }
    public virtual string Title => Texts.Get(TitleKey);

    public City City => Service<CityVersions>().Current;
    public CityClock Clock => Service<CityClock>();
    public StaffRights? Rights { get; private set; }

    /// <summary>The id of what the shown form will do: sent twice it is done once.</summary>
    public Guid NewKey { get; } = Guid.NewGuid();

    protected T Service<T>() where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();

    /// <summary>Loads what the page shows before anything is done. A form that is not ours, or has stood open too long, does nothing here, whatever a page's handler asks.</summary>
    protected sealed override async Task<IActionResult?> BeforeAsync()
    {
        await LoadRightsAsync();
        if (!await LoadAsync()) return NotFound();
        if (IsGenuine) return null;
        Errors.Add(FirstField, "form.stale");
        return Again();
    }

    /// <summary>Reads what the page shows besides what was typed; false when there is no such page. Asked again after something was done.</summary>
    protected virtual Task<bool> LoadAsync() => Task.FromResult(true);

    /// <summary>The same page with this beside the field, and with everything typed still there.</summary>
    protected async Task<IActionResult> AgainAsync(Refusal refusal, string field)
    {
        Errors.Add(refusal with { Field = null }, field);
        await LoadAsync();
        return Again();
    }

    /// <summary>The page as it is after something was done.</summary>
    protected async Task<IActionResult> DoneAsync()
    {
        await LoadAsync();
        return Page();
    }

    /// <summary>The date in the address, today when there is none. What is no date of ours is said beside its field.</summary>
    protected DateOnly AskedDate()
    {
        if ((string?)Request.Query[DateField] is not { Length: > 0 } asked) return Clock.Today;
        if (Iso.Date(asked) is { Year: >= 2020 and < 2200 } date) return date;
        Errors.Add(DateField, "admin.date-unknown");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Clock.Today;
    }

    /// <summary>The field for another date, with what was asked for still in it.</summary>
    internal Field DateFieldOf(DateOnly shown) => new(DateField, Texts.Get("admin.date"), Errors.For(DateField) is null ? Iso.Write(shown) : Request.Query[DateField], Errors) { Type = "date" };

    /// <summary>The layout asks before it draws the menu.</summary>
    public async Task LoadRightsAsync()
    {
        if (User.Identity is { IsAuthenticated: true }) Rights ??= await Service<StaffAccess>().OfAsync(User.StaffNo());
    }

    /// <summary>The counters of a day that ask their colleagues for help.</summary>
    public async Task<IReadOnlyList<HelpCall>> CallsAsync(DayView day)
    {
        var calls = new List<HelpCall>();
        foreach (var counter in day.Counters.Where(c => c.HelpAt is not null))
        {
            var name = day.Office.Counters.FirstOrDefault(c => c.No == counter.No)?.Name.In(Texts.Language) ?? counter.No.ToString();
            var by = counter.HelpBy is { } staff ? (await Service<StaffAccess>().OfAsync(staff))?.Name ?? staff.ToString() : null;
            calls.Add(new(day.Office.Code, counter.No, name, Time(counter.HelpAt!.Value), by, NewKey));
        }
        return calls;
    }

    public IEnumerable<Office> OfficesFor(Permission permission) => City.Offices.Where(o => Rights?.May(permission, o.No) == true);

    /// <summary>What can be asked for on the spot today.</summary>
    protected IEnumerable<IGrouping<ServiceGroup, ServiceType>> ServicesToday(Office office) =>
        City.Pack.Services.Where(s => City.ModeOf(office, s, Clock.Today) != Mode.Closed).GroupBy(City.GroupOf);

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
