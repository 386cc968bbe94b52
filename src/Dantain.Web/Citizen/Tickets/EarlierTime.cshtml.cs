using System.Text;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Dantain.Waitlists;
using Dantain.Web.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Web.Citizen.Tickets;

/// <summary>Waiting for an earlier time: the visit stands until an offer is taken. This office or any, until a date before it.</summary>
sealed class EarlierTimeModel(CityVersions cities, BookingDesk desk, Store store, Vault vault, CityClock clock) : TicketPage(cities, desk)
{
    protected override string FirstField => "sampai";

    public bool AsksLastFour { get; private set; }
    public string? LastFour => Typed("phoneLastFour");
    public bool AnyOffice => Typed("kantor") == "semua";
    public string? Until => Typed("sampai", Iso.Write(Found.Day.Date));
    public IEnumerable<DateOnly> Dates => Enumerable.Range(0, Math.Max(0, Found.Day.Date.DayNumber - clock.Today.DayNumber) + 1).Select(ahead => Found.Day.Date.AddDays(-ahead));

    protected override async Task<IActionResult?> BeforeAsync()
    {
        if (await base.BeforeAsync() is { } missing) return missing;
        if (Booking.State != BookingState.Confirmed) return Redirect("/tiket/" + Token);
        if (await Desk.WaitAsync(Found) is { } wait) return Redirect(Desk.LinkTo(wait));   // there already: nobody joins twice
        (Title, Back, AsksLastFour) = (Get("list.earlier-title"), "/tiket/" + Token, Desk.AsksDigits(Found));
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync([FromServices] JoinWaitlist join)
    {
        if (!IsGenuine) return Again();
        if (Iso.Date(Until) is not { } until || !Dates.Contains(until)) Errors.Add("sampai", "list.choose-date");
        else if (await Desk.AgainstAsync(HttpContext, Found, LastFour ?? "") is { } stranger) Errors.Add(stranger, "phoneLastFour");
        else
        {
            var joined = await join.RunAsync(new(new(vault.Digest(Encoding.UTF8.GetBytes($"{Token} earlier {Found.Day.Value}:{Booking.No}"))), await ItemsAsync(), AnyOffice ? null : Found.Day.Office, until, Booking.Reference) { Village = Booking.Village });
            if (joined.IsOk) return Redirect("/daftar-tunggu/" + vault.WaitTokenFor(joined.Value));
            Errors.Add(joined.Refusal with { Field = null }, FirstField);
        }
        return Again();
    }

    async Task<ItemAsk[]> ItemsAsync()
    {
        await using var db = store.Open();
        return await db.Items.Where(i => i.Day == Booking.Day && i.Booking == Booking.No).OrderBy(i => i.No).Select(i => new ItemAsk(i.Service, i.Subject)).ToArrayAsync();
    }
}
