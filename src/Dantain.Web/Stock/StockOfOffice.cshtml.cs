using System.Globalization;
using Dantain.CardStock;
using Dantain.Cities;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Counters;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Web.Stock;

/// <summary>
/// /stok/{office}: cards that are there, what came and went, and what the coming days may promise because of it. Whose promise a line would break
/// is counted before it is written; whoever writes it decides whether these people are offered other times.
/// </summary>
[Needs(Permission.ManageDay, Permission.Administer)]
public sealed class StockOfOfficeModel : StaffPage
{
    const int LastLines = 30;
    const string Kind = "jenis", What = "apa", Cards = "jumlah", Came = "yang-datang", Date = "tanggal-datang", Reason = "alasan", Delivery = "kiriman", Key = "key";
    Dictionary<string, string> names = [];

    public static readonly string[] Written = ["datang", "susul", "rusak", "hitung", "janji"];
    public override string TitleKey => "cards.title";
    public override string Title => $"{Texts.Get(TitleKey)}, {Office.Name}";
    protected override string FirstField => Kind;
    public Office Office { get; private set; } = null!;
    public IReadOnlyList<KindStock> Stocks { get; private set; } = [];
    public IReadOnlyList<BlankEntry> Lines { get; private set; } = [];
    public string? Done { get; private set; }
    /// <summary>People were offered other times by what was just done.</summary>
    public bool Moved { get; private set; }
    /// <summary>By kind, promises without a card whose people have not been told.</summary>
    public IReadOnlyDictionary<int, int> Unmoved { get; private set; } = new Dictionary<int, int>();
    /// <summary>How many promises the line would break that somebody wants to write.</summary>
    public int Breaks { get; private set; }

    /// <summary>What the form shows: as it was typed, unless it is done.</summary>
    public (string? Kind, string? What, string? Cards, string? Date, string? Reason) Shown => Done is null && Sent(Delivery) is null
        ? (Typed(Kind, Stocks is [var only] ? only.Kind.Code : null), Typed(What), Typed(Cards), Typed(Date), Typed(Reason)) : default;

    /// <summary>The line, with the number of broken promises that was shown.</summary>
    public IEnumerable<(string Name, string? Value)> Carried =>
        [.. new[] { Kind, What, Cards, Came, Date, Reason, Delivery, Key }.Select(f => (f, Sent(f))).Where(f => f.Item2 is not null), ("lihat", Seen)];

    /// <summary>How many of a promised delivery came: as promised, until something else was typed.</summary>
    public string? CameOf(KindStock stock, ExpectedCards expected) => Done is null && Chosen == stock && Delivered == expected.No ? Sent(Came) : $"{expected.Cards}";

    string Seen => $"{Breaks} {Sent(Kind)} {Sent(What)} {SentCards} {Sent(Date)} {Sent(Delivery)}";

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        var number = Delivered is { } delivery && Chosen is { } of && of.State.Expected.Any(e => e.No == delivery) ? $"{Came}-{of.Kind.No}-{delivery}" : Cards;
        if (Chosen is not { } stock) return await AgainAsync(StockRefusals.UnknownKind, Kind);
        if (Read(stock, out var wrong) is not { } act) return await AgainAsync(wrong!, wrong == StockRefusals.Impossible ? number : FieldOf(wrong!));
        var after = stock.State.After(act, stock.LastNo + 1, Clock.Today);
        if (!after.IsOk && !await IsWrittenAsync()) return await AgainAsync(after.Refusal, after.Refusal == StockRefusals.Impossible || after.Refusal == StockRefusals.NotThere ? number : FieldOf(after.Refusal));
        Breaks = after.IsOk ? await Service<OfficeStock>().BreaksAsync(Office, stock, after.Value) : 0;
        if (Breaks <= Unmoved[stock.Kind.No]) Breaks = 0;   // no more than without it: those are shown by themselves
        if (Breaks > 0 && (Sent("lihat") != Seen || Sent("janji") is not ("pindah" or "tetap"))) return Page();
        var written = await Service<RecordStock>().RunAsync(Office, stock.Kind, act, Me, KeyOf(Sent(Key)));
        if (!written.IsOk) return await AgainAsync(written.Refusal, FieldOf(written.Refusal));
        Moved = Breaks > 0 && Sent("janji") == "pindah";
        await Service<FollowStock>().RunAsync(Office, stock.Kind, Moved, Me);
        Done = Texts.Get("cards.written", ("kind", stock.Kind.Name.In(Texts.Language)), ("count", written.Value.Balance));
        Breaks = 0;
        return await DoneAsync();
    }

    /// <summary>Promises for which no card will be there, as the table shows them.</summary>
    public async Task<IActionResult> OnPostMoveAsync()
    {
        if (Chosen is not { } stock) return await AgainAsync(StockRefusals.UnknownKind, Kind);
        if (Unmoved[stock.Kind.No] is var unmoved && (unmoved == 0 || Sent("lihat") != $"{unmoved}")) return await AgainAsync(StockRefusals.Changed, Kind);
        await Service<FollowStock>().RunAsync(Office, stock.Kind, breaks: true, Me);
        (Done, Moved) = (Texts.Get("cards.moved", ("count", unmoved)), true);
        return await DoneAsync();
    }

    Actor Me => Actor.Staff(User.StaffNo());
    KindStock? Chosen => Stocks.FirstOrDefault(s => s.Kind.Code == Sent(Kind));
    /// <summary>How many: of a promised delivery, what came of it.</summary>
    string? SentCards => Sent(Delivery) is null ? Sent(Cards) : Sent(Came);
    int? Delivered => int.TryParse(Sent(Delivery), NumberStyles.None, CultureInfo.InvariantCulture, out var no) ? no : null;

    StockAct? Read(KindStock stock, out Refusal? wrong)
    {
        BlankEntryKind? kind = Sent(What) switch
        {
            "datang" => BlankEntryKind.Delivery,
            "susul" => BlankEntryKind.Printed,
            "rusak" => BlankEntryKind.Spoilt,
            "hitung" => BlankEntryKind.Counted,
            "janji" => BlankEntryKind.Expected,
            "gagal" => BlankEntryKind.Failed,
            _ => null,
        };
        wrong = kind is null ? StockRefusals.UnknownAct : null;
        var cards = 0;
        if (wrong is null && kind != BlankEntryKind.Failed && !int.TryParse(SentCards?.Trim().Replace(".", ""), NumberStyles.None, CultureInfo.InvariantCulture, out cards)) wrong = StockRefusals.Impossible;
        DateOnly? on = kind == BlankEntryKind.Expected ? Iso.Date(Sent(Date)) : null;
        return wrong is not null ? null : new(kind!.Value, cards, on, kind is BlankEntryKind.Delivery or BlankEntryKind.Failed ? Delivered : null, Sent(Reason)?.Trim() is { Length: > 0 } reason ? reason : null);
    }

    static string FieldOf(Refusal refusal) => refusal.Code switch
    {
        "stock.cards-impossible" or "stock.not-there" => Cards,
        "stock.date-impossible" => Date,
        "stock.reason" => Reason,
        "stock.kind-unknown" => Kind,
        _ => What,
    };

    /// <summary>By this very form, sent before: then it is answered as it was.</summary>
    async Task<bool> IsWrittenAsync()
    {
        var key = KeyOf(Sent(Key));
        await using var db = Service<Store>().Open();
        return await db.BlankEntries.AnyAsync(e => e.Request == key);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (City.Office(RouteData.Values["office"] as string ?? "") is not { BlanksADay.Count: > 0 } known) return false;
        Office = known;
        var stocks = new List<KindStock>();
        foreach (var kind in OfficeStock.KindsOf(City, Office)) stocks.Add(await Service<OfficeStock>().ReadAsync(Office, kind));
        Stocks = stocks;
        var unmoved = new Dictionary<int, int>();
        foreach (var stock in stocks) unmoved[stock.Kind.No] = stock.State.IsCounted ? await Service<OfficeStock>().BreaksAsync(Office, stock, stock.State) : 0;
        Unmoved = unmoved;
        await using var db = Service<Store>().Open();
        Lines = await db.BlankEntries.AsNoTracking().Where(e => e.Office == Office.No && (e.Kind != BlankEntryKind.Used || e.Cards != 0)).OrderByDescending(e => e.At).ThenByDescending(e => e.No).Take(LastLines).ToListAsync();
        names = (await db.Staff.AsNoTracking().Select(u => new { u.Id, u.UserName }).ToListAsync()).ToDictionary(u => Actor.Staff(u.Id).ToString(), u => u.UserName ?? "");
        return true;
    }

    public string NameOf(BlankEntry line) => City.Pack.Blanks.FirstOrDefault(b => b.No == line.Blank)?.Name.In(Texts.Language) ?? $"{line.Blank}";

    /// <summary>The account of a member; what the program counted itself has none.</summary>
    public string WhoDid(BlankEntry line) => names.GetValueOrDefault(line.Actor) ?? Texts.Get("papers.by-program");
    public static string Signed(BlankEntry line) => line.Kind == BlankEntryKind.Expected ? $"({line.Cards})" : line.Cards.ToString("+0;−0;0", CultureInfo.CurrentCulture);
}
