using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Counters;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Admin;

/// <summary>
/// /admin/penutupan: services of one or many offices stand still, or do only a part, for a while. Whose promise would be broken is shown first;
/// only what was shown can be declared; whoever manages the day of an office, for that office. Whoever loses their time is told by message and on the ticket, and nothing counts against them.
/// </summary>
[Needs(Permission.Administer, Permission.ManageDay)]
public sealed class ClosuresModel : StaffPage
{
    static readonly Refusal NotYours = new("interruption.not-yours", RefusalKind.NotAllowed);

    public override string TitleKey => "closures.title";
    protected override string FirstField => "kind";
    public string? Done { get; private set; }
    /// <summary>What it would do to the drafted days; null until somebody has asked.</summary>
    public IReadOnlyList<DayPreview>? Preview { get; private set; }
    public int Displaced => Preview?.Sum(d => d.Displaced.Count) ?? 0;
    /// <summary>What the preview was made of: something else is shown anew before it is declared.</summary>
    public string? Seen { get; private set; }
    public IReadOnlyList<Interruption> Ahead => [.. City.Interruptions.Where(i => i.Ended is null && i.To >= Clock.Today).OrderBy(i => i.From).ThenBy(i => i.No)];

    public bool IsForAll => Rights?.May(Permission.Administer) == true;
    /// <summary>Offices for which this member may declare something.</summary>
    public IReadOnlyList<Office> Offices => IsForAll ? City.Offices : [.. OfficesFor(Permission.ManageDay)];
    /// <summary>It concerns no office but those.</summary>
    public bool IsMine(IReadOnlyList<string>? offices) => IsForAll || offices is not null && offices.All(code => Offices.Any(o => o.Code == code));

    public string? Value(string field) => Done is null ? Typed(field) : null;
    public string? From => Done is null ? Typed("from", Iso.Write(Clock.Today)) : Iso.Write(Clock.Today);
    public bool IsTicked(string field, string value) => Done is null && Form[field].Contains(value);
    public string NameOf(DayPreview day) => City.Office(day.Office)?.Name ?? day.Office;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Read() is not { } planned) return Again();
        if (!IsMine(planned.Offices)) return await AgainAsync(NotYours, "offices");
        if (DeclareInterruption.Check(planned, City, Clock.Today) is { } wrong) return await AgainAsync(wrong, FieldOf(wrong));
        Seen = Interruption.TextOf(planned);
        if (Sent("act") != "declare" || Sent("seen") != Seen)
        {
            Preview = await PreviewRules.RunAsync(Service<Store>(), City, new(City.Pack, City.Version + 1, [.. City.Interruptions, planned]), Clock.Now);
            return Page();
        }
        var declared = await Service<DeclareInterruption>().RunAsync(planned);
        if (!declared.IsOk) return await AgainAsync(declared.Refusal, FieldOf(declared.Refusal));
        return await AppliedAsync("closures.declared");
    }

    public async Task<IActionResult> OnPostEndAsync(int no)
    {
        if (City.Interruptions.FirstOrDefault(i => i.No == no) is { } one && !IsMine(one.Offices)) return await AgainAsync(NotYours, FirstField);
        var ended = await Service<DeclareInterruption>().EndAsync(no, User.StaffNo());
        return ended.IsOk ? await AppliedAsync("closures.ended") : await AgainAsync(ended.Refusal, FirstField);
    }

    /// <summary>The days follow before anybody is answered; what does not succeed now, the jobs do.</summary>
    async Task<IActionResult> AppliedAsync(string key)
    {
        await ApplyRules.RunAsync(Service<OfficeDayRunner>(), Service<CityVersions>(), Clock, []);
        Done = Texts.Get(key);
        return await DoneAsync();
    }

    Interruption? Read()
    {
        var kind = Sent("kind") switch { "drop-off" => InterruptionKind.DropOffOnly, "pick-up" => InterruptionKind.PickUpOnly, "closed" => InterruptionKind.Closed, _ => (InterruptionKind?)null };
        if (kind is null) Errors.Add("kind", "closures.kind-missing");
        if (Form["offices"].Count == 0) Errors.Add(DeclareInterruption.Where, "offices");
        if (Iso.Date(Sent("from")) is not { } from) { Errors.Add(DeclareInterruption.Dates, "from"); from = default; }
        DateOnly? to = Sent("to") is { Length: > 0 } last ? Iso.Date(last) : from;
        if (to is null) Errors.Add(DeclareInterruption.Dates, "to");
        var (begin, end, until) = (TimeOf("fromTime"), TimeOf("toTime"), TimeOf("expectedTime"));
        DateOnly? expected = Sent("expectedDate") is { Length: > 0 } day ? Iso.Date(day) : until is null ? null : to;
        if (Sent("expectedDate") is { Length: > 0 } && expected is not { Year: >= 2020 and < 2200 }) Errors.Add("expectedDate", "admin.date-unknown");
        return Errors.Any ? null : new(0, kind!.Value, from, to!.Value, Form["offices"].Contains("*") ? null : Chosen("offices"), Form["groups"].Count == 0 ? null : Chosen("groups"),
            new(Sent("reason")?.Trim() ?? "", Sent("reasonEn")?.Trim()), default, User.StaffNo())
        {
            FromTime = begin,
            ToTime = end,
            Expected = expected is { } date ? Clock.Instant(date, until ?? new(16, 0)) : null,
        };
    }

    /// <summary>Null when nothing was typed, and when it was no time, which is said.</summary>
    TimeOnly? TimeOf(string field)
    {
        if (Sent(field) is not { Length: > 0 } typed) return null;
        if (Iso.Time(typed) is { } time) return time;
        Errors.Add(DeclareInterruption.Times, field);
        return null;
    }

    string[] Chosen(string field) => [.. Form[field].OfType<string>().Distinct().Take(100)];

    static string FieldOf(Refusal refusal) => refusal.Code switch
    {
        "interruption.times" => "fromTime",
        "interruption.reason" => "reason",
        "interruption.where" => "offices",
        _ => "from",
    };
}
