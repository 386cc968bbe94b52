using Dantain.Cities;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Counters;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Web.Admin;

/// <summary>/admin/petugas: who may sign in and do what; add, give a new password, disable.</summary>
[Needs(Permission.Administer)]
public sealed class MembersModel(StaffAccounts accounts, DantainDb db) : StaffPage
{
    public override string TitleKey => "members.title";
    public IReadOnlyList<StaffMember> Members { get; private set; } = [];
    public string? Done { get; private set; }
    public string? Name { get; private set; }
    public string[] Chosen { get; private set; } = [];
    public string[] ChosenOffices { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAddAsync(string? name, string? password, string[] permissions, string[] offices)
    {
        (Name, Chosen, ChosenOffices) = (name, permissions, offices);
        var added = await accounts.AddAsync(name, password, [.. Grants(permissions, offices)]);
        if (added.IsOk) (Name, Chosen, ChosenOffices) = (null, [], []);
        return await ShowAsync(added, "members.added");
    }

    public async Task<IActionResult> OnPostResetAsync(int no, string? password) => await ShowAsync(await accounts.ResetPasswordAsync(no, password), "members.changed");
    public async Task<IActionResult> OnPostDisableAsync(int no) => await ShowAsync(await accounts.DisableAsync(no, true, User.StaffNo()), "members.changed");
    public async Task<IActionResult> OnPostEnableAsync(int no) => await ShowAsync(await accounts.DisableAsync(no, false, User.StaffNo()), "members.changed");

    /// <summary>Administering the staff is for the whole city, whatever offices were ticked.</summary>
    IEnumerable<StaffGrant> Grants(string[] permissions, string[] offices)
    {
        int?[] at = offices.Contains("*") ? [null] : [.. offices.Select(City.Office).OfType<Office>().Select(o => (int?)o.No)];
        foreach (var permission in Enum.GetValues<Permission>().Where(p => permissions.Contains(p.ToString())))
            foreach (var office in permission == Permission.Administer ? [null] : at) yield return new() { Office = office, Permission = permission };
    }

    async Task<IActionResult> ShowAsync(Result<StaffMember> result, string done)
    {
        if (result.IsOk) Done = Texts.Get(done, ("name", result.Value.UserName!));
        else (Refusal, Response.StatusCode) = (result.Refusal, result.Refusal.Status());
        await LoadAsync();
        return Page();
    }

    async Task LoadAsync() => Members = await db.Staff.AsNoTracking().Include(s => s.Grants).OrderBy(s => s.UserName).ToListAsync();

    public string StateOf(StaffMember member) => Texts.Get(member.Disabled ? "members.state.disabled" : member.LockoutEnd > TimeProvider.System.GetUtcNow() ? "members.state.locked" : "members.state.active");

    public string OfficesOf(StaffMember member) => member.Grants.Any(g => g.Office is null) ? Texts.Get("members.all-offices")
        : string.Join(", ", member.Grants.Select(g => g.Office).Distinct().Select(o => City.Office(o!.Value)?.Name ?? $"{o}"));

    public static string NameOf(Permission permission)
    {
        var name = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(permission.ToString());
        return Texts.Get($"permission.{name}");
    }
}
