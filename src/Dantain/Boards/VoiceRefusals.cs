using Dantain.Shared;

namespace Dantain.Boards;

/// <summary>Why a recording is not taken.</summary>
public static class VoiceRefusals
{
    public static readonly Refusal FileMissing = new("voice.file-missing", RefusalKind.Invalid);
    public static readonly Refusal FileLarge = new("voice.file-large", RefusalKind.Invalid, new Dictionary<string, string> { ["most"] = $"{ClipFile.MostBytes / 1024}" });
    public static readonly Refusal FileLong = new("voice.file-long", RefusalKind.Invalid, new Dictionary<string, string> { ["most"] = $"{ClipFile.MostSeconds}" });
    public static readonly Refusal FileUnknown = new("voice.file-unknown", RefusalKind.Invalid);
    /// <summary>No board ever says this word, or one recording is meant for several.</summary>
    public static readonly Refusal ClipUnknown = new("voice.clip-unknown", RefusalKind.Invalid);
}
