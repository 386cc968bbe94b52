using Dantain.Brakes;
using Dantain.Cities;
using Dantain.Kiosks;
using Dantain.Web.Citizen;
using Dantain.Web.Wording;

namespace Dantain.Web.Kiosk;

/// <summary>The ticket as a receipt printer gets it: number, when, code, and what to know; nothing of a person.</summary>
static class KioskPaper
{
    const int LargeLetters = 5, NarrowLetters = 4;

    /// <param name="kiosk">How wide its paper is.</param>
    /// <param name="city">Whose name stands on top.</param>
    /// <param name="office">Where the number counts.</param>
    /// <param name="shown">The number.</param>
    /// <param name="when">Date and time it was given, as people read it.</param>
    /// <param name="turn">When its turn comes, as people read it.</param>
    public static byte[] Of(KnownDevice kiosk, City city, Office office, ShownNumber shown, string when, string turn)
    {
        var paper = new EscPos(kiosk.PaperMm).Centre()
            .Bold(true).Line(city.Pack.Product.Name).Bold(false)
            .Line(office.Name).Rule()
            .Line(Texts.Get(shown.Slip is null ? "ticket.number" : "kiosk.slip"))
            .Bold(true).Size(kiosk.PaperMm == 58 ? NarrowLetters : LargeLetters).Line(shown.Number).Size(1);
        if (shown.Priority) paper.Line(Texts.Get("kiosk.priority-badge"));
        if (shown.Slip is not null) return paper.Line(turn).Bold(false).Feed(1).Left().Line(Texts.Get("kiosk.draw-how")).Rule().Line(when).Feed(2).Cut().ToBytes();
        return paper.Line(turn).Bold(false)
            .Feed(1).Qr(shown.Token)
            .Line($"{Texts.Get("ticket.reference")} {InWords.Grouped(shown.Token[..Shared.Reference.Length])}")
            .Feed(1).Left().Line(Texts.Get("ticket.order"))
            .Line($"{Texts.Get("page.free")} {Texts.Get("ticket.free-says")}")
            .Rule().Line(when)
            .Feed(2).Cut().ToBytes();
    }
}
