using System.Text.Json.Nodes;

namespace Dantain.Web.Tests.Api;

/// <summary>One operation as the OpenAPI document describes it.</summary>
sealed record ApiOperation(string Method, string Path, JsonNode Described)
{
    public override string ToString() => $"{Method} {Path}";
}

/// <summary>One thing a client can send: <c>path</c>, <c>header</c>, <c>query</c> or <c>body</c>; <c>Name</c> is the way to it, such as <c>applicant.nik</c> (empty: the whole body).</summary>
sealed record ApiField(ApiOperation Operation, string Place, string Name, string Kind)
{
    public string Member => Name.Replace("[]", "").Split('.')[^1];
    public override string ToString() => $"{Operation} {Place} {Name}";
}

/// <summary>What the API takes, read from its own document: a new field is found by itself, and has examples of its kind.</summary>
sealed class ApiContract
{
    public const string Planted = "@planted@";
    static readonly Dictionary<string, string> KindOf = new()
    {
        ["nik"] = "nik",
        ["name"] = "name",
        ["phone"] = "phone",
        ["phoneLastFour"] = "phone",
        ["email"] = "email",
        ["date"] = "date",
        ["start"] = "time",
        ["token"] = "reference",
        ["code"] = "reference",
        ["office"] = "code",
        ["service"] = "code",
        ["services"] = "code",
        ["group"] = "code",
        ["groups"] = "code",
        ["village"] = "code",
        ["kind"] = "code",
        ["issuer"] = "code",
        ["number"] = "identity number",
        ["Idempotency-Key"] = "key",
    };
    static int people;
    readonly JsonNode document;
    readonly string token;

    public IReadOnlyList<ApiOperation> Operations { get; }
    public IReadOnlyList<ApiField> Fields { get; }

    /// <param name="document">The OpenAPI document.</param>
    /// <param name="token">Of a booking that exists.</param>
    public ApiContract(JsonNode document, string token)
    {
        (this.document, this.token) = (document, token);
        Operations =
        [
            .. from path in document["paths"]!.AsObject()
               from operation in path.Value!.AsObject()
               where operation.Key is "get" or "post" or "put" or "patch" or "delete"
               select new ApiOperation(operation.Key.ToUpperInvariant(), path.Key, operation.Value!),
        ];
        Fields = [.. Operations.SelectMany(Of)];
    }

    public JsonNode? Body(ApiOperation operation) => operation.Described["requestBody"]?["content"]?["application/json"]?["schema"];

    IEnumerable<ApiField> Of(ApiOperation operation)
    {
        foreach (var parameter in operation.Described["parameters"]?.AsArray() ?? [])
        {
            var name = parameter!["name"]!.ToString();
            yield return new(operation, parameter["in"]!.ToString(), name, TypeOf(parameter["schema"]!) is "integer" ? "integer" : KindOf.GetValueOrDefault(name, "text"));
        }
        if (Body(operation) is not { } body) yield break;
        foreach (var (at, kind) in Walk(body, "")) yield return new(operation, "body", at, kind);
    }

    IEnumerable<(string At, string Kind)> Walk(JsonNode schema, string at)
    {
        schema = Resolved(schema);
        var name = at.Replace("[]", "").Split('.')[^1];
        yield return (at, TypeOf(schema) is var type && type != "string" ? type : KindOf.GetValueOrDefault(name, "text"));
        var inner = type switch
        {
            "object" => schema["properties"]?.AsObject().SelectMany(p => Walk(p.Value!, at.Length == 0 ? p.Key : $"{at}.{p.Key}")) ?? [],
            "array" => Walk(schema["items"]!, at + "[]"),
            _ => [],
        };
        foreach (var field in inner) yield return field;
    }

    /// <summary>A request that is understood, with one of its parts left for a test to plant: <see cref="Planted"/> stands there.</summary>
    public (string Path, string? Json, string Key) Example(ApiOperation operation, ApiField? planted = null)
    {
        var path = string.Join('/', operation.Path.Split('/').Select(p => !p.StartsWith('{') ? p
            : planted is { Place: "path" } && p.Trim('{', '}').Split(':')[0] == planted.Name ? Planted : Text(p.Trim('{', '}').Split(':')[0])));
        var json = Body(operation) is { } schema ? Value(schema, "", planted is { Place: "body" } ? planted.Name : null)!.ToJsonString() : null;
        return (path, json, planted is { Place: "header" } ? Planted : Guid.NewGuid().ToString());
    }

    JsonNode? Value(JsonNode schema, string at, string? planted)
    {
        if (at == planted) return JsonValue.Create(Planted);
        schema = Resolved(schema);
        return TypeOf(schema) switch
        {
            "object" => new JsonObject(schema["properties"]?.AsObject().Select(p => KeyValuePair.Create(p.Key, Value(p.Value!, at.Length == 0 ? p.Key : $"{at}.{p.Key}", planted))) ?? []),
            "array" => new JsonArray(Value(schema["items"]!, at + "[]", planted)),
            "integer" => JsonValue.Create(1),
            "boolean" => JsonValue.Create(false),
            _ when at.EndsWith("nik", StringComparison.Ordinal) => null,   // else the other kinds of number would not be looked at
            _ => JsonValue.Create(Text(at.Replace("[]", "").Split('.')[^1])),
        };
    }

    /// <summary>What somebody who means well sends; a person is never the same one twice.</summary>
    public string Text(string name) => name switch
    {
        "no" or "ticket" or "counter" or "slip" => "1",
        "office" => "jatiasih",
        "service" or "services" => "KTP-HILANG",
        "group" or "groups" => "KTP-EL",
        "village" => "32.75.01.1002",
        "date" => "2026-11-25",
        "start" => "10:00",
        "nik" => ApiCalls.Nik(Interlocked.Increment(ref people)),
        "name" => "Siti Rahmawati",
        "kind" => "passport",
        "issuer" => "AUS",
        "number" => $"PA{Interlocked.Increment(ref people):0000000}",
        "phone" => "0812 3456 7890",
        "phoneLastFour" => "7890",
        "email" => "siti@contoh.id",
        "token" or "code" => token,
        "user" => "admin",
        "password" => Dantain.Staff.DemoStaff.Password,
        "Idempotency-Key" => Guid.NewGuid().ToString(),
        _ => "fotokopi",
    };

    JsonNode Resolved(JsonNode schema)
    {
        if (schema["$ref"]?.ToString() is { } reference) return Resolved(document["components"]!["schemas"]![reference.Split('/')[^1]]!);
        return (schema["oneOf"] ?? schema["anyOf"])?.AsArray().FirstOrDefault(s => s!["type"]?.ToString() != "null") is { } one ? Resolved(one) : schema;
    }

    static string TypeOf(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => several.Select(t => t!.ToString()).Where(t => t != "null").OrderBy(t => t == "string").First(),
        { } one => one.ToString(),
        null => "object",
    };
}
