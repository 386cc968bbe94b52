using Dantain.Bookings;
using Dantain.Cities;
using Dantain.Shared;
using Dantain.Web.Citizen.Tickets;

namespace Dantain.Web.Kiosk;

/// <summary>The way on for whoever gets no number here: the next times to book, this office's first, and a QR to book on one's phone.</summary>
sealed record Elsewhere(IReadOnlyList<RankedOffice> Free, QrPath Qr, string Address)
{
    const int Most = 3;

    /// <param name="http">Of the kiosk.</param>
    /// <param name="city">Its city.</param>
    /// <param name="here">The office, from which distances are counted.</param>
    /// <param name="service">What is wanted; null when nothing was chosen yet, and then no times are named.</param>
    /// <param name="publicUrl">Where a phone finds the city's pages.</param>
    public static async Task<Elsewhere> ForAsync(HttpContext http, City city, Office here, ServiceType? service, string publicUrl)
    {
        var address = publicUrl + (service is null ? "/daftar" : $"/daftar/perlu/{service.Code}");
        if (service is null) return new([], QrPath.Of(address), address);
        var ranked = RankOffices.For(await http.RequestServices.GetRequiredService<FreePlaces>().NextAsync([service]), (here.Lat, here.Lng), http.RequestServices.GetRequiredService<CityClock>().Today);
        return new([.. ranked.Where(o => o.IsFree).OrderBy(o => o.Office.No != here.No).Take(Most)], QrPath.Of(address), address);
    }
}
