using Dantain.Cities;
using Dantain.Messages;
using Dantain.Shared;
using Dantain.Web.Citizen.Book;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen;

/// <summary>
/// /lupa-nomor: number and phone or e-mail, and always the same answer. Nothing is looked up here; a job does, and writes to the contact of the
/// visit. Where the city sends no messages, or for who has asked too often, the officer helps.
/// </summary>
[AllowAnonymous]
sealed class LostNumberModel(CityVersions cities, AskForLink ask, MessageChannels channels, Holding holding) : CitizenPage(cities)
{
    protected override string FirstField => "nik";
    public string? Number => Typed("nik");
    public string? Contact => Typed("kontak");
    public bool IsSent => HttpMethods.IsGet(Request.Method) && Request.Query.ContainsKey("terkirim");
    public bool CanSend => channels.Has(MessageWay.Email) || channels.Has(MessageWay.WhatsApp) || HasSms;
    public bool HasSms => channels.Has(MessageWay.Sms);

    protected override Task<IActionResult?> BeforeAsync()
    {
        (Title, Back) = (Get("lost.title"), "/");
        return Task.FromResult<IActionResult?>(null);
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsGenuine || !CanSend) return Again();
        var nik = Nik.Parse(Number);
        if (!nik.IsOk) Errors.Add(nik.Refusal with { Field = null }, "nik");
        if (ReadContact() is { } contact && nik.IsOk)
        {
            if (await ask.RunAsync(nik.Value, contact, holding.DeviceOf(DeviceCookie.Of(HttpContext))) is not { } often) return Redirect("/lupa-nomor?terkirim");
            Errors.Add(often, "kontak");
        }
        return Again();
    }

    /// <summary>A phone or an e-mail address as it is stored; null when it is neither.</summary>
    string? ReadContact()
    {
        if (string.IsNullOrWhiteSpace(Contact)) Errors.Add("kontak", "lost.contact-missing");
        else if (Contact.Contains('@'))
        {
            var email = EmailAddress.Parse(Contact);
            if (email.IsOk) return email.Value.Address;
            Errors.Add(email.Refusal with { Field = null }, "kontak");
        }
        else
        {
            var phone = PhoneNumber.Parse(Contact);
            if (phone.IsOk) return phone.Value.E164;
            Errors.Add(phone.Refusal with { Field = null }, "kontak");
        }
        return null;
    }
}
