using Dantain.Applications;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;

namespace Dantain.Web.Papers;

/// <summary>/berkas/{office}: what is in hand, late, waited for, ready and uncollected, on the way, perhaps lost.</summary>
[Needs(Permission.HandlePapers)]
public sealed class WorkModel : PapersPage
{
    const int MostShown = 200;

    public override string TitleKey => "papers.title";
    public WorkFilter Filter { get; private set; } = WorkFilter.Open;
    public string Heading
    {
        get
        {
            var no = (int)Filter;
            return Texts.Get($"papers.filter-{no}", ("days", City.Rules.UncollectedDays));
        }
    }
    public IReadOnlyList<WorkRow> Rows { get; private set; } = [];
    public IReadOnlyDictionary<WorkFilter, int> Counts { get; private set; } = new Dictionary<WorkFilter, int>();

    public void OnGet() { }

    protected override async Task<bool> ReadAsync(DantainDb db)
    {
        // What is no list of ours shows the first one.
        Filter = Enum.GetValues<WorkFilter>().FirstOrDefault(f => $"{(int)f}" == Request.Query["daftar"], WorkFilter.Open);
        var bounds = WorkBounds.Of(Clock, City.Rules);
        (Rows, Counts) = (await WorkList.ReadAsync(db, Office.No, Filter, bounds, MostShown), await WorkList.CountAsync(db, Office.No, bounds));
        return true;
    }

    /// <summary>What somebody has to look after.</summary>
    public bool IsTrouble(WorkFilter filter) => filter is WorkFilter.Overdue or WorkFilter.Uncollected or WorkFilter.Lost && Counts[filter] > 0;

    /// <summary>Days since it was ready.</summary>
    public int Age(Application document) => document.ReadyAt is { } at ? Clock.Today.DayNumber - Clock.DateOf(at).DayNumber : 0;
}
