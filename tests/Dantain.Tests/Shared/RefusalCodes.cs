using System.Text.RegularExpressions;
using Dantain.Tests.Architecture;

namespace Dantain.Tests.Shared;

/// <summary>Every refusal that a project declares, found in its sources: code, kind, and the file that declares it.</summary>
static partial class RefusalCodes
{
    public static IReadOnlyList<(string Code, string Kind, string Path)> Of(string project) => In(SourceFile.All.Where(f => f.Project == project));

    public static IReadOnlyList<(string Code, string Kind, string Path)> In(IEnumerable<SourceFile> files) =>
    [
        .. from file in files
           from Match refusal in Declaration().Matches(file.Text)
           select (refusal.Groups["code"].Value, refusal.Groups["kind"].Value, file.Path),
    ];

    /// <summary>Made on the spot, with its kind; or a value made by a function named after its kind.</summary>
    [GeneratedRegex(@"(?:\bnew(?:\s+Refusal)?\s*\(\s*""(?<code>[^""]*)""\s*,\s*(?:RefusalKind\.)?(?<kind>Invalid|NotFound|Conflict|NotAllowed|Busy)\b|\bRefusal\s+\w+\s*=\s*(?<kind>\w+)\(""(?<code>[^""]*)"")")]
    private static partial Regex Declaration();
}
