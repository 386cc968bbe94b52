using System.Text.RegularExpressions;

namespace Dantain.Tests.Architecture;

/// <summary>How the sources are laid out, in both production projects.</summary>
public sealed partial class ShapeTests
{
    const int MostLines = 400;

    static IReadOnlyList<SourceFile> Files => SourceFile.All;
    static IReadOnlyList<DeclaredType> Types => [.. Files.Where(f => !f.Generated).SelectMany(f => f.Types)];

    [Fact]
    public void Both_projects_are_looked_at()
    {
        Files.Select(f => f.Project).Distinct().ShouldBe(["Dantain", "Dantain.Web"], ignoreOrder: true);
        Types.ShouldContain(t => t.Name == "City" && t.IsClass);
        Types.Select(t => t.Name).ShouldContain("DantainSetup");
    }

    [Fact]
    public void A_folder_is_a_namespace()
    {
        Files.Count(f => f.Namespace is not null).ShouldBeGreaterThan(1);

        MisplacedNamespaces(Files).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("src/Dantain/Queue/A.cs", "namespace Dantain.Queue;", 0)]
    [InlineData("src/Dantain/A.cs", "using System;\n\nnamespace Dantain;", 0)]
    [InlineData("src/Dantain/Storage/Migrations/Sqlite/A.cs", "namespace Dantain.Storage.Migrations.Sqlite\n{\n}", 0)]
    [InlineData("src/Dantain.Web/Citizen/Book/A.cshtml.cs", "namespace Dantain.Web.Citizen.Book;", 0)]
    [InlineData("src/Dantain.Web/Program.cs", "var builder = 1;", 0)]
    [InlineData("src/Dantain/Queue/A.cs", "namespace Dantain.Bookings;", 1)]
    [InlineData("src/Dantain/Queue/Calls/A.cs", "namespace Dantain.Queue;", 1)]
    [InlineData("src/Dantain/Queue/A.cs", "// namespace Dantain.Queue;", 1)]
    [InlineData("src/Dantain.Web/Live/Program.cs", "var builder = 1;", 1)]
    public void A_misplaced_namespace_is_found(string path, string code, int found) =>
        MisplacedNamespaces([new(path, code)]).Count().ShouldBe(found);

    [Fact]
    public void No_file_is_long()
    {
        Files.ShouldContain(f => f.Lines > 10);

        LongFiles(Files).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("src/Dantain/Queue/A.cs", 400, 0)]
    [InlineData("src/Dantain/Queue/A.cs", 401, 1)]
    [InlineData("src/Dantain/Storage/Migrations/Sqlite/A.cs", 4000, 0)]
    public void A_long_file_is_found(string path, int lines, int found) =>
        LongFiles([new(path, string.Concat(Enumerable.Repeat("//\n", lines)))]).Count().ShouldBe(found);

    [Fact]
    public void Names_say_what_a_type_is()
    {
        Types.ShouldNotBeEmpty();

        EmptyNames(Types).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sealed class QueueManager;", 1)]
    [InlineData("static class DateHelper { }\nstatic class TextUtils { }", 2)]
    [InlineData("sealed record BookingDto(int No);", 1)]
    [InlineData("sealed class CallHandler { }\nsealed class ClockImpl { }\nabstract class CommandBase { }", 3)]
    [InlineData("interface IQueueManager;", 1)]
    [InlineData("sealed class Manageress;\nsealed class Database;\nrecord struct Handled;", 0)]
    [InlineData("/* class QueueManager */ sealed class Lane { string a = \"class QueueManager\"; }", 0)]
    public void An_empty_name_is_found(string code, int found) =>
        EmptyNames(Planted(code)).Count().ShouldBe(found);

    [Fact]
    public void Classes_are_sealed_or_static_or_abstract()
    {
        Types.ShouldContain(t => t.IsClass && t.Modifiers.Contains("sealed"));

        OpenClasses(Types).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("public class Lane { }", 1)]
    [InlineData("record Fact(int No);", 1)]
    [InlineData("public record class Fact(int No);", 1)]
    [InlineData("sealed class Outer { class Inner { } }", 1)]
    [InlineData("static class A { sealed class Row; }\nstatic class B { class Row; }", 1)]
    [InlineData("partial class Split { }\npartial class Split { }", 1)]
    [InlineData("sealed partial class Split { }\npartial class Split { }", 0)]
    [InlineData("public sealed class A { }\nstatic class B { }\npublic abstract record C;\npublic abstract partial class D { }", 0)]
    [InlineData("public readonly record struct Nik(string V);\nenum State { Held }\ninterface IChannel;\nstruct S { }", 0)]
    [InlineData("sealed class A<T> where T : class { }", 0)]
    public void An_open_class_is_found(string code, int found) =>
        OpenClasses(Planted(code)).Count().ShouldBe(found);

    static IEnumerable<DeclaredType> Planted(string code) => new SourceFile("src/Dantain/Queue/Planted.cs", code).Types;

    /// <summary>Only a project's own Program.cs, which is top-level statements, has no namespace.</summary>
    static IEnumerable<string> MisplacedNamespaces(IEnumerable<SourceFile> files) =>
        from file in files
        let wanted = string.Join('.', file.Path.Split('/')[1..^1])
        where file.Namespace != wanted && !(file.Namespace is null && file.Folder is null && file.Path.EndsWith("/Program.cs"))
        select $"{file.Path}: namespace {file.Namespace ?? "missing"}, not {wanted}";

    static IEnumerable<string> LongFiles(IEnumerable<SourceFile> files) =>
        files.Where(f => f.Lines > MostLines && !f.Generated).Select(f => $"{f.Path}: {f.Lines} lines");

    static IEnumerable<string> EmptyNames(IEnumerable<DeclaredType> types) =>
        types.Where(t => BannedEnding().IsMatch(t.Name)).Select(t => $"{t.File.Path}: {t.Name}");

    /// <summary>The parts of a partial class count together: one of them says it.</summary>
    static IEnumerable<string> OpenClasses(IEnumerable<DeclaredType> types) =>
        from type in types
        where type.IsClass
        group type by type.Modifiers.Contains("partial") ? (object)(type.File.Namespace, type.Name) : type into parts
        where !parts.Any(t => t.Modifiers.Any(m => m is "sealed" or "static" or "abstract"))
        select $"{parts.First().File.Path}: {parts.First().Name}";

    [GeneratedRegex("(?:Manager|Helpers?|Utils?|Handler|Dto|Impl|Base)$")]
    private static partial Regex BannedEnding();
}
