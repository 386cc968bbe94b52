using Dantain.Browser.Tests.Citizen;

namespace Dantain.Browser.Tests.Staff;

/// <summary>From the last key at the counter to the document in hand: receipt, ready by scan, a message in a real mailbox, collected.</summary>
[Collection(nameof(BrowserHost))]
public sealed class PapersTests(BrowserHost host)
{
    const string Email = "pengambil@example.go.id";

    [Fact]
    public async Task Papers_are_taken_in_made_ready_told_of_and_collected()
    {
        await using var phone = await Phone.OpenAsync(host);
        var inspection = new Inspection("id");
        await phone.ChooseServiceAsync("KTP-PINDAH");
        await phone.SayWhoAsync(village: "32.75.12.1001");   // an office where no other test has anybody waiting
        await phone.ChooseOfficeAsync();
        await phone.ChooseTimeAsync(day: 0);
        await phone.Page.FillAsync("#email", Email);
        await phone.GiveNumberAsync();
        await phone.BookAsync();
        var (ticket, reference) = (phone.Path, await phone.Page.Locator(".stub .code").TextContentAsync());
        var name = await phone.Page.Locator(".about dd strong").Nth(1).TextContentAsync();

        await using var desk = await Phone.OpenAsync(host, width: 1280);
        await desk.SignInAsync("admin");
        await desk.GoAsync("/pintu");
        var office = (await desk.Page.Locator($".tile:has(strong:text-is('{name}'))").GetAttributeAsync("href"))!.Split('/')[^1];
        await desk.GoAsync($"/pintu/{office}");
        await desk.Page.FillAsync("#code", reference!);
        await desk.Page.PressAsync("#code", "Enter");
        await desk.Page.Locator("#hasil[data-sound=good] .big").WaitForAsync();
        await desk.GoAsync($"/loket/{office}/1");
        foreach (var act in new[] { "open", "next", "start" }) await desk.Page.ClickAsync($"#console [value={act}]");
        await desk.Page.Locator("#console [value=finish]").WaitForAsync();
        var details = await desk.AnotherTabAsync($"/loket/{office}/1/selesai");
        await inspection.LookAsync(details, "finish with details");
        await details.CloseAsync();
        await desk.Page.ClickAsync("#console [value=finish]");
        var print = (await desk.Page.Locator(".last a.primary").GetAttributeAsync("href"))!;
        var token = print.Split('/')[2];
        await desk.GoAsync(print);
        (await desk.Page.Locator(".slip").CountAsync()).ShouldBe(1);

        await phone.GoAsync(ticket);
        (await phone.Page.Locator(".document .status").TextContentAsync())!.ShouldContain("Berkas lengkap");
        await desk.GoAsync($"/berkas/{office}");
        await desk.Page.Locator("td a").First.ClickAsync();
        await inspection.LookAsync(desk.Page, "one document");
        await desk.Page.ClickAsync("[value=begin]");
        await phone.GoAsync(ticket);
        (await phone.Page.Locator(".document .status").TextContentAsync())!.ShouldContain("Sedang dikerjakan");

        await desk.GoAsync($"/berkas/{office}/siap");
        await desk.Page.FillAsync("#codes", token + "\n");
        await desk.Page.ClickAsync("form.stack .primary");
        (await desk.Page.Locator(".done").TextContentAsync())!.ShouldContain("1 dokumen siap");
        var mail = await MailAsync("siap diambil");
        mail.ShouldContain(name!);
        mail.ShouldNotContain("Siti");

        await desk.GoAsync($"/berkas/{office}/serah");
        await desk.Page.Keyboard.TypeAsync(token + "\n");   // a scanner types where the cursor is
        await desk.Page.Locator("#found").WaitForAsync();
        await inspection.LookAsync(desk.Page, "a document to hand over");
        await desk.Page.Keyboard.PressAsync("F9");
        await desk.Page.Locator(".done").WaitForAsync();
        await phone.GoAsync("/tanda-terima/" + token);
        (await phone.Page.Locator(".document .status").TextContentAsync())!.ShouldContain("Sudah selesai dan diserahkan");
        await inspection.LookAsync(phone.Page, "receipt");
        inspection.Faults.ShouldBeEmpty();
    }

    /// <summary>The text of the first message to this person whose subject says this; others are let pass.</summary>
    async Task<string> MailAsync(string subject)
    {
        while (true)
        {
            var mail = await host.Mailbox.NextAsync();
            if (mail["to"]![0]!.ToString() == Email && mail["subject"]!.ToString().Contains(subject)) return mail["text"]!.ToString();
        }
    }
}
