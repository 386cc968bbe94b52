using System.Text.Json;
using System.Text.Json.Nodes;
using Dantain.Boards;
using Dantain.Cities;
using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Staff;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Boards;

/// <summary>The screen in the hall: read from ten metres, heard, and right again by itself after everything that breaks. A host of its own, so that nobody else meets its crowd.</summary>
public sealed class BoardTests(BrowserHost host) : IClassFixture<BrowserHost>
{
    static readonly (int Width, int Height)[] Screens = [(1920, 1080), (1280, 720), (1080, 1920)];

    /// <summary>Height of the digits as they are drawn, whatever the font; and what stands out of the screen.</summary>
    const string Measure = """
        number => {
          const shown = document.getElementById('number');
          shown.textContent = number;
          shown.className = number.length > 5 ? 'long' : '';
          const style = getComputedStyle(shown), pen = document.createElement('canvas').getContext('2d');
          pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
          const out = [...document.querySelectorAll('#number, #counter, #turn, #calls li, #next li, #waits li, #counters li, footer p')].filter(e => {
            const box = e.getBoundingClientRect();
            return box.width > 0 && (box.left < -4 || box.right > innerWidth + 4 || box.bottom > innerHeight + 4);
          });
          out.push(...[...document.querySelectorAll('section, header, footer')].filter(e => e.scrollHeight > e.clientHeight + 4));
          return JSON.stringify({ height: pen.measureText(number).actualBoundingBoxAscent / innerHeight, out: out.map(e => e.outerHTML.slice(0, 90)) });
        }
        """;

    [Fact]
    public async Task The_called_number_is_a_tenth_of_every_screen_and_nothing_stands_out_of_it()
    {
        var hall = new Hall(host, "dinas");
        for (var counter = 1; counter <= 12; counter++) await hall.OpenAsync(counter);
        for (var walk = 0; walk < 2; walk++)
            foreach (var service in (string[])["KTP-HILANG", "KTP-RUSAK", "KK-HILANG", "KIA-0-5", "LAHIR-UMUM", "MATI", "SKPWNI", "SKDWNI"]) await hall.WalkAsync(service);
        for (var counter = 1; counter <= 9; counter += counter == 1 ? 3 : 1) await hall.CallAsync(counter);
        var faults = new List<string>();
        foreach (var path in (string[])["/layar/dinas", "/layar/dinas/ruang-2"])
            foreach (var (width, height) in Screens)
                await LookAsync(path, width, height, faults);
        faults.ShouldBeEmpty();
    }

    async Task LookAsync(string path, int width, int height, List<string> faults)
    {
        await using var context = await host.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(host.Address, path).ToString());
        await Assertions.Expect(page.Locator("#calls li").First).ToBeVisibleAsync();
        var inspection = new Inspection("id");
        await inspection.LookAsync(page, $"{path} {width}");
        faults.AddRange(inspection.Faults);
        foreach (var number in (string[])["A-017", "M-1000"])
        {
            var seen = JsonNode.Parse(await page.EvaluateAsync<string>(Measure, number))!;
            if (seen["height"]!.GetValue<double>() < 0.1) faults.Add($"{path} {width} × {height}: {number} is {seen["height"]} of the screen");
            faults.AddRange(seen["out"]!.AsArray().Select(o => $"{path} {width} × {height}, {number}: stands out {o}"));
        }
    }

    [Fact]
    public async Task Two_calls_at_once_are_shown_flashed_and_said_one_after_the_other()
    {
        var hall = new Hall(host, "rawalumbu");
        await using var context = await host.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 720 } });
        await context.AddInitScriptAsync(Ear.Listen);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(host.Address, "/layar/rawalumbu").ToString());
        await page.ClickAsync("#sound");
        await Assertions.Expect(page.Locator("#sound")).ToBeHiddenAsync();
        await hall.OpenAsync(1);
        await hall.OpenAsync(2);
        await hall.WalkAsync("KTP-HILANG");
        await hall.WalkAsync("KK-HILANG");

        var first = await hall.CallAsync(1);
        var second = await hall.CallAsync(2);

        await Assertions.Expect(page.Locator("#number")).ToHaveTextAsync(first);
        await Assertions.Expect(page.Locator("#board.fresh #counter")).ToHaveTextAsync("Loket 1");
        await Assertions.Expect(page.Locator("#calls li strong")).ToHaveTextAsync([second, first]);
        await Assertions.Expect(page.Locator("#number")).ToHaveTextAsync(second, new() { Timeout = 60_000 });
        var (one, two) = (await hall.SayAsync(first), await hall.SayAsync(second));
        var sounds = one.Concat(two).Count(clip => clip != Spoken.Pause);
        await page.WaitForFunctionAsync("sounds => heard.length >= sounds", sounds, new() { Timeout = 60_000 });
        var heard = JsonSerializer.Deserialize<double[][]>(await page.EvaluateAsync<string>("JSON.stringify(heard)"))!;
        heard.Length.ShouldBe(sounds);
        for (var i = 1; i < heard.Length; i++) heard[i][0].ShouldBeGreaterThanOrEqualTo(heard[i - 1][0] + heard[i - 1][1] - 0.001, $"sound {i} begins while another is heard");

        var samples = await Ear.CompareAsync(page, one, two);
        samples.Loudness.ShouldBeGreaterThan(0.02);
        samples.Different.ShouldBeLessThan(0.0001, "what is heard is these clips, in this order, and no other sound at the same time");
        samples.Seconds.ShouldBeInRange(10, 60);
    }

    [Fact]
    public async Task A_word_that_the_office_has_recorded_is_heard_in_the_place_of_the_programs()
    {
        await using var admin = await host.Browser.NewContextAsync();
        var upload = await admin.NewPageAsync();
        await admin.APIRequest.PostAsync(new Uri(host.Address, "/api/v1/session").ToString(), new() { DataObject = new { user = DemoStaff.Administrator, password = DemoStaff.Password } });
        await upload.GotoAsync(new Uri(host.Address, "/admin/suara/bekasi-utara").ToString());
        await upload.SelectOptionAsync("#clip", "id/loket");
        await upload.SetInputFilesAsync("#file", new FilePayload { Name = "loket.wav", MimeType = "audio/wav", Buffer = Tone(2.5) });
        await upload.ClickAsync("#unggah .primary");
        await Assertions.Expect(upload.Locator(".done")).ToContainTextAsync("1 rekaman disimpan");
        await using var context = await host.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(host.Address, "/layar/bekasi-utara").ToString());

        var heard = JsonNode.Parse(await page.EvaluateAsync<string>(Recorded))!;

        heard["recorded"]!.GetValue<double>().ShouldBe(2.5, 0.01, "larger than other forms may be");
        heard["crossings"]!.GetValue<int>().ShouldBeInRange(2 * 1000 - 60, 2 * 1000 + 60, "a tone of 400 Hz over 2.5 seconds");
        heard["other"]!.GetValue<double>().ShouldBeLessThan(1.25, "a word without a recording is the program's");
        heard["broken"]!.GetValue<double>().ShouldBeInRange(0.1, 1.2, "a recording that does not load is left for the program's clip");
    }

    /// <summary>400 Hz in a WAV of one channel.</summary>
    static byte[] Tone(double seconds)
    {
        const int Rate = 22_050;
        var samples = (int)(seconds * Rate);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("RIFF"u8); writer.Write(36 + samples * 2); writer.Write("WAVEfmt "u8); writer.Write(16); writer.Write((short)1); writer.Write((short)1);
        writer.Write(Rate); writer.Write(Rate * 2); writer.Write((short)2); writer.Write((short)16); writer.Write("data"u8); writer.Write(samples * 2);
        for (var i = 0; i < samples; i++) writer.Write((short)(16_000 * Math.Sin(2 * Math.PI * 400 * i / Rate)));
        return stream.ToArray();
    }

    /// <summary>What the page's own code plays for three words, rendered.</summary>
    const string Recorded = """
        async () => {
          const { lay, library } = await import('/voice.js');
          const rate = 22050, context = new OfflineAudioContext(1, rate * 3, rate), { clips, recorded } = document.getElementById('board').dataset;
          const get = library(context, clips, () => ({ ...JSON.parse(recorded), 'id/tiga': '/rekaman/kota/id/tiga?v=0' }));
          const [word, other, broken] = await get(['id/loket', 'id/meja', 'id/tiga']);
          lay(context, context.destination, [word], 0);
          const heard = (await context.startRendering()).getChannelData(0);
          let crossings = 0;
          for (let i = 1; i < heard.length; i++) if ((heard[i] > 0) !== (heard[i - 1] > 0)) crossings++;
          return JSON.stringify({ recorded: word.duration, crossings, other: other.duration, broken: broken.duration });
        }
        """;

    [Fact]
    public async Task A_board_that_is_cut_off_says_so_and_is_right_again_when_the_line_is_back()
    {
        var hall = new Hall(host, "jatisampurna");
        await hall.OpenAsync(1);
        await hall.WalkAsync("KTP-HILANG");
        using var line = new Line(host);
        await using var context = await host.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync(new Uri(line.Address, "/layar/jatisampurna").ToString());
        await Assertions.Expect(page.Locator("#next li")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#stale")).ToBeHiddenAsync();

        line.Cut();
        await page.Clock.FastForwardAsync(6_000);
        await Assertions.Expect(page.Locator("#stale")).ToContainTextAsync("Sambungan terputus. Data pukul");
        var called = await hall.CallAsync(1);
        await page.Clock.FastForwardAsync(60_000);
        await Assertions.Expect(page.Locator("#number")).Not.ToHaveTextAsync(called);

        line.Mend();
        await Assertions.Expect(page.Locator("#number")).ToHaveTextAsync(called, new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("#stale")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_board_whose_node_is_gone_without_a_word_is_right_again_within_five_seconds_of_its_own()
    {
        var hall = new Hall(host, "mustika-jaya");
        await hall.OpenAsync(1);
        await hall.WalkAsync("KTP-HILANG");
        using var line = new Line(host);
        await using var context = await host.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync(new() { TimeDate = new DateTime(2026, 11, 24, 2, 30, 0, DateTimeKind.Utc) });
        await page.GotoAsync(new Uri(line.Address, "/layar/mustika-jaya").ToString());
        await Assertions.Expect(page.Locator("#next li")).ToHaveCountAsync(1);
        // From here on the page's time is the test's. The jump may have ended the stream; the next number shows that one is open.
        await page.Clock.PauseAtAsync(new DateTime(2026, 11, 24, 2, 50, 0, DateTimeKind.Utc));
        await page.Clock.RunForAsync(1_000);
        await hall.WalkAsync("KTP-HILANG");
        await Assertions.Expect(page.Locator("#next li")).ToHaveCountAsync(2);

        line.FallSilent();
        var called = await hall.CallAsync(1);
        await page.Clock.RunForAsync(3_000);
        await Assertions.Expect(page.Locator("#number")).Not.ToHaveTextAsync(called);
        await page.Clock.RunForAsync(2_000);

        await Assertions.Expect(page.Locator("#number")).ToHaveTextAsync(called);
        await Assertions.Expect(page.Locator("#stale")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_phone_of_the_one_who_is_called_shakes()
    {
        var hall = new Hall(host, "medan-satria");
        await hall.OpenAsync(1);
        var token = await hall.WalkAsync("KTP-HILANG");
        await using var context = await host.Browser.NewContextAsync();
        await context.AddInitScriptAsync("window.shaken = 0; navigator.vibrate = () => { window.shaken++; return true; }");
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(host.Address, "/tiket/" + token).ToString());
        await page.WaitForFunctionAsync("() => document.getElementById('luring').hidden");
        await page.EvaluateAsync("""
            () => {
              window.said = [];
              const part = document.getElementById('keadaan');
              new MutationObserver(() => window.said.push(part.getAttribute('aria-live') + ' ' + part.textContent)).observe(part, { childList: true });
            }
            """);

        await hall.CallAsync(1);

        await page.WaitForFunctionAsync("() => window.shaken > 0", null, new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("#keadaan.now")).ToContainTextAsync("Loket 1");
        var said = (await page.EvaluateAsync<string[]>("window.said")).Where(s => s.Contains("Loket 1")).ToArray();
        said.ShouldHaveSingleItem("one region says it, once").ShouldStartWith("assertive ");
        await page.ReloadAsync();
        (await page.Locator("[role=status][aria-live=assertive]").AllTextContentsAsync()).ShouldHaveSingleItem().ShouldContain("Loket 1");
    }

    /// <summary>An office at work.</summary>
    sealed class Hall(BrowserHost host, string office)
    {
        readonly OfficeDayRunner runner = host.Services.GetRequiredService<OfficeDayRunner>();
        readonly City city = host.Services.GetRequiredService<CityVersions>().Current;

        DayId Day => DayId.Of(city.Office(office)!.No, host.Services.GetRequiredService<CityClock>().Today);

        public Task OpenAsync(int counter) => DoAsync(new OpenCounter(counter, counter));
        public async Task<string> CallAsync(int counter) => (await DoAsync(new CallNext(counter))).Number;

        /// <summary>The token of a number taken on the spot.</summary>
        public async Task<string> WalkAsync(string service) =>
            host.Services.GetRequiredService<Dantain.Identities.Vault>().TokenFor((await DoAsync(new TakeTicket([new(city.Service(service)!.No, null)]))).Reference);

        public async Task<string[]> SayAsync(string number)
        {
            var board = JsonNode.Parse(BoardJson.Write((await runner.ViewAsync(Day))!))!;
            return [.. board["called"]!.AsArray().Single(c => c!["number"]!.ToString() == number)!["say"]!.AsArray().Select(clip => clip!.ToString())];
        }

        async Task<T> DoAsync<T>(OfficeDayCommand<T> command) where T : Outcome => (await runner.RunAsync(Day, command, Actor.Staff(1), Guid.NewGuid())).Value;
    }
}
