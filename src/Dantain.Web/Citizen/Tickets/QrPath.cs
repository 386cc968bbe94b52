using System.Text;
using QRCoder;

namespace Dantain.Web.Citizen.Tickets;

/// <summary>A QR code as one path of an SVG, quiet zone included. 20 capitals and digits fit the smallest code there is (21 × 21).</summary>
sealed record QrPath(int Size, string Path)
{
    public static QrPath Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var row = 0; row < code.ModuleMatrix.Count; row++)
            for (var column = 0; column < code.ModuleMatrix.Count; column++)
            {
                if (!code.ModuleMatrix[row][column]) continue;
                var from = column;
                while (column + 1 < code.ModuleMatrix.Count && code.ModuleMatrix[row][column + 1]) column++;
                path.Append($"M{from} {row}h{column - from + 1}v1H{from}z");
            }
        return new(code.ModuleMatrix.Count, path.ToString());
    }
}
