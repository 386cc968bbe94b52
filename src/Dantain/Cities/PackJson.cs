namespace Dantain.Cities;
public sealed record PackFault(string Path, string Code, string Reason);
public static class PackJson { public static (CityPack? Pack, IReadOnlyList<PackFault> Faults) Read(ReadOnlySpan<byte> utf8) => (null, []); }
