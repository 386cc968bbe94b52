using System.Text;
using QRCoder;

namespace Dantain.Browser.Tests.Staff;

/// <summary>What a camera sees that is held before a QR code: one still picture of 640 × 480 as uncompressed video, which Chromium plays as its camera.</summary>
static class FakeCamera
{
    const int Width = 640, Height = 480, Frames = 5;

    /// <param name="path">Of the file to write.</param>
    /// <param name="text">In the code.</param>
    /// <param name="degrees">How far the code is turned.</param>
    /// <param name="blur">Radius in pixels in which light runs together.</param>
    public static void Write(string path, string text, double degrees, int blur)
    {
        using var file = File.Create(path);
        file.Write(Encoding.ASCII.GetBytes($"YUV4MPEG2 W{Width} H{Height} F10:1 Ip A1:1 C420jpeg\n"));
        var light = Blurred(Picture(text, degrees), blur);
        var grey = new byte[Width * Height / 2];
        Array.Fill(grey, (byte)128);
        for (var frame = 0; frame < Frames; frame++)
        {
            file.Write("FRAME\n"u8);
            file.Write(light);
            file.Write(grey);
        }
    }

    static byte[] Picture(string text, double degrees)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var modules = code.ModuleMatrix;
        var module = 260.0 / modules.Count;
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(degrees));
        var light = new byte[Width * Height];
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                var (dx, dy) = (x - Width / 2.0, y - Height / 2.0);
                var column = (int)Math.Floor((dx * cos + dy * sin) / module + modules.Count / 2.0);
                var row = (int)Math.Floor((dy * cos - dx * sin) / module + modules.Count / 2.0);
                var isDark = row >= 0 && row < modules.Count && column >= 0 && column < modules.Count && modules[row][column];
                light[y * Width + x] = (byte)(isDark ? 30 : 220);
            }
        return light;
    }

    static byte[] Blurred(byte[] light, int radius)
    {
        if (radius == 0) return light;
        var blurred = new byte[light.Length];
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                var (sum, count) = (0, 0);
                for (var v = Math.Max(0, y - radius); v <= Math.Min(Height - 1, y + radius); v++)
                    for (var u = Math.Max(0, x - radius); u <= Math.Min(Width - 1, x + radius); u++) (sum, count) = (sum + light[v * Width + u], count + 1);
                blurred[y * Width + x] = (byte)(sum / count);
            }
        return blurred;
    }
}
