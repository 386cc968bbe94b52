using System.Text;
using Dantain.Bookings;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.Messages;
using Dantain.Shared;
using Dantain.Waitlists;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Book;

/// <summary>All is full: which office would do, until when, and how to tell. Without a contact the page of the list itself shows the offer.</summary>
sealed class JoinListModel(CityVersions cities, JourneyCookie cookie, FreePlaces free, Holding holding, CityClock clock) : JourneyPage(cities, cookie)
{
    const string Any = "semua";

    protected override string Step => Steps.Office;
    protected override string TitleKey => "list.title";
    protected override string FirstField => "kantor";

    public IReadOnlyList<Office> Full { get; private set; } = [];
    public string? Chosen => Typed("kantor", Full.FirstOrDefault(o => o.Code == Request.Query["kantor"].ToString())?.Code ?? Any);
    public IEnumerable<int> Spans => new[] { 7, 14, City.Rules.Waitlist.Days }.Where(d => d <= City.Rules.Waitlist.Days).Distinct();
    public string? Span => Typed("lama", City.Rules.Waitlist.Days.ToString());
    public string? Phone => Typed("phone", Journey.Phone);
    public string? Email => Typed("email", Journey.Email);
    public bool OffersWhatsApp => HttpContext.RequestServices.GetRequiredService<MessageChannels>().Has(MessageWay.WhatsApp);
    public bool OnWhatsApp => OffersWhatsApp && Typed("whatsapp", Journey.OnWhatsApp ? "1" : null) == "1";

    protected override async Task<IActionResult?> BeforeAsync()
    {
        if (await base.BeforeAsync() is { } instead) return instead;
        Back = Steps.Office;
        Full = [.. (await free.NextAsync(Sought)).Where(o => o.State == FreeState.Full).Select(o => o.Office)];
        return Full.Count == 0 && HttpMethods.IsGet(Request.Method) ? Redirect(Steps.Office) : null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync([FromServices] JoinWaitlist join, [FromServices] Vault vault)
    {
        if (!IsGenuine) return Again();
        var office = City.Office(Chosen);
        if (Chosen != Any && office is null) Errors.Add("kantor", "office.choose");
        if (Spans.All(d => d.ToString() != Span)) Errors.Add("lama", "list.choose-span");
        var phone = string.IsNullOrWhiteSpace(Phone) ? null : (Result<PhoneNumber>?)PhoneNumber.Parse(Phone);
        if (phone is { IsOk: false, Refusal: var refused }) Errors.Add(refused, "phone");
        var email = string.IsNullOrWhiteSpace(Email) ? null : (Result<EmailAddress>?)EmailAddress.Parse(Email);
        if (email is { IsOk: false, Refusal: var unread }) Errors.Add(unread, "email");
        if (Errors.Any) return Again();
        var journey = await holding.OnDeviceAsync(Journey with { Phone = phone?.Value.E164, Email = email?.Value.Address, OnWhatsApp = OnWhatsApp && phone is not null, Speaks = Texts.Language }, DeviceCookie.Of(HttpContext));
        if (holding.VisitOf(journey) is not { } visit) return Redirect(Steps.Who);
        var until = clock.Today.AddDays(int.Parse(Span!));
        var joined = await join.RunAsync(new(new(vault.Digest(Encoding.UTF8.GetBytes($"{journey.Id:N} waitlist {visit.Signature}"))), visit.Items, office?.No, until)
        {
            Applicant = visit.Applicant,
            Village = visit.Village,
            Counted = holding.CountedOf(journey, visit),
        });
        if (joined.IsOk) return Redirect("/daftar-tunggu/" + vault.WaitTokenFor(joined.Value));
        Errors.Add(joined.Refusal with { Field = null }, FirstField);
        return Again();
    }
}
