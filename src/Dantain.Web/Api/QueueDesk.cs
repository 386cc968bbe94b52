using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dantain.Bookings;
using Dantain.Cities;
using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Dantain.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Web.Api;

/// <summary>What pages and API of the staff do with the day of an office: find a booking by what somebody shows, run a verb as the member who is signed in.</summary>
sealed class QueueDesk(OfficeDayRunner runner, CityVersions cities, CityClock clock, Vault vault, Store store)
{
    public static readonly Refusal OtherOffice = new("checkin.other-office", RefusalKind.Conflict);
    static readonly Refusal ReasonFormat = new("reason.format", RefusalKind.Invalid, Field: "reason");
    static readonly Refusal UnknownGroup = Queue.QueueRefusals.UnknownGroup;

    public City City => cities.Current;

    /// <summary>Today at this office.</summary>
    public Result<DayId> Today(string office) => cities.Current.Office(office) is { } known ? DayId.Of(known.No, clock.Today) : OfficeDayRunner.UnknownOffice;

    public async Task<DayView?> ViewAsync(string office) => Today(office) is { IsOk: true, Value: var day } ? await runner.ViewAsync(day) : null;

    public async Task<Result<TOutcome>> RunAsync<TOutcome>(HttpContext http, string office, OfficeDayCommand<TOutcome> verb, Guid key, DateTimeOffset? deviceAt = null) where TOutcome : Outcome
    {
        var day = Today(office);
        return day.IsOk ? await runner.RunAsync(day.Value, verb, Actor.Staff(http.User.StaffNo()), key, deviceAt) : day.Refusal;
    }

    public Task<Result<TOutcome>> RunAsync<TOutcome>(HttpContext http, DayId day, OfficeDayCommand<TOutcome> verb, Guid key, DateTimeOffset? deviceAt = null) where TOutcome : Outcome =>
        runner.RunAsync(day, verb, Actor.Staff(http.User.StaffNo()), key, deviceAt);

    /// <summary>On to another office; the sealed applicant goes along, as the copies in memory have none.</summary>
    public async Task<Result<Queue.TicketSentHere>> SendAsync(DayId from, DayId to, int ticket, int staff, int? clerk, Guid key) =>
        await runner.RunAsync(from, to, new Queue.SendToOffice(ticket, clerk) { Sealed = await SealedAsync(from, ticket) }, Actor.Staff(staff), key);

    /// <summary>For whoever drew no number: the first day from today on with a place gives it. Each is asked in turn, and the one that gives it settles the slip in the same act.</summary>
    public Task<Result<(DayId Day, Queue.PlaceGiven Given)>> PlaceAsync(HttpContext http, string office, int slip, Guid key) =>
        PlaceAsync(office, Actor.Staff(http.User.StaffNo()), new Queue.GivePlace(slip), key, ahead: 0);

    /// <summary>The first day, so many days ahead, that gives this place. All are asked under one request id: asked again, a day that has a place only now is passed by for the one that gave it.</summary>
    public async Task<Result<(DayId Day, TOutcome Given)>> PlaceAsync<TOutcome>(string office, Actor actor, TwoDayCommand<TOutcome> place, Guid key, int ahead = 1) where TOutcome : Outcome
    {
        var today = Today(office);
        if (!today.IsOk) return today.Refusal;
        var last = PlaceRefusals.NoTicketsLeft;
        for (; ahead < City.Rules.OpenDays; ahead++)
        {
            var to = DayId.Of(today.Value.Office, clock.Today.AddDays(ahead));
            var placed = await runner.RunAsync(today.Value, to, place, actor, RequestId.For($"place:{key}"));
            if (placed.IsOk) return (to, placed.Value);
            if (placed.Refusal == Queue.QueueRefusals.StillLeft || placed.Refusal.Code.StartsWith("draw.", StringComparison.Ordinal)) return placed.Refusal;
            last = placed.Refusal;
        }
        return last.Code == "ticket.next-wave" ? PlaceRefusals.NoTicketsLeft : last;
    }

    /// <summary>Whoever waits at this office today comes on the next day that has a place for them; the sealed applicant goes along.</summary>
    public async Task<Result<(DayId Day, VisitMovedHere Given)>> MoveAsync(string office, int ticket, int staff, int? clerk, Guid key)
    {
        var today = Today(office);
        if (!today.IsOk) return today.Refusal;
        return await PlaceAsync(office, Actor.Staff(staff), new Queue.ComeAnotherDay(ticket, clerk) { Sealed = await SealedAsync(today.Value, ticket) }, key);
    }

    async Task<byte[]?> SealedAsync(DayId day, int ticket)
    {
        await using var db = store.Open();
        return await db.Bookings.Where(b => b.Day == day.Value && b.No == ticket).Select(b => b.Sealed).SingleOrDefaultAsync();
    }

    /// <summary>The booking of a typed reference or a scanned token, whatever its day; refused when it is another office's, whose staff may change it.</summary>
    /// <param name="office">Code of the office.</param>
    /// <param name="code">What was typed or scanned.</param>
    /// <param name="movedBy">The request id of a move that may be asked for again: then the booking as it stood before.</param>
    public async Task<Result<MyBooking>> FindAsync(string office, string? code, Guid? movedBy = null)
    {
        if (cities.Current.Office(office) is not { } here) return OfficeDayRunner.UnknownOffice;
        var any = await FindAsync(code, movedBy);
        if (!any.IsOk) return any.Refusal;
        return any.Value.Day.Office == here.No ? any
            : OtherOffice with { Facts = new Dictionary<string, string> { ["office"] = cities.Current.Office(any.Value.Day.Office)?.Name ?? "" } };
    }

    /// <summary>The same at whatever office it is. Length, alphabet and MAC of what was scanned are looked at before anything is looked up.</summary>
    public async Task<Result<MyBooking>> FindAsync(string? code, Guid? movedBy = null)
    {
        if (vault.ReferenceOf(code?.Trim()) is not { } reference)
        {
            var typed = Reference.Parse(code);
            if (!typed.IsOk) return typed.Refusal;
            reference = typed.Value;
        }
        await using var db = store.Open();
        if (await MyBooking.FindAsync(db, reference) is not { } found) return States.NoBooking;
        return movedBy is { } move ? await found.BeforeMoveAsync(db, move) : found;
    }

    /// <summary>A verb without content.</summary>
    public Task<IResult> ActAsync<TOutcome>(HttpContext http, string office, Func<int?, OfficeDayCommand<TOutcome>> verb, Func<TOutcome, IResult> answer) where TOutcome : Outcome =>
        ActAsync<NothingRequest, TOutcome>(http, office, ApiJson.Default.NothingRequest, (_, clerk) => verb(clerk), answer);

    /// <param name="http">The request, by a member of the staff.</param>
    /// <param name="office">Code of the office in its address.</param>
    /// <param name="type">Contract of its body.</param>
    /// <param name="verb">From the body and, where the member may act at no counter but their own, their number.</param>
    /// <param name="answer">What is answered when it was done.</param>
    public async Task<IResult> ActAsync<TBody, TOutcome>(HttpContext http, string office, JsonTypeInfo<TBody> type, Func<TBody, int?, Result<OfficeDayCommand<TOutcome>>> verb, Func<TOutcome, IResult> answer)
        where TBody : class where TOutcome : Outcome
    {
        var body = await ReadAsync(http.Request, type);
        if (!body.IsOk) return Answers.Refused(body.Refusal);
        var day = Today(office);
        if (!day.IsOk) return Answers.Refused(day.Refusal);
        var command = verb(body.Value.Body, await http.ClerkAsync(day.Value.Office));
        if (!command.IsOk) return Answers.Refused(command.Refusal);
        var done = await RunAsync(http, day.Value, command.Value, body.Value.Key);
        return done.IsOk ? answer(done.Value) : Answers.Refused(done.Refusal);
    }

    /// <summary>Key and content of a change. The header is one of ours, so no form of another site can send it.</summary>
    public static async Task<Result<(Guid Key, TBody Body)>> ReadAsync<TBody>(HttpRequest http, JsonTypeInfo<TBody> type) where TBody : class
    {
        var key = http.RequestKey();
        if (!key.IsOk) return key.Refusal;
        if (http.ContentLength == 0 && typeof(TBody) == typeof(NothingRequest)) return (key.Value, (TBody)(object)new NothingRequest());
        var body = await ApiJson.ReadAsync(http, type);
        return body.IsOk ? (key.Value, body.Value) : body.Refusal;
    }

    public Result<int> Group(string code) => City.Pack.Groups.FirstOrDefault(g => g.Code == code) is { } group ? group.No : UnknownGroup;

    /// <summary>A reason is kept in a fact, and facts hold no personal data: short, one line, and nothing that could be the number of a person or a phone.</summary>
    public static Result<string> Reason(string? text)
    {
        text = text?.Trim();
        if (text is not { Length: > 0 and <= 80 } || text.Any(c => char.IsControl(c) || char.IsSurrogate(c))) return ReasonFormat;
        return text.Count(char.IsDigit) < 6 ? text : ReasonFormat;
    }

    public static string Name(Enum state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
