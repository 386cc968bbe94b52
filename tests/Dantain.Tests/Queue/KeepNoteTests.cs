using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class KeepNoteTests
{
    [Fact]
    public void A_note_is_with_the_ticket_and_in_no_fact()
    {
        var day = new TestDay();
        var mine = day.Serving();
        day.Do(new KeepNote(mine) { Sealed = [1, 2, 3] });
        day.Facts[^1].Payload.ShouldBe(FactText.Write(new NoteKept(mine, day.Ticket(mine).Label)));
        // What the copy does not know it does not write over.
        day.Ticket(mine).Remembered().ShouldBe(day.Ticket(mine) with { Note = null });
    }

    [Fact]
    public void Nobody_notes_at_another_s_counter_or_once_the_visit_is_over()
    {
        var day = new TestDay();
        var mine = day.Serving();
        day.No(new KeepNote(mine, Clerk: 9) { Sealed = [1] }).ShouldBe(QueueRefusals.NotYourCounter(1));
        day.Do(new Finish(1));
        day.No(new KeepNote(mine) { Sealed = [1] }).ShouldBe(States.NotNow(TicketState.Served));
    }
}
