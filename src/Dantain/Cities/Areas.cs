namespace Dantain.Cities;

/// <summary>A kecamatan or distrik.</summary>
/// <param name="Code">Kemendagri code with dots, for instance 32.75.07; never computed (codes are not contiguous).</param>
/// <param name="Name">As people usually write it.</param>
/// <param name="Villages">Its kelurahan, desa or kampung.</param>
/// <param name="Lat">Latitude of the centre, degrees.</param>
/// <param name="Lng">Longitude of the centre, degrees.</param>
/// <param name="Aliases">Official and older spellings, for the search.</param>
/// <param name="Origin">Where these values come from, those of its villages included.</param>
public sealed record District(string Code, string Name, IReadOnlyList<Village> Villages, double? Lat = null, double? Lng = null,
    IReadOnlyList<string>? Aliases = null, Origin? Origin = null);

/// <summary>A kelurahan, desa or kampung: the unit of routing.</summary>
/// <param name="Code">Kemendagri code with dots, for instance 32.75.07.1003.</param>
/// <param name="Name">As people usually write it.</param>
/// <param name="Lat">Latitude of the centre, degrees.</param>
/// <param name="Lng">Longitude of the centre, degrees.</param>
/// <param name="Aliases">Official and older spellings, for the search.</param>
/// <param name="Origin">Where these values come from; without it, the district's.</param>
public sealed record Village(string Code, string Name, double Lat, double Lng, IReadOnlyList<string>? Aliases = null, Origin? Origin = null);
