using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dantain.Cities;

/// <summary>Prints JSON for people: two spaces of indent, and whatever fits into one line on one line.</summary>
static class PackPrinter
{
    /// <summary>Characters a line may have; an object or list that fits is not broken.</summary>
    const int Width = 160;

    public static byte[] Print(JsonElement root)
    {
        var text = new StringBuilder();
        Print(root, 0, 0, text);
        return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
    }

    /// <param name="value">What is printed.</param>
    /// <param name="indent">Spaces before a broken line.</param>
    /// <param name="before">Characters of this line that stand before the value.</param>
    /// <param name="text">Where it is printed to.</param>
    static void Print(JsonElement value, int indent, int before, StringBuilder text)
    {
        var line = OneLine(value);
        var isList = value.ValueKind == JsonValueKind.Array;
        if ((indent > 0 && before + line.Length + 1 <= Width) || value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            text.Append(line);
            return;
        }
        var parts = isList ? value.EnumerateArray().Select(v => ("", v)) : value.EnumerateObject().Select(m => (Name(m.Name), m.Value));
        var separator = isList ? "[\n" : "{\n";
        foreach (var (name, part) in parts)
        {
            text.Append(separator).Append(' ', indent + 2).Append(name);
            Print(part, indent + 2, indent + 2 + name.Length, text);
            separator = ",\n";
        }
        text.Append('\n').Append(' ', indent).Append(isList ? ']' : '}');
    }

    static string OneLine(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when !value.EnumerateObject().Any() => "{}",
        JsonValueKind.Object => "{ " + string.Join(", ", value.EnumerateObject().Select(m => Name(m.Name) + OneLine(m.Value))) + " }",
        JsonValueKind.Array => "[" + string.Join(", ", value.EnumerateArray().Select(OneLine)) + "]",
        _ => value.GetRawText(),
    };

    static string Name(string name) => $"\"{JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\": ";
}
