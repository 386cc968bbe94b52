using System.Diagnostics;
using System.Text;
using Dantain.Queue;
using Dantain.Tests;
using QRCoder;

namespace Dantain.Web.Tests.Kiosk;

/// <summary>The ticket of a network printer: what comes over the wire is what a printer would print, and its QR is read.</summary>
public sealed class KioskPaperTests(KioskHost host) : IClassFixture<KioskHost>
{
    [Theory]
    [InlineData(80, "gpp-cibubur")]
    [InlineData(58, "jatiasih")]
    public async Task The_ticket_comes_out_with_its_number_and_its_QR_is_read(int paper, string office)
    {
        await using var printer = new FakePrinter();
        using var kiosk = await host.KioskAsync(office, paper, printer.Address.ToString());
        await TakeAsync(kiosk, office);

        kiosk.Page.Text.ShouldContain("Ambil kertas Anda");
        var printed = Receipt.Of(await printer.GotAsync());
        printed.Text.ShouldContain(kiosk.Page.Html.QuerySelector(".number")!.TextContent);
        printed.Text.ShouldContain("Kode pendaftaran");
        printed.Lines.ShouldAllBe(l => l.Text.Length * l.Size <= (paper == 80 ? 48 : 32));
        printed.IsCut.ShouldBeTrue();
        var token = await ReadAsync(printed);
        token.Length.ShouldBe(20);
        token.ShouldStartWith(kiosk.Page.Html.QuerySelector(".code b")!.TextContent.Replace(" ", ""));
    }

    [Fact]
    public async Task A_button_touched_twice_prints_once()
    {
        await using var printer = new FakePrinter();
        using var kiosk = await host.KioskAsync("dinas", 80, printer.Address.ToString());
        await kiosk.GetAsync("/mesin/dinas/ambil/KK-BARU");
        var address = new Uri(kiosk.Page.Path, UriKind.Relative);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            using var answer = await kiosk.Http.PostAsync(address, Visitor.Form(kiosk.Page, ("priority", "0")));
            answer.EnsureSuccessStatusCode();
        }));

        printer.Calls.ShouldBe(1);
    }

    [Theory]
    [InlineData(true, DoorNews.PaperOut, "rawalumbu")]
    [InlineData(false, DoorNews.PrinterOff, "mustika-jaya")]
    public async Task Without_paper_or_printer_the_number_counts_stands_large_and_the_door_is_told(bool there, DoorNews news, string office)
    {
        await using var printer = new FakePrinter { Paper = 0x72 };
        var address = printer.Address.ToString();
        if (!there) await printer.DisposeAsync();
        using var kiosk = await host.KioskAsync(office, 80, address);
        await TakeAsync(kiosk, office);

        kiosk.Page.Text.ShouldContain("Kertas tidak keluar. Nomor Anda tetap berlaku");
        kiosk.Page.Html.QuerySelector("svg.phone").ShouldNotBeNull();
        (await host.TicketsAsync(office)).ShouldBe(1);
        (await host.ToldAsync(office)).ShouldBe([news]);
    }

    [Fact]
    public async Task Where_the_browser_prints_the_page_asks_for_it_once()
    {
        using var kiosk = await host.KioskAsync("mpp", 58);
        await TakeAsync(kiosk, "mpp");
        kiosk.Page.Html.Body!.GetAttribute("data-print").ShouldBe("1");
        kiosk.Page.Html.Body.ClassList.ShouldContain("narrow");

        (await kiosk.GetAsync("/mesin/mpp/nomor")).Html.Body!.GetAttribute("data-print").ShouldNotBe("1");
    }

    static async Task TakeAsync(Visitor kiosk, string office)
    {
        await kiosk.GetAsync($"/mesin/{office}/ambil/KK-BARU");
        await kiosk.SendAsync(("priority", "0"));
        kiosk.Page.Path.ShouldBe($"/mesin/{office}/nomor");
    }

    /// <summary>Draws the code as the printer was told to, and lets a reader read it that has nothing of ours.</summary>
    static async Task<string> ReadAsync(Receipt printed)
    {
        printed.QrModel.ShouldBe(50);
        printed.QrLevel.ShouldBe(49);
        using var drawn = QRCodeGenerator.GenerateQrCode(printed.Qr, QRCodeGenerator.ECCLevel.M);
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        await File.WriteAllBytesAsync(file, new PngByteQRCode(drawn).GetGraphic(printed.QrModule));
        using var reader = Process.Start(new ProcessStartInfo("zbarimg", ["-q", "--raw", file]) { RedirectStandardOutput = true })!;
        var read = await reader.StandardOutput.ReadToEndAsync();
        await reader.WaitForExitAsync();
        File.Delete(file);
        return read.Trim();
    }

    /// <summary>What a printer makes of the bytes: it knows the commands by their lengths, and fails on any other.</summary>
    sealed record Receipt(IReadOnlyList<(string Text, int Size)> Lines, string Qr, int QrModel, int QrModule, int QrLevel, bool IsCut)
    {
        public string Text => string.Join('\n', Lines.Select(l => l.Text));

        public static Receipt Of(byte[] bytes)
        {
            var (lines, line, size, cut) = (new List<(string, int)>(), new StringBuilder(), 1, false);
            var (store, model, module, level, qr) = ("", 0, 0, 0, "");
            for (var i = 0; i < bytes.Length;)
            {
                switch (bytes[i], i + 1 < bytes.Length ? bytes[i + 1] : 0)
                {
                    case (0x10, 0x04): i += 3; break;
                    case (0x1B, '@'): i += 2; break;
                    case (0x1B, 't' or 'a' or 'E' or 'd'): i += 3; break;
                    case (0x1D, '!'): size = (bytes[i + 2] & 7) + 1; i += 3; break;
                    case (0x1D, 'V'): cut = true; i += 4; break;
                    case (0x1D, '('):
                        var length = bytes[i + 3] | bytes[i + 4] << 8;
                        var content = bytes.AsSpan(i + 5, length);
                        if (content[1] == 65) model = content[2];
                        else if (content[1] == 67) module = content[2];
                        else if (content[1] == 69) level = content[2];
                        else if (content[1] == 80) store = Encoding.ASCII.GetString(content[3..]);
                        else if (content[1] == 81) qr = store;
                        else throw new InvalidDataException($"function {content[1]}");
                        i += 5 + length;
                        break;
                    case (0x0A, _): lines.Add((line.ToString(), size)); line.Clear(); i++; break;
                    case ( >= 0x20, _): line.Append((char)bytes[i]); i++; break;
                    default: throw new InvalidDataException($"byte {bytes[i]:X2} at {i}");
                }
            }
            return new(lines, qr, model, module, level, cut);
        }
    }
}
