using Dantain.Applications;
using Dantain.CardStock;
using Dantain.Cities;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Waitlists;
using Dantain.Web.Tests.Citizen;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Forms;

/// <summary>A way to a page in a state in which its forms show, for a browser of the language asked for.</summary>
sealed record Scene(string Name, Func<string, Task<Visitor>> OpenAsync);

/// <summary>
/// Every page of the host: steps of the journey and screens of the staff by walking to them, all others by following links from there as
/// each role. A page that no scene reaches is named by a test, so that a new one is not forgotten.
/// </summary>
sealed class Scenes(FormHost host)
{
    /// <summary>Where the staff of most scenes work; a small office, so that it has the forms of one too.</summary>
    public const string Office = "dinas";
    const string KioskOffice = "mpp", StockOffice = "bekasi-barat", FullOffice = "jatisampurna";
    /// <summary>The office whose kiosks ask for the NIK.</summary>
    public const string AsksNik = "gpp-pondok-gede";
    const int AddressesAPage = 2;

    readonly (string Route, TemplateMatcher Match)[] routes = [.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(e => e.RoutePattern.RawText!.Trim('/')).Distinct()
        .OrderBy(r => r.Count(c => c == '{')).Select(r => (r, new TemplateMatcher(TemplateParser.Parse(r), [])))];

    public IReadOnlyList<string> Routes => [.. routes.Select(r => r.Route)];

    public string? RouteOf(string path) => routes.FirstOrDefault(r => r.Match.TryMatch("/" + path.Split('?', '#')[0].Trim('/'), [])).Route;

    /// <summary>The scenes that are walked to.</summary>
    public IEnumerable<Scene> Walked()
    {
        yield return Journey("search", v => v.GetAsync("/daftar/layanan?cari=ktp"));
        yield return Journey("question", v => v.GetAsync("/daftar/tanya/lahir"));
        yield return Journey("needs", v => v.GetAsync("/daftar/perlu/newborn"));
        yield return Journey("who", v => v.ToWhoAsync());
        yield return Journey("who, a stranger", v => v.ToWhoAsync("SKTT"));
        yield return Journey("who, the dead", v => v.ToWhoAsync("MATI"));
        yield return Journey("office", v => v.ToOfficeAsync());
        yield return Journey("time", async v => { await v.ToOfficeAsync(); await v.ChooseFirstOfficeAsync(); });
        yield return Journey("contact", async v => { await v.ToOfficeAsync(); await v.ChooseFirstOfficeAsync(); await v.ChooseTimeAsync(); });
        yield return Journey("check", v => v.ToCheckAsync());
        yield return Journey("done", async v => { await v.ToTicketAsync(); await v.GetAsync("/daftar/selesai"); });
        yield return Journey("ticket", v => v.ToTicketAsync());
        yield return Journey("cancel", async v => { await v.ToTicketAsync(); await v.GetAsync(v.Page.Path.Split('?')[0] + "/batal"); });
        yield return Journey("move", async v => { await v.ToTicketAsync(); await v.GetAsync(v.Page.Path.Split('?')[0] + "/pindah"); });
        yield return Journey("waitlist", ToWaitlistAsync);
        yield return Journey("place in line", async v => { await ToWaitlistAsync(v); await v.SendAsync(); });
        yield return Journey("offered place", async v =>
        {
            await v.ToTicketAsync(phone: "");
            await v.GetAsync(v.Page.Path.Split('?')[0] + "/lebih-awal");
            await v.SendAsync();
            await host.Services.GetRequiredService<WorkOffWaitlist>().RunAsync();
            await v.GetAsync(v.Page.Path);
        });
        yield return Journey("arrives alone", async v =>
        {
            var (_, booked) = await v.Http.SendAsync("/bookings", new { office = Office, date = TestHost.Today, start = "10:00", applicant = new { name = "Siti", nik = Visitor.NewNik() }, items = new[] { new { service = "KTP-HILANG" } } });
            await v.GetAsync($"/tiket/{booked!["token"]}/hadir");
        });
        yield return new("proof", Fresh($"/kontak/{host.ProofCode}"));
        yield return new("device", Fresh("/perangkat/0123456789abcdef0123456789abcdef"));
        yield return new("sign in", Fresh("/masuk?kembali=%2Fadmin"));
        yield return Counter("closed counter", async v => await ClearAsync(v, close: true));
        yield return Counter("open counter", async v => { await ClearAsync(v, close: false); await TicketsAsync(v); });
        yield return Counter("called", CallAsync);
        yield return Counter("serving", async v => { await CallAsync(v); await v.Http.SendAsync($"/offices/{Office}/counters/1/start"); });
        yield return Counter("asks for help", async v => { await CallAsync(v); await v.Http.SendAsync($"/offices/{Office}/counters/1/help"); });
        yield return Counter("help for a counter", async v => { await ClearAsync(v, close: false); await v.Http.SendAsync($"/offices/{Office}/counters/1/help"); }, at: $"/loket/{Office}/bantuan");
        yield return Papers("finish with details", async v => { await CallAsync(v); await v.Http.SendAsync($"/offices/{Office}/counters/1/start"); await v.GetAsync($"/loket/{Office}/1/selesai"); });
        yield return Papers("papers", v => TakenInAsync(v));
        yield return Papers("papers of one document", async v => await v.GetAsync(await TakenInAsync(v)));
        yield return Papers("missing papers", async v =>
        {
            var page = await v.GetAsync(await TakenInAsync(v));
            await v.SendAsync(("act", "ask"), ("missing", page.Html.QuerySelector("[name=missing]")!.GetAttribute("value")!));
        });
        yield return Papers("receipt", async v => await v.GetAsync(await ReceiptAsync(v)));
        yield return Papers("receipt on paper", async v => await v.GetAsync(await ReceiptAsync(v) + "/cetak"));
        yield return Papers("document to hand over", async v =>
        {
            var one = await TakenInAsync(v);
            await v.GetAsync(one);
            await v.SendAsync(("act", "ready"));
            await v.GetAsync($"/berkas/{Office}/serah");
            await v.SendAsync(("code", one.Split('/')[^1]));
        });
        yield return Staff("papers ready", $"/berkas/{Office}/siap");
        yield return Staff("papers sent", $"/berkas/{Office}/kirim");
        yield return Staff("papers handed over", $"/berkas/{Office}/serah");
        yield return Counter("set aside", async v => { var ticket = await CallAsync(v); await v.Http.SendAsync($"/offices/{Office}/tickets/{ticket}/park", new { reason = "copy" }); }, ticket: true);
        yield return Staff("door", $"/pintu/{Office}");
        yield return Staff("help", "/bantu");
        yield return Staff("messages", "/admin/pesan");
        yield return Staff("stock", $"/stok/{StockOffice}", DemoStaff.Administrator);
        yield return new("stock, counted", async language =>
        {
            var v = await host.StaffAsync(DemoStaff.Administrator, language);
            var (city, ledger) = (host.Services.GetRequiredService<CityVersions>().Current, host.Services.GetRequiredService<RecordStock>());
            foreach (var act in new StockAct[] { new(BlankEntryKind.Counted, 900, Reason: "Hitung ulang"), new(BlankEntryKind.Expected, 40, host.Services.GetRequiredService<CityClock>().Today.AddDays(1)) })
                await ledger.RunAsync(city.Office(StockOffice)!, city.Blank("ktp")!, act, Actor.System, Guid.NewGuid());
            await v.GetAsync($"/stok/{StockOffice}");
            return v;
        });
        foreach (var kiosk in Kiosks()) yield return kiosk;
        foreach (var page in new[] { "", "/penutupan", "/terdampak", "/pusat", "/petugas", "/perangkat", "/akses", "/masukan", "/pesan", "/suara", "/suara/dinas?klip=id/satu" }) yield return Staff("admin" + page, "/admin" + page, DemoStaff.Administrator);
    }

    /// <summary>A kiosk of an office of its own: what its fuzz tells the door is seen at no other.</summary>
    IEnumerable<Scene> Kiosks()
    {
        yield return new("kiosk to pair", Fresh("/mesin"));
        yield return Kiosk("kiosk", "");
        yield return Kiosk("kiosk, services", "/layanan/KTP-EL");
        yield return Kiosk("kiosk, first?", "/ambil/KTP-REKAM");
        yield return Kiosk("kiosk, NIK", "/ambil/KTP-REKAM", AsksNik);
        yield return Kiosk("kiosk, code", "/datang");
        yield return Kiosk("kiosk, help", "/bantuan");
        yield return Kiosk("kiosk, number", "/ambil/KTP-REKAM", then: v => v.SendAsync(("priority", "0")));
        yield return new("door, news", async language =>
        {
            var (screen, _) = await host.KioskAsync(KioskOffice);
            using var kiosk = screen;
            await kiosk.GetAsync($"/mesin/{KioskOffice}/bantuan");
            await kiosk.SendAsync();
            var v = await host.StaffAsync(DemoStaff.OfficerOf(KioskOffice), language);
            await v.GetAsync($"/pintu/{KioskOffice}/kabar");
            return v;
        });
    }

    Scene Kiosk(string name, string path, string office = KioskOffice, Func<Visitor, Task>? then = null) => new(name, async language =>
    {
        var (v, _) = await host.KioskAsync(office, language);
        await v.GetAsync($"/mesin/{office}{path}");
        if (then is not null) await then(v);
        return v;
    });

    /// <summary>Where links lead from what is walked to, a few addresses a page and role.</summary>
    public async Task<IReadOnlyList<Scene>> LinkedAsync()
    {
        using var ticket = host.Browser();
        await ticket.ToTicketAsync();
        var found = new List<Scene>();
        foreach (var (role, user, from) in new (string, string?, string[])[]
        {
            ("visitor", null, ["/", ticket.Page.Path, ticket.Page.Path.Split('?')[0] + "/terlambat", "/hapus", "/daftar", "/layar", "/masuk/pertama", "/tanpa-izin", "/cek-pesan", "/keluar", "/gaya"]),
            ("officer", DemoStaff.OfficerOf(Office), ["/loket"]), ("administrator", DemoStaff.Administrator, ["/admin"]),
        })
        {
            using var v = user is null ? host.Browser() : await host.StaffAsync(user);
            var (queue, seen, counts) = (new Queue<string>(from), new HashSet<string>(from), new Dictionary<string, int>());
            while (queue.TryDequeue(out var path))
            {
                var page = await v.GetAsync(path);
                page.Status.ShouldBeLessThan(500, path);
                if (RouteOf(page.Path) is not { } route || (counts[route] = counts.GetValueOrDefault(route) + 1) > AddressesAPage) continue;
                found.Add(new($"{role} {path}", Fresh(path, user)));
                foreach (var link in page.Html.QuerySelectorAll("main a[href^='/'], nav a[href^='/'], footer a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]))
                    if (!link.StartsWith("/api", StringComparison.Ordinal) && !link.StartsWith("/bahasa", StringComparison.Ordinal) && RouteOf(link) is { } to && counts.GetValueOrDefault(to) < AddressesAPage && seen.Add(link)) queue.Enqueue(link);
            }
        }
        return found;
    }

    Scene Journey(string name, Func<Visitor, Task> walk) => new(name, async language =>
    {
        var v = host.Browser(language);
        await walk(v);
        return v;
    });

    async Task ToWaitlistAsync(Visitor v)
    {
        await host.FillAsync(FullOffice, "KTP-HILANG");
        await v.ToOfficeAsync();
        await v.GetAsync($"/daftar/daftar-tunggu?kantor={FullOffice}");
    }

    Scene Staff(string name, string path, string? user = null) => new(name, Fresh(path, user ?? DemoStaff.OfficerOf(Office)));

    Func<string, Task<Visitor>> Fresh(string path, string? user = null) => async language =>
    {
        var v = user is null ? host.Browser(language) : await host.StaffAsync(user, language);
        await v.GetAsync(path);
        return v;
    };

    Scene Counter(string name, Func<Visitor, Task> prepare, bool ticket = false, string? at = null) => new(name, async language =>
    {
        var v = await host.StaffAsync(DemoStaff.OfficerOf(Office), language);
        await prepare(v);
        await v.GetAsync((at ?? $"/loket/{Office}/1") + (ticket ? $"?terakhir={(await v.Http.ReadAsync($"/offices/{Office}/queue"))["tickets"]!.AsArray().Last(t => (string?)t!["state"] == "parked")!["no"]}" : ""));
        return v;
    });

    /// <summary>The counter without a ticket, open or closed, and a ticket that waits.</summary>
    static async Task ClearAsync(Visitor v, bool close)
    {
        foreach (var act in new[] { "help/over", "open", "start", "finish" }) await v.Http.SendAsync($"/offices/{Office}/counters/1/{act}");
        if (close) await v.Http.SendAsync($"/offices/{Office}/counters/1/close");
    }

    /// <summary>Two who wait, if there are not.</summary>
    static async Task TicketsAsync(Visitor v)
    {
        var waiting = (await v.Http.ReadAsync($"/offices/{Office}/queue"))["tickets"]!.AsArray().Count(t => (string?)t!["state"] == "waiting");
        for (; waiting < 2; waiting++)
            (await v.Http.SendAsync($"/offices/{Office}/queue/tickets", new { services = new[] { "KTP-REKAM" } })).Status.ShouldBe(201);
    }

    Scene Papers(string name, Func<Visitor, Task> walk) => new(name, async language =>
    {
        var v = await host.StaffAsync(DemoStaff.OfficerOf(Office), language);
        await walk(v);
        return v;
    });

    /// <summary>Papers are taken in; the visitor stands at the work list, and this is where the last of them is.</summary>
    async Task<string> TakenInAsync(Visitor v)
    {
        // Another form may have stopped the clocks, and then nothing is worked on.
        await using (var db = host.Services.GetRequiredService<Store>().Open())
            foreach (var fault in db.CentreFaults.Where(f => f.Until == null).ToArray()) await host.Services.GetRequiredService<CentreFaults>().EndAsync(fault.Service, Actor.System);
        await CallAsync(v);
        await v.Http.SendAsync($"/offices/{Office}/counters/1/start");
        await v.GetAsync($"/loket/{Office}/1/selesai");
        var done = await v.SendAsync(("end-0", "2"));
        await v.GetAsync($"/berkas/{Office}");
        return $"/berkas/{Office}/satu/{done.Html.QuerySelector(".last a.primary")!.GetAttribute("href")!.Split('/')[2][..8]}";
    }

    async Task<string> ReceiptAsync(Visitor v)
    {
        var page = await v.GetAsync(await TakenInAsync(v));
        return string.Join('/', page.Html.QuerySelector("a[href^='/tanda-terima/']")!.GetAttribute("href")!.Split('/')[..3]);
    }

    static async Task<int> CallAsync(Visitor v)
    {
        await ClearAsync(v, close: false);
        await TicketsAsync(v);
        var (_, called) = await v.Http.SendAsync($"/offices/{Office}/counters/1/next");
        return (int)called!["ticket"]!;
    }
}
