namespace Dantain.Cities;

/// <summary>The stable codes of <see cref="PackFault"/>. Each has a planted fault in the tests and a line in docs/city-pack.md.</summary>
public static class PackCodes
{
    // The document as JSON.
    public const string NotJson = "pack.not-json";
    public const string TooLarge = "pack.too-large";
    public const string UnknownMember = "pack.unknown-member";
    public const string RepeatedMember = "pack.repeated-member";
    public const string MissingMember = "pack.missing-member";
    public const string Null = "pack.null";
    public const string Type = "pack.type";
    public const string Format = "pack.format";

    // Every value.
    public const string EmptyText = "text.empty";
    public const string ControlCharacter = "text.control";
    public const string LongText = "text.long";
    public const string CodeShape = "code.shape";
    public const string Repeated = "code.repeated";
    public const string UnknownReference = "reference.unknown";
    public const string UnknownTerm = "term.unknown";
    public const string Range = "number.range";
    public const string OutsideIndonesia = "place.outside";
    public const string HalfPlace = "place.half";
    public const string DateRange = "date.range";
    public const string DateOrder = "date.order";

    // City, colours, rules, areas.
    public const string UnknownZone = "zone.unknown";
    public const string DaylightSaving = "zone.daylight-saving";
    public const string ZoneLabel = "zone.label";
    public const string ColourShape = "colour.shape";
    public const string Contrast = "colour.contrast";
    public const string SplitSum = "split.sum";
    public const string WrongParent = "code.parent";

    // Hours and calendar.
    public const string HoursOrder = "hours.order";
    public const string BreakOutside = "hours.break-outside";
    public const string BreakOverlap = "hours.break-overlap";
    public const string HoursTooShort = "hours.too-short";
    public const string PeriodOverlap = "period.overlap";

    // Groups and services.
    public const string LetterShape = "letter.shape";
    public const string LetterInBothSeries = "letter.both-series";
    public const string BlankUse = "service.blank-use";
    public const string Presence = "service.presence";
    public const string Promise = "service.promise";
    public const string NoOffice = "service.no-office";
    public const string FitsNoSlot = "service.fits-no-slot";
    public const string PackageSize = "package.size";
    public const string PackageService = "package.service";
    public const string PackageSubject = "package.subject";
    public const string QuestionDate = "question.date";
    public const string QuestionPerPerson = "question.per-person";

    // Offices.
    public const string NoCounter = "office.no-counter";
    public const string ModeOverlap = "mode.overlap";
}
