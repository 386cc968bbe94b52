using Dantain.Bookings;
using Dantain.Cities;
using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Applications;

/// <summary>
/// Turns the end of a visit into applications. The finish writes a notice in its own commit; the notice goes in the transaction that opens what
/// follows from it, and (booking, fact, item) is unique: whatever fails between, and on however many nodes, each is opened once. An end that was
/// taken back withdraws them the same way.
/// </summary>
public sealed class OpenApplications(Store store, Vault vault, CityClock clock, CityVersions cities)
{
    /// <summary>At once, for the clerk who hands out the receipt; the job opens what nobody waited for.</summary>
    public async Task RunAsync(DayId day, int booking)
    {
        await using var look = store.Open();
        foreach (var notice in await look.Notices.AsNoTracking().Where(n => n.Day == day.Value && n.Booking == booking).OrderBy(n => n.No).ToListAsync())
        {
            await using var db = store.Open();
            if (await db.Facts.AsNoTracking().SingleOrDefaultAsync(f => f.Day == notice.Day && f.No == notice.No) is not { } fact || !Concerns(fact)) continue;
            try
            {
                if (!await WorkOffAsync(db, notice, fact)) continue;
                db.Remove(notice);
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException) { }   // another node, or the job, has done it
        }
    }

    public static bool Concerns(Fact fact) => fact.Kind is nameof(ServiceFinished) or nameof(StepUndone);

    /// <summary>Adds what follows from the fact to the transaction that removes its notice; false when another notice must come first.</summary>
    public async Task<bool> WorkOffAsync(DantainDb db, Notice notice, Fact fact)
    {
        if (FactText.Read(fact) is ServiceFinished finished) return await OpenAsync(db, notice, fact, finished);
        if (await db.Notices.AnyAsync(n => n.Day == notice.Day && n.Booking == notice.Booking && n.No < notice.No)) return false;
        foreach (var application in await db.Applications.Where(a => a.Day == notice.Day && a.Booking == notice.Booking && a.Fact < fact.No && a.EndedAt == null).ToListAsync())
            ApplicationChain.Write(db, vault, new Withdraw().Decide(application, cities.Current, fact.At, clock.DateOf(fact.At)).Value, new Withdraw(), By(fact), null);
        return true;
    }

    async Task<bool> OpenAsync(DantainDb db, Notice notice, Fact fact, ServiceFinished finished)
    {
        var booking = await db.Bookings.AsNoTracking().SingleAsync(b => b.Day == notice.Day && b.No == notice.Booking);
        var (office, collectAt) = (new DayId(notice.Day).Office, LinkHolder.CollectAt(vault, booking));
        var faults = await db.CentreFaults.Where(f => f.Until == null).Select(f => f.Service).ToListAsync();
        foreach (var (item, place) in (finished.Items ?? []).Select((item, place) => (item, place)).Where(i => i.item.End is ItemEnd.PapersReceived or ItemEnd.Incomplete))
        {
            if (cities.Current.Service(item.Service) is not { } service) continue;
            var opened = Begin(service, item) with
            {
                Day = notice.Day,
                Booking = notice.Booking,
                Fact = fact.No,
                Place = place,
                Receipt = await DrawAsync(db),
                Office = office,
                PickUpAt = collectAt ?? office,
                OpenedAt = fact.At,
                ChangedAt = fact.At,
            };
            var today = clock.DateOf(fact.At);
            if (item.End == ItemEnd.PapersReceived) opened = PromiseClock.Run(opened, cities.Current, today);
            if (item.End == ItemEnd.PapersReceived && faults.Contains(item.Service)) opened = PromiseClock.Pause(opened, today) with { State = ApplicationState.WaitingForCentre };
            ApplicationChain.Write(db, vault, opened, item, By(fact), Told.Receipt);
        }
        return true;
    }

    static (DateTimeOffset, string, Guid) By(Fact fact) => (fact.At, fact.Actor, (fact.Request ?? fact.Cause)!.Value);

    static Application Begin(ServiceType service, ItemResult item) => new()
    {
        Service = service.No,
        State = item.End == ItemEnd.Incomplete ? ApplicationState.ReturnedIncomplete : ApplicationState.Received,
        Printable = service.Delivery.Contains("pdf"),
        PromiseDays = service.PromiseWorkingDays is [.., var days] ? days : null,
        Missing = item.Missing,
    };

    /// <summary>Not one that a booking or another receipt has: a person may type either.</summary>
    static async Task<string> DrawAsync(DantainDb db)
    {
        while (true)
        {
            var code = Reference.New();
            if (!await db.Applications.AnyAsync(a => a.Receipt == code) && !await db.Bookings.AnyAsync(b => b.Reference == code)) return code;
        }
    }
}
