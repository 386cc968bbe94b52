using Dantain.Applications;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.Shared;
using Dantain.Storage;
using Dantain.Web.Citizen;
using Dantain.Web.Citizen.Receipts;
using Dantain.Web.Counters;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Papers;

/// <summary>A page of the papers of one office.</summary>
public abstract class PapersPage : StaffPage
{
    public const int MostAtOnce = 500;
    public static readonly Refusal TooMany = new("application.too-many", RefusalKind.Invalid, new Dictionary<string, string> { ["most"] = $"{MostAtOnce}" });

    public Office Office { get; private set; } = null!;
    public override string Title => $"{Texts.Get(TitleKey)}, {Office.Name}";
    /// <summary>What was just done, in words.</summary>
    public string? Done { get; protected set; }
    protected Actor Me => Actor.Staff(User.StaffNo());
    protected StepApplications Steps => Service<StepApplications>();
    protected Vault Vault => Service<Vault>();

    protected sealed override async Task<bool> LoadAsync()
    {
        if (City.Office(RouteData.Values["office"] as string ?? "") is not { } known) return false;
        Office = known;
        await using var db = Service<Store>().Open();
        return await ReadAsync(db);
    }

    protected virtual Task<bool> ReadAsync(DantainDb db) => Task.FromResult(true);

    public string NameOf(Application document) => DocumentWords.Name(document, City);
    public string OfficeName(int no) => City.Office(no)?.Name ?? "";
    public static string StateOf(ApplicationState state) => Texts.Get("document.state-" + state);
    public static string StateClass(Application document, DateOnly today) => document.IsOverdue(today) ? "late" : document.State == ApplicationState.Ready ? "open" : "";

    /// <summary>
    /// The codes of a burst of scans, of a pasted list or of a CSV file: one a line, the first column of each; a heading and empty lines are none.
    /// </summary>
    protected async Task<IReadOnlyList<string>> CodesAsync(string field = "codes")
    {
        var text = Sent(field) ?? "";
        if (Form.Files["file"] is { Length: > 0 } file)
        {
            using var reader = new StreamReader(file.OpenReadStream());
            text += "\n" + await reader.ReadToEndAsync();
        }
        return [.. text.Split('\n').Select(line => line.Split(',', ';', '\t')[0].Trim().Trim('"', '\ufeff')).Where(code => code.Length > 0 && code is not ("nomor" or "receipt" or "tanda_terima" or "kode"))];
    }

    /// <summary>The same page, with each line that does not fit by name; nothing was done.</summary>
    protected async Task<IActionResult> WrongAsync(IReadOnlyList<WrongReceipt> wrong, string field)
    {
        foreach (var one in wrong.Take(1)) Errors.Add(one.Why, field);
        Wrong = [.. wrong.Where(w => w.Receipt.Length > 0).Select(w => $"{(w.Receipt.Length > 24 ? w.Receipt[..24] + "…" : w.Receipt)}: {Texts.Of(w.Why)}")];
        await LoadAsync();
        return Again();
    }

    /// <summary>Lines that did not fit, each with why.</summary>
    public IReadOnlyList<string> Wrong { get; private set; } = [];

    internal static string Grouped(string receipt) => InWords.Grouped(receipt);
}
