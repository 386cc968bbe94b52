using System.Text;
using System.Text.Json.Nodes;
using Dantain.Cities;

namespace Dantain.Tests.Cities;

/// <summary>The committed packs, for tests of this folder and of every rule that needs a city.</summary>
static class PackFiles
{
    public const string Bekasi = "kota-bekasi.json";
    public const string Sagara = "kabupaten-sagara.json";
    public const string Schema = "city-pack.schema.json";

    /// <summary>Set to 1, the tests write what they would compare: the packs in canonical form and the schema.</summary>
    public static bool Rewrite => Environment.GetEnvironmentVariable("DANTAIN_REWRITE_PACKS") == "1";

    public static string Path(string file)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "Dantain.slnx"))) folder = System.IO.Path.GetDirectoryName(folder)!;
        return System.IO.Path.Combine(folder, "packs", file);
    }

    public static byte[] Bytes(string file) => File.ReadAllBytes(Path(file));

    public static JsonObject Node(string file) => JsonNode.Parse(Bytes(file))!.AsObject();

    public static City City(string file, Action<JsonObject>? change = null)
    {
        var node = Node(file);
        change?.Invoke(node);
        var (pack, faults) = PackJson.Read(Encoding.UTF8.GetBytes(node.ToJsonString()));
        faults.ShouldBeEmpty();
        return new City(pack!, 1);
    }
}
