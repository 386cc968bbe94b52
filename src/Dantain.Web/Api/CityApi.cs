using Dantain.Boards;
using Dantain.Bookings;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Web.Api;

/// <summary>What everyone may read: offices, services, free places, boards, the city's time.</summary>
static class CityApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var open = api.MapGroup("").WithTags("City").AllowAnonymous();
        open.MapGet("/time", (CityClock clock) => Answers.Json(new TimeAnswer(clock.Now, Iso.Write(clock.Today), clock.Zone.Id, clock.Speed), ApiJson.Default.TimeAnswer)).Produces<TimeAnswer>().WithSummary("The city's time");
        open.MapGet("/offices", (CityVersions cities) => Answers.Json(cities.Current.Offices.Select(o => new OfficeAnswer(o.Code, o.Name, o.Kind, o.Address, o.District, o.Lat, o.Lng, o.ApproximatePlace)).ToArray(), ApiJson.Default.OfficeAnswerArray))
            .Produces<OfficeAnswer[]>().WithSummary("All offices");
        open.MapGet("/services", (CityVersions cities) => Answers.Json(cities.Current.Pack.Services.Where(s => s.Enabled).Select(s => new ServiceAnswer(s.Code, s.Name, s.Group, s.Minutes, s.InPerson, s.ProxyAllowed, [.. s.Forms])).ToArray(), ApiJson.Default.ServiceAnswerArray))
            .Produces<ServiceAnswer[]>().WithSummary("All services that are offered");
        open.MapGet("/services/{service}/next", NextAsync).Produces<NextFreeAnswer[]>().WithSummary("The next free time of every office");
        // Both are ready bytes for anyone: nothing that comes after routing has a say in them.
        open.MapGet("/offices/{office}/days/{date}/availability", AvailabilityAsync).Produces(200, contentType: "application/json").WithSummary("Free places of an office on a date").ShortCircuit();
        open.MapGet("/offices/{office}/board", BoardAsync).Produces(200, contentType: "application/json").WithSummary("What the board of the hall shows now").ShortCircuit();
    }

    static async Task<IResult> NextAsync(string service, CityVersions cities, FreePlaces free)
    {
        if (cities.Current.Service(service) is not { Enabled: true } known) return Answers.Refused(new("booking.unknown-service", RefusalKind.NotFound));
        var next = await free.NextAsync([known]);
        return Answers.Json(next.Select(n => new NextFreeAnswer(n.Office.Code, (n.Date is { } d ? Iso.Write(d) : null), (n.Start is { } t ? Iso.Write(t) : null), n.Free, System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(n.State.ToString()))).ToArray(), ApiJson.Default.NextFreeAnswerArray);
    }

    static async Task<IResult> AvailabilityAsync(string office, string date, HttpContext http, BookingReader reader, OfficeDayRunner runner, CityClock clock, CityVersions cities)
    {
        var day = reader.Day(office, date);
        if (!day.IsOk) return Answers.Refused(day.Refusal);
        var ahead = day.Value.Date.DayNumber - clock.Today.DayNumber;
        if (ahead < 0 || ahead >= cities.Current.Rules.OpenDays) return Answers.Refused(PlaceRefusals.OutsideWindow);
        return await runner.ViewAsync(day.Value) is { } view ? Answers.Ready(http, view.Ready(AvailabilityJson.Write), view.ETag) : Answers.Refused(OfficeDayRunner.UnknownOffice);
    }

    static async Task<IResult> BoardAsync(string office, HttpContext http, CityVersions cities, OfficeDayRunner runner, CityClock clock) =>
        cities.Current.Office(office) is { } known && await runner.ViewAsync(DayId.Of(known.No, clock.Today)) is { } view
            ? Answers.Ready(http, view.Ready(BoardJson.Write), view.ETag) : Answers.Refused(OfficeDayRunner.UnknownOffice);
}
