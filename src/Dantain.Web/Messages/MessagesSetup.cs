using Dantain.Messages;
using Dantain.Shared;
using Dantain.Web.Hosting;
using Dantain.Web.Jobs;
using MailKit.Security;

namespace Dantain.Web.Messages;

/// <summary>The only registration of messages. A way is there when its settings are (docs/messages.md); with none, nothing is planned or sent.</summary>
static class MessagesSetup
{
    public static void AddMessages(this WebApplicationBuilder builder)
    {
        var (services, from) = (builder.Services, builder.Configuration);
        services.AddSingleton(Read(from));
        if (Email(from) is { } email) services.AddSingleton<IMessageChannel>(new EmailChannel(email));
        // No redirects: an address of ours or of a provider, never one somebody else names.
        services.AddKeyedSingleton(nameof(MessagesSetup), (_, _) => new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) }));
        if (WhatsApp(from) is { } whatsApp) services.AddSingleton(whatsApp).AddSingleton<IMessageChannel>(s => new WhatsAppChannel(whatsApp, Client(s)));
        if (Sms(from) is { } sms) services.AddSingleton(sms).AddSingleton<IMessageChannel>(s => new SmsChannel(sms, Client(s)));
        if (from["DANTAIN_PUSH_CONTACT"] is { Length: > 0 } contact)
        {
            services.AddSingleton(s => PushKey.Open(Path.Combine(s.GetRequiredService<Settings>().Data, "push.key")));
            services.AddSingleton<IMessageChannel>(s => new PushChannel(s.GetRequiredService<PushKey>(), contact.Contains(':') ? contact : "mailto:" + contact, Client(s)));
        }
        services.AddSingleton<MessageWords>(LetterWords.Write);
        services.AddSingleton<MessageChannels>();
        services.AddSingleton<PlanMessages>();
        services.AddSingleton<AskForLink>();
        services.AddSingleton<AnswerLinkAsks>();
        services.AddSingleton<ComposeMessage>();
        services.AddSingleton<SendRules>();
        services.AddSingleton<SendMessages>();
        services.AddSingleton<TellAhead>();
        services.AddSingleton<EraseMessages>();
        services.AddSingleton<ContactProof>();
        services.AddSingleton<TakeReport>();
        services.AddSingleton<RetryMessage>();
        services.AddHostedService<MessageJob>();
    }

    static HttpClient Client(IServiceProvider services) => services.GetRequiredKeyedService<HttpClient>(nameof(MessagesSetup));

    static WhatsAppSettings? WhatsApp(IConfiguration from) => from["DANTAIN_WHATSAPP_PHONE_ID"] is not { Length: > 0 } phone ? null
        : new(new Uri(from["DANTAIN_WHATSAPP_API"] ?? "https://graph.facebook.com/v23.0/"), phone, Needed(from, "DANTAIN_WHATSAPP_TOKEN"), Needed(from, "DANTAIN_WHATSAPP_SECRET"), Needed(from, "DANTAIN_WHATSAPP_VERIFY"));

    static SmsSettings? Sms(IConfiguration from) => from["DANTAIN_SMS_URL"] is not { Length: > 0 } url ? null
        : new(new Uri(url), Needed(from, "DANTAIN_SMS_TOKEN"), Needed(from, "DANTAIN_SMS_SENDER")) { HookToken = HookToken(from) };

    static string? HookToken(IConfiguration from) => from["DANTAIN_SMS_HOOK_TOKEN"] is { Length: > 0 } token ? token : null;

    static string Needed(IConfiguration from, string name) => from[name] is { Length: > 0 } value ? value : throw new ArgumentException($"{name} is missing, and another setting of the same way is there");

    static MessageSettings Read(IConfiguration from)
    {
        var defaults = new MessageSettings();
        return new()
        {
            PublicUrl = PublicUrl(from["DANTAIN_PUBLIC_URL"]),
            PerAddressADay = from.GetValue("DANTAIN_MESSAGES_PER_ADDRESS", defaults.PerAddressADay),
            SmsAnswers = HookToken(from) is not null,
            SmsADay = from.GetValue("DANTAIN_SMS_PER_DAY", defaults.SmsADay),
            SmsAlarmAnHour = from.GetValue("DANTAIN_SMS_ALARM_PER_HOUR", defaults.SmsAlarmAnHour),
        };
    }

    static string? PublicUrl(string? text) => text is not { Length: > 0 } ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "https", Query: "", Fragment: "" } ? text.TrimEnd('/')
        : throw new ArgumentException("DANTAIN_PUBLIC_URL is https://HOST");

    /// <summary><c>smtp://[USER:PASSWORD@]HOST[:587]</c> with STARTTLS, <c>smtps://…</c> with TLS from the start, <c>smtp+plain://…</c> on the machine itself.</summary>
    static EmailSettings? Email(IConfiguration from)
    {
        if (from["DANTAIN_SMTP"] is not { Length: > 0 } text) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || from["DANTAIN_MAIL_FROM"] is not { } sender || EmailAddress.Parse(sender) is not { IsOk: true })
            throw new ArgumentException("DANTAIN_SMTP is smtp://USER:PASSWORD@HOST:PORT, and DANTAIN_MAIL_FROM the sender's address");
        var (security, port) = url.Scheme switch
        {
            "smtp" => (SecureSocketOptions.StartTls, 587),
            "smtps" => (SecureSocketOptions.SslOnConnect, 465),
            "smtp+plain" => (SecureSocketOptions.None, 25),
            _ => throw new ArgumentException("DANTAIN_SMTP starts with smtp://, smtps:// or smtp+plain://"),
        };
        var who = url.UserInfo.Split(':', 2);
        return new(url.Host, url.Port > 0 ? url.Port : port, security, sender, who[0] is { Length: > 0 } user ? Uri.UnescapeDataString(user) : null, who.Length > 1 ? Uri.UnescapeDataString(who[1]) : null);
    }
}
