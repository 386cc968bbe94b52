using Dantain.Bookings;
using Dantain.Brakes;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.Shared;
using Dantain.Storage;
using Dantain.Waitlists;
using Dantain.Web.Citizen.Book;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Waiting;

/// <summary>Somebody's place on the waitlist behind its signed link: where they stand, the offer with its answers, the way out. Whoever holds only the link may look; each answer asks for the phone's last digits, where one was given.</summary>
sealed class MyPlaceInLineModel(CityVersions cities, Store store, Vault vault, AnswerOffer answer, CityClock clock) : CitizenPage(cities)
{
    byte[]? person;

    protected override string FirstField => Entry.IsLive ? "phoneLastFour" : "keadaan";

    public MyWait Wait { get; private set; } = null!;
    public WaitlistEntry Entry => Wait.Entry;
    public string Token { get; private set; } = "";
    public bool AsksLastFour => !LinkHolder.Knows(vault, person, "");
    public string? LastFour => Typed("phoneLastFour");
    public bool HasOffer => Entry.HasOffer(clock.Now);
    /// <summary>After this offer there is none any more.</summary>
    public bool IsLast => Entry.Offers >= City.Rules.Waitlist.MaxOffers;
    public Office? OfferOffice => Wait.OfferDay is { } day ? City.Office(day.Office) : null;
    public DateTime Until => clock.Local(Entry.OfferUntil!.Value);
    public DateTime Joined => clock.Local(Entry.JoinedAt);
    public IEnumerable<ServiceType> Services => Wait.Services.Distinct().Select(no => City.Service(no)).OfType<ServiceType>();
    /// <summary>What has to hold on the day that is offered.</summary>
    public IReadOnlyList<DayLimit> Limits => DayLimit.On(City, Services, Wait.OfferDay?.Date, clock.Today);
    public string? Ticket => Wait.Visit is { } visit ? "/tiket/" + vault.TokenFor(visit) : null;
    public string State => HasOffer ? "offered" : Entry.IsLive ? "waiting" : Entry.State.ToString().ToLowerInvariant();

    protected override async Task<IActionResult?> BeforeAsync()
    {
        Token = (RouteData.Values["token"] as string ?? "").ToUpperInvariant();
        if (vault.WaitOf(Token) is not { } reference) return NotFound();
        await using var db = store.Open();
        if (await MyWait.FindAsync(db, reference) is not { } wait) return NotFound();
        (Wait, Title) = (wait, Get("list.title"));
        person = Entry.Sealed ?? (Entry.IsLive && Entry.Visit is { } visit ? (await MyBooking.FindAsync(db, visit))?.Booking.Sealed : null);
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsGenuine) return Again();
        if (Entry.State == WaitState.Taken && Ticket is { } had && Sent("act") == "take") return Redirect(had);
        if (!LinkHolder.Knows(vault, person, "") && await HttpContext.RequestServices.GetRequiredService<DigitGuesses>().AgainstAsync(Entry.Reference, LinkHolder.Knows(vault, person, LastFour ?? "")) is { } stranger)
        {
            Errors.Add(stranger, FirstField);
            return Again();
        }
        var refused = Sent("act") switch
        {
            "take" => await TakeAsync(),
            "pass" => await answer.PassAsync(Entry.Reference),
            "leave" => await answer.LeaveAsync(Entry.Reference),
            _ => WaitlistRefusals.NothingToChange,
        };
        if (refused is null) return Redirect(taken ?? "/daftar-tunggu/" + Token);
        await BeforeAsync();
        Errors.Add(refused with { Field = null }, FirstField);
        return Again();
    }

    string? taken;

    async Task<Refusal?> TakeAsync()
    {
        var done = await answer.TakeAsync(Entry.Reference);
        if (done.IsOk) taken = "/tiket/" + vault.TokenFor(done.Value);
        return done.IsOk ? null : done.Refusal;
    }
}
