using Dantain.Identities;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Surveys;
using Dantain.Web.Counters;
using Dantain.Web.Hosting;

namespace Dantain.Web.Admin;

/// <summary>/admin/masukan: what people said of the citizens' pages, and which of them helped least in the last thirty days.</summary>
[Needs(Permission.Administer)]
public sealed class SaidModel(Store store, Vault vault) : StaffPage
{
    const int MostShown = 100, Days = 30;

    public override string TitleKey => "feedback.admin-title";
    public IReadOnlyList<FeedbackRow> Rows { get; private set; } = [];
    public IReadOnlyList<PageFeedback> ByPage { get; private set; } = [];
    /// <summary>The list goes on below this entry.</summary>
    public int? Next => Rows.Count == MostShown ? Rows[^1].Id : null;

    public async Task OnGetAsync(int? sebelum)
    {
        await using var db = store.Open();
        Rows = await FeedbackList.ReadAsync(db, vault, sebelum, MostShown);
        ByPage = await FeedbackList.ByPageAsync(db, Clock.Now.AddDays(-Days));
    }

    public static string NameOf(string page) => page.Length == 0 ? "/" : $"/{page}";
}
