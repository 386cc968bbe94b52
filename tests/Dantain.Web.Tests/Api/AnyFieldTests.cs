using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Dantain.Web.Wording;

namespace Dantain.Web.Tests.Api;

/// <summary>A host of its own, because many of the values are right by chance, somebody who may do everything there, and one booking.</summary>
public sealed class AnyFieldHost : IAsyncLifetime
{
    readonly TestHost host = new();

    internal ApiContract Contract { get; private set; } = null!;
    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        Client = await host.SignedInAsync("admin");
        var (_, booked) = await Client.SendAsync("/bookings", ApiCalls.Booking("jatiasih", 4711, "09:00", date: "2026-11-26"));
        Contract = new(JsonNode.Parse(await Client.GetStringAsync("/api/v1/openapi.json"))!, booked!["token"].ShouldNotBeNull(booked.ToString()).ToString());
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await ((IAsyncLifetime)host).DisposeAsync();
    }
}

/// <summary>Every field that the API's own document names takes anything: done, or refused by a problem document with a stable code; never a fault.</summary>
public sealed class AnyFieldTests(AnyFieldHost host) : IClassFixture<AnyFieldHost>
{
    const int ValuesAKind = 200, Large = 16 * 1024;
    static readonly string[] All = ["nik", "name", "phone", "email", "date", "time", "reference", "code", "identity number", "key", "text", "integer", "boolean", "array", "object"];
    public static TheoryData<string> Kinds => [.. All];

    readonly ApiContract contract = host.Contract;
    readonly HttpClient client = host.Client;

    [Fact]
    public void Every_field_is_found_and_has_a_kind()
    {
        contract.Operations.Count.ShouldBeGreaterThan(30);
        var fields = contract.Fields;
        fields.Select(f => f.ToString()).ShouldBeSubsetOf(fields.Select(f => f.ToString()).Distinct());
        foreach (var known in new[] { "POST /api/v1/bookings body applicant.nik", "POST /api/v1/bookings body items[].subject.name", "POST /api/v1/bookings/{token}/cancel path token", "POST /api/v1/bookings header Idempotency-Key", "POST /api/v1/offices/{office}/counters/{no}/open body groups[]" })
            fields.Select(f => f.ToString()).ShouldContain(known);
        string[] members = [.. typeof(Texts).Assembly.GetTypes().Where(t => t.Namespace == "Dantain.Web.Api" && t.Name.EndsWith("Request", StringComparison.Ordinal)).SelectMany(t => t.GetProperties()).Where(p => p.Name != "EqualityContract").Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Distinct()];
        members.Length.ShouldBeGreaterThan(20);
        members.Except(fields.Select(f => f.Member)).ShouldBeEmpty();
        fields.Select(f => f.Kind).Distinct().Order().ShouldBe(All.Order());
    }

    [Fact]
    public async Task Every_example_is_understood()
    {
        foreach (var operation in contract.Operations.Where(o => o.Path != "/api/v1/session"))
        {
            var (path, json, key) = contract.Example(operation);
            var (status, code) = await SendAsync(operation, path, json is null ? null : Encoding.UTF8.GetBytes(json), key);
            status.ShouldBeOneOf([200, 201, 204, 409, 404], $"{operation} {code} {json}");
            if (status == 404) code.ShouldBeOneOf("queue.no-ticket", "day.not-found", "booking.not-found", "draw.no-slip");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_field_takes_anything(string kind)
    {
        var fields = contract.Fields.Where(f => f.Kind == kind).ToArray();
        fields.ShouldNotBeEmpty();
        var (sent, each) = (0, Math.Max(25, ValuesAKind / fields.Length));
        foreach (var field in fields)
        {
            var (path, json, key) = contract.Example(field.Operation, field);
            var example = contract.Text(field.Member);
            if (field.Name.Length == 0 && field.Place == "body")
            {
                var whole = contract.Example(field.Operation).Json!;
                await TryAsync(field, [.. AnyJson.FixedBodies(whole)], AnyJson.Body(whole), each, body => SendAsync(field.Operation, path, body, key), body => Encoding.UTF8.GetString(body));
            }
            else if (field.Place == "body")
                await TryAsync(field, [.. AnyJson.FixedLiterals(example)], AnyJson.AnyLiteral(example), each, value => SendAsync(field.Operation, path, Encoding.UTF8.GetBytes(json!.Replace($"\"{ApiContract.Planted}\"", value)), key), value => value);
            else if (field.Place == "header")
                await TryAsync(field, [.. AnyJson.FixedTexts(example)], AnyJson.Text(example), each, value => SendAsync(field.Operation, path, Bytes(json), new string([.. value.Where(c => c is >= ' ' and <= '~')])), value => value);
            else
                await TryAsync(field, [.. AnyJson.FixedTexts(example)], AnyJson.Text(example), each, value => SendAsync(field.Operation, path.Replace(ApiContract.Planted, AnyJson.InPath(value)), Bytes(json), key), value => value);
        }
        sent.ShouldBeGreaterThanOrEqualTo(ValuesAKind);

        async Task TryAsync<T>(ApiField field, T[] always, Gen<T> any, int more, Func<T, Task<(int Status, string? Code)>> send, Func<T, string> show)
        {
            // Whoever tries to sign in costs a slow hash, so only what is always tried is tried there.
            foreach (var value in always) await CheckAsync(value);
            if (field.Operation.Path != "/api/v1/session") await any.SampleAsync(CheckAsync, iter: more, threads: 1);

            async Task CheckAsync(T value)
            {
                var (status, code) = await send(value);
                Interlocked.Increment(ref sent);
                status.ShouldBeLessThan(500, $"{field}: {show(value)}");
                if (status >= 400 && !(status is 400 or 414 && field.Place == "path")) code.ShouldNotBeNull($"{status} {field}: {show(value)}");   // what is no path at all the server refuses before it is ours
            }
        }
    }

    static byte[]? Bytes(string? json) => json is null ? null : Encoding.UTF8.GetBytes(json);

    /// <summary>The status, and the code of a refusal, which must be a problem document whose sentence is known.</summary>
    async Task<(int Status, string? Code)> SendAsync(ApiOperation operation, string path, byte[]? body, string key)
    {
        using var request = new HttpRequestMessage(new(operation.Method), new Uri(client.BaseAddress!.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (body is not null) (request.Content = new ByteArrayContent(body)).Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        request.Headers.ExpectContinue = body?.Length > Large;   // what is refused for its size is refused before it is sent, else the answer may be lost with the connection
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return ((int)answer.StatusCode, await Problems.CodeOfAsync(answer));
    }
}
