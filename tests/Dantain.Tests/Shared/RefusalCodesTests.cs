using System.Text.RegularExpressions;
using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Tests.Architecture;

namespace Dantain.Tests.Shared;

public class RefusalCodesTests
{
    [Fact]
    public void The_sources_are_read_right()
    {
        var found = RefusalCodes.Of("Dantain").Select(r => r.Code).ToHashSet();
        found.Count.ShouldBeGreaterThan(50);
        // Everything that is a value can also be asked; what the sources say must hold all of it.
        var values = typeof(Refusal).Assembly.GetTypes().Where(t => !t.ContainsGenericParameters)
            .SelectMany(t => t.GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(Refusal)).Select(f => ((Refusal)f.GetValue(null)!).Code).ToList();
        values.ShouldContain(PlaceRefusals.SlotFull.Code);
        values.ShouldContain(BookingRefusals.HoldOver.Code);
        values.Except(found).ShouldBeEmpty();
        found.ShouldContain(QueueRefusals.Elsewhere(1).Code);
    }

    [Fact]
    public void No_two_refusals_share_a_code() =>
        RefusalCodes.Of("Dantain").GroupBy(r => r.Code).Where(g => g.Count() > 1)
            .Select(g => g.Key).ShouldBeEmpty();

    [Fact]
    public void A_code_is_an_area_and_a_reason() =>
        RefusalCodes.Of("Dantain").Where(r => !Regex.IsMatch(r.Code, @"\A[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*\z")).ShouldBeEmpty();

    [Theory]
    [InlineData("""public static readonly Refusal A = new("slot.full", RefusalKind.Conflict);""", "slot.full")]
    [InlineData("""public static Refusal A(int n) => new Refusal("slot.full", RefusalKind.Invalid, Of(n));""", "slot.full")]
    [InlineData("""public static Refusal A => new("Slot Full", RefusalKind.Busy);""", "Slot Full")]
    [InlineData("""public static readonly Refusal A = Invalid("slot.full", "field");""", "slot.full")]
    [InlineData("""static string A => "slot.full"; static B C => new("slot.full", 1);""", null)]
    public void A_declaration_is_recognised(string code, string? found) =>
        RefusalCodes.In([new SourceFile("src/Dantain/Queue/Planted.cs", code)]).Select(r => r.Code).SingleOrDefault().ShouldBe(found);
}
