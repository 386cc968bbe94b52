using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dantain.Web.Tests.Api;

/// <summary>Requests that are wrong as a whole: address, method, type, size, framing.</summary>
[Collection(nameof(TestHost))]
public sealed class AnyRequestTests(TestHost host)
{
    [Theory]
    [InlineData("GET", "/api/v1/nowhere", "", 404, "request.not-found")]
    [InlineData("GET", "/api/nowhere", "", 404, "request.not-found")]
    [InlineData("POST", "/api/v1/offices/dinas/counters/one/open", "application/json", 404, "request.not-found")]
    [InlineData("PUT", "/api/v1/offices/dinas/counters/1/open", "application/json", 405, "request.method")]
    [InlineData("DELETE", "/api/v1/bookings", "", 405, "request.method")]
    [InlineData("POST", "/api/v1/bookings", "", 422, "request.json")]
    [InlineData("POST", "/api/v1/bookings", "text/plain", 415, "request.type")]
    [InlineData("POST", "/api/v1/bookings", "application/x-www-form-urlencoded", 415, "request.type")]
    [InlineData("POST", "/api/v1/bookings", "application/jsonx", 415, "request.type")]
    [InlineData("POST", "/api/v1/bookings", "multipart/form-data; boundary=x", 415, "request.type")]
    [InlineData("POST", "/api/v1/bookings", "application/json; charset=utf-16", 422, "request.json")]
    [InlineData("POST", "/api/v1/session", "text/plain", 415, "request.type")]
    public async Task What_fits_no_operation_is_told_why(string method, string path, string type, int status, string code)
    {
        using var client = host.Visitor();
        using var request = new HttpRequestMessage(new(method), path) { Content = type.Length == 0 ? null : new ByteArrayContent([1, 2]) };
        if (type.Length > 0) request.Content!.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await client.SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(status);
        (await Problems.CodeOfAsync(answer)).ShouldBe(code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_refused_whether_it_says_so_or_not(bool chunked)
    {
        using var client = host.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/bookings") { Content = new ByteArrayContent([(byte)'{', .. Enumerable.Repeat((byte)' ', 70_000)]) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await client.SendAsync(request);

        ((int)answer.StatusCode).ShouldBeOneOf(413, 422);
        (await Problems.CodeOfAsync(answer)).ShouldBe("request.too-large");
    }

    static readonly string[] Framings =
    [
        "Transfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n{", "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n{", "Transfer-Encoding: chunked\r\n\r\n-1\r\n{", "Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n 2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n2;x=y\r\n{}\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n2\r\n{}0\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n", "Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n0\r\nX: y\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n", "Transfer-Encoding: chunked, identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n", "Transfer-Encoding: gzip\r\n\r\n{}", "Transfer-Encoding: xchunked\r\n\r\n{}", "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", "Content-Length: -2\r\n\r\n{}", "Content-Length: +2\r\n\r\n{}",
        "Content-Length: 2, 2\r\n\r\n{}", "Content-Length: 99999999999999999999\r\n\r\n{}", "Content-Length: 0x2\r\n\r\n{}", "Content-Length: 2\r\nIdempotency-Key: \0\r\n\r\n{}", "Content-Length: 2\r\nIdempotency-Key: \u00e9\u4e2d\r\n\r\n{}", "Content-Length: 2\r\nIdempotency-Key: a\r\nIdempotency-Key: b\r\n\r\n{}",
        "Content-Length: 2\r\nAccept-Language: \u00ff;q=x\r\n\r\n{}", "Content-Length: 2\r\nCookie: \u0001=\u0002; dantain-staff=x\r\n\r\n{}", "Content-Length: 2\r\n folded: x\r\n\r\n{}", "Content-Length: 2\r\nNoColon\r\n\r\n{}", "\r\n", "Expect: 100-continue\r\nContent-Length: 70000\r\n\r\n", "Upgrade: h2c\r\nConnection: Upgrade\r\nContent-Length: 2\r\n\r\n{}",
    ];

    /// <summary>Asks for nothing and is answered with nothing (RFC 9110, 9.3.7), unless the server sees first that the caller has hung up.</summary>
    const string AboutTheServer = "OPTIONS * HTTP/1.1";

    [Fact]
    public async Task No_trick_with_the_framing_breaks_anything()
    {
        foreach (var framing in Framings.Append($"X: {new string('x', 40_000)}\r\nContent-Length: 2\r\n\r\n{{}}").Append(string.Concat(Enumerable.Range(0, 200).Select(i => $"X{i}: y\r\n")) + "Content-Length: 2\r\n\r\n{}"))
        {
            var answer = await RawAsync($"POST /api/v1/bookings HTTP/1.1\r\nHost: {host.Address.Authority}\r\nContent-Type: application/json\r\nConnection: close\r\n{framing}");
            if (answer.Length == 0) continue;   // hung up on
            answer.ShouldStartWith("HTTP/1.1 ");
            int.Parse(answer.AsSpan(9, 3)).ShouldBeOneOf([100, 400, 408, 411, 413, 415, 417, 422, 431, 501], framing);
            if (answer.StartsWith("HTTP/1.1 501", StringComparison.Ordinal)) framing.ShouldStartWith("Transfer-Encoding");   // its very meaning: no such transfer coding
        }
        foreach (var line in new[] { "GET /api/v1/offices\0 HTTP/1.1", "GET /api/v1/bookings/%00 HTTP/1.1", "GET /api/v1/bookings/%ED%A0%80 HTTP/1.1", "GET /api/v1/bookings/%ZZ HTTP/1.1", "GET //api//v1//offices HTTP/1.1", "GET api HTTP/1.1", "PRI * HTTP/2.0", "GET /api/v1/offices HTTP/9.9", $"GET /{new string('a', 9000)} HTTP/1.1", "BREW /api/v1/offices HTTP/1.1", AboutTheServer, "\u0016\u0003\u0001" })
        {
            var answer = await RawAsync($"{line}\r\nHost: {host.Address.Authority}\r\nConnection: close\r\n\r\n");
            if (answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal)) int.Parse(answer.AsSpan(9, 3)).ShouldBeOneOf(line == AboutTheServer ? [200] : [400, 404, 405, 414, 505], line);
        }
        using var client = host.Visitor();
        (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    async Task<string> RawAsync(string request)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(host.Address.Host, host.Address.Port);
        await socket.SendAsync(Encoding.UTF8.GetBytes(request));
        socket.Shutdown(SocketShutdown.Send);   // what was promised and not sent never comes
        var (answer, piece) = (new StringBuilder(), new byte[8192]);
        try
        {
            while (await socket.ReceiveAsync(piece) is > 0 and var read) answer.Append(Encoding.Latin1.GetString(piece, 0, read));
        }
        catch (SocketException) { }   // reset: the server would not hear the rest
        return answer.ToString();
    }
}
