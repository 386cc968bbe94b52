using System.Text.Json;
using Dantain.Boards;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Staff;
using Dantain.Web.Api;
using Dantain.Web.Hosting;

namespace Dantain.Web.Live;

/// <summary>
/// What stays open: boards and tickets get their whole state in the event, consoles a poke with the version, and read again.
/// A lost or doubled event is harmless, because nothing is ever a difference.
/// </summary>
static class LiveApi
{
    /// <summary>A ticket on a phone hears every 14 seconds that its node lives; the page waits for 20.</summary>
    const int BeatsOfATicket = 7;

    public static void Map(RouteGroupBuilder api)
    {
        Stream(api.MapGet("/offices/{office}/board/events", (string office, string? zone, HttpContext http, QueueDesk desk, LiveFeed live, OfficeDayRunner runner) => FollowAsync(office, http, desk, live, runner, Board(desk, office, zone))))
            .AllowAnonymous().WithTags("City").WithSummary("The board of an office or of one of its zones, as it changes");
        Stream(api.MapGet("/offices/{office}/queue/events", (string office, HttpContext http, QueueDesk desk, LiveFeed live, OfficeDayRunner runner) => FollowAsync(office, http, desk, live, runner, Poke)))
            .Needs(Permission.CheckIn, Permission.Serve).WithTags("Queue").WithSummary("A poke whenever the queue changes");
        Stream(api.MapGet("/bookings/{token}/events", TicketAsync)).AllowAnonymous().WithTags("Bookings").WithSummary("Where a booking stands, as it changes");
    }

    static RouteHandlerBuilder Stream(RouteHandlerBuilder route)
    {
        route.DisableRequestTimeout();
        return route.Produces(200, contentType: "text/event-stream");
    }

    static byte[] BoardEvent(DayView day) => EventStream.Event("board", day.Head.Version, day.Ready(BoardJson.Write));

    static byte[] ZoneEvent(this Zone zone, DayView day) => EventStream.Event("board", day.Head.Version, day.Ready(zone.WriteZone));

    /// <summary>A zone the office does not have is the whole office: a board whose zone has been taken out of the pack still shows its number.</summary>
    static Func<DayView, byte[]> Board(QueueDesk desk, string office, string? zone) =>
        zone is not null && desk.City.Office(office)?.Zones.FirstOrDefault(z => z.Code == zone) is { } known ? known.ZoneEvent : BoardEvent;

    static byte[] Poke(DayView day) => EventStream.Event("queue", day.Head.Version, JsonSerializer.SerializeToUtf8Bytes(new PokeAnswer(day.Head.Version, Help(day)), ApiJson.Default.PokeAnswer));

    static string Help(DayView day) => string.Join(' ', day.Counters.Where(c => c.HelpAt is not null).Select(c => $"{c.No}:{c.HelpBy}"));

    /// <summary>Today's day of an office; after midnight the stream ends, and the client comes back to the new one.</summary>
    static async Task<IResult> FollowAsync(string office, HttpContext http, QueueDesk desk, LiveFeed live, OfficeDayRunner runner, Func<DayView, byte[]> write)
    {
        var today = desk.Today(office);
        if (!today.IsOk) return Answers.Refused(today.Refusal);
        using var watch = live.Watch(today.Value);
        if (await runner.ViewAsync(today.Value) is not { } day) return Answers.Refused(OfficeDayRunner.UnknownOffice);
        var sent = -1;
        return await EventStream.ServeAsync(http, live, async end =>
        {
            if (sent >= 0)
            {
                await watch.WaitAsync(end);
                if (desk.Today(office) is not { IsOk: true, Value: var now } || now != today.Value) return [];
                day = watch.Newest ?? day;
                if (day.Head.Version <= sent) return null;
            }
            sent = day.Head.Version;
            return day.Ready(write);
        });
    }

    static async Task<IResult> TicketAsync(string token, HttpContext http, BookingDesk desk, LiveFeed live, OfficeDayRunner runner)
    {
        if (await desk.FindAsync(token) is not { } found) return Answers.Refused(States.NoBooking);
        using var watch = live.Watch(found.Day, BeatsOfATicket);
        await runner.ViewAsync(found.Day);
        var ticket = new TicketFeed(desk, token, found);
        return await EventStream.ServeAsync(http, live, async end =>
        {
            if (!ticket.Begun) return await ticket.FirstAsync();
            await watch.WaitAsync(end);
            return await ticket.NextAsync(watch.Newest);
        });
    }
}
