using System.Reflection;
using System.Text.RegularExpressions;
using Dantain.Identities;

namespace Dantain.Tests.Architecture;

/// <summary>Nobody opens a person for a screen without a trace: screens cannot, and who else does stands here with the reason.</summary>
public sealed partial class PersonalDataTests
{
    /// <summary>Files, or folders with a slash at the end.</summary>
    static readonly Dictionary<string, string> MayOpen = new()
    {
        ["src/Dantain/Bookings/LookAtPerson.cs"] = "for the staff, after the look is in the access log",
        ["src/Dantain/Bookings/LinkHolder.cs"] = "for the person themself: masked, or compared with what they know",
        ["src/Dantain/Messages/"] = "for the person themself: where to send what concerns them",
    };

    [Fact]
    public void Only_these_open_a_person()
    {
        Openings(SourceFile.All).ShouldContain("src/Dantain/Bookings/LookAtPerson.cs");

        Openings(SourceFile.All).Where(path => !MayOpen.Keys.Any(may => may.EndsWith('/') ? path.StartsWith(may) : path == may)).ShouldBeEmpty();
    }

    [Fact]
    public void Screens_have_no_way_to_open_one()
    {
        foreach (var (type, name) in new[] { (typeof(Vault), nameof(Vault.OpenPerson)), (typeof(Person), nameof(Person.FromBytes)) })
            type.GetMethod(name, BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.IsAssembly.ShouldBeTrue($"{type.Name}.{name} is for the core alone");
    }

    [Theory]
    [InlineData("class A { object B(Vault v, byte[] b) => v.OpenPerson(b); }", 1)]
    [InlineData("class A { object B(byte[] b) => Person.FromBytes(b); }", 1)]
    [InlineData("class A { /* OpenPerson is not called here */ string B => \"OpenPerson(\"; }", 0)]
    public void An_opening_is_found(string code, int found) => Openings([new("src/Dantain/Queue/Planted.cs", code)]).Count().ShouldBe(found);

    static IEnumerable<string> Openings(IEnumerable<SourceFile> files) =>
        files.Where(f => f.Folder != "Identities" && Opening().IsMatch(f.Code)).Select(f => f.Path);

    [GeneratedRegex(@"\bOpenPerson\s*\(|\bPerson\.FromBytes\s*\(")]
    private static partial Regex Opening();
}
