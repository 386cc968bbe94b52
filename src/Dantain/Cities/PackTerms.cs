using System.Collections.Frozen;

namespace Dantain.Cities;

/// <summary>The words a pack may use where screens and rules need a closed set.</summary>
public static class PackTerms
{
    public static readonly FrozenSet<string> BoardLayout = ["calls", "counters"];
    public static readonly FrozenSet<string> Confidence = ["official", "press", "derived", "inferred", "unknown"];
    public static readonly FrozenSet<string> OfficeKind = ["main", "district", "village", "outlet"];
    public static readonly FrozenSet<string> HolidayKind = ["national", "jointLeave", "local"];
    public static readonly FrozenSet<string> Applicant = ["WNI", "OA", "any"];
    public static readonly FrozenSet<string> RequirementForm = ["syarat", "syarat-lokal", "asli", "asli-diserahkan", "fotokopi"];
    public static readonly FrozenSet<string> Delivery = ["pdf", "pickup"];
    public static readonly FrozenSet<string> Subject = ["self", "other", "spouse", "newborn", "deceased"];

    /// <summary>The zone labels of Indonesia and their offsets from UTC in hours (Keppres 41/1987).</summary>
    public static readonly FrozenDictionary<string, int> ZoneLabels = new Dictionary<string, int> { ["WIB"] = 7, ["WITA"] = 8, ["WIT"] = 9 }.ToFrozenDictionary();
}
