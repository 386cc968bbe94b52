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
    /// <summary>Whether somebody was to be added by this form, and not one who is there changed.</summary>
    public bool IsAdding => Done is null && string.Equals(Request.Query["handler"], "Add", StringComparison.OrdinalIgnoreCase);
    public string? Name => IsAdding ? Typed("name") : null;
    public string[] Chosen => IsAdding ? Form["permissions"].OfType<string>().ToArray() : [];
    public string[] ChosenOffices => IsAdding ? Form["offices"].OfType<string>().ToArray() : [];
    protected override string FirstField => IsAdding ? "name" : "isi";

    public async Task<IActionResult> OnPostAddAsync()
    {
        var added = await accounts.AddAsync(Name, Sent("password"), [.. Grants(Chosen, ChosenOffices)]);
        return added.IsOk ? await DoneAsync(added.Value, "members.added") : await AgainAsync(added.Refusal, added.Refusal.Field ?? FirstField);
    }

    public async Task<IActionResult> OnPostResetAsync(int no) => await ChangeAsync(await accounts.ResetPasswordAsync(no, Sent("password")), $"reset-{no}");
    public async Task<IActionResult> OnPostDisableAsync(int no) => await ChangeAsync(await accounts.DisableAsync(no, true, User.StaffNo()), FirstField);
    public async Task<IActionResult> OnPostEnableAsync(int no) => await ChangeAsync(await accounts.DisableAsync(no, false, User.StaffNo()), FirstField);

    /// <summary>Administering the staff is for the whole city, whatever offices were ticked.</summary>
    IEnumerable<StaffGrant> Grants(string[] permissions, string[] offices)
    {
        int?[] at = offices.Contains("*") ? [null] : [.. offices.Select(City.Office).OfType<Office>().Select(o => (int?)o.No)];
        foreach (var permission in Enum.GetValues<Permission>().Where(p => permissions.Contains(p.ToString())))
            foreach (var office in permission == Permission.Administer ? [null] : at) yield return new() { Office = office, Permission = permission };
    }

    Task<IActionResult> ChangeAsync(Result<StaffMember> changed, string field) => changed.IsOk ? DoneAsync(changed.Value, "members.changed")
        : AgainAsync(changed.Refusal, changed.Refusal == StaffRefusals.NotFound ? FirstField : field);

    Task<IActionResult> DoneAsync(StaffMember member, string done)
    {
        Done = Texts.Get(done, ("name", member.UserName!));
        return DoneAsync();
    }

    protected override async Task<bool> LoadAsync()
    {
        Members = await db.Staff.AsNoTracking().Include(s => s.Grants).OrderBy(s => s.UserName).ToListAsync();
        return true;
    }

    public string StateOf(StaffMember member) => Texts.Get(member.Disabled ? "members.state.disabled" : member.LockoutEnd > TimeProvider.System.GetUtcNow() ? "members.state.locked" : "members.state.active");

    public string OfficesOf(StaffMember member) => member.Grants.Any(g => g.Office is null) ? Texts.Get("members.all-offices")
        : string.Join(", ", member.Grants.Select(g => g.Office).Distinct().Select(o => City.Office(o!.Value)?.Name ?? $"{o}"));

    public static string NameOf(Permission permission)
    {
        var name = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(permission.ToString());
        return Texts.Get($"permission.{name}");
    }
}
