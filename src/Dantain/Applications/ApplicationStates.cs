using Dantain.Shared;

namespace Dantain.Applications;

public enum ApplicationAction { Begin, MakeReady, HandOver, Deliver, AskPapers, TakePapers, WaitForCentre, Resume, Send, TakeIn, Withdraw, Remind }

/// <summary>Which action each state allows: the one place; docs/states.md shows the same table and a test compares them.</summary>
public static class ApplicationStates
{
    public static bool Allows(this ApplicationState state, ApplicationAction action) => action switch
    {
        ApplicationAction.Begin => state is ApplicationState.Received or ApplicationState.Ready,
        ApplicationAction.MakeReady or ApplicationAction.AskPapers or ApplicationAction.WaitForCentre => state is ApplicationState.Received or ApplicationState.InProcess,
        ApplicationAction.HandOver or ApplicationAction.Remind => state is ApplicationState.Ready,
        ApplicationAction.Deliver => state is ApplicationState.Received or ApplicationState.InProcess or ApplicationState.Ready,
        ApplicationAction.TakePapers => state is ApplicationState.ReturnedIncomplete,
        ApplicationAction.Resume => state is ApplicationState.WaitingForCentre,
        ApplicationAction.Send or ApplicationAction.TakeIn => state is ApplicationState.Received or ApplicationState.InProcess or ApplicationState.Ready or ApplicationState.WaitingForCentre,
        ApplicationAction.Withdraw => state is not (ApplicationState.Collected or ApplicationState.Withdrawn),
        _ => false,
    };
}

/// <summary>The expected noes of applications. Codes are stable; their sentences are in the screens' resources, in both languages.</summary>
public static class ApplicationRefusals
{
    public static readonly Refusal NotFound = new("application.not-found", RefusalKind.NotFound);
    public static readonly Refusal OnTheWay = new("application.on-the-way", RefusalKind.Conflict);
    public static readonly Refusal NotOnTheWay = new("application.not-on-the-way", RefusalKind.Conflict);
    public static readonly Refusal Elsewhere = new("application.elsewhere", RefusalKind.Conflict);
    public static readonly Refusal SameOffice = new("application.same-office", RefusalKind.Invalid);
    public static readonly Refusal NotPrintable = new("application.not-printable", RefusalKind.Conflict);
    public static readonly Refusal MissingUnnamed = new("application.missing-unnamed", RefusalKind.Invalid);
    public static readonly Refusal HolderUnnamed = new("application.holder-unnamed", RefusalKind.Invalid);
    public static readonly Refusal NoProxy = new("application.no-proxy", RefusalKind.Conflict);
    public static readonly Refusal Changed = new("application.changed", RefusalKind.Conflict);
    public static readonly Refusal NothingScanned = new("application.nothing-scanned", RefusalKind.Invalid);

    public static Refusal NotNow(ApplicationState state) => new("application.not-now", RefusalKind.Conflict, new Dictionary<string, string> { ["state"] = state.ToString() });
}
