using System.Text.Json.Nodes;
using Dantain.Browser.Tests.Citizen;
using Dantain.Browser.Tests.Kiosk;
using Dantain.Staff;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Staff;

/// <summary>A station that is cut off goes on, says so, and when the line is back everything has arrived exactly once.</summary>
[Collection(nameof(BrowserHost))]
public sealed class AwayTests(BrowserHost host)
{
    async Task<JsonArray> FactsAsync(string office, string kind)
    {
        var text = await AsAdministratorAsync("path => fetch(path).then(answer => answer.text())", $"/api/v1/offices/{office}/days/2026-11-24/export");
        return [.. JsonNode.Parse(text)!["facts"]!.AsArray().Where(f => (string?)f!["kind"] == kind).Select(f => f!.DeepClone())];
    }

    async Task<string> AsAdministratorAsync(string script, object argument)
    {
        await using var admin = await Phone.OpenAsync(host);
        await admin.SignInAsync(DemoStaff.Administrator);
        return await admin.Page.EvaluateAsync<string>(script, argument);
    }

    static Task KeptAsync(IPage page, string part) => page.EvaluateAsync(
        "async part => { const has = async () => { for (const name of await caches.keys()) if (name === `jaga:${location.pathname}`) { const kept = (await (await caches.open(name)).keys()).map(r => r.url); if (kept.some(u => u.includes(part)) && kept.includes(location.href)) return true; } return false; }; while (!await has()) await new Promise(again => setTimeout(again, 20)); }", part);

    static async Task ScanAsync(IPage page, string code, string state)
    {
        await page.FillAsync("#code", code);
        await page.ClickAsync("#lapor .primary");
        await page.WaitForSelectorAsync($"#hasil[data-case={state}], #hasil[data-state={state}]");
    }

    [Fact]
    public async Task A_door_that_is_cut_off_goes_on_and_everything_arrives_once()
    {
        const string office = "bekasi-selatan";
        var (expected, here, cancelled) = (await host.BookAsync(office), await host.BookAsync(office), await host.BookAsync(office, "KK-HILANG"));
        using var line = new Line(host);
        await using var officer = await Phone.OpenAsync(host, at: line.Address, width: 390);
        await officer.SignInAsync(DemoStaff.OfficerOf(office));
        await officer.GoAsync($"/pintu/{office}");
        var page = officer.Page;
        await ScanAsync(page, here.Token, "welcome");
        await KeptAsync(page, "door-away");
        await page.WaitForFunctionAsync("numbers => numbers.every(n => Object.values(localStorage).some(list => list.includes(` ${n} `)))", new[] { expected.Number, here.Number, cancelled.Number });

        await page.WaitForFunctionAsync("async () => !!await caches.match(`${location.pathname}/daftar`)");
        line.Cut();
        await officer.GoAsync($"/pintu/{office}/daftar");
        (await page.TextContentAsync("table"))!.ShouldContain(expected.Number);
        await AsAdministratorAsync("args => fetch(args.path, { method: 'POST', headers: { 'Idempotency-Key': crypto.randomUUID(), 'Content-Type': 'application/json' }, body: JSON.stringify(args.body) }).then(answer => answer.text())",
            new { path = $"/api/v1/offices/{office}/queue/revoke", body = new { code = cancelled.Token, reason = "sistem" } });
        await officer.GoAsync($"/pintu/{office}");   // even a page that is loaded anew
        await page.WaitForSelectorAsync("#putus:not([hidden])");
        await ScanAsync(page, expected.Token, "welcome");
        (await page.TextContentAsync("#hasil .big")).ShouldBe(expected.Number);
        await ScanAsync(page, expected.Token, "again");
        await ScanAsync(page, cancelled.Token, "welcome");
        await ScanAsync(page, "ABCD-2345", "elsewhere");
        (await page.TextContentAsync("#putus"))!.ShouldContain("3 catatan menunggu");
        await page.ReloadAsync();
        await page.WaitForFunctionAsync("() => document.getElementById('putus').textContent.includes('3 catatan')");

        line.Mend();
        await page.WaitForSelectorAsync("#putus[hidden]", new() { State = WaitForSelectorState.Attached });
        (await page.Locator("#perlu li").CountAsync()).ShouldBe(2);
        (await page.TextContentAsync("#perlu ul"))!.ShouldContain(cancelled.Number);
        var came = await FactsAsync(office, "CheckedIn");
        came.Count.ShouldBe(2);
        came.Count(f => f!.ToJsonString().Contains(expected.Number)).ShouldBe(1);
        came.Single(f => f!.ToJsonString().Contains(expected.Number))!["deviceAt"].ShouldNotBeNull();
        await page.Locator("#perlu button").First.ClickAsync();
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#perlu li').length === 1");
    }

    [Fact]
    public async Task A_door_that_is_cut_off_gives_numbers_of_its_own_which_count_when_the_line_is_back()
    {
        const string office = "bekasi-utara";
        await using var kiosk = await KioskScreen.OpenAsync(host, office);
        var machine = await LetterAsync(kiosk.Page);
        using var line = new Line(host);
        await using var officer = await Phone.OpenAsync(host, at: line.Address, width: 390);
        await officer.SignInAsync(DemoStaff.OfficerOf(office));
        await officer.GoAsync($"/pintu/{office}");
        var page = officer.Page;
        await KeptAsync(page, "own-numbers");
        var letter = await LetterAsync(page);
        letter.ShouldNotBe(machine);

        line.Cut();
        async Task TakeAsync(string button, string number)
        {
            await page.ClickAsync("#ambil details:has([value=KTP-HILANG]) summary");
            await page.ClickAsync($"#ambil [name={button}][value=KTP-HILANG]");
            await page.WaitForSelectorAsync($"#hasil[data-case=given]:has-text('{number}')");
            (await page.Locator("#hasil svg path").GetAttributeAsync("d"))!.Length.ShouldBeGreaterThan(200);
            (await page.IsVisibleAsync("#hasil .badge")).ShouldBe(button == "first");
        }
        await TakeAsync("take", $"{letter}-001");
        await page.ReloadAsync();
        await TakeAsync("first", $"{letter}-002");
        (await page.TextContentAsync("#putus"))!.ShouldContain("2 catatan menunggu");

        line.Mend();
        await page.WaitForSelectorAsync("#putus[hidden]", new() { State = WaitForSelectorState.Attached });
        (await page.Locator("#perlu li").CountAsync()).ShouldBe(0);
        JsonNode?[] taken = [.. (await FactsAsync(office, "TicketTaken")).Where(f => f!.ToJsonString().Contains($"{letter}-0"))];   // other doors give numbers here too
        taken.Length.ShouldBe(2);
        taken.Select(f => f!["deviceAt"]).ShouldAllBe(at => at != null);
        taken[0]!.ToJsonString().ShouldContain($"{letter}-001");
        taken[1]!.ToJsonString().ShouldContain($"{letter}-002");
        await page.ClickAsync("#ambil details:has([value=KTP-HILANG]) summary");
        await page.ClickAsync("#ambil [name=take][value=KTP-HILANG]");
        await page.WaitForSelectorAsync("#hasil[data-state=given]");
        (await page.TextContentAsync("#hasil .big"))!.ShouldNotStartWith($"{letter}-", customMessage: "with a line the office's own series goes on");
    }

    /// <summary>Of the numbers this device may give by itself: the first that was free when it asked.</summary>
    static async Task<char> LetterAsync(IPage page)
    {
        const string slips = "Object.keys(localStorage).filter(key => key.startsWith('nomor:')).map(key => JSON.parse(localStorage.getItem(key)).lines)[0]";
        await page.WaitForFunctionAsync($"() => {slips}?.length === 60");
        return (await page.EvaluateAsync<string>($"() => {slips}[0]"))[0];
    }

    [Fact]
    public async Task A_machine_that_is_cut_off_gives_numbers_of_its_own_which_count_when_the_line_is_back()
    {
        const string office = "mpp";
        using var line = new Line(host);
        await using var kiosk = await KioskScreen.OpenAsync(host, office, at: line.Address);
        var page = kiosk.Page;
        await KeptAsync(page, "kiosk-away");
        await page.WaitForFunctionAsync("() => Object.keys(localStorage).some(key => key.startsWith('nomor:') && JSON.parse(localStorage.getItem(key)).lines.length === 60)");
        await kiosk.GoAsync("/ambil/KTP-HILANG");

        line.Cut();
        await page.TapAsync("button[name=priority][value='0']");   // in the middle of a visit
        await page.WaitForSelectorAsync("#luring:not([hidden]) [data-step=groups]:not([hidden])");
        async Task<string> TakeAsync(string first)
        {
            await page.TapAsync("#luring [data-group=KTP-EL]");
            await page.TapAsync("#luring [data-of=KTP-EL] [data-service=KTP-HILANG]");
            await page.TapAsync($"#luring [data-first='{first}']");
            await page.WaitForSelectorAsync("#luring [data-step=number]:not([hidden])");
            (await page.Locator("#luring svg.phone path").GetAttributeAsync("d"))!.Length.ShouldBeGreaterThan(200);
            var number = await page.TextContentAsync("#luring .number");
            await page.TapAsync("#luring [data-step=number] [data-back]");
            await page.WaitForSelectorAsync("#luring [data-step=groups]:not([hidden])");
            return number!;
        }
        (await TakeAsync("0")).ShouldBe("K-001");
        (await TakeAsync("1")).ShouldBe("K-002");
        await kiosk.GoAsync("/selesai");   // as it does by itself when nobody touches it
        await page.WaitForSelectorAsync("#luring:not([hidden]) [data-step=groups]:not([hidden])");
        (await TakeAsync("0")).ShouldBe("K-003");

        line.Mend();
        await page.WaitForSelectorAsync("#putus[hidden]", new() { State = WaitForSelectorState.Attached });
        (await page.Locator("#perlu li").CountAsync()).ShouldBe(0);
        await page.WaitForSelectorAsync("#luring[hidden]", new() { State = WaitForSelectorState.Attached });
        var taken = await FactsAsync(office, "TicketTaken");
        taken.Count.ShouldBe(3);
        taken.Select(f => f!["deviceAt"]).ShouldAllBe(at => at != null);
        taken.Select(f => f!.ToJsonString()).Select((f, i) => f.Contains($"K-00{i + 1}")).ShouldAllBe(inOrder => inOrder);
    }

    const string Send = "args => fetch(args.path, { method: 'POST', headers: { 'Idempotency-Key': crypto.randomUUID(), 'Content-Type': 'application/json' }, body: JSON.stringify(args.body) }).then(answer => answer.text())";

    async Task<(int No, string Number)> TakeAsync(string office)
    {
        var taken = JsonNode.Parse(await AsAdministratorAsync(Send, new { path = $"/api/v1/offices/{office}/queue/tickets", body = new { services = new[] { "KTP-HILANG" } } }))!;
        return ((int)taken["ticket"]!, (string)taken["number"]!);
    }

    [Fact]
    public async Task A_counter_that_is_cut_off_goes_on_by_the_list_it_knew_and_everything_arrives_once_and_in_order()
    {
        const string office = "gpp-cibubur";
        var (served, taken, missed) = (await TakeAsync(office), await TakeAsync(office), await TakeAsync(office));
        using var line = new Line(host);
        await using var clerk = await Phone.OpenAsync(host, at: line.Address, width: 390);
        await clerk.SignInAsync(DemoStaff.OfficerOf(office));
        await clerk.GoAsync($"/loket/{office}/1");
        var page = clerk.Page;
        await KeptAsync(page, "console-away");
        await page.ClickAsync("#console [value=open]");
        await page.WaitForSelectorAsync("#console[data-counter=open]");

        line.Cut();
        await page.WaitForSelectorAsync("#luring:not([hidden])");
        await page.ReloadAsync();   // even a page that is loaded anew
        await page.WaitForSelectorAsync("#luring:not([hidden])");
        (await page.TextContentAsync("#luring tbody"))!.ShouldContain(missed.Number);
        await AsAdministratorAsync(Send, new { path = $"/api/v1/offices/{office}/counters/2/open", body = new { } });
        await AsAdministratorAsync(Send, new { path = $"/api/v1/offices/{office}/counters/2/call", body = new { ticket = taken.No, reason = "wish" } });
        var done = 0;
        async Task DoAsync(string act, string number)
        {
            await page.ClickAsync($"#luring div > .row > [data-act={act}]");
            await page.WaitForSelectorAsync($"#luring .acts li:nth-child({++done}):has-text('{number}')");
        }
        foreach (var (no, number) in new[] { served, taken })
        {
            await DoAsync("called", number);
            (await page.TextContentAsync("#luring .called .number")).ShouldBe(number);
            await DoAsync("start", number);
            await page.PressAsync("body", "F9");
            await page.WaitForSelectorAsync($"#luring .acts li:nth-child({++done}):has-text('{number}')");
        }
        await DoAsync("called", missed.Number);
        await DoAsync("missed", missed.Number);
        (await page.TextContentAsync("#luring .aside"))!.ShouldContain(missed.Number);
        await page.ReloadAsync();
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#luring .acts li').length === 8 && document.getElementById('putus').textContent.includes('8 catatan')");

        line.Mend();
        await page.WaitForSelectorAsync("#putus[hidden]", new() { State = WaitForSelectorState.Attached });
        await page.WaitForSelectorAsync("#luring[hidden]", new() { State = WaitForSelectorState.Attached });
        (await page.Locator("#perlu li").CountAsync()).ShouldBe(3, "call, start and end of the one whom another counter has");
        (await page.TextContentAsync("#perlu ul"))!.ShouldContain($"{taken.Number} Nomor ini sedang di loket 2.");
        (await page.TextContentAsync("#console .waiting"))!.ShouldContain(missed.Number);
        var called = await FactsAsync(office, "TicketCalled");
        string[] here = [.. called.Where(f => f!["deviceAt"] is not null).Select(f => f!.ToJsonString())];
        here.Length.ShouldBe(2);
        here[0].ShouldContain(served.Number);
        here[1].ShouldContain(missed.Number);
        (await FactsAsync(office, "ServiceFinished")).Single()!["deviceAt"].ShouldNotBeNull();
        (await FactsAsync(office, "TicketMissed")).Single()!["deviceAt"].ShouldNotBeNull();
        await page.ClickAsync("#console [value=next]:not([hidden])", new() { Trial = true });
    }

    static Task ListedAsync(IPage page, string number) => page.WaitForFunctionAsync(
        "number => Object.keys(localStorage).some(key => key.startsWith('daftar:') && localStorage.getItem(key).includes(` ${number} `)) && Object.keys(localStorage).some(key => key.startsWith('nomor:'))", number);

    [Fact]
    public async Task The_counter_of_a_small_office_that_is_cut_off_receives_by_code_and_gives_numbers_and_everything_arrives_once_and_in_order()
    {
        const string office = BrowserHost.SmallOffice;
        var booked = await host.BookAsync(office);
        using var line = new Line(host);
        await using var clerk = await Phone.OpenAsync(host, at: line.Address, width: 1280);
        await clerk.SignInAsync(DemoStaff.OfficerOf(office));
        await clerk.GoAsync($"/loket/{office}/2");
        var page = clerk.Page;
        await KeptAsync(page, "day-list");
        await ListedAsync(page, booked.Number);
        var letter = await LetterAsync(page);
        await page.Keyboard.PressAsync("F2");
        await page.WaitForSelectorAsync("#console[data-counter=open]");

        line.Cut();
        await page.WaitForSelectorAsync("#luring:not([hidden])");
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("#luring:not([hidden])");
        Task SaysAsync(string words) => page.WaitForSelectorAsync($"#luring-kecil [role=status]:has-text('{words}')");
        async Task ReceiveAsync(string code)
        {
            await page.FillAsync("#luring-kode", code);
            await page.Keyboard.PressAsync("Enter");
        }
        async Task ShownAsync(string number, string state) => await Assertions.Expect(page.Locator("#luring .called").First).ToContainTextAsync($"{number} {state}");
        async Task GiveAsync(string number, bool first)
        {
            if (!await page.IsVisibleAsync("#luring-layanan")) await page.ClickAsync("#luring-beri summary");
            await page.SelectOptionAsync("#luring-layanan", "KTP-HILANG");
            await page.SetCheckedAsync("[name=luring-dulu]", first);
            await page.ClickAsync("#luring [data-act=given]");
            await page.WaitForSelectorAsync($"#luring .given:not([hidden]) .number:has-text('{number}')");
            (await page.Locator("#luring .given svg path").GetAttributeAsync("d"))!.Length.ShouldBeGreaterThan(200);
            (await page.IsVisibleAsync("#luring .given .badge")).ShouldBe(first);
            await page.ClickAsync("#luring [data-act=taken]");
        }
        await ReceiveAsync("ABCDEFGHJKLMNPQRSTUV");
        await SaysAsync("Tidak ada di daftar");
        await ReceiveAsync(booked.Token);
        await ShownAsync(booked.Number, "dilayani");
        foreach (var no in new[] { 1, 2, 3, 4, 5 }) await GiveAsync($"{letter}-00{no}", first: no > 3);
        await page.Keyboard.PressAsync("F9");
        await page.WaitForSelectorAsync("#luring .called.none");
        await ReceiveAsync(booked.Token);
        await SaysAsync("Sudah tercatat");
        // Two others between two who come first, as the office has it.
        string[] order = [booked.Number, $"{letter}-001", $"{letter}-004", $"{letter}-002", $"{letter}-003", $"{letter}-005"];
        foreach (var number in order[1..])
        {
            await page.Keyboard.PressAsync("F2");
            await ShownAsync(number, "dipanggil");
            await page.Keyboard.PressAsync("F4");
            await ShownAsync(number, "dilayani");
            await page.ReloadAsync();
            await ShownAsync(number, "dilayani");
            await page.Keyboard.PressAsync("F9");
            await page.WaitForSelectorAsync("#luring .called.none");
        }

        line.Mend();
        await page.WaitForSelectorAsync("#putus[hidden]", new() { State = WaitForSelectorState.Attached });
        await page.WaitForSelectorAsync("#luring[hidden]", new() { State = WaitForSelectorState.Attached });
        (await page.Locator("#perlu li").CountAsync()).ShouldBe(0, await page.TextContentAsync("#perlu"));
        async Task<string[]> KeptFactsAsync(string kind) => [.. (await FactsAsync(office, kind)).Where(f => f!["deviceAt"] is not null).Select(f => f!.ToJsonString())];
        (await KeptFactsAsync("TicketTaken")).Length.ShouldBe(5);
        var served = await KeptFactsAsync("ServiceFinished");
        served.Length.ShouldBe(order.Length);
        served.Zip(order, (fact, number) => fact.Contains(number)).ShouldAllBe(inOrder => inOrder);
        await page.ClickAsync("#console [value=close]");
        await page.WaitForSelectorAsync("#console[data-counter=closed]");
    }

    [Fact]
    public async Task A_machine_that_is_cut_off_notes_who_came_by_their_code_and_asks_the_door_where_that_cannot_be()
    {
        const string office = "gpp-pondok-gede";
        var (expected, cancelled) = (await host.BookAsync(office), await host.BookAsync(office, "KK-HILANG"));
        using var line = new Line(host);
        await using var kiosk = await KioskScreen.OpenAsync(host, office, at: line.Address);
        var page = kiosk.Page;
        await KeptAsync(page, "day-list");
        await ListedAsync(page, cancelled.Number);
        await AsAdministratorAsync(Send, new { path = $"/api/v1/offices/{office}/queue/revoke", body = new { code = cancelled.Token, reason = "sistem" } });
        (await page.EvaluateAsync<string>("Object.keys(localStorage).filter(key => key.startsWith('daftar:')).map(key => localStorage.getItem(key))[0]")).ShouldNotContain(expected.Token[..8], Case.Insensitive);

        line.Cut();
        await page.EvaluateAsync("dispatchEvent(new Event('offline'))");
        await page.WaitForSelectorAsync("#luring:not([hidden]) [data-step=groups]:not([hidden])");
        async Task ScanAsync(string code, string says, string? number)
        {
            await kiosk.BurstAsync(code);
            await page.WaitForSelectorAsync($"#luring [data-step=came]:not([hidden]):has-text('{says}')");
            (await page.TextContentAsync("#luring [data-step=came] .number")).ShouldBe(number ?? "");
        }
        await ScanAsync(expected.Token, "Selamat datang", expected.Number);
        await ScanAsync(expected.Token, "Sudah tercatat", expected.Number);   // another one without touching anything
        await page.TapAsync("#luring [data-step=came] [data-back]");
        await page.WaitForSelectorAsync("#luring [data-step=groups]:not([hidden])");
        await ScanAsync("ABCDEFGHJKLMNPQRSTUV", "petugas di pintu", null);
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("#luring:not([hidden]) [data-step=groups]:not([hidden])");
        await ScanAsync(cancelled.Token, "Selamat datang", cancelled.Number);   // the office knows better

        line.Mend();
        await page.WaitForSelectorAsync("#putus[hidden]", new() { State = WaitForSelectorState.Attached });
        (await page.TextContentAsync("#perlu ul"))!.ShouldContain(cancelled.Number);
        (await page.Locator("#perlu li").CountAsync()).ShouldBe(1);
        var came = (await FactsAsync(office, "CheckedIn")).Where(f => f!.ToJsonString().Contains(expected.Number)).ToArray();
        came.Single()!["deviceAt"].ShouldNotBeNull();
        (await FactsAsync(office, "DoorTold")).Count.ShouldBe(1, "the officer at the door is asked to come");
        await page.TapAsync("#luring [data-step=came] [data-back]");
        await page.WaitForSelectorAsync("#luring[hidden]", new() { State = WaitForSelectorState.Attached });
    }
}
