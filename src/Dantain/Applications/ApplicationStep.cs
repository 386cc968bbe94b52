using System.Text.Json.Serialization;
using Dantain.Cities;
using Dantain.Shared;

namespace Dantain.Applications;

/// <summary>A step of an application, as data: it says what the application is afterwards, or why not. Its own values are what the entry keeps.</summary>
public abstract record ApplicationStep
{
    [JsonIgnore]
    public abstract ApplicationAction Action { get; }

    /// <summary>Only taking in concerns what is on the way.</summary>
    [JsonIgnore]
    internal virtual bool OnTheWay => false;

    /// <summary>Asked only when the state allows the action and the application is where it is acted on.</summary>
    internal abstract Result<Application> Decide(Application application, City city, DateTimeOffset now, DateOnly today);

    /// <summary>What the person is told of what became of it; null for nothing.</summary>
    internal virtual Told? Tells(Application after) => null;
}

/// <summary>Somebody works on it; also what takes back a "ready" that was a mistake.</summary>
public sealed record Begin : ApplicationStep
{
    public override ApplicationAction Action => ApplicationAction.Begin;
    internal override Result<Application> Decide(Application application, City city, DateTimeOffset now, DateOnly today) =>
        application with { State = ApplicationState.InProcess, ReadyAt = null, Reminded = 0, RemindedAt = null };
}

/// <summary>The document is there. The person is told once it lies where they collect it.</summary>
public sealed record MakeReady : ApplicationStep
{
    public override ApplicationAction Action => ApplicationAction.MakeReady;
    internal override Result<Application> Decide(Application application, City city, DateTimeOffset now, DateOnly today) =>
        application with { State = ApplicationState.Ready, ReadyAt = now };
    internal override Told? Tells(Application after) => after.CanBeCollected ? Told.Ready : null;
}

/// <summary>It lies there for long: its person is told again.</summary>
public sealed record Remind : ApplicationStep
{
    public override ApplicationAction Action => ApplicationAction.Remind;
    internal override Result<Application> Decide(Application application, City city, DateTimeOffset now, DateOnly today) =>
        application with { Reminded = application.Reminded + 1, RemindedAt = now };
    internal override Told? Tells(Application after) => after.CanBeCollected ? Told.Uncollected : null;
}

/// <summary>Who came for it. Values are stored.</summary>
public enum Collector { Holder = 1, SameFamily = 2, Proxy = 3 }

/// <summary>What was compared, never copied: any paper with a photo counts for the person, the KK for the family, the letter F-1.07 for a proxy.</summary>
public enum ProofKind { PhotoPaper = 1, FamilyCard = 2, DigitalIdentity = 3, LetterOfAuthority = 4 }

/// <summary>
/// Handed over: to the holder, to somebody of the same KK, or to a proxy with F-1.07 (Permendagri 109/2019) where the service allows one. Only
/// who and which kind of proof is kept.
/// </summary>
public sealed record HandOver(Collector To, ProofKind Proof) : ApplicationStep
{
    public override ApplicationAction Action => ApplicationAction.HandOver;
    internal override Result<Application> Decide(Application application, City city, DateTimeOffset now, DateOnly today)
    {
        if (!Enum.IsDefined(To) || !Enum.IsDefined(Proof) || (To == Collector.Proxy) != (Proof == ProofKind.LetterOfAuthority)) return ApplicationRefusals.HolderUnnamed;
        if (To == Collector.Proxy && city.Service(application.Service)?.ProxyAllowed == false) return ApplicationRefusals.NoProxy;
        return application with { State = ApplicationState.Collected, EndedAt = now };
    }
}

/// <summary>"Selesai tanpa datang lagi": the signed PDF was sent by e-mail or is in IKD, and the person prints it.</summary>
public sealed record Deliver : ApplicationStep
{
    public override ApplicationAction Action => ApplicationAction.Deliver;
    internal override Result<Application> Decide(Application application, City city, DateTimeOffset now, DateOnly today) =>
        application.Printable ? application with { State = ApplicationState.Collected, ReadyAt = application.ReadyAt ?? now, EndedAt = now } : ApplicationRefusals.NotPrintable;
}

/// <summary>Something is missing after all: the clock stands until the person brings it.</summary>
/// <param name="Missing">Papers of the service.</param>
public sealed record AskPapers(IReadOnlyList<PaperNo> Missing) : ApplicationStep
{
    public override ApplicationAction Action => ApplicationAction.AskPapers;
    internal override Result<Application> Decide(Application application, City city, DateTimeOffset now, DateOnly today)
    {
        if (Missing.Count == 0 || city.Service(application.Service) is not { } service || Missing.Any(m => service.Papers.All(p => p.No != m))) return ApplicationRefusals.MissingUnnamed;
        return PromiseClock.Pause(application, today) with { State = ApplicationState.ReturnedIncomplete, Missing = string.Join(' ', Missing) };
    }
    internal override Told? Tells(Application after) => Told.Lacking;
}

/// <summary>The missing papers have come: the clock runs.</summary>
public sealed record TakePapers : ApplicationStep
{
    public override ApplicationAction Action => ApplicationAction.TakePapers;
    internal override Result<Application> Decide(Application application, City city, DateTimeOffset now, DateOnly today) =>
        PromiseClock.Run(application, city, today) with { State = ApplicationState.Received, Missing = null };
    internal override Told? Tells(Application after) => Told.Receipt;
}

/// <summary>The centre cannot be reached for this service; its clocks stand.</summary>
public sealed record WaitForCentre(Guid Fault) : ApplicationStep
{
    public override ApplicationAction Action => ApplicationAction.WaitForCentre;
    internal override Result<Application> Decide(Application application, City city, DateTimeOffset now, DateOnly today) =>
        PromiseClock.Pause(application, today) with { State = ApplicationState.WaitingForCentre };
}

/// <summary>The centre is there again.</summary>
public sealed record Resume : ApplicationStep
{
    public override ApplicationAction Action => ApplicationAction.Resume;
    internal override Result<Application> Decide(Application application, City city, DateTimeOffset now, DateOnly today) =>
        PromiseClock.Run(application, city, today) with { State = ApplicationState.InProcess };
}

/// <summary>Scanned out to another office.</summary>
sealed record Send(Guid Manifest) : ApplicationStep
{
    public override ApplicationAction Action => ApplicationAction.Send;
    internal override Result<Application> Decide(Application application, City city, DateTimeOffset now, DateOnly today) => application with { Manifest = Manifest };
}

/// <summary>Scanned in where it came to, whatever office it was sent to: it is where it is.</summary>
public sealed record TakeIn(int Office) : ApplicationStep
{
    public override ApplicationAction Action => ApplicationAction.TakeIn;
    internal override bool OnTheWay => true;
    internal override Result<Application> Decide(Application application, City city, DateTimeOffset now, DateOnly today) =>
        application with { Office = Office, Manifest = null };
    internal override Told? Tells(Application after) => after.CanBeCollected ? Told.Ready : null;
}

/// <summary>Taken back: the applicant wants it no more, or the visit was not finished after all.</summary>
public sealed record Withdraw : ApplicationStep
{
    public override ApplicationAction Action => ApplicationAction.Withdraw;
    internal override Result<Application> Decide(Application application, City city, DateTimeOffset now, DateOnly today) =>
        application with { State = ApplicationState.Withdrawn, EndedAt = now, PromisedOn = null, Manifest = null };
}
