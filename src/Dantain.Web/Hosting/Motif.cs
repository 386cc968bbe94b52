namespace Dantain.Web.Hosting;

/// <summary>
/// The band of every page: kawung, the cut palm fruit of old Javanese batik, four petals and their seeds. Part of the page instead of a file, because it
/// is smaller than the question for one, and because the error page must have it too. The colours are the style sheet's.
/// </summary>
static class Motif
{
    /// <summary>The first band of a page, which holds the pattern.</summary>
    public const string Band = """
        <svg class="weave" aria-hidden="true"><pattern id="kawung" width="24" height="24" patternUnits="userSpaceOnUse" patternTransform="scale(.75)"><path d="M1 1Q10 2 11 11Q2 10 1 1zM23 1Q22 10 13 11Q14 2 23 1zM1 23Q2 14 11 13Q10 22 1 23zM23 23Q14 22 13 13Q22 14 23 23zM12-2l2 2-2 2-2-2zm0 24l2 2-2 2-2-2zM-2 12l2-2 2 2-2 2zm24 0l2-2 2 2-2 2z"/></pattern><rect width="100%" height="100%" fill="url(#kawung)"/></svg>
        """;

    /// <summary>More of it, on a page that has the band.</summary>
    public const string Again = """<svg class="weave" aria-hidden="true"><rect width="100%" height="100%" fill="url(#kawung)"/></svg>""";

    /// <summary>A large piece behind the first words of the start page.</summary>
    public const string Cloth = """<svg class="cloth" viewBox="0 0 72 72" preserveAspectRatio="xMaxYMin slice" aria-hidden="true"><rect width="72" height="72" fill="url(#kawung)"/></svg>""";
}
