namespace Dantain.Surveys;

/// <summary>
/// What somebody said of a page. It names nobody: no visit, no account, no address is kept with it, and runs of digits are hidden before it is
/// stored, because people write their numbers into such forms.
/// </summary>
public sealed record Feedback
{
    public int Id { get; init; }
    public DateTimeOffset At { get; init; }
    /// <summary>Address of the page without what stands for a person: <c>tiket/{token}</c>.</summary>
    public string Page { get; init; } = "";
    /// <summary>Version of the program that showed the page.</summary>
    public string Version { get; init; } = "";
    public bool Helped { get; init; }
    /// <summary>In the person's own words, sealed; null when there are none.</summary>
    public byte[]? Words { get; init; }
}
