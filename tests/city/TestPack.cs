using Dantain.Cities;

namespace Dantain.Tests;

/// <summary>
/// The pack a host under test reads: a city's own, changed. Places on the spot are all open at once and nothing is drawn unless a test says
/// otherwise, so that whoever takes a number can be called.
/// </summary>
static class TestPack
{
    public static string Write(string root, string name, string folder, Func<CityPack, CityPack> change)
    {
        var read = PackJson.Read(File.ReadAllBytes(Path.Combine(root, "packs", name))).Pack!;
        var file = Path.Combine(folder, "pack.json");
        File.WriteAllBytes(file, PackJson.Write(change(read with { Rules = read.Rules with { WalkIn = new() } })));
        return file;
    }
}
