using System.IO.Compression;

namespace Dantain.Web.Tests;

/// <summary>Asks for everything compressed, as every browser does, weighs each answer as it crossed the network, and passes it on unpacked.</summary>
public sealed class Scales : DelegatingHandler
{
    public List<(string Path, string? Type, string? Coding, int Bytes)> Weighed { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        var answer = await base.SendAsync(request, cancellationToken);
        var bytes = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        var coding = answer.Content.Headers.ContentEncoding.SingleOrDefault();
        Weighed.Add((request.RequestUri!.PathAndQuery, answer.Content.Headers.ContentType?.MediaType, coding, bytes.Length));
        var unpacked = new ByteArrayContent(Unpack(bytes, coding));
        foreach (var (name, values) in answer.Content.Headers) if (name is not ("Content-Encoding" or "Content-Length")) unpacked.Headers.TryAddWithoutValidation(name, values);
        answer.Content = unpacked;
        return answer;
    }

    static byte[] Unpack(byte[] bytes, string? coding)
    {
        using Stream packed = coding switch
        {
            "br" => new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress),
            "gzip" => new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress),
            _ => new MemoryStream(bytes),
        };
        using var all = new MemoryStream();
        packed.CopyTo(all);
        return all.ToArray();
    }
}
