using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Web.Hosting;

namespace Dantain.Web.Api;

/// <summary>A whole day of an office: its places, its end, its export.</summary>
static class DayApi
{
    public static readonly Refusal NoSuchDay = new("day.not-found", RefusalKind.NotFound);

    public static void Map(RouteGroupBuilder api)
    {
        var office = api.MapGroup("/offices/{office}").WithTags("Days");
        office.MapPost("/day/close", (string office, HttpContext http, QueueDesk desk) => desk.ActAsync(http, office, _ => new CloseDay(),
                d => Answers.Json(new DayEndedAnswer(d.NoShows, d.Left, d.Expired), ApiJson.Default.DayEndedAnswer)))
            .Needs(Permission.ManageDay).Accepts<NothingRequest>(isOptional: true, "application/json").Produces<DayEndedAnswer>().WithSummary("Close today");
        office.MapPost("/slots/{no:int}/places", (string office, int no, HttpContext http, QueueDesk desk) => desk.ActAsync(http, office, ApiJson.Default.PlacesRequest,
                (body, _) => new ChangePlaces(no, body.Wanted),
                (PlacesChanged c) => Answers.Json(new PlacesAnswer(c.Slot, c.Wanted, c.Capacity, c.Displaced), ApiJson.Default.PlacesAnswer)))
            .Needs(Permission.ManageDay).Accepts<PlacesRequest>("application/json").Produces<PlacesAnswer>().WithSummary("A slot of today is to have this many places");
        office.MapGet("/days/{date}/export", ExportAsync).Needs(Permission.Export).Produces(200, contentType: "application/json").WithSummary("A whole day with its verified chain of facts");
    }

    static async Task<IResult> ExportAsync(string office, string date, HttpContext http, BookingReader reader, DayExport export)
    {
        var day = reader.Day(office, date);
        if (!day.IsOk) return Answers.Refused(day.Refusal);
        http.Response.ContentType = "application/json";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{office}-{Iso.Write(day.Value.Date)}.json\"";
        if (await export.WriteAsync(day.Value, http.Response.Body)) return Results.Empty;
        http.Response.Headers.ContentDisposition = default;
        return Answers.Refused(NoSuchDay);
    }
}
