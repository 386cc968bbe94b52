using Dantain.Cities;
using Dantain.Messages;
using Dantain.Shared;
using Dantain.Storage;
using Dantain.Web.Messages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen;

/// <summary>
/// /cek-pesan: what our messages look like, and whether one about this reference was sent by us. It names kinds and times, never a person or an
/// address, and says no more for a reference that does not exist than for one nobody was written about.
/// </summary>
[AllowAnonymous]
sealed class CheckMessageModel(CityVersions cities, Store store, CityClock clock, MessageSettings settings, IConfiguration configuration) : CitizenPage(cities)
{
    protected override string FirstField => "kode";
    public string? Code => Typed("kode");
    public string? Address => settings.PublicUrl;
    public string? Sender => configuration["DANTAIN_MAIL_FROM"];
    public IReadOnlyList<Message>? Found { get; private set; }

    protected override Task<IActionResult?> BeforeAsync()
    {
        (Title, Back) = (Get("check-message.title"), "/");
        return Task.FromResult<IActionResult?>(null);
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        var reference = Reference.Parse(Code);
        if (!reference.IsOk) Errors.Add(reference.Refusal with { Field = null }, FirstField);
        if (Errors.Any) return Again();
        await using var db = store.Open();
        Found = await MessagesOfDay.AboutAsync(db, reference.Value, clock.Now.AddDays(-City.Rules.MessageDays));
        return Page();
    }

    public string Describe(Message message)
    {
        var local = clock.Local(message.SentAt!.Value);
        return Get("check-message.row", ("kind", MessageNames.Kind(message.Kind)), ("way", MessageNames.Way(message.Way)), ("date", InWords.Date(DateOnly.FromDateTime(local))), ("time", InWords.Time(TimeOnly.FromDateTime(local))));
    }
}
