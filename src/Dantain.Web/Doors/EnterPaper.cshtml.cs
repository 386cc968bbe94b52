using System.Globalization;
using Dantain.Applications;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Web.Counters;
using Dantain.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Doors;

/// <summary>One line as it was typed.</summary>
/// <param name="Service">Code of what somebody without a number came for.</param>
sealed record PaperRow(int No, string? Number, string? Service, string? Came, string? Called, string? Counter, string? Ended, PaperEnd End, Guid Key)
{
    public bool IsBlank => (Number ?? Service ?? Came ?? Called ?? Counter ?? Ended) is null;
}

/// <summary>
/// /pintu/{office}/daftar/isi: what was written on the paper list while nothing worked is entered afterwards, many lines at once. Each line is one act with an
/// id of its own, so that sending the form again does nothing again; a line with a mistake stays as it was typed, with what is wrong beside it.
/// </summary>
[Needs(Permission.ManageDay)]
sealed class EnterPaperModel(OfficeDayRunner runner, FindAtDoor search) : StaffPage
{
    const int Lines = 8;
    public static readonly PaperEnd[] Ends = [PaperEnd.Served, PaperEnd.Came, PaperEnd.Missed, PaperEnd.DidNotCome];
    static readonly string[] Fields = ["service", "came", "called", "counter", "ended"];
    public static readonly Refusal NumberAndService = new("paper.number-and-service", RefusalKind.Invalid, Field: "service");
    public static readonly Refusal TimeUnknown = new("paper.time-unknown", RefusalKind.Invalid);

    public override string TitleKey => "paper.title";
    public override string Title => $"{Wording.Texts.Get(TitleKey)}, {Office.Name}";
    protected override string FirstField => "number-1";
    public Office Office { get; private set; } = null!;
    public List<PaperRow> Rows { get; } = [];
    public IEnumerable<IGrouping<ServiceGroup, ServiceType>> Services => ServicesToday(Office);
    /// <summary>The numbers whose line is in now.</summary>
    public List<string> Entered { get; } = [];

    protected override Task<bool> LoadAsync()
    {
        if (City.Office(RouteData.Values["office"] as string ?? "") is not { } office) return Task.FromResult(false);
        Office = office;
        if (Rows.Count == 0) Rows.AddRange(Enumerable.Range(1, Lines).Select(Read));
        return Task.FromResult(true);
    }

    PaperRow Read(int no) => new(no, Line("number", no), Line("service", no), Line("came", no), Line("called", no), Line("counter", no), Line("ended", no),
        int.TryParse(Line("end", no), NumberStyles.None, CultureInfo.InvariantCulture, out var end) && Ends.Contains((PaperEnd)end) ? (PaperEnd)end : PaperEnd.Served, KeyOf(Line("key", no)));

    string? Line(string field, int no) => Typed($"{field}-{no}");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsGenuine) return Again();
        for (var i = 0; i < Rows.Count; i++)
        {
            if (Rows[i] is var row && row.IsBlank) continue;
            if (await EnterAsync(row) is { } wrong) Errors.Add(wrong with { Field = null }, $"{(Fields.Contains(wrong.Field) ? wrong.Field : "number")}-{row.No}");
            else Rows[i] = new(row.No, null, null, null, null, null, null, PaperEnd.Served, Guid.NewGuid());
        }
        return Errors.Any ? Again() : Page();
    }

    /// <summary>Null when the line is in.</summary>
    async Task<Refusal?> EnterAsync(PaperRow row)
    {
        if (row.Number is not null && row.Service is not null) return NumberAndService;
        var found = row.Service is null ? await search.NumberAsync(Office, row.Number) : 0;
        if (!found.IsOk) return found.Refusal;
        if (row.Service is not null && City.Service(row.Service) is null) return PlaceRefusals.NoItems with { Field = "service" };
        TimeOnly?[] times = [FindAtDoor.TimeOf(row.Came), FindAtDoor.TimeOf(row.Called), FindAtDoor.TimeOf(row.Ended)];
        foreach (var (name, typed, time) in new[] { ("came", row.Came, times[0]), ("called", row.Called, times[1]), ("ended", row.Ended, times[2]) })
            if (!string.IsNullOrWhiteSpace(typed) && time is null) return TimeUnknown with { Field = name };
        int? counter = int.TryParse(row.Counter?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var no) ? no : null;
        if (!string.IsNullOrWhiteSpace(row.Counter) && counter is null) return QueueRefusals.CounterNotFound with { Field = "counter" };
        var day = DayId.Of(Office.No, Clock.Today);
        var last = times.Max() is { } latest ? Clock.Instant(day.Date, latest) : (DateTimeOffset?)null;
        OfficeDayCommand<PaperEntered> line = City.Service(row.Service ?? "") is { } service ? new EnterWalkInFromPaper(service.No, row.End, times[0], times[1], times[2], counter)
            : new EnterFromPaper(found.Value, row.End, times[0], times[1], times[2], counter);
        var done = await runner.RunAsync(day, line, Actor.Staff(User.StaffNo()), row.Key, last);
        if (!done.IsOk) return done.Refusal;
        Entered.Add(done.Value.Number);
        if (row.End == PaperEnd.Served) await Service<OpenApplications>().RunAsync(day, done.Value.Booking);
        return null;
    }
}
