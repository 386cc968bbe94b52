using Dantain.Messages;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Counters;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Admin;

/// <summary>/admin/pesan: what became of each message of a date, in words; what failed can be sent again. It shows visits, never addresses.</summary>
[Needs(Permission.ManageDay, Permission.Administer)]
public sealed class SentMessagesModel(Store store, RetryMessage retry, MessageSettings settings) : StaffPage
{
    const int MostShown = 300;

    public override string TitleKey => "messages.title";
    public DateOnly Date { get; private set; }
    public MessageState? Chosen { get; private set; }
    public MessageCounts Counts { get; private set; } = null!;
    public IReadOnlyList<MessageRow> Messages { get; private set; } = [];
    public string? Done { get; private set; }
    public bool IsUnusual => Counts.SmsLastHour >= settings.SmsAlarmAnHour;

    public Task OnGetAsync(string? tanggal, string? keadaan) => LoadAsync(tanggal, keadaan);

    public async Task<IActionResult> OnPostAsync(string? id, string? tanggal, string? keadaan)
    {
        await LoadRightsAsync();
        var done = Guid.TryParseExact(id, "D", out var message) ? await retry.RunAsync(message, May) : RetryMessage.NotNow;
        if (done.IsOk) Done = Texts.Get("messages.again");
        else (Refusal, Response.StatusCode) = (done.Refusal, done.Refusal.Status());
        await LoadAsync(tanggal, keadaan);
        return Page();
    }

    async Task LoadAsync(string? tanggal, string? keadaan)
    {
        await LoadRightsAsync();
        Date = Iso.Date(tanggal) is { Year: >= 2020 and < 2200 } date ? date : Clock.Today;
        Chosen = int.TryParse(keadaan, out var no) && Enum.IsDefined((MessageState)no) ? (MessageState)no : null;
        var (from, to) = (Clock.Instant(Date, default), Clock.Instant(Date.AddDays(1), default));
        await using var db = store.Open();
        Counts = await MessagesOfDay.CountAsync(db, from, to, Clock.Now);
        Messages = [.. (await MessagesOfDay.ReadAsync(db, from, to, Chosen, MostShown)).Where(m => May(m.Day.Office))];
    }

    bool May(int office) => Rights is { } rights && (rights.May(Permission.ManageDay, office) || rights.May(Permission.Administer));

    public static bool MayRetry(MessageRow row) => row.Message.State is MessageState.Failed or MessageState.Unclear;
    public string OfficeOf(MessageRow row) => City.Office(row.Day.Office)?.Name ?? $"{row.Day.Office}";
}
