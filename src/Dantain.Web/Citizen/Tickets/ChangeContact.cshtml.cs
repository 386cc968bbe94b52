using Dantain.Bookings;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.Messages;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Web.Api;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Tickets;

/// <summary>
/// Another phone or e-mail for this visit, and where a card is collected. What is left empty stays. Whoever holds the link sees only a masked
/// form of what is there, and needs its last digits.
/// </summary>
sealed class ChangeContactModel(CityVersions cities, BookingDesk desk, OfficeDayRunner runner, Vault vault, MessageChannels channels) : TicketPage(cities, desk)
{
    protected override string FirstField => "phone";

    public bool AsksLastFour { get; private set; }
    public string? LastFour => Typed("phoneLastFour");
    public string? Phone => Typed("phone");
    public string? Email => Typed("email");
    /// <summary>Sent twice it is done once; opened again, the same contact is a new wish.</summary>
    public string Once => Typed("sekali") is { Length: 32 } sent ? sent : shown;
    readonly string shown = Guid.NewGuid().ToString("N");
    public string? PhoneNow { get; private set; }
    public string? EmailNow { get; private set; }
    public bool OffersWhatsApp => channels.Has(MessageWay.WhatsApp);
    public bool OnWhatsApp => OffersWhatsApp && Typed("whatsapp") == "1";
    public bool WithoutPhone => Typed("withoutPhone") == "1";
    public bool WithoutEmail => Typed("withoutEmail") == "1";

    /// <summary>The offices where the cards of this visit can be collected: those that serve all they are of.</summary>
    public IReadOnlyList<Office> Collecting { get; private set; } = [];
    public string? CollectAt => Typed("ambil", (Promised.Office(LinkHolder.CollectAt(vault, Booking) ?? Office.No) ?? Office).Code);

    protected override async Task<IActionResult?> BeforeAsync()
    {
        if (await base.BeforeAsync() is { } missing) return missing;
        if (!Booking.State.Allows(BookingAction.ChangeContact)) return Redirect("/tiket/" + Token);
        (Title, Back, AsksLastFour) = (Get("contact-change.title"), "/tiket/" + Token, Desk.AsksDigits(Found));
        (PhoneNow, EmailNow) = LinkHolder.Contact(vault, Booking);
        ServiceType[] cards = [.. Services.Where(s => s.Delivery.Contains("pickup"))];
        if (cards.Length > 0) Collecting = [.. Promised.Offices.Where(o => o == Office || cards.All(s => Promised.ModeOf(o, s, Found.Day.Date) != Mode.Closed))];
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync([FromServices] MoveTools tools)
    {
        if (!IsGenuine) return Again();
        var change = Read();
        if (await Desk.AgainstAsync(HttpContext, Found, LastFour ?? "") is { } stranger) Errors.Add(stranger, "phoneLastFour");
        if (Errors.Any || LinkHolder.With(vault, Booking, change) is not { } applicant) return Errors.Any ? Again() : Redirect("/tiket/" + Token);
        var done = await runner.RunAsync(Found.Day, new ChangeContact(Booking.No, applicant), Actor.Citizen,
            tools.RequestFor($"{Token} contact {Found.Day.Value}:{Booking.No} {Convert.ToHexString(applicant.Digest)} {Once}"));
        if (done.IsOk) return Redirect("/tiket/" + Token);
        Errors.Add(done.Refusal with { Field = null }, FirstField);
        return Again();
    }

    ContactChange Read()
    {
        var phone = string.IsNullOrWhiteSpace(Phone) ? null : (Result<PhoneNumber>?)PhoneNumber.Parse(Phone);
        if (phone is { IsOk: false, Refusal: var refused }) Errors.Add(refused with { Field = null }, "phone");
        var email = string.IsNullOrWhiteSpace(Email) ? null : (Result<EmailAddress>?)EmailAddress.Parse(Email);
        if (email is { IsOk: false, Refusal: var unread }) Errors.Add(unread with { Field = null }, "email");
        var office = Collecting.FirstOrDefault(o => o.Code == Sent("ambil"));
        return new(phone is { IsOk: true } p ? p.Value : null, email is { IsOk: true } e ? e.Value : null, Texts.Language)
        {
            WithoutPhone = WithoutPhone && phone is null,
            WithoutEmail = WithoutEmail && email is null,
            OnWhatsApp = OnWhatsApp,
            CollectAt = office is null ? null : office == Office ? 0 : office.No,
        };
    }
}
