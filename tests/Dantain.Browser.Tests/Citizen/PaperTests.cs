using System.Diagnostics;

namespace Dantain.Browser.Tests.Citizen;

/// <summary>The ticket on paper is a tagged PDF of the right size, and its QR is read from it.</summary>
[Collection(nameof(BrowserHost))]
public sealed class PaperTests(BrowserHost host)
{
    [Theory]
    [InlineData("a4", "594.96 x 841.92")]
    [InlineData("80", "226.8 x 841.92")]
    public async Task The_PDF_is_tagged_has_its_size_and_its_QR_is_read(string paper, string points)
    {
        await using var phone = await Phone.OpenAsync(host);
        await phone.ToTicketAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        var folder = Directory.CreateTempSubdirectory("dantain-paper-").FullName;
        var pdf = Path.Combine(folder, "ticket.pdf");
        await File.WriteAllBytesAsync(pdf, await client.GetByteArrayAsync($"{phone.Path}/cetak?kertas={paper}&bentuk=pdf"));

        var about = await RunAsync("pdfinfo", pdf);
        about.ShouldMatch(@"Tagged:\s+yes");
        about.ShouldMatch(@"Title:\s+Tiket ");
        Size(about).ShouldBe(Size("Page size: " + points));
        await RunAsync("pdftoppm", "-r", "150", "-png", "-f", "1", "-l", "1", pdf, Path.Combine(folder, "ticket"));
        (await RunAsync("zbarimg", "-q", "--raw", Directory.GetFiles(folder, "*.png").Single())).Trim().ShouldBe(phone.Path.Split('/')[2]);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>In whole millimetres: browsers round to the pixel.</summary>
    static (int Wide, int High) Size(string about)
    {
        var size = System.Text.RegularExpressions.Regex.Match(about, @"Page size:\s+([0-9.]+) x ([0-9.]+)");
        int Millimetres(int group) => (int)Math.Round(double.Parse(size.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture) / 72 * 25.4);
        return (Millimetres(1), Millimetres(2));
    }

    static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var read = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return read;
    }
}
