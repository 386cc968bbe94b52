using Dantain.Messages;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Messages;

/// <summary>Each setting of docs/messages.md is read, and half a way is refused at the start, naming what is missing.</summary>
public sealed class MessageSettingsTests
{
    [Fact]
    public async Task Every_way_and_limit_is_read_from_its_setting()
    {
        var host = await StartAsync(("DANTAIN_SMS_URL", "https://gateway.example/send"), ("DANTAIN_SMS_TOKEN", "t"), ("DANTAIN_SMS_SENDER", "DUKCAPIL"), ("DANTAIN_PUSH_CONTACT", "antre@example.go.id"),
            ("DANTAIN_MESSAGES_PER_ADDRESS", "3"), ("DANTAIN_SMS_PER_DAY", "7"), ("DANTAIN_SMS_ALARM_PER_HOUR", "5"), ("DANTAIN_PUBLIC_URL", "https://antre.example.go.id/"));

        host.Services.GetRequiredService<MessageSettings>().ShouldBe(new() { PerAddressADay = 3, SmsADay = 7, SmsAlarmAnHour = 5, PublicUrl = "https://antre.example.go.id" });
        host.Services.GetServices<IMessageChannel>().Select(c => c.Way).ShouldBe([MessageWay.Sms, MessageWay.Push], ignoreOrder: true);
        await ((IAsyncLifetime)host).DisposeAsync();
    }

    [Theory]
    [InlineData("DANTAIN_SMS_URL", "https://gateway.example/send", "DANTAIN_SMS_TOKEN")]
    [InlineData("DANTAIN_WHATSAPP_PHONE_ID", "123", "DANTAIN_WHATSAPP_TOKEN")]
    [InlineData("DANTAIN_SMTP", "smtp://mail.example", "DANTAIN_MAIL_FROM")]
    [InlineData("DANTAIN_PUBLIC_URL", "http://antre.example.go.id", "DANTAIN_PUBLIC_URL")]
    public async Task Half_a_way_does_not_start(string setting, string value, string named) =>
        (await Should.ThrowAsync<ArgumentException>(async () => await StartAsync((setting, value)))).Message.ShouldContain(named);

    static async Task<SetHost> StartAsync(params (string Name, string Value)[] settings)
    {
        var host = new SetHost(settings);
        await host.InitializeAsync();
        try { _ = host.Services; }
        catch
        {
            await ((IAsyncLifetime)host).DisposeAsync();
            throw;
        }
        return host;
    }

    sealed class SetHost((string Name, string Value)[] settings) : PageHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            foreach (var (name, value) in settings) builder.UseSetting(name, value);
        }
    }
}
