using Dantain.Boards;
using Dantain.Cities;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Web.Boards;
using Dantain.Web.Counters;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Admin;

/// <summary>
/// /admin/suara/{office}: every word boards speak with. A recording replaces the program's clip at this office, or without one in the address
/// at all that have none of their own; many are handed in at once when each file is named like its word.
/// </summary>
[Needs(Permission.Administer)]
[RequestSizeLimit(16 * 1024 * 1024)]
public sealed class VoiceModel(RecordedClips recordings) : StaffPage
{
    public override string TitleKey => "voice.title";
    protected override string FirstField => "file";
    public Office? Office { get; private set; }
    public IReadOnlyDictionary<string, ClipNote> Played { get; private set; } = new Dictionary<string, ClipNote>();
    public string? Done { get; private set; }
    /// <summary>The word the file is for; empty when the files' names say so.</summary>
    public string? Chosen => Done is not null ? null : HttpMethods.IsPost(Request.Method) ? Sent("clip") : Request.Query["klip"];

    /// <summary>The words by language: the chime, Indonesian, English; letters after words.</summary>
    public static IEnumerable<IGrouping<string, string>> Clips => Spoken.Clips.OrderBy(c => WordOf(c).Length == 1).ThenBy(c => c, StringComparer.Ordinal).GroupBy(c => c.Contains('/') ? c[..2] : "").OrderBy(g => g.Key switch { "" => 0, "id" => 1, _ => 2 });

    public static string GroupKey(string language) => language switch { "" => "voice.bell", "id" => "voice.indonesian", _ => "voice.english" };

    protected override async Task<bool> LoadAsync()
    {
        var code = RouteData.Values["office"] as string;
        if (code is not null && (Office = City.Office(code)) is null) return false;
        Played = await recordings.PlayedAtAsync(No);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        var files = Form.Files.GetFiles("file");
        if (files.Count == 0 || Sent("clip") is { } chosen && (files.Count > 1 || !Spoken.Clips.Contains(chosen))) return await AgainAsync(files.Count == 0 ? VoiceRefusals.FileMissing : VoiceRefusals.ClipUnknown, files.Count == 0 ? "file" : "clip");
        var read = new Dictionary<string, ClipFile>();
        foreach (var file in files)
        {
            var clip = Sent("clip") ?? ClipOf(file.FileName);
            if (clip is null) return await AgainAsync(Named(VoiceRefusals.ClipUnknown, files.Count, file), "file");
            var one = ClipFile.Read(await BytesOfAsync(file));
            if (!one.IsOk) return await AgainAsync(Named(one.Refusal, files.Count, file), "file");
            read[clip] = one.Value;
        }
        var put = await recordings.PutAsync(No, read, User.StaffNo());
        if (!put.IsOk) return await AgainAsync(put.Refusal, "file");
        Done = Texts.Get("voice.saved", ("count", put.Value));
        return await DoneAsync();
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await recordings.RemoveAsync(No, Sent("remove"));
        Done = Texts.Get("voice.removed");
        return await DoneAsync();
    }

    int No => Office?.No ?? RecordedClip.WholeCity;

    /// <summary>id-satu.wav and satu.wav are the Indonesian word, en-one.wav the English one.</summary>
    static string? ClipOf(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file).Trim().ToLowerInvariant().Replace(' ', '-').Replace('_', '-');
        string[] meant = [name, $"id/{name}", name.Length > 3 ? $"{name[..2]}/{name[3..]}" : name];
        return meant.FirstOrDefault(Spoken.Clips.Contains);
    }

    /// <summary>One byte more than may be is enough to see that it is too large.</summary>
    static async Task<byte[]> BytesOfAsync(IFormFile file)
    {
        var bytes = new byte[Math.Min(file.Length, ClipFile.MostBytes + 1)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }

    /// <summary>Of several files, which one.</summary>
    static Refusal Named(Refusal refusal, int files, IFormFile file) => files == 1 ? refusal
        : refusal with { Code = "voice.one-of-them", Facts = new Dictionary<string, string> { ["file"] = Path.GetFileName(file.FileName), ["why"] = Texts.Of(refusal) } };

    public static string WordOf(string clip) => clip == Spoken.Chime ? Texts.Get("voice.chime") : clip[(clip.IndexOf('/') + 1)..].Replace('-', ' ') is { Length: > 1 } word ? word : clip[^1..].ToUpperInvariant();

    public string AddressOf(string clip) => Played.TryGetValue(clip, out var note) ? Recordings.AddressOf(City, note) : Recordings.Usual.Replace("{clip}", clip);

    public string StateOf(string clip) => !Played.TryGetValue(clip, out var note) ? Texts.Get("voice.standard")
        : Texts.Get(note.Office == No ? "voice.recorded" : "voice.recorded-city", ("date", Clock.DateOf(note.At).ToString("d")));

    public bool IsOwn(string clip) => Played.TryGetValue(clip, out var note) && note.Office == No;
}
