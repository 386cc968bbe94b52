using Dantain.Shared;

namespace Dantain.Brakes;

/// <summary>The noes of the brakes. One sentence for all limits, because which one was reached may tell something of somebody else.</summary>
public static class BrakeRefusals
{
    public static readonly Refusal LimitReached = new("brake.limit-reached", RefusalKind.Conflict);
    /// <summary>Very many ask at once. The facts say the work that opens the gate (<see cref="SmallWork"/>), or after how many seconds waiting does.</summary>
    public static Refusal Pressure(int seconds, string challenge) => new("brake.pressure", RefusalKind.Busy, new Dictionary<string, string>
    {
        ["seconds"] = $"{seconds}",
        ["challenge"] = challenge,
        ["parts"] = $"{SmallWork.Parts}",
        ["bits"] = $"{SmallWork.Bits}",
    });
    /// <summary>Whether there was anything to find does not matter.</summary>
    public static readonly Refusal AskedOften = new("brake.asked-often", RefusalKind.Conflict);
    public static readonly Refusal WrongDigits = new("booking.last-four", RefusalKind.NotAllowed, Field: "phoneLastFour");
    public static readonly Refusal DigitsPaused = new("booking.digits-paused", RefusalKind.Conflict, new Dictionary<string, string> { ["minutes"] = $"{DigitGuesses.Pause.TotalMinutes:0}" }, "phoneLastFour");
    public static readonly Refusal DigitsOver = new("booking.digits-over", RefusalKind.Conflict, Field: "phoneLastFour");
    public static readonly Refusal LinkOver = new("brake.link-over", RefusalKind.NotFound);
    public static readonly Refusal PlaceMissing = new("brake.place-missing", RefusalKind.Invalid, Field: "place");
    public static readonly Refusal PaperUnknown = new("kiosk.paper-unknown", RefusalKind.Invalid, Field: "paper");
    public static readonly Refusal PrinterUnknown = new("kiosk.printer-unknown", RefusalKind.Invalid, Field: "printer");
    public static readonly Refusal CodeMissing = new("kiosk.code-missing", RefusalKind.Invalid);
    public static readonly Refusal CodeOver = new("kiosk.code-over", RefusalKind.NotFound);
}
