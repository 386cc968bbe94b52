using System.Text;
using System.Text.Json.Nodes;

namespace Dantain.Tests.Cities;

public class PackSchemaTests
{
    [Fact]
    public void The_committed_schema_is_that_of_the_records()
    {
        var made = PackSchema.Generate();
        if (PackFiles.Rewrite) File.WriteAllBytes(PackFiles.Path(PackFiles.Schema), made);
        Encoding.UTF8.GetString(PackFiles.Bytes(PackFiles.Schema)).ShouldBe(Encoding.UTF8.GetString(made));
    }

    [Fact]
    public void Every_member_is_described()
    {
        var silent = new List<string>();
        Look(JsonNode.Parse(PackSchema.Generate())!, "$", silent);
        silent.ShouldBeEmpty();
    }

    static void Look(JsonNode node, string path, List<string> silent)
    {
        if (node is not JsonObject schema) return;
        foreach (var (name, part) in schema["properties"] as JsonObject ?? [])
        {
            if (part!["description"] is null) silent.Add($"{path}.{name}");
            Look(part, $"{path}.{name}", silent);
        }
        if (schema["items"] is { } items) Look(items, $"{path}[]", silent);
        if (schema["additionalProperties"] is { } more) Look(more, $"{path}.*", silent);
    }
}
