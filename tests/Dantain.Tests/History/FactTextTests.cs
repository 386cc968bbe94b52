using System.Collections;
using System.Reflection;
using CsCheck;
using Dantain.History;

namespace Dantain.Tests.History;

public class FactTextTests
{
    static readonly string[] Personal = ["Name", "Nik", "Phone", "Email", "Address", "Identity", "Applicant", "Person", "Subject", "Birth", "Sealed", "Blob"];

    [Fact]
    public void Every_outcome_reads_back_as_it_was_written()
    {
        FactText.Kinds.Count.ShouldBeGreaterThan(20);
        foreach (var (kind, type) in FactText.Kinds)
            Gen.Int.Sample(seed =>
            {
                var outcome = Sample(type, new(seed));
                var text = FactText.Write(outcome);
                var read = FactText.Read(new() { Kind = kind, Payload = text });
                read.GetType().ShouldBe(type);
                Same(read, outcome).ShouldBeTrue($"{read} was {outcome}");
                FactText.Write(read).ShouldBe(text);
            }, iter: 50, threads: 1);
    }

    [Fact]
    public void A_kind_is_the_name_of_its_type_for_ever() => FactText.Kinds.Keys.Order(StringComparer.Ordinal).ToArray().ShouldBe(
    [
        "BookingCancelled", "BookingConfirmed", "BookingRevoked", "CheckedIn", "ContactChanged", "CounterClosed", "CounterOpened", "CounterPaused", "DayEnded",
        "DayReplanned", "DidNotCome", "DisplacedVisitEnded", "DoorAnswered", "DoorTold", "HelpAnswered", "HelpCalled", "HelpEnded", "HoldExpired", "HoldExtended",
        "KeptPlacesOpened", "LinkTakenOver", "NoShowUndone", "NoteKept", "PaperEntered", "PlaceBooked", "PlaceGiven", "PlaceHeld", "PlaceKept", "PlaceOffered", "PlacesAwaited", "PlacesChanged", "SaidLate", "SeriesLent", "SeriesReturned", "ServiceFinished",
        "ServiceStarted", "SlipGiven", "SlipSettled", "SlipsDrawn", "StepUndone", "TicketCalled", "TicketMissed", "TicketParked", "TicketPutOff", "TicketSentAway", "TicketSentHere", "TicketTaken", "TicketTransferred",
        "TicketWaitsAgain", "TimingDoubted", "UnusedPlacesOpened", "VisitDisplaced", "VisitMovedAway", "VisitMovedHere", "VisitStands", "VisitorLeft",
    ], customMessage: "facts that are stored under a name must be read for ever: add here, never rename");

    [Fact]
    public void No_outcome_holds_personal_data()
    {
        Holders(FactText.Kinds.Values).ShouldBeEmpty();
        Holders([typeof(Planted)]).ShouldBe(["Planted.All", "Planted.PhoneNumber", "Planted.Who"]);
    }

    [Fact]
    public void A_command_is_compared_without_what_is_marked_as_no_content()
    {
        var one = new Dantain.Bookings.Reschedule(1, new(9, 0)) { Sealed = [1] };
        Content(one, 1, "citizen").ShouldBe(Content(one with { Sealed = [2] }, 1, "citizen"));
        Content(one, 1, "citizen").ShouldNotBe(Content(one, 2, "citizen"));
        Content(one, 1, "citizen").ShouldNotBe(Content(one, 1, "staff:1"));
        Content(one, 1, "citizen").ShouldNotBe(Content(one with { At = new(10, 0) }, 1, "citizen"));
        Content(new Dantain.Queue.Park(1, ""), 1, "x").ShouldNotBe(Content(new Dantain.Queue.Unpark(1), 1, "x"));

        static byte[] Content(Dantain.OfficeDays.DayCommand command, int day, string actor) => FactText.Content(command, [new(day)], actor).ToArray();
    }

    sealed record Planted(string PhoneNumber, Dantain.Identities.SealedPerson Who, int No, Dantain.Identities.Subject[] All) : Outcome;

    /// <summary>Properties named like personal data, or of a type that is not plain.</summary>
    static IEnumerable<string> Holders(IEnumerable<Type> types) =>
        from type in types
        from property in type.GetProperties()
        where property.Name != "EqualityContract"
            && (Personal.Any(p => property.Name.Contains(p)) || (property.PropertyType.Namespace != "System" && !property.PropertyType.IsEnum && !IsListOfPlain(property.PropertyType)))
        orderby property.Name
        select $"{type.Name}.{property.Name}";

    /// <summary>A list of records is as plain as what stands in them.</summary>
    static bool IsListOfPlain(Type type) => type.GetElementType() is { } of && !Holders([of]).Any();

    static Outcome Sample(Type type, Random random) =>
        (Outcome)type.GetConstructors().Single().Invoke([.. type.GetConstructors().Single().GetParameters().Select(p => Value(p.ParameterType, random))]);

    static object? Value(Type type, Random random)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return random.Next(2) == 0 ? null : Value(inner, random);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length));
        return type switch
        {
            _ when type == typeof(int) => random.Next(3) == 0 ? int.MaxValue : random.Next(2000),
            _ when type == typeof(bool) => random.Next(2) == 0,
            _ when type == typeof(string) => new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => "aZ-0 'ü\"\\<\n\u2028é漢"[random.Next(14)])]),
            _ when type == typeof(TimeOnly) => new TimeOnly(random.Next(24), random.Next(60)),
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.FromUnixTimeMilliseconds(random.NextInt64(4_000_000_000_000)),
            _ when type == typeof(int[]) => Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(9999)).ToArray(),
            _ when type == typeof(Dantain.Queue.ItemResult[]) => Enumerable.Range(0, random.Next(4)).Select(_ => new Dantain.Queue.ItemResult(random.Next(99), (Dantain.Queue.ItemEnd)random.Next(1, 5), random.Next(2) == 0 ? null : "3-1 3-2", random.Next(2) == 0 ? null : "system")).ToArray(),
            _ => throw new NotSupportedException($"{type} has no place in a fact"),
        };
    }

    static bool Same(object one, object other) => one.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).All(p => (p.GetValue(one), p.GetValue(other)) switch
    {
        (ICollection a, ICollection b) => a.Cast<object>().SequenceEqual(b.Cast<object>()),
        var (a, b) => Equals(a, b),
    });
}
