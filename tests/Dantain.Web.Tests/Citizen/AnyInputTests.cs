using System.Text;
using CsCheck;

namespace Dantain.Web.Tests.Citizen;

/// <summary>Two hundred and more values for every kind of field: never a fault, and what was typed is still there.</summary>
public sealed class AnyInputTests(PageHost host) : IClassFixture<PageHost>
{
    const int Values = 200;

    /// <summary>Percent-encoded bytes as a client may send them, broken text included.</summary>
    static readonly string[] Nasty =
    [
        "%00", "a%00b", "%ED%A0%80", "%ED%B0%80x", "%FF%FE", "%C0%AF", "%F4%90%80%80", "%E2%80%AE", "%EF%BB%BF", "%0D%0A", "%0A", "a%0Ab", "%09", "%7F", "%C2%85", "%E2%80%A8",
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%22%3E%3Cimg%20src%3Dx%3E", "%27%20OR%201%3D1--", "%7B%7B7*7%7D%7D", "%24%7B7*7%7D", "..%2F..%2Fetc%2Fpasswd", "%25s%25n", "%26amp%3B", "%2500",
        "%D9%A3%D9%A2%D9%A7", "%EF%BC%93%EF%BC%92", "%F0%9F%98%80", "%CC%81%CC%81%CC%81", "%E3%85%A4", "-1", "0", "1e309", "NaN", "99999999999999999999999999", "0x10", "null", "undefined", "true", "[]", "{}", "%20", "%C2%A0", "+", "+++",
        "2026-02-30", "0001-01-01", "9999-12-31", "2019-12-31", "2200-01-01", "24:00", "23:59:59", "2026-11-24T10:00", "10.00", "08:30%0A", "2026-11-24%0A", "O%27Neill", "%E5%90%8D",
    ];

    static readonly Gen<string> Any = Gen.OneOf(
        Gen.OneOf(Nasty),
        Gen.String[1, 40].Select(Uri.EscapeDataString),
        Gen.String[Gen.Char["0123456789 .-+"], 1, 30].Select(Uri.EscapeDataString),
        Gen.String[Gen.Char["abcXYZ'., @-_/\\<>&\"\u00e9\u4e2d"], 1, 60].Select(Uri.EscapeDataString),
        Gen.Select(Gen.OneOf("a", "9", "%C3%A9", "%00"), Gen.Int[200, 3000], (what, times) => string.Concat(Enumerable.Repeat(what, times))),
        Gen.Byte.Array[1, 12].Select(bytes => string.Concat(bytes.Select(b => $"%{b:X2}"))));

    static async Task TryAsync(Func<string, Task> post)
    {
        foreach (var value in Nasty) await post(value);
        await Any.SampleAsync(post, iter: Values, threads: 1);
    }

    [Theory]
    [InlineData("siapa", "nik")]
    [InlineData("siapa", "name")]
    [InlineData("siapa", "village")]
    [InlineData("siapa", "o0-name")]
    [InlineData("kontak", "phone")]
    [InlineData("kontak", "email")]
    [InlineData("waktu", "hari")]
    [InlineData("waktu", "jam")]
    [InlineData("perlu", "siap")]
    [InlineData("layanan", "cari")]
    [InlineData("batal", "phoneLastFour")]
    [InlineData("pindah", "hari")]
    public async Task A_field_takes_anything(string step, string field)
    {
        using var v = host.Visitor();
        var page = await OpenAsync(v, step);
        var token = page.Value("__RequestVerificationToken")!;
        var kept = 0;
        await TryAsync(async value =>
        {
            using var body = new StringContent($"__RequestVerificationToken={Uri.EscapeDataString(token)}&{field}={value}", Encoding.ASCII, "application/x-www-form-urlencoded");
            body.Headers.ContentType!.CharSet = null;   // a browser names none: the bytes are UTF-8
            var shown = await v.ReadAsync(await v.Http.PostAsync(new Uri(page.Path, UriKind.Relative), body));
            shown.Status.ShouldBeOneOf(200, 422);
            if (shown.Status == 200 || field is "village" or "jam" or "siap" or "cari" || step is "waktu" or "pindah") return;
            shown.HasErrors.ShouldBeTrue();
            if (Sent(value).Any(c => c is >= '\u0080' and <= '\u009F')) return;   // HTML reads a reference to one of these as Windows-1252
            if (value.Contains("%00") || Sent(value).Contains('\uFFFD')) return;   // no text: the framework's reader gives up the form, or leaves the bytes as they were sent
            Visible(shown.Value(field)).ShouldBe(Visible(Sent(value)), value);
            kept++;
        });
        if (field is "nik" or "name" or "phone" or "email") kept.ShouldBeGreaterThan(Values / 2);
    }

    [Fact]
    public async Task A_token_may_be_anything()
    {
        using var v = host.Visitor();
        await TryAsync(async value =>
        {
            if (value.Contains("%00") || value.Length > 1000) return;   // refused by the server before any page is asked
            using var answer = await v.Http.GetAsync(new Uri("/tiket/" + value, UriKind.Relative));
            ((int)answer.StatusCode).ShouldBeOneOf(404, 400, 200);
        });
    }

    [Fact]
    public async Task A_cookie_may_be_anything()
    {
        await TryAsync(async value =>
        {
            using var client = host.CreateClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/daftar/siapa", UriKind.Relative));
            request.Headers.TryAddWithoutValidation("Cookie", $"daftar={value}; bahasa={value}; formulir={value}");
            using var answer = await client.SendAsync(request);
            ((int)answer.StatusCode).ShouldBeOneOf(200, 400);
        });
    }

    static async Task<ShownPage> OpenAsync(Visitor v, string step)
    {
        switch (step)
        {
            case "layanan": await v.GetAsync("/daftar/layanan"); break;
            case "perlu": await v.GetAsync("/daftar/perlu/newborn"); break;
            case "siapa": await v.ToWhoAsync("MATI"); break;
            case "waktu": await v.ToOfficeAsync(); await v.ChooseFirstOfficeAsync(); break;
            case "kontak": await v.ToOfficeAsync(); await v.ChooseFirstOfficeAsync(); await v.ChooseTimeAsync(); break;
            default: await v.ToTicketAsync(); await v.GetAsync($"{v.Page.Path}/{step}"); break;
        }
        return v.Page;
    }

    static string Sent(string encoded) => Encoding.UTF8.GetString(System.Net.WebUtility.UrlDecodeToBytes(Encoding.ASCII.GetBytes(encoded), 0, encoded.Length));

    /// <summary>What HTML can carry: control characters and what was no text are left out on both sides.</summary>
    static string Visible(string? text) => string.Concat((text ?? "").Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\uFFFD' or '\uFFFE' or '\uFFFF')));
}
