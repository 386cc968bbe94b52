using System.Text;
using Dantain.Browser.Tests.Staff;
using Dantain.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Citizen;

/// <summary>What holds for every page of the citizens and for its error state: axe finds nothing, nothing is wider than 320 px, everything to tap is 44 px.</summary>
[Collection(nameof(BrowserHost))]
public sealed class EveryPageTests(BrowserHost host)
{
    const int MostBytes = 50_000;

    /// <summary>Pages that need something to have happened first, and the tests in which it does. The first is none: it begins a journey and leads on.</summary>
    static readonly (string Page, Type By)[] Elsewhere =
    [
        ("/daftar", typeof(JourneyTests)), ("/daftar/tunggu", typeof(CarefulTests)), ("/daftar/daftar-tunggu", typeof(WaitlistTests)), ("/daftar-tunggu/{token}", typeof(WaitlistTests)),
        ("/tiket/{token}/hadir", typeof(SmallOfficeTests)), ("/tanda-terima/{token}", typeof(EveryFormTests)), ("/tanda-terima/{token}/cetak", typeof(EveryFormTests)),
    ];

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public async Task Every_page_and_its_error_state_is_sound(string language)
    {
        await using var phone = await Phone.OpenAsync(host, language: language);
        var inspection = new Inspection(language);
        Task LookAsync(string name) => inspection.LookAsync(phone.Page, name);

        await phone.GoAsync("/");
        await LookAsync("start");
        await phone.GoAsync("/tidak-ada");
        await LookAsync("not found");
        await phone.GoAsync("/keramaian");
        await LookAsync("crowd");
        await phone.GoAsync("/lupa-nomor");
        await LookAsync("lost number");
        await phone.SubmitAsync();
        await LookAsync("lost number, wrong");
        await phone.GoAsync("/lupa-nomor?terkirim");
        await LookAsync("lost number, sent");
        await phone.GoAsync("/hapus");
        await LookAsync("forget this device");
        await phone.GoAsync("/hapus?selesai");
        await LookAsync("forget this device, done");
        await phone.GoAsync("/gaya");
        await LookAsync("style");
        await phone.GoAsync("/gaya?keadaan=salah");
        await LookAsync("style, wrong");
        await phone.GoAsync("/cek-pesan");
        await LookAsync("check a message");
        await phone.SubmitAsync();
        await LookAsync("check a message, wrong");
        await phone.GoAsync("/lupa-nomor");
        await LookAsync("lost number");
        await phone.SubmitAsync();
        await LookAsync("lost number, wrong");
        await phone.GoAsync("/kontak/tidak-ada");
        await LookAsync("prove a contact, unknown");
        await phone.GoAsync(await phone.NewDeviceLinkAsync());
        await LookAsync("take a device");
        await phone.GoAsync("/masukan?dari=daftar/layanan");
        await LookAsync("feedback");
        await phone.SubmitAsync();
        await LookAsync("feedback, wrong");
        await phone.ChooseServiceAsync("KAWIN");
        await LookAsync("on the spot only");
        await phone.ChooseServiceAsync("SKTT");
        await LookAsync("who, foreigners");
        await phone.SubmitAsync();
        await LookAsync("who, foreigners, wrong");
        await phone.ChooseServiceAsync("newborn");
        await LookAsync("who, newborn");
        await phone.ChooseServiceAsync("KTP-RUSAK");
        await phone.SubmitAsync();
        await LookAsync("who, wrong");
        await phone.GoAsync("/daftar/layanan");
        await phone.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await LookAsync("service");
        await phone.GoAsync("/daftar/layanan?cari=akta+hilang");
        await LookAsync("search");
        await phone.GoAsync("/daftar/layanan?cari=zzzz");
        await LookAsync("search, nothing found");
        await phone.GoAsync("/daftar/tanya/lahir");
        await LookAsync("question");
        await phone.GoAsync("/daftar/perlu/newborn");
        await LookAsync("need");
        await phone.GoAsync("/daftar/siapa");
        await phone.SayWhoAsync();
        await LookAsync("office");
        await phone.ChooseOfficeAsync();
        await LookAsync("time");
        await phone.Page.EvaluateAsync("document.querySelector('button[name=jam]').value = '03:00'");
        await phone.Page.Locator("button[name=jam]").First.ClickAsync();
        await LookAsync("time, wrong");
        await phone.ChooseTimeAsync();
        await LookAsync("contact");
        await phone.SubmitAsync();
        await LookAsync("contact, wrong");
        await phone.GiveNumberAsync();
        await LookAsync("check");
        await phone.Page.ClickAsync("#daftarkan");
        await LookAsync("ticket");
        var ticket = phone.Path;
        await phone.GoAsync(ticket + "/cetak");
        await LookAsync("on paper");
        await phone.GoAsync(ticket + "/cetak?kertas=80");
        await LookAsync("on a roll");
        await phone.GoAsync("/daftar/kontak");
        await LookAsync("already done");
        await phone.GoAsync(ticket + "/pindah");
        await LookAsync("move");
        await phone.SubmitAsync();
        await LookAsync("move, wrong");
        await phone.GoAsync(ticket + "/kontak");
        await LookAsync("another contact");
        await phone.Page.FillAsync("#email", "warga@");
        await phone.SubmitAsync();
        await LookAsync("another contact, wrong");
        await phone.GoAsync(ticket + "/batal");
        await LookAsync("cancel");
        foreach (var path in inspection.NotSeen(host, 15, [("token", ticket.Split('/')[2])], "Citizen"))
        {
            await phone.GoAsync(path);
            await LookAsync(path);
        }
        await phone.GoAsync(ticket + "/batal");
        await phone.SubmitAsync();
        await LookAsync("cancel, wrong");
        await phone.Page.FillAsync("#phoneLastFour", "7890");
        await phone.SubmitAsync();
        await LookAsync("ticket, cancelled");
        await phone.ToTicketAsync(day: 0);
        await phone.GoAsync(phone.Path + "/terlambat");
        await LookAsync("late");
        await phone.SubmitAsync();
        await LookAsync("ticket, late");

        inspection.Faults.ShouldBeEmpty();
        inspection.Unseen(host, 15, "Citizen").ShouldBe(Elsewhere.Select(e => e.Page).Order());
    }

    [Theory]
    [InlineData(400, null, "id")]
    [InlineData(403, null, "id")]
    [InlineData(429, null, "id")]
    [InlineData(500, null, "id")]
    [InlineData(503, null, "id")]
    [InlineData(503, "maintenance", "id")]
    [InlineData(400, null, "en")]
    [InlineData(403, null, "en")]
    [InlineData(429, null, "en")]
    [InlineData(500, null, "en")]
    [InlineData(503, null, "en")]
    [InlineData(503, "maintenance", "en")]
    public async Task Every_page_of_an_error_is_sound(int status, string? kind, string language)
    {
        await using var phone = await Phone.OpenAsync(host, language: language);
        var inspection = new Inspection(language);
        await phone.Page.RouteAsync("**/rusak", async route => await route.FulfillAsync(new() { Status = status, ContentType = "text/html; charset=utf-8", Body = await ErrorPageAsync(status, kind, language) }));
        await phone.GoAsync("/rusak");
        await inspection.LookAsync(phone.Page, $"error {status}");

        inspection.Faults.ShouldBeEmpty();
    }

    /// <summary>As the host writes it when something is wrong with the host, which here it is not.</summary>
    async Task<string> ErrorPageAsync(int status, string? kind, string language)
    {
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = host.Services, Response = { StatusCode = status, Body = body } };
        http.Request.Headers.Cookie = $"{Language.Cookie}={language}";
        await ErrorPage.WriteAsync(http, kind, kind is null ? null : "20.00 WIB");
        return Encoding.UTF8.GetString(body.ToArray());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/daftar/layanan")]
    public async Task A_first_visit_is_light(string path)
    {
        await using var phone = await Phone.OpenAsync(host);
        var requests = new List<IRequest>();
        phone.Page.RequestFinished += (_, request) => requests.Add(request);
        await phone.GoAsync(path);
        await phone.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var bytes = 0L;
        foreach (var request in requests.ToArray()) bytes += (await request.SizesAsync()).ResponseBodySize;
        bytes.ShouldBeInRange(2_000, MostBytes);
        requests.Count.ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public async Task The_style_sheet_is_there_and_applied()
    {
        await using var phone = await Phone.OpenAsync(host);
        await phone.GoAsync("/");

        (await phone.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('header')).backgroundColor")).ShouldBe("rgb(11, 93, 78)");
        (await phone.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.button')).minHeight")).ShouldBe("56px");
    }
}
