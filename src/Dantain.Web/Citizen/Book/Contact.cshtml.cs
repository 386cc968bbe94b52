using System.Buffers.Text;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.Messages;
using Dantain.Shared;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Book;

/// <summary>How to reach the person: a phone (by WhatsApp where they agree), perhaps an e-mail and this browser, or neither.</summary>
sealed class ContactModel(CityVersions cities, JourneyCookie cookie, MessageChannels channels, IServiceProvider services) : JourneyPage(cities, cookie)
{
    protected override string Step => Steps.Contact;
    protected override string TitleKey => "contact.title";
    protected override string FirstField => "phone";

    public string? Phone => Typed("phone", Journey.Phone);
    public string? Email => Typed("email", Journey.Email);
    /// <summary>Some of what they come for is sent as a PDF.</summary>
    public bool GivesPdf => Sought.Any(s => s.Delivery.Contains("pdf"));
    public bool OffersWhatsApp => channels.Has(MessageWay.WhatsApp);
    public bool OnWhatsApp => OffersWhatsApp && Typed("whatsapp", Journey.OnWhatsApp ? "1" : null) == "1";
    /// <summary>What a browser subscribes with; null where the city sends no notifications.</summary>
    public string? PushKey => services.GetService<PushKey>() is { } key ? Base64Url.EncodeToString(key.Public) : null;
    public string? Push => Typed("push", Journey.Push);
    public bool WithoutPhone => Typed("withoutPhone", Journey.WithoutPhone ? "1" : null) == "1";

    /// <summary>Anything but the words of the page is no need.</summary>
    public Needs Needs => HttpMethods.IsPost(Request.Method)
        ? InWords.EachOf(~Needs.None).Where(need => Form["bantuan"].Contains(need.ToString())).Aggregate(Needs.None, (all, need) => all | need)
        : Journey.Needs;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync([FromServices] Holding holding)
    {
        if (await ExtendAsync(holding) is { } extended) return AfterExtending(extended);
        var noPhone = WithoutPhone && string.IsNullOrWhiteSpace(Phone);
        var phone = noPhone ? null : (Result<PhoneNumber>?)PhoneNumber.Parse(Phone);
        if (phone is { IsOk: false, Refusal: var refused }) Errors.Add(refused, "phone");
        var email = string.IsNullOrWhiteSpace(Email) ? null : (Result<EmailAddress>?)EmailAddress.Parse(Email);
        if (email is { IsOk: false, Refusal: var unread }) Errors.Add(unread, "email");
        var push = string.IsNullOrWhiteSpace(Push) ? null : (Result<PushAddress>?)PushAddress.Parse(Push);
        if (push is { IsOk: false, Refusal: var other }) Errors.Add(other, "push");
        return Errors.Any ? Again() : Onward(Journey with { Phone = phone?.Value.E164, Email = email?.Value.Address, WithoutPhone = noPhone, OnWhatsApp = OnWhatsApp && !noPhone, Push = push is null ? null : Push, Speaks = Texts.Language, Needs = Needs });
    }
}
