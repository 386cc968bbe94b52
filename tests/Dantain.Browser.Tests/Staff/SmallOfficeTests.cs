using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dantain.Browser.Tests.Citizen;
using Dantain.Staff;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Staff;

/// <summary>A sub-district with one PC and nobody at the door: people check in by themselves.</summary>
[Collection(nameof(BrowserHost))]
public sealed class SmallOfficeTests(BrowserHost host)
{
    const string Office = BrowserHost.SmallOffice;

    [Fact]
    public async Task One_s_own_phone_checks_in_with_the_code_of_the_board()
    {
        await using var desk = await Phone.OpenAsync(host, width: 1280);
        await desk.SignInAsync(DemoStaff.OfficerOf(Office));
        await desk.GoAsync($"/layar/{Office}");
        var (board, token) = (desk.Page, await BookAsync());

        // Somebody sits down with a phone and types what the screen of the office's own PC shows.
        await using var phone = await Phone.OpenAsync(host);
        await phone.GoAsync("/tiket/" + token);
        await phone.Page.ClickAsync("a[href$='/hadir']");
        foreach (var language in new[] { "id", "en" })
        {
            await phone.Page.Context.AddCookiesAsync([new() { Name = "bahasa", Value = language, Url = host.Address.ToString() }]);
            var inspection = new Inspection(language);
            await phone.Page.ReloadAsync();
            await inspection.LookAsync(phone.Page, "check in alone");
            await phone.Page.FillAsync("#code", "abcd");
            await phone.SubmitAsync();
            await inspection.LookAsync(phone.Page, "check in alone, wrong");
            inspection.Faults.ShouldBeEmpty();
            await phone.GoAsync($"/tiket/{token}/hadir");
        }
        await phone.Page.FillAsync("#code", await board.InnerTextAsync("#code strong"));
        await phone.SubmitAsync();
        await phone.Page.WaitForURLAsync($"**/tiket/{token}");
        await Assertions.Expect(phone.Page.Locator("a[href$='/hadir']")).ToHaveCountAsync(0);
    }

    async Task<string> BookAsync()
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/bookings")
        {
            Content = JsonContent.Create(new { office = Office, date = "2026-11-24", start = "10:00", applicant = new { name = "Siti Rahmawati", nik = Phone.NewNik(), phone = "081234567890" }, items = new[] { new { service = "KTP-HILANG" } } }),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await client.SendAsync(request);
        var booked = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        ((int)answer.StatusCode).ShouldBe(201, booked.ToString());
        return (string)booked["token"]!;
    }
}
