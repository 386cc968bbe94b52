using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Model;

sealed partial class NaiveCity
{
    bool WaitsForDraw(NaiveDay day) => Draw && !day.Sealed && !day.Slips.Any(s => s.Rank > 0) && (Now < day.At(8) || day.Slips.Count > 0);

    string Join(NaiveDay day, JoinDraw ask)
    {
        if (day.Date != Today) return No + "checkin.other-day";
        if (Asked(day, false, [new(ask.Service, null)]) is { } no) return No + no;
        if (!WaitsForDraw(day) || Now >= day.At(8)) return No + "draw.none";
        if (Now < day.At(7)) return No + "draw.not-yet";
        day.Slips.Add(new() { No = day.Slips.Count + 1, Service = ask.Service, Priority = ask.Priority });
        return Ok + "SlipGiven";
    }

    /// <summary>Days of the model have no chain: the seed is that of the opening alone.</summary>
    string DrawAll(NaiveDay day)
    {
        if (day.Date != Today) return No + "checkin.other-day";
        if (day.Sealed) return No + "day.closed";
        if (!WaitsForDraw(day)) return No + "draw.none";
        if (Now < day.At(8)) return No + "draw.not-yet";
        var seed = Hash([], BitConverter.GetBytes(day.At(8).ToUnixTimeMilliseconds()));
        var rank = 0;
        foreach (var slip in day.Slips.OrderByDescending(s => s.Priority).ThenBy(s => Convert.ToHexString(Hash(seed, BitConverter.GetBytes(s.No))), StringComparer.Ordinal))
        {
            slip.Rank = ++rank;
            if (OnTheSpot(day, [new(slip.Service, null)], slip.Priority, byWave: true) is null) slip.Ticket = day.Bookings[^1].No;
        }
        return Ok + "SlipsDrawn";

        static byte[] Hash(byte[] first, byte[] number) => System.Security.Cryptography.SHA256.HashData([.. first, .. number.Reverse()]);
    }

    string PlaceInstead(NaiveDay from, NaiveDay to, GivePlaceInstead ask)
    {
        if (from.Date != Today || to.Date <= from.Date) return No + "checkin.other-day";
        if (WaitsForDraw(from)) return No + "draw.first";
        ItemAsk[] items = [new(ask.Service, null)];
        if (Asked(from, false, items) is null && HasOneNow(from, items, ask.Priority)) return No + "ticket.still-left";
        if (Asked(to, false, items) is { } asked) return No + asked;
        for (var hour = 8; hour < 10; hour++)
            foreach (var channel in new[] { Channel.Priority, Channel.WalkIn })
            {
                if (channel == Channel.Priority && !ask.Priority) continue;
                var room = Room(to, hour, channel, items);
                if (room == "booking.slot-full") continue;
                if (room is not null) return No + room;
                Number(to, Add(to, hour, channel, BookingState.Confirmed, items, ask.Priority));
                return Ok + "PlaceGiven";
            }
        return No + "ticket.none-left";
    }

    bool HasOneNow(NaiveDay day, ItemAsk[] items, bool priority)
    {
        for (var hour = 8; hour < 10; hour++)
            foreach (var channel in new[] { Channel.Priority, Channel.WalkIn })
            {
                if (channel == Channel.Priority && !priority || Now >= day.At(hour + 1)) continue;
                var room = Room(day, hour, channel, items);
                if (room == "booking.slot-full" || room is null && IsClosed(day, LastHour(day, hour, channel, items), channel)) continue;
                return room is null;
            }
        return false;
    }

    string PlaceFor(NaiveDay from, NaiveDay to, int no)
    {
        if (from.Date != Today) return No + "checkin.other-day";
        if (from.Slips.Find(s => s.No == no) is not { } slip) return No + "draw.no-slip";
        if (slip.Rank is null) return No + "draw.first";
        if (slip.Ticket is not null || slip.Place is not null) return No + "draw.slip-settled";
        ItemAsk[] items = [new(slip.Service, null)];
        if (Asked(to, false, items) is { } asked) return No + asked;
        var later = false;
        for (var hour = 8; hour < 10; hour++)
            foreach (var channel in new[] { Channel.Priority, Channel.WalkIn })
            {
                if (channel == Channel.Priority && !slip.Priority || Now >= to.At(hour + 1)) continue;
                var room = Room(to, hour, channel, items);
                if (room == "booking.slot-full") continue;
                if (room is not null) return No + room;
                if (to == from && IsClosed(to, LastHour(to, hour, channel, items), channel))
                {
                    later = true;
                    continue;
                }
                var given = Add(to, hour, channel, BookingState.Confirmed, items, slip.Priority);
                Number(to, given);
                slip.Place = given.No;
                return Ok + "PlaceGiven";
            }
        return No + (later ? "ticket.next-wave" : "ticket.none-left");
    }

    bool IsClosed(NaiveDay day, int hour, Channel channel) => Waves && channel == Channel.WalkIn && hour == 9 && Now < day.At(9);
}
