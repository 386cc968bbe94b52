using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dantain.Staff;

namespace Dantain.Web.Tests.Boards;

/// <summary>Recordings that take the place of the clips boards speak with.</summary>
public sealed class VoiceTests(PageHost host) : IClassFixture<PageHost>
{
    static byte[] Clip(string clip) => File.ReadAllBytes(Path.Combine(PageHost.Root, "src/Dantain.Web/wwwroot/suara", clip + ".mp3"));

    async Task<Visitor> AdministratorAsync()
    {
        var v = host.Visitor();
        using var answer = await v.Http.PostAsJsonAsync("/api/v1/session", new { user = DemoStaff.Administrator, password = DemoStaff.Password });
        answer.EnsureSuccessStatusCode();
        return v;
    }

    static async Task<ShownPage> UploadAsync(Visitor v, string path, string clip, params (string Name, byte[] Bytes)[] files)
    {
        var page = await v.GetAsync(path);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Html.QuerySelector("#unggah [name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(clip), "clip" },
        };
        foreach (var (name, bytes) in files) form.Add(new ByteArrayContent(bytes), "file", name);
        using var answer = await v.Http.PostAsync(new Uri(path, UriKind.Relative), form);
        return await v.ReadAsync(answer);
    }

    async Task<JsonNode> RecordedAsync(string office)
    {
        using var v = host.Visitor();
        return JsonNode.Parse((await v.GetAsync($"/layar/{office}")).Html.GetElementById("board")!.GetAttribute("data-recorded")!)!;
    }

    [Fact]
    public async Task A_board_plays_the_recording_of_its_office_before_the_citys_and_the_programs_after_both_are_gone()
    {
        using var v = await AdministratorAsync();
        (await UploadAsync(v, "/admin/suara", "id/enam", ("apa saja.mp3", Clip("id/lima")))).Text.ShouldContain("1 rekaman disimpan");
        (await RecordedAsync("dinas"))["id/enam"]!.ToString().ShouldStartWith("/rekaman/kota/id/enam?v=");
        (await UploadAsync(v, "/admin/suara/dinas", "id/enam", ("x.mp3", Clip("id/dua")))).Status.ShouldBe(200);

        var address = (await RecordedAsync("dinas"))["id/enam"]!.ToString();

        address.ShouldStartWith("/rekaman/dinas/id/enam?v=");
        (await RecordedAsync("mpp"))["id/enam"]!.ToString().ShouldStartWith("/rekaman/kota/");
        using var visitor = host.Visitor();
        using var sound = await visitor.Http.GetAsync(new Uri(address, UriKind.Relative));
        (await sound.Content.ReadAsByteArrayAsync()).ShouldBe(Clip("id/dua"));
        sound.Content.Headers.ContentType!.MediaType.ShouldBe("audio/mpeg");
        sound.Headers.CacheControl!.ToString().ShouldContain("immutable");
        using var again = new HttpRequestMessage(HttpMethod.Get, address.Split('?')[0]);
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(sound.Headers.ETag!.Tag));
        using var known = await visitor.Http.SendAsync(again);
        known.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        known.Headers.CacheControl!.ToString().ShouldBe("no-cache");

        foreach (var path in new[] { "/admin/suara/dinas", "/admin/suara" })
        {
            await v.GetAsync(path);
            (await v.SendAsync(("remove", "id/enam"))).Text.ShouldContain("Rekaman dihapus");
        }
        (await RecordedAsync("dinas")).AsObject().ContainsKey("id/enam").ShouldBeFalse();
        using var gone = await visitor.Http.GetAsync(new Uri(address, UriKind.Relative));
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Many_files_are_taken_by_their_names_all_or_none()
    {
        using var v = await AdministratorAsync();

        var refused = await UploadAsync(v, "/admin/suara/mpp", "", ("tujuh.mp3", Clip("id/tujuh")), ("delapan.mp3", [1, 2, 3]));
        refused.Status.ShouldBe(422);
        refused.Html.GetElementById("file-salah")!.TextContent.ShouldContain("delapan.mp3: Ini bukan rekaman suara yang utuh");
        (await RecordedAsync("mpp")).AsObject().ContainsKey("id/tujuh").ShouldBeFalse();

        (await UploadAsync(v, "/admin/suara/mpp", "", ("Tujuh.mp3", Clip("id/tujuh")), ("nomor antrean.mp3", Clip("id/nol")), ("en-one.mp3", Clip("en/one")), ("bel.mp3", Clip("bel")))).Text.ShouldContain("4 rekaman disimpan");
        (await RecordedAsync("mpp")).AsObject().Select(c => c.Key).ShouldBe(["bel", "en/one", "id/nomor-antrean", "id/tujuh"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_cannot_be_played_is_refused_in_plain_words()
    {
        using var v = await AdministratorAsync();
        const string Path = "/admin/suara/rawalumbu";
        var large = new byte[600 * 1024];
        foreach (var (clip, files, why) in new (string, (string, byte[])[], string)[]
        {
            ("id/satu", [], "Pilih berkas rekaman"),
            ("id/satu", [("satu.mp3", [])], "Pilih berkas rekaman"),
            ("id/satu", [("satu.mp3", "<html><script>alert(1)</script>"u8.ToArray())], "Ini bukan rekaman suara yang utuh"),
            ("id/satu", [("satu.wav", large)], "paling besar 512 kB"),
            ("id/sejuta", [("satu.mp3", Clip("id/satu"))], "Pilih satu kata untuk satu berkas"),
            ("id/satu", [("satu.mp3", Clip("id/satu")), ("dua.mp3", Clip("id/dua"))], "Pilih satu kata untuk satu berkas"),
            ("", [("entah.mp3", Clip("id/satu"))], "Pilih satu kata untuk satu berkas"),
        })
        {
            var page = await UploadAsync(v, Path, clip, files);
            page.Status.ShouldBe(422, why);
            page.Errors.Single().ShouldContain(why);
        }
        (await RecordedAsync("rawalumbu")).AsObject().ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_administrators_change_the_voice()
    {
        using var officer = host.Visitor();
        using var answer = await officer.Http.PostAsJsonAsync("/api/v1/session", new { user = DemoStaff.OfficerOf("dinas"), password = DemoStaff.Password });
        (await officer.GetAsync("/admin/suara/dinas")).Status.ShouldBe(403);
        using var v = await AdministratorAsync();
        (await v.GetAsync("/admin/suara/tidak-ada")).Status.ShouldBe(404);
        foreach (var path in new[] { "/rekaman/dinas/id/satu", "/rekaman/dinas/..%2f..%2fappsettings", "/rekaman/entah/id/satu", "/rekaman/kota/id" })
            (await v.Http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
    }
}
