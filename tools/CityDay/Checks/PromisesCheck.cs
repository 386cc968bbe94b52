using CityDay.Accounts;

namespace CityDay.Checks;

/// <summary>
/// Every answer the host gave is kept: what it acknowledged stands as a fact, on the day it named, with the same reference, number and
/// ticket; what it refused is nowhere; the same key got the same answer. Together with the replay of the facts this means that nothing
/// acknowledged is lost, whatever happened to it later.
/// </summary>
static class PromisesCheck
{
    static readonly Dictionary<string, string> KindOf = new()
    {
        ["book"] = "PlaceBooked",
        ["staff-book"] = "PlaceBooked",
        ["hold"] = "PlaceHeld",
        ["extend"] = "HoldExtended",
        ["confirm"] = "BookingConfirmed",
        ["cancel"] = "BookingCancelled",
        ["reschedule"] = "VisitMovedHere",
        ["revoke"] = "BookingRevoked",
        ["no-show"] = "DidNotCome",
        ["check-in"] = "CheckedIn",
        ["ticket"] = "TicketTaken",
        ["slip"] = "SlipGiven",
        ["slip-place"] = "PlaceGiven",
        ["draw"] = "SlipsDrawn",
        ["next"] = "TicketCalled",
        ["call"] = "TicketCalled",
        ["recall"] = "TicketCalled",
        ["start"] = "ServiceStarted",
        ["finish"] = "ServiceFinished",
        ["missed"] = "TicketMissed",
        ["park"] = "TicketParked",
        ["unpark"] = "TicketWaitsAgain",
        ["return"] = "TicketWaitsAgain",
        ["transfer"] = "TicketTransferred",
        ["leave"] = "VisitorLeft",
        ["undo"] = "StepUndone",
        ["open"] = "CounterOpened",
        ["pause"] = "CounterPaused",
        ["close"] = "CounterClosed",
        ["day-close"] = "DayEnded",
    };

    public static IEnumerable<Breach> Of(IReadOnlyList<DayExport> city, IReadOnlyCollection<Entry> ledger)
    {
        var facts = new Dictionary<Guid, (DayExport Day, FactRow Fact)>();
        foreach (var day in city)
            foreach (var fact in day.Facts.Where(f => f.Request is not null)) facts.TryAdd(fact.Request!.Value, (day, fact));
        var places = city.SelectMany(d => d.Facts.Where(f => f.Kind == "PlaceGiven").Select(f => (Day: d, Fact: f))).ToDictionary(p => p.Fact.Text("reference")!);
        var named = city.ToDictionary(d => d.Head, d => d.Bookings.Where(b => b.Reference is not null).ToDictionary(b => b.No, b => b.Reference!));
        foreach (var answers in ledger.Where(e => e.Verb != "other-content").GroupBy(e => e.Key))
        {
            foreach (var breach in SameAnswer(answers)) yield return breach;
            // A place for whoever drew none is given by the first of several days that has one: the wish does not know which, the answer does.
            var found = facts.TryGetValue(answers.Key, out var at) || answers.FirstOrDefault(a => a.IsOk) is { Verb: "slip-place", Reference: { } given } && places.TryGetValue(given, out at);
            if (answers.FirstOrDefault(a => a.IsOk) is { } promised)
            {
                if (!found) yield return new(Invariants.Lost, Where(promised), $"{promised.Verb} {promised.Reference} {promised.Number} was acknowledged (key {promised.Key}) and stands nowhere");
                else foreach (var breach in Kept(promised, at.Day, at.Fact, named[at.Day.Head])) yield return breach;
            }
            else if (found && answers.All(a => !a.IsUnknown))
                yield return new(Invariants.Denied, Where(answers.First()), $"{answers.First().Verb} (key {answers.Key}) was refused as {answers.First().Code} and stands as fact {at.Fact.No}");
        }
    }

    static string Where(Entry entry) => $"{entry.Office} {entry.Date}";

    static IEnumerable<Breach> Kept(Entry promised, DayExport day, FactRow fact, Dictionary<int, string> references)
    {
        var what = $"{promised.Verb} (key {promised.Key})";
        if (day.Name != Where(promised)) yield return new(Invariants.Lost, Where(promised), $"{what} stands on {day.Name}");
        if (KindOf.TryGetValue(promised.Verb, out var kind) && kind != fact.Kind) yield return new(Invariants.Lost, day.Name, $"{what} stands as {fact.Kind}");
        var reference = fact.Text("reference") ?? ((fact.Int("booking") ?? BookingOf(fact)) is { } no ? references.GetValueOrDefault(no) : null);
        if (promised.Reference is { } told && reference is not null && told != reference) yield return new(Invariants.Lost, day.Name, $"{what} was told {told} and stands as {reference}");
        if (promised.Number is { } number && fact.Text("number") is { } stands && number != stands && promised.Verb != "cancel")
            yield return new(Invariants.Lost, day.Name, $"{what} was told {number} and stands as {stands}");
        if (promised.Ticket is { } ticket && fact.Int("ticket") is { } called && ticket != called) yield return new(Invariants.Lost, day.Name, $"{what} was told ticket {ticket} and stands as {called}");
    }

    /// <summary>A ticket has the number of its booking.</summary>
    static int? BookingOf(FactRow fact) => fact.Int("ticket");

    static IEnumerable<Breach> SameAnswer(IGrouping<Guid, Entry> answers)
    {
        if (answers.Skip(1).FirstOrDefault() is null) yield break;
        Entry[] granted = [.. answers.Where(a => a.IsOk)];
        if (granted.Length == 0) yield break;
        foreach (var other in granted.Skip(1).Where(o => !granted[0].Agrees(o)))
            yield return new(Invariants.Doubled, Where(other), $"{other.Verb} (key {other.Key}) was answered {Told(granted[0])} and then {Told(other)}");
        foreach (var no in answers.Where(a => !a.IsOk && !a.IsUnknown && granted.Any(g => g.At < a.SentAt)))
            yield return new(Invariants.Denied, Where(no), $"{no.Verb} (key {no.Key}) was granted, and refused as {no.Code} when it was repeated");
    }

    static string Told(Entry entry) => $"{entry.Reference} {entry.Number} {entry.Ticket} {entry.Start}".Trim();
}
