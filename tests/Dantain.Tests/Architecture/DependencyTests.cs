using System.Text.RegularExpressions;

namespace Dantain.Tests.Architecture;

/// <summary>Who may know whom. Every rule takes what it looks at as a list, so that a planted violation shows that it bites.</summary>
public sealed partial class DependencyTests
{
    /// <summary>
    /// The folders of the core, from the ground up: a folder may use those in lines above its own, never its neighbours
    /// (verbs do not call verbs). A new folder gets its place here before it gets its first file.
    /// </summary>
    static readonly string[][] Layers =
    [
        ["Shared"],
        ["Cities", "Staff", "Identities"],
        ["OfficeDays", "Verification"],
        ["History"],
        ["Bookings", "Queue", "Brakes"],
        ["Waitlists"],
        ["Applications", "CardStock"],
        ["Boards", "Kiosks", "Messages", "Reports", "Surveys", "Complaints", "HomeVisits"],
    ];

    /// <summary>
    /// Every folder may use these. Storage itself may use every folder, for it maps them all; History knows the office-day
    /// its facts belong to, but no verb.
    /// </summary>
    static readonly string[] OpenToAll = ["Storage", "History"];

    /// <summary>What the core may take from ASP.NET: storage for its keys and its accounts, nothing that speaks HTTP.</summary>
    static readonly string[] AllowedOfAspNet =
        ["Microsoft.AspNetCore.DataProtection", "Microsoft.AspNetCore.Cryptography", "Microsoft.AspNetCore.Identity"];

    [Fact]
    public void The_core_references_nothing_of_the_web()
    {
        var referenced = typeof(DantainSetup).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToList();
        referenced.ShouldContain("System.Runtime");

        WebAssemblies(referenced).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore.Http.Abstractions", false)]
    [InlineData("Microsoft.AspNetCore.Mvc.RazorPages", false)]
    [InlineData("Microsoft.AspNetCore", false)]
    [InlineData("Microsoft.Net.Http.Headers", false)]
    [InlineData("Dantain.Web", false)]
    [InlineData("Microsoft.AspNetCore.DataProtection.EntityFrameworkCore", true)]
    [InlineData("Microsoft.AspNetCore.Identity.EntityFrameworkCore", true)]
    [InlineData("Microsoft.Extensions.Identity.Stores", true)]
    [InlineData("System.Net.Http", true)]
    public void A_web_assembly_is_recognised(string assembly, bool allowed) =>
        WebAssemblies([assembly]).Any().ShouldBe(!allowed);

    [Fact]
    public void The_core_names_nothing_of_the_web()
    {
        Core.ShouldNotBeEmpty();

        WebNames(Core).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("using Microsoft.AspNetCore.Http;", 1)]
    [InlineData("class A { Microsoft.AspNetCore.Mvc.IActionResult? B; }", 1)]
    [InlineData("using Page = Dantain.Web.Citizen.BookPage;", 1)]
    [InlineData("using Microsoft.AspNetCore.Identity;\nusing Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;", 0)]
    [InlineData("// Microsoft.AspNetCore.Http is spoken by the host only", 0)]
    public void A_name_of_the_web_is_found(string code, int found) =>
        WebNames([new("src/Dantain/Queue/Planted.cs", code)]).Count().ShouldBe(found);

    [Fact]
    public void The_core_is_a_plain_library()
    {
        var project = File.ReadAllText(Path.Combine(SourceFile.Root, "src/Dantain/Dantain.csproj"));
        project.ShouldContain("<Project Sdk=\"Microsoft.NET.Sdk\">");

        project.ShouldNotContain("FrameworkReference");
        project.ShouldNotContain("ProjectReference");
    }

    [Fact]
    public void Folders_use_only_what_lies_below_them()
    {
        Core.Where(f => f.Folder is not null).ShouldNotBeEmpty();

        UpwardUses(Core).ShouldBeEmpty();
    }

    [Theory]
    // Allowed: downwards, one's own folder, what is open to all, and Storage to everything.
    [InlineData("Bookings", "using Dantain.OfficeDays;\nusing Dantain.Shared;", 0)]
    [InlineData("Bookings", "using Dantain.Bookings;\nusing Dantain.Storage;\nusing Dantain.History;", 0)]
    [InlineData("OfficeDays", "using Dantain.History;\nusing Dantain.Identities;", 0)]
    [InlineData("History", "using Dantain.OfficeDays;", 0)]
    [InlineData("Storage", "using Dantain.Bookings;\nusing Dantain.Boards;", 0)]
    [InlineData("OfficeDays", "/// <see cref=\"Dantain.Queue.CallNext\"/> is one of them", 0)]
    [InlineData("OfficeDays", "class A { string B => \"Dantain.Queue.CallNext\"; }", 0)]
    // Refused: upwards, sideways, in every spelling, and a folder that has no place yet.
    [InlineData("Shared", "using Dantain.Cities;", 1)]
    [InlineData("OfficeDays", "using Dantain.Bookings;\nusing Dantain.Queue;", 2)]
    [InlineData("OfficeDays", "class A { Dantain.Bookings.BookPlace? B; }", 1)]
    [InlineData("OfficeDays", "class A { global::Dantain.Queue.CallNext? B; }", 1)]
    [InlineData("OfficeDays", "using static Dantain.Queue.QueueRefusals;", 1)]
    [InlineData("OfficeDays", "global using Book = Dantain.Bookings.BookPlace;", 1)]
    [InlineData("OfficeDays", "class A { Queue.CallNext? B; }", 1)]
    [InlineData("Queue", "using Dantain.Bookings;", 1)]
    [InlineData("History", "using Dantain.Bookings;", 1)]
    [InlineData("Gadgets", "using Dantain.Shared;", 1)]
    public void An_upward_use_is_found(string folder, string code, int found)
    {
        var places = Layers.SelectMany(l => l).Append("Storage")
            .Select(f => new SourceFile($"src/Dantain/{f}/Some.cs", $"namespace Dantain.{f};\nsealed class CallNext;"));
        var planted = new SourceFile($"src/Dantain/{folder}/Planted.cs", code);

        UpwardUses([.. places, planted]).Count().ShouldBe(found);
    }

    static IReadOnlyList<SourceFile> Core => [.. SourceFile.All.Where(f => f.Project == "Dantain")];

    static bool IsWeb(string name) =>
        name == "Dantain.Web" || name.StartsWith("Dantain.Web.") || name.StartsWith("Microsoft.Net.Http.Headers")
        || (name == "Microsoft.AspNetCore" || name.StartsWith("Microsoft.AspNetCore."))
            && !AllowedOfAspNet.Any(a => name == a || name.StartsWith(a + "."));

    static IEnumerable<string> WebAssemblies(IEnumerable<string> names) => names.Where(IsWeb);

    static IEnumerable<string> WebNames(IEnumerable<SourceFile> files) =>
        from file in files
        from Match name in WebName().Matches(file.Code)
        where IsWeb(name.Value)
        select $"{file.Path} names {name.Value}";

    static IEnumerable<string> UpwardUses(IReadOnlyList<SourceFile> files)
    {
        var types = files.SelectMany(f => f.Types.Select(t => (f.Folder, t.Name))).ToHashSet();
        foreach (var file in files)
        {
            if (file.Folder is not { } from || from == "Storage") continue;
            var place = PlaceOf(from);
            if (place < 0) yield return $"{file.Path}: folder {from} has no place in the list of layers";
            else foreach (var to in FoldersUsed(file, types).Distinct().Where(to => to != from && !OpenToAll.Contains(to)))
                if (PlaceOf(to) is var other && (other < 0 || other >= place)) yield return $"{file.Path}: {from} uses {to}";
        }
    }

    /// <summary>
    /// Folders named after the product's name, and folders before the name of one of their types: inside a namespace
    /// of Dantain <c>Queue.CallNext</c> needs no using.
    /// </summary>
    static IEnumerable<string> FoldersUsed(SourceFile file, HashSet<(string? Folder, string Name)> types) =>
    [
        .. FullName().Matches(file.Code).Select(m => m.Groups[1].Value),
        .. ShortName().Matches(file.Code).Where(m => types.Contains((m.Groups[1].Value, m.Groups[2].Value))).Select(m => m.Groups[1].Value),
    ];

    static int PlaceOf(string folder) => Array.FindIndex(Layers, l => l.Contains(folder));

    [GeneratedRegex(@"\b(?:Microsoft\.AspNetCore|Microsoft\.Net\.Http\.Headers|Dantain\.Web)(?:\.\w+)*")]
    private static partial Regex WebName();

    [GeneratedRegex(@"\bDantain\.([A-Z]\w*)")]
    private static partial Regex FullName();

    [GeneratedRegex(@"(?<![\w.])([A-Z]\w*)\.([A-Z]\w*)")]
    private static partial Regex ShortName();
}
