using System.Text.Json;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Boards;

/// <summary>What a board says: when each sound begins, and whether every sample is that of the clip that should be heard then.</summary>
sealed record Ear(double Loudness, double Different, double Seconds)
{
    static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    /// <summary>For the page before it loads: notes when each sound begins and how long it is, as it plays.</summary>
    public const string Listen = """
        window.heard = [];
        const start = AudioBufferSourceNode.prototype.start;
        AudioBufferSourceNode.prototype.start = function (at) { window.heard.push([at, this.buffer.duration]); return start.call(this, at); };
        """;

    /// <summary>Renders these calls with the page's own code and compares every sample with the clips that should be heard then.</summary>
    const string Compare = """
        async said => {
          const { lay, library } = await import('/voice.js');
          const rate = 22050, context = new OfflineAudioContext(1, rate * 90, rate), get = library(context, document.getElementById('board').dataset.clips);
          const calls = [];
          for (const call of said) calls.push(await get(call));
          let end = 0;
          for (const call of calls) end = lay(context, context.destination, call, end);
          const heard = (await context.startRendering()).getChannelData(0);
          let at = 0, different = 0, power = 0;
          for (const sound of calls.flat()) {
            const from = Math.round(at * rate), data = sound?.getChannelData(0), length = sound ? sound.length : Math.round(0.24 * rate);
            for (let i = 2; i < length - 2; i++) different = Math.max(different, Math.abs(heard[from + i] - (data ? data[i] : 0)));
            at += sound ? sound.duration : 0.24;
          }
          for (let i = 0; i < end * rate; i++) power += heard[i] ** 2;
          return JSON.stringify({ loudness: Math.sqrt(power / (end * rate)), different, seconds: end });
        }
        """;

    public static async Task<Ear> CompareAsync(IPage board, params string[][] calls) =>
        JsonSerializer.Deserialize<Ear>(await board.EvaluateAsync<string>(Compare, calls), Names)!;
}
