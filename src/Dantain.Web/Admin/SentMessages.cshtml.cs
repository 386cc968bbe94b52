using Dantain.Messages;
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

    public async Task<IActionResult> OnPostAsync()
    {
        var done = Guid.TryParseExact(Sent("id"), "D", out var message) ? await retry.RunAsync(message, May) : RetryMessage.NotNow;
        if (!done.IsOk) return await AgainAsync(done.Refusal, FirstField);
        Done = Texts.Get("messages.again");
        return await DoneAsync();
    }

    protected override async Task<bool> LoadAsync()
    {
        Date = AskedDate();
        Chosen = AskedState();
        var (from, to) = (Clock.Instant(Date, default), Clock.Instant(Date.AddDays(1), default));
        await using var db = store.Open();
        Counts = await MessagesOfDay.CountAsync(db, from, to, Clock.Now);
        Messages = [.. (await MessagesOfDay.ReadAsync(db, from, to, Chosen, MostShown)).Where(m => May(m.Day.Office))];
        return true;
    }

    MessageState? AskedState()
    {
        if ((string?)Request.Query["keadaan"] is not { Length: > 0 } asked) return null;
        if (Enum.GetValues<MessageState>().Cast<MessageState?>().FirstOrDefault(s => $"{(int)s!}" == asked) is { } state) return state;
        Errors.Add("keadaan", "messages.state-unknown");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return null;
    }

    bool May(int office) => Rights is { } rights && (rights.May(Permission.ManageDay, office) || rights.May(Permission.Administer));

    public static bool MayRetry(MessageRow row) => row.Message.State is MessageState.Failed or MessageState.Unclear;
    public string OfficeOf(MessageRow row) => City.Office(row.Day.Office)?.Name ?? $"{row.Day.Office}";
}
