using Dantain.Identities;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Dantain.Messages;

/// <param name="Host">The city's mail server.</param>
/// <param name="Port">25, 465 or 587.</param>
/// <param name="Security">How the line is protected.</param>
/// <param name="From">The one official sender.</param>
/// <param name="User">Null where the server asks for no sign-in.</param>
/// <param name="Password">The user's.</param>
public sealed record EmailSettings(string Host, int Port, SecureSocketOptions Security, string From, string? User = null, string? Password = null)
{
    public override string ToString() => $"{Host}:{Port}";
}

/// <summary>E-mail by the city's own server: plain text, no attachment, one message a connection. A mailbox takes the same letter twice, so it is never repeated.</summary>
public sealed class EmailChannel(EmailSettings settings) : IMessageChannel
{
    public MessageWay Way => MessageWay.Email;
    public bool RepeatsSafely => false;
    public string? AddressOf(Person person) => person.Email?.Address;

    public async Task<Sent> SendAsync(Message message, Person person, Letter letter, Written words, CancellationToken stopping)
    {
        var mail = new MimeMessage { Subject = words.Subject, Body = new TextPart("plain") { Text = words.Text }, MessageId = $"{message.Id:N}@{settings.From[(settings.From.IndexOf('@') + 1)..]}" };
        mail.From.Add(new MailboxAddress(letter.City.Pack.Product.Name, settings.From));
        mail.To.Add(new MailboxAddress("", person.Email!.Address));
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        using var smtp = new SmtpClient { Timeout = 20_000 };
        try
        {
            await smtp.ConnectAsync(settings.Host, settings.Port, settings.Security, stopping);
            if (settings.User is { } user) await smtp.AuthenticateAsync(user, settings.Password ?? "", stopping);
        }
        catch (AuthenticationException) { return new(SendEnd.Later, SendReasons.NotConfigured); }
        catch (Exception) { return new(SendEnd.Later, SendReasons.Unreachable); }   // nothing was handed over yet
        try { await smtp.SendAsync(mail, stopping); }
        catch (SmtpCommandException refused) { return Refused(refused); }
        // The server has it; whether it also hears our farewell does not matter.
        try { await smtp.DisconnectAsync(true, stopping); } catch (Exception e) when (e is IOException or ProtocolException or OperationCanceledException) { }
        return new(SendEnd.Taken, ProviderId: mail.MessageId);
    }

    /// <summary>5xx is for ever, 4xx for now (RFC 5321 4.2.1).</summary>
    static Sent Refused(SmtpCommandException refused) => (int)refused.StatusCode >= 500
        ? new(SendEnd.Never, refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted ? SendReasons.NoSuchAddress : SendReasons.Refused)
        : new(SendEnd.Later, SendReasons.Busy);
}
