using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Reports;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Counters;

/// <summary>/hari/{office}: what must be right when the doors open, who is left when they shut, and the button that ends the day.</summary>
[Needs(Permission.ManageDay)]
public sealed class DayModel(OfficeDayRunner runner, Store store) : StaffPage
{
    public override string TitleKey => "day.title";
    public override string Title => $"{Texts.Get(TitleKey)}, {Office.Name}";
    public Office Office { get; private set; } = null!;
    public DayView Day { get; private set; } = null!;
    public bool IsClosed => Day.Head.State == DayState.Closed;
    public IReadOnlyList<GroupNow> Groups { get; private set; } = [];
    /// <summary>Who is still in the hall, the next one to be called first.</summary>
    public IReadOnlyList<Ticket> Left { get; private set; } = [];

    /// <summary>Who is booked and has not come, by time.</summary>
    public IReadOnlyList<Booking> Expected { get; private set; } = [];
    /// <summary>Of whom somebody has decided that they do not come.</summary>
    public IReadOnlyList<Booking> Absent { get; private set; } = [];

    /// <summary>Until when somebody may still come in time; before, nobody says that they did not.</summary>
    public TimeOnly LastArrival(Booking booking) => booking.Start.AddMinutes(City.Rules.CheckInAfterMinutes);
    public bool IsLate(Booking booking) => Clock.Now > Day.At(booking.Start).AddMinutes(City.Rules.CheckInAfterMinutes);

    /// <summary>What is checked before the doors open, and how it stands.</summary>
    public IEnumerable<(bool IsGood, string Says)> Checks
    {
        get
        {
            var open = Day.Counters.Count(c => c.State == CounterState.Open);
            yield return (open > 0, Texts.Get("day.counters-open", ("open", open), ("all", Day.Counters.Count)));
            GroupNow[] unserved = [.. Groups.Where(g => g.IsUnserved)];
            foreach (var group in unserved) yield return (false, Texts.Get("day.unserved", ("service", GroupName(group.Group)), ("count", group.Expected + group.Waiting)));
            if (unserved.Length == 0) yield return (true, Texts.Get("day.all-served"));
            GroupNow[] shortOf = [.. Groups.Where(g => g.IsShort)];
            foreach (var group in shortOf) yield return (false, Texts.Get("day.short", ("service", GroupName(group.Group)), ("open", group.Open), ("planned", group.Planned.ToString("0.#"))));
            if (open > 0 && shortOf.Length == 0) yield return (true, Texts.Get("day.as-planned"));
            foreach (var stock in Day.Stocks)
                if (City.Pack.Blanks.FirstOrDefault(b => b.No == stock.No) is { } blank) yield return (stock.Free > 0, Texts.Get("day.cards", ("card", blank.Name.In(Texts.Language)), ("count", stock.Free)));
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var done = await runner.RunAsync(Day.Id, new CloseDay(), Actor.Staff(User.StaffNo()), KeyOf(Sent("key")));
        return done.IsOk ? RedirectToPage(new { office = Office.Code }) : await AgainAsync(done.Refusal, "isi-tutup");
    }

    /// <summary>One who did not come, decided by who looks at them and not by the end of the day.</summary>
    public Task<IActionResult> OnPostAbsentAsync() => OneAsync(no => new MarkNoShow(no));

    /// <summary>That was a mistake.</summary>
    public Task<IActionResult> OnPostExpectedAsync() => OneAsync(no => new UndoNoShow(no));

    async Task<IActionResult> OneAsync<T>(Func<int, OfficeDayCommand<T>> verb) where T : History.Outcome
    {
        if (!int.TryParse(Sent("booking"), System.Globalization.NumberStyles.None, null, out var no)) return await AgainAsync(States.NoBooking, "belum");
        var done = await runner.RunAsync(Day.Id, verb(no), Actor.Staff(User.StaffNo()), KeyOf(Sent("key")));
        return done.IsOk ? Redirect($"/hari/{Office.Code}#belum") : await AgainAsync(done.Refusal, "belum");
    }

    protected override async Task<bool> LoadAsync()
    {
        if (City.Office(RouteData.Values["office"] as string ?? "") is not { } office || await runner.ViewAsync(DayId.Of(office.No, Clock.Today)) is not { } day) return false;
        (Office, Day) = (office, day);
        Left = [.. day.Present.OrderBy(t => t.TurnFrom).ThenBy(t => t.No)];
        await using var db = store.Open();
        var promised = (await ExpectedVisits.AllAsync(db, day.Id)).ToLookup(b => b.State);
        (Expected, Absent) = ([.. promised[BookingState.Confirmed]], [.. promised[BookingState.NoShow]]);
        Groups = await ReadyToOpen.ReadAsync(db, day, Clock.Now);
        return true;
    }
}
