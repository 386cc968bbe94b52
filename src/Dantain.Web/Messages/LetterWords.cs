using System.Globalization;
using Dantain.Messages;
using Dantain.Web.Wording;

namespace Dantain.Web.Messages;

/// <summary>
/// Letters in words, from the resources, in the person's language: what, where, when, that it is free, how to check that it is real. No link
/// but to the city's own address, no name, no identity number, no hurry.
/// </summary>
static class LetterWords
{
    static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID"), English = CultureInfo.GetCultureInfo("en-GB");

    public static Written Write(Letter letter)
    {
        var kind = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(letter.Kind.ToString());
        var values = Values(letter);
        string Say(string key) => Texts.GetIn(letter.Language, key, values);
        var ofPapers = letter.Kind is MessageKind.Receipt or MessageKind.Ready or MessageKind.Lacking or MessageKind.Uncollected;
        var offer = letter.Kind == MessageKind.Offered || letter.Until is not null;
        var text = new List<string> { Say($"message.{kind}.lead"), Say(ofPapers ? "message.papers" : offer ? "message.details-offered" : "message.details") };
        if (offer) text.Add(Say(letter.IsLastOffer ? "message.offered.last" : "message.offered.rank"));
        if (letter is { Kind: MessageKind.Receipt, PromisedOn: not null }) text.Add(Say("message.promised"));
        if (letter.Kind != MessageKind.Revoked && !ofPapers) text.Add(Say("message.bring"));
        if (letter.Link is not null) text.Add(Say(offer ? "message.link-offered" : "message.link"));
        else if (letter.Prove is not null) text.Add(Say("message.prove"));
        text.Add(Say("message.safe"));
        if (letter.CheckAt is not null) text.Add(Say("message.check"));
        return new(Say($"message.{kind}.subject"), string.Join("\n\n", text) + "\n", Short(letter, kind, values), [.. values.Take(6).Select(v => v.Value.ToString()!)]);
    }

    /// <summary>The first six fill the templates of WhatsApp, in this order; docs/messages.md shows the templates.</summary>
    static (string Name, object Value)[] Values(Letter letter)
    {
        var culture = letter.Language == "en" ? English : Indonesian;
        return
        [
            ("number", letter.Number ?? letter.Reference),
            ("date", letter.Day.Date.ToString("dddd, d MMMM yyyy", culture)),
            ("time", $"{letter.Start.ToString(letter.Language == "en" ? "HH:mm" : "HH.mm", CultureInfo.InvariantCulture)} {letter.City.Pack.City.ZoneLabel}"),
            ("office", letter.Office.Name),
            ("reference", $"{letter.Reference[..4]} {letter.Reference[4..]}"),
            ("product", letter.City.Pack.Product.Name),
            ("day", letter.Day.Date.ToString("d MMM", culture)),
            ("clock", letter.Start.ToString(letter.Language == "en" ? "HH:mm" : "HH.mm", CultureInfo.InvariantCulture)),
            ("ahead", letter.Ahead),
            ("until", letter.Until is { } until ? UntilWords(letter, until, culture) : ""),
            ("link", letter.Link ?? ""),
            ("prove", letter.Prove ?? ""),
            ("receipt", letter.Receipt is { } receipt ? $"{receipt[..4]} {receipt[4..]}" : ""),
            ("documents", letter.Documents.Count == 0 ? "-" : string.Join(", ", letter.Documents)),
            ("ready", letter.PromisedOn?.ToString("dddd, d MMMM yyyy", culture) ?? ""),
            ("check", letter.CheckAt?.Replace("https://", "") ?? ""),
        ];
    }

    static string UntilWords(Letter letter, DateTimeOffset until, CultureInfo culture)
    {
        var local = TimeZoneInfo.ConvertTime(until, letter.City.Zone);
        return $"{local.ToString("d MMM", culture)} {local.ToString(letter.Language == "en" ? "HH:mm" : "HH.mm", CultureInfo.InvariantCulture)}";
    }

    /// <summary>
    /// One SMS: what the network sends as one part. Who asked for the link gets it whole, if need be with the office's name cut; else the link, or how
    /// to get it, and then the way to check are there where they fit.
    /// </summary>
    static string Short(Letter letter, string kind, (string Name, object Value)[] values)
    {
        string Say(string key) => PlainText.Of(Texts.GetIn(letter.Language, key, values));
        var said = Say(letter is { Kind: MessageKind.Offered, IsLastOffer: true } ? "message.offered.short-last" : $"message.{kind}.short");
        if (said.Length > PlainText.MostInOne)
        {
            var office = PlainText.Of(letter.Office.Name);
            said = said.Replace(office, office[..Math.Max(8, office.Length - (said.Length - PlainText.MostInOne))].TrimEnd());
        }
        string?[] more = [letter.Kind == MessageKind.Link ? null : letter.Link, letter.AsksReply ? Say("message.reply-short") : null, letter.CheckAt is null ? null : Say("message.check-short")];
        foreach (var part in more)
            if (part is not null && said.Length + 1 + part.Length <= PlainText.MostInOne) said += " " + part;
        return said;
    }
}

/// <summary>Text in the basic alphabet of SMS (GSM 03.38 without its extension): one letter outside it would halve what fits.</summary>
static class PlainText
{
    public const int MostInOne = 160;
    const string Allowed = "@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    public static string Of(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormC).Select(c => Allowed.Contains(c) ? c : Near(c)));

    static char Near(char c) => c switch
    {
        '–' or '—' or '‑' or '·' => '-',
        '’' or '‘' or '`' => '\'',
        '“' or '”' => '"',
        '\u00a0' or '\t' => ' ',
        _ => c.ToString().Normalize(System.Text.NormalizationForm.FormD)[0] is var plain && Allowed.Contains(plain) ? plain : '?',
    };
}
