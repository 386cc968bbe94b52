using Dantain.Cities;
using Dantain.Identities;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Applications;

/// <summary>Which of the receipts a step does not fit, and why.</summary>
public sealed record WrongReceipt(string Receipt, Refusal Why);

/// <summary>All of them took the step, or none did.</summary>
public sealed record Stepped(IReadOnlyList<Application> Done, IReadOnlyList<WrongReceipt> Wrong);

/// <summary>
/// Takes applications one step on, all in one transaction or none. The same request again does nothing more; of two who act on the same one at the
/// same time, the second decides on what the first has left.
/// </summary>
public sealed class StepApplications(Store store, Vault vault, CityClock clock, CityVersions cities)
{
    const int MostAttempts = 4;

    /// <param name="receipts">Codes or tokens, as they were scanned or typed.</param>
    /// <param name="step">What is done.</param>
    /// <param name="office">Number of the office that acts; null for the whole city.</param>
    /// <param name="actor">Who.</param>
    /// <param name="request">Of the caller.</param>
    public async Task<Stepped> RunAsync(IReadOnlyList<string> receipts, ApplicationStep step, int? office, Actor actor, Guid request)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = store.Open();
            var done = await DecideAsync(db, receipts, step, office, actor, request);
            if (done.Wrong.Count > 0) return done;
            try
            {
                await db.SaveChangesAsync();
                return done;
            }
            catch (DbUpdateException) when (attempt < MostAttempts) { }   // somebody was faster with one of them
            catch (DbUpdateException) { return new([], [new("", ApplicationRefusals.Changed)]); }
        }
    }

    internal async Task<Stepped> DecideAsync(DantainDb db, IReadOnlyList<string> receipts, ApplicationStep step, int? office, Actor actor, Guid request)
    {
        var (done, wrong, seen) = (new List<Application>(), new List<WrongReceipt>(), new HashSet<Guid>());
        foreach (var typed in receipts)
        {
            if (await FindAsync(db, vault, typed) is not { } application) { wrong.Add(new(typed, ApplicationRefusals.NotFound)); continue; }
            if (!seen.Add(application.Id)) continue;
            if (await db.ApplicationEntries.AnyAsync(e => e.Application == application.Id && e.Request == request)) { done.Add(application); continue; }
            if (Against(application, step, office) is { } no) { wrong.Add(new(typed, no)); continue; }
            var decided = step.Decide(application, cities.Current, clock.Now, clock.Today);
            if (!decided.IsOk) { wrong.Add(new(typed, decided.Refusal)); continue; }
            ApplicationChain.Write(db, vault, decided.Value, step, (clock.Now, actor.ToString(), request), step.Tells(decided.Value));
            done.Add(application);   // tracked: has the values of what was decided
        }
        return new(done, wrong);
    }

    static Refusal? Against(Application application, ApplicationStep step, int? office)
    {
        if (!application.State.Allows(step.Action)) return ApplicationRefusals.NotNow(application.State);
        if (step.OnTheWay) return application.Manifest is null ? ApplicationRefusals.NotOnTheWay : null;
        if (application.Manifest is not null && step is not Withdraw) return ApplicationRefusals.OnTheWay;
        if (office is { } here && application.Office != here) return ApplicationRefusals.Elsewhere;
        return step is HandOver && application.Office != application.PickUpAt && office is null ? ApplicationRefusals.Elsewhere : null;
    }

    /// <summary>By the code of the receipt as people type it, or the token of its QR.</summary>
    public static async Task<Application?> FindAsync(DantainDb db, Vault vault, string? typed)
    {
        var code = vault.ReceiptOf(typed?.Trim()) ?? (Reference.Parse(typed) is { IsOk: true, Value: var parsed } ? parsed : null);
        return code is null ? null : await db.Applications.SingleOrDefaultAsync(a => a.Receipt == code);
    }
}
