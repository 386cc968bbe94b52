using Dantain.Cities;
using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Reports;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;

namespace Dantain.Web.Counters;

/// <summary>/hari/{office}/laporan: the day on one page of paper, today's so far or an earlier one's.</summary>
[Needs(Permission.ManageDay, Permission.Export)]
public sealed class DayPaperModel(Store store, FactChain chain, Vault vault) : StaffPage
{
    public override string TitleKey => "day.report-of";
    public override string Title => Texts.Get(TitleKey, ("office", Office.Name), ("date", Date.ToString("D")));
    public Office Office { get; private set; } = null!;
    public DateOnly Date { get; private set; }
    /// <summary>Null when nobody has asked for that day.</summary>
    public DayReport? Report { get; private set; }

    public string CounterName(int no) => Office.Counters.FirstOrDefault(c => c.No == no)?.Name.In(Texts.Language) ?? no.ToString();

    /// <summary>All of them are in the export; the report is one page.</summary>
    public const int MostCalls = 10;

    public static string Reason(string code) => ConsoleModel.Reasons.Contains(code) ? Texts.Get($"console.reason.{code}") : code == Queue.CallTicket.CutOff ? Texts.Get("day.reason-cut-off") : code;

    public async Task OnGetAsync()
    {
        Date = AskedDate();
        Report = await DayReport.ReadAsync(store, chain, vault, DayId.Of(Office.No, Date), Clock.Now);
    }

    protected override Task<bool> LoadAsync()
    {
        if (City.Office(RouteData.Values["office"] as string ?? "") is not { } office) return Task.FromResult(false);
        Office = office;
        return Task.FromResult(true);
    }
}
