using System.Net.Http.Headers;
using System.Text;
using Dantain.Messages;
using Dantain.Storage;
using Dantain.Web.Tests.Citizen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Messages;

/// <summary>From the contact step to an SMS, the gateway's reports, and the link after an answer.</summary>
public sealed class SmsTests(SmsAndPushHost host) : IClassFixture<SmsAndPushHost>
{
    [Fact]
    public async Task An_answer_by_sms_brings_the_link_once_and_a_report_is_believed_from_the_gateway_only()
    {
        var (phone, token) = await BookAsync("0812 7001 0001");
        (await GotAsync(phone)).ShouldHaveSingleItem().ShouldContain("Balas YA");
        (await StateAsync(token)).ShouldBe(MessageState.Sent);

        (await HookAsync($$"""{"id":"{{await ProviderIdAsync(token)}}","status":"delivered"}""", "salah")).ShouldBe(401);
        (await HookAsync($$"""{"from":"{{phone}}","text":"ya"}""", "salah")).ShouldBe(401);
        (await StateAsync(token)).ShouldBe(MessageState.Sent);
        (await GotAsync(phone)).Length.ShouldBe(1);

        (await HookAsync($$"""{"id":"{{await ProviderIdAsync(token)}}","status":"delivered"}""")).ShouldBe(200);
        (await StateAsync(token)).ShouldBe(MessageState.Delivered);
        for (var i = 0; i < 2; i++) (await HookAsync($$"""{"from":"{{phone}}","text":"ya"}""")).ShouldBe(200);
        var got = await GotAsync(phone);
        got.Length.ShouldBe(2);
        got.Count(t => t.EndsWith($"https://antre.example.go.id/tiket/{token}", StringComparison.Ordinal)).ShouldBe(1);
        got.ShouldAllBe(t => t.Length <= 160);
    }

    [Fact]
    public async Task A_reply_that_says_stop_ends_all_messages_to_that_phone()
    {
        var (phone, _) = await BookAsync("0812 7001 0002");
        (await GotAsync(phone)).Length.ShouldBe(1);
        (await HookAsync($$"""{"from":"{{phone}}","text":" stop "}""")).ShouldBe(200);
        await BookAsync("0812 7001 0002");
        (await GotAsync(phone)).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("{}", 200)]
    [InlineData("[1,null]", 200)]
    [InlineData("""{"from":7,"text":{},"id":[],"status":"delivered"}""", 200)]
    [InlineData("""{"id":"unknown","status":"failed","reason":"no-such-address"}""", 200)]
    [InlineData("bukan json", 400)]
    public async Task What_the_gateway_says_in_any_shape_is_taken_and_never_a_fault(string body, int status) => (await HookAsync(body)).ShouldBe(status);

    /// <summary>What this phone got, after everything that was due has gone out.</summary>
    async Task<string[]> GotAsync(string phone)
    {
        await host.SendAsync();
        return [.. host.Texts.Where(t => t.Sms["to"]!.ToString() == phone).Select(t => t.Sms["text"]!.ToString())];
    }

    async Task<(string Phone, string Token)> BookAsync(string phone)
    {
        using var v = host.Visitor();
        await v.ToOfficeAsync("KTP-HILANG", Visitor.NewNik());
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        await v.SendAsync(("phone", phone));
        await v.SendAsync();
        return ("+62" + phone.Replace(" ", "")[1..], v.Page.Token());
    }

    async Task<MessageState> StateAsync(string token) => (await FirstOfAsync(token)).State;
    async Task<string> ProviderIdAsync(string token) => (await FirstOfAsync(token)).ProviderId!;

    async Task<Message> FirstOfAsync(string token)
    {
        await using var db = host.Services.GetRequiredService<Store>().Open();
        var booking = await db.Bookings.SingleAsync(b => b.Reference == token.Substring(0, 8));
        return await db.Messages.SingleAsync(m => m.Day == booking.Day && m.Booking == booking.No && m.Kind == MessageKind.Booked);
    }

    async Task<int> HookAsync(string body, string word = SmsAndPushHost.Hook)
    {
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/hooks/sms") { Content = new StringContent(body, Encoding.UTF8, "application/json"), Headers = { Authorization = new AuthenticationHeaderValue("Bearer", word) } };
        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
