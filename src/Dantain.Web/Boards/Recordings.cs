using Dantain.Boards;
using Dantain.Cities;
using Microsoft.Net.Http.Headers;

namespace Dantain.Web.Boards;

/// <summary>Where the clips of boards are: those of the program, and in their place what the city or an office has recorded.</summary>
static class Recordings
{
    /// <summary>Of a clip that comes with the program.</summary>
    public const string Usual = "/suara/{clip}.mp3";
    public const string City = "kota";

    /// <summary>With the sound's hash: this address never sounds otherwise, so it is kept for ever.</summary>
    public static string AddressOf(City city, ClipNote note) => $"/rekaman/{city.Office(note.Office)?.Code ?? City}/{note.Clip}?v={note.Hash}";

    public static void MapRecordings(this WebApplication app) => app.MapGet("/rekaman/{of}/{**clip}", AnswerAsync).AllowAnonymous().ExcludeFromDescription();

    static async Task<IResult> AnswerAsync(string of, string clip, HttpContext http, CityVersions cities, RecordedClips recordings)
    {
        if ((of == City ? RecordedClip.WholeCity : cities.Current.Office(of)?.No) is not { } office || !Spoken.Clips.Contains(clip)) return Results.NotFound();
        if (await recordings.FindAsync(office, clip) is not { } recorded) return Results.NotFound();
        http.Response.Headers.CacheControl = http.Request.Query["v"] == recorded.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        return TypedResults.Bytes(recorded.Sound, recorded.Type, entityTag: new EntityTagHeaderValue($"\"{recorded.Hash}\""));
    }
}
