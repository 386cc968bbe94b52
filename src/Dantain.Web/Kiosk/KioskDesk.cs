using System.Collections.Concurrent;
using Dantain.Brakes;
using Dantain.History;
using Dantain.Kiosks;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Storage;

namespace Dantain.Web.Kiosk;

/// <summary>What a kiosk does beside its screens: runs verbs as itself, prints after the commit, tells the door what it cannot help itself.</summary>
sealed class KioskDesk(OfficeDayRunner runner, Store store, TicketPrinter printer, CityClock clock)
{
    const int Remembered = 500, OnceInSeconds = 10;
    static readonly TimeSpan AMinute = TimeSpan.FromMinutes(1);
    readonly ConcurrentDictionary<Guid, Lazy<Task<PaperState>>> printing = [];

    public Task<Result<TOutcome>> RunAsync<TOutcome>(KnownDevice kiosk, DayId day, OfficeDayCommand<TOutcome> verb, Guid key, DateTimeOffset? deviceAt = null) where TOutcome : Outcome =>
        runner.RunAsync(day, verb, Actor.Kiosk(kiosk.Id), key, deviceAt);

    /// <summary>Whoever presses a button many times has pressed it once.</summary>
    public Task<Result<DoorTold>> TellAsync(KnownDevice kiosk, DayId day, DoorNews news) => RunAsync(kiosk, day, new TellDoor(news, kiosk.Id),
        RequestId.For($"tell:{day.Value}:{kiosk.Id}:{news}:{clock.Now.ToUnixTimeSeconds() / OnceInSeconds}"));

    /// <summary>A ticket comes out once, however often its button was touched; what goes wrong is told to the door.</summary>
    /// <param name="kiosk">Whose paper.</param>
    /// <param name="day">Whose door.</param>
    /// <param name="key">The request that made the ticket.</param>
    /// <param name="ticket">Writes it; asked only where the server prints.</param>
    public async Task<PaperState> PrintAsync(KnownDevice kiosk, DayId day, Guid key, Func<byte[]> ticket)
    {
        if (kiosk.PaperMm == 0) return PaperState.None;
        if (PrinterAddress.Parse(kiosk.Printer) is not { IsOk: true, Value: { } address }) return PaperState.Browser;
        if (printing.Count > Remembered) printing.Clear();
        return await printing.GetOrAdd(key, _ => new(() => PrintOnceAsync(kiosk, day, address, ticket()))).Value;
    }

    async Task<PaperState> PrintOnceAsync(KnownDevice kiosk, DayId day, PrinterAddress address, byte[] ticket)
    {
        var printed = await printer.PrintAsync(address.Target, ticket);
        if (printed != Printed.Yes) await TellAsync(kiosk, day, printed == Printed.PaperOut ? DoorNews.PaperOut : DoorNews.PrinterOff);
        return printed switch { Printed.Yes => PaperState.Printed, Printed.PaperOut => PaperState.PaperOut, _ => PaperState.Silent };
    }

    /// <summary>Somebody may be taking numbers for others, or children play: the door is told when this kiosk gives many in a minute.</summary>
    public async Task WatchAsync(KnownDevice kiosk, DayId day, int many)
    {
        if (many == 0) return;
        await using var db = store.Open();
        if (await DoorNote.GivenAsync(db, day, Actor.Kiosk(kiosk.Id).ToString(), clock.Now - AMinute) >= many) await TellAsync(kiosk, day, DoorNews.ManyTickets);
    }
}
