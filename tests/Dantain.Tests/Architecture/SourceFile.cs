using System.Text.RegularExpressions;

namespace Dantain.Tests.Architecture;

/// <summary>A C# file under src. <paramref name="Path"/> is relative to the repository, with forward slashes.</summary>
sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>The text without comments and without the insides of strings, so that neither can break or satisfy a rule.</summary>
    public string Code { get; } = NotCode().Replace(Text, m => m.Value[0] == '/' ? " " : "\"\"");

    public int Lines => Text.AsSpan().TrimEnd('\n').Count('\n') + 1;

    public bool Generated => Path.Contains("/Migrations/");

    /// <summary>Dantain or Dantain.Web: the first folder under src.</summary>
    public string Project => Path.Split('/')[1];

    /// <summary>The feature a file belongs to (src/Dantain/Queue/CallNext.cs: Queue), or null beside the project file.</summary>
    public string? Folder => Path.Split('/') is { Length: > 3 } parts ? parts[2] : null;

    public string? Namespace => NamespaceLine().Match(Code) is { Success: true } m ? m.Groups[1].Value : null;

    public IEnumerable<DeclaredType> Types => TypeDeclaration().Matches(Code).Select(m => new DeclaredType(
        this, m.Groups["name"].Value, m.Groups["kind"].Value, [.. m.Groups["modifier"].Captures.Select(c => c.Value)]));

    public static IReadOnlyList<SourceFile> All { get; } = [.. ReadAll()];

    public static string Root { get; } = FindRoot();

    static IEnumerable<SourceFile> ReadAll() =>
        from file in Directory.EnumerateFiles(System.IO.Path.Combine(FindRoot(), "src"), "*.cs", SearchOption.AllDirectories)
        let path = System.IO.Path.GetRelativePath(FindRoot(), file).Replace('\\', '/')
        where !path.Contains("/bin/") && !path.Contains("/obj/") && !path.Contains("/node_modules/")
        orderby path
        select new SourceFile(path, File.ReadAllText(file));

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Dantain.slnx"))) return folder.FullName;
        throw new InvalidOperationException("These tests read the sources: run them from a build inside the repository.");
    }

    // In this order: raw strings, verbatim strings, strings, characters, line comments, block comments.
    [GeneratedRegex("""
        ("{3,}).*?\1|\$*@\$*"(?:[^"]|"")*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'|//[^\n]*|/\*.*?\*/
        """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex NotCode();

    [GeneratedRegex(@"^\s*namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"(?:\b(?<modifier>public|internal|private|protected|sealed|static|abstract|partial|readonly|file|ref|unsafe|new)\s+)*"
        + @"\b(?<kind>class|record\s+struct|record\s+class|record|struct|interface|enum)\s+(?<name>(?!struct\b|class\b)[A-Z]\w*)")]
    private static partial Regex TypeDeclaration();
}

sealed record DeclaredType(SourceFile File, string Name, string Kind, IReadOnlyList<string> Modifiers)
{
    public bool IsClass => Kind is "class" or "record" or "record class";
}
