using System.Globalization;
using System.Text;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Storage;

namespace Dantain.Web.Doors;

/// <summary>
/// Today's visits of an office as a door knows them while it is cut off: for each the MAC of its token, number, booked time and whether somebody came (a),
/// may still come (e) or the visit is over (o). No name, and no reference: whoever finds the list can make no code of it.
/// </summary>
sealed class AwayList(Store store, Vault vault, CityClock clock)
{
    /// <summary>Plain lines. The first: our clock in milliseconds, the date, and the minutes in which somebody may come before their time.</summary>
    public async Task<string> WriteAsync(Office office, City city)
    {
        var today = clock.Today;
        await using var db = store.Open();
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{clock.Now.ToUnixTimeMilliseconds()} {Iso.Write(today)} {city.Rules.CheckInBeforeMinutes}\n");
        foreach (var visit in await ExpectedVisits.AllAsync(db, DayId.Of(office.No, today)))
            text.Append(CultureInfo.InvariantCulture, $"{vault.TokenFor(visit.Reference!)[Reference.Length..]} {visit.Label} {Iso.Write(visit.Start)} {Mark(visit.State)}\n");
        return text.ToString();
    }

    static char Mark(BookingState state) => state switch
    {
        BookingState.Confirmed or BookingState.NoShow => 'e',
        BookingState.Arrived or BookingState.Closed => 'a',
        _ => 'o',
    };
}
