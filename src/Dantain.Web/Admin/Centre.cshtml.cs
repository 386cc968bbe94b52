using System.Globalization;
using Dantain.Applications;
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

/// <summary>/admin/pusat: the centre cannot be reached for a service. One act stops the clocks of the whole city, another lets them run.</summary>
[Needs(Permission.Administer)]
public sealed class CentreModel : StaffPage
{
    public override string TitleKey => "centre.title";
    protected override string FirstField => "service";
    public string? Code => Done is null ? Typed("service") : null;
    public string? Done { get; private set; }
    public IReadOnlyList<CentreFault> Faults { get; private set; } = [];
    public IEnumerable<IGrouping<ServiceGroup, ServiceType>> Services => City.Pack.Services.Where(s => s.Enabled && Faults.All(f => f.Service != s.No)).GroupBy(City.GroupOf);

    public void OnGet() { }

    public async Task<IActionResult> OnPostBeginAsync()
    {
        if (City.Service(Code ?? "") is not { } service || !await Service<CentreFaults>().BeginAsync(service.No, Actor.Staff(User.StaffNo()))) return await AgainAsync(Queue.QueueRefusals.UnknownItem, "service");
        Done = Texts.Get("centre.begun");
        return await DoneAsync();
    }

    public async Task<IActionResult> OnPostEndAsync()
    {
        if (!int.TryParse(Sent("service"), NumberStyles.None, CultureInfo.InvariantCulture, out var service) || Faults.All(f => f.Service != service)) return await AgainAsync(Queue.QueueRefusals.UnknownItem, "service");
        await Service<CentreFaults>().EndAsync(service, Actor.Staff(User.StaffNo()));
        Done = Texts.Get("centre.ended");
        return await DoneAsync();
    }

    protected override async Task<bool> LoadAsync()
    {
        await using var db = Service<Store>().Open();
        Faults = await db.CentreFaults.AsNoTracking().Where(f => f.Until == null).OrderBy(f => f.From).ToListAsync();
        return true;
    }

    public string NameOf(CentreFault fault) => City.Service(fault.Service)?.Name.In(Texts.Language) ?? $"{fault.Service}";
}
