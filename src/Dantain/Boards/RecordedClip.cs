namespace Dantain.Boards;

/// <summary>A word a person has recorded: boards play it in the place of the clip of this name that comes with the program.</summary>
public sealed record RecordedClip
{
    /// <summary>Of <see cref="Office"/>: for every office that has no recording of its own.</summary>
    public const int WholeCity = 0;

    /// <summary>Number of the office whose boards play it, or <see cref="WholeCity"/>.</summary>
    public int Office { get; init; }
    /// <summary>One of <see cref="Spoken.Clips"/>.</summary>
    public string Clip { get; init; } = "";
    public byte[] Sound { get; init; } = [];
    /// <summary>Media type.</summary>
    public string Type { get; init; } = "";
    /// <summary>Of the sound: a browser that has it need not load it again.</summary>
    public string Hash { get; init; } = "";
    public DateTimeOffset At { get; init; }
    /// <summary>The member of the staff who handed it in.</summary>
    public int By { get; init; }
}
