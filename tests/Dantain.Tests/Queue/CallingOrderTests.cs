using CsCheck;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class CallingOrderTests
{
    static Rules Ratio(int regular) => new() { SlotMinutes = 60, Split = new(70, 20, 10), RegularPerPriority = regular };

    static TestDay Wide(int regularPerPriority = 2) => new(TestCity.With(counters: 200, rules: Ratio(regularPerPriority)));

    /// <summary>Calls and serves until nobody waits; P for a priority ticket.</summary>
    static string Calls(TestDay day)
    {
        var order = "";
        while (day.Run(new CallNext(1)) is { IsOk: true, Value: var called })
        {
            order += day.Ticket(called.Ticket).Priority ? "P" : "r";
            day.Do(new MarkMissed(1));
        }
        return order;
    }

    [Theory]
    [InlineData(2, 5, 2, "rrPrrPr")]
    [InlineData(2, 1, 3, "rPPP")]
    [InlineData(0, 2, 2, "PPrr")]
    [InlineData(1, 3, 3, "rPrPrP")]
    public void One_priority_ticket_follows_every_so_many_regular_ones_and_nobody_waits_for_who_is_not_there(int ratio, int regular, int priority, string order)
    {
        var day = Wide(ratio).Open();
        for (var i = 0; i < regular; i++) day.Walk();
        for (var i = 0; i < priority; i++) day.Walk(priority: true);
        Calls(day).ShouldBe(order);
    }

    [Fact]
    public void Who_has_an_earlier_time_is_called_before_who_came_earlier()
    {
        var day = Wide();
        var (nine, ten) = (day.Book(1, hour: 9), day.Book(2, hour: 10));
        day.At(9, 35).Do(new CheckIn(ten));
        day.At(9, 36).Open();
        var walk = day.Walk();
        day.After(1).Do(new CheckIn(nine));
        // Nine was late, so its turn is from 9.37; ten is early until 10.
        Next().ShouldBe(walk);
        Next().ShouldBe(nine);
        Next().ShouldBe(ten);

        int Next()
        {
            var called = day.Do(new CallNext(1)).Ticket;
            day.Do(new MarkMissed(1));
            return called;
        }
    }

    [Theory, InlineData(true, false), InlineData(false, true), InlineData(true, true), InlineData(false, false)]
    public void Whoever_is_early_stands_behind_who_is_due_priority_or_not(bool earlyIsPriority, bool dueIsPriority)
    {
        foreach (var ratio in new[] { 0, 1, 5 })
        {
            var day = Wide(ratio);
            var early = day.Book(1, hour: 9, priority: earlyIsPriority);
            day.At(8, 40).Do(new CheckIn(early));
            var due = day.Open().Walk(priority: dueIsPriority);
            day.Do(new CallNext(1)).Ticket.ShouldBe(due);
            day.Do(new MarkMissed(1));
            day.Do(new CallNext(1)).Ticket.ShouldBe(early);
        }
    }

    [Fact]
    public void Who_was_sent_to_this_counter_by_name_goes_first_in_the_order_of_their_turns()
    {
        var day = Wide().Open().Open(2, 8);
        var (first, second, _) = (day.Walk(), day.After(1).Walk(), day.After(1).Walk(priority: true));
        day.Do(new Transfer(second, 3, 2));
        day.Do(new Transfer(first, 3, 2));
        day.Do(new CallNext(2)).Ticket.ShouldBe(first);
        day.Do(new MarkMissed(2));
        day.Do(new CallNext(2)).Ticket.ShouldBe(second);
    }

    [Fact]
    public void No_other_counter_calls_them_unless_theirs_has_closed()
    {
        var day = Wide().Open().Open(2, 8);
        var ticket = day.Walk();
        day.Do(new Transfer(ticket, 3, 2));
        day.No(new CallNext(1)).ShouldBe(QueueRefusals.NobodyWaits);
        day.Do(new PauseCounter(2));
        day.No(new CallNext(1)).ShouldBe(QueueRefusals.NobodyWaits);
        day.Do(new CloseCounter(2));
        day.Do(new CallNext(1)).Ticket.ShouldBe(ticket);
    }

    [Fact]
    public void The_order_is_the_same_however_the_tickets_came_into_memory()
    {
        var day = Wide().Open();
        for (var i = 0; i < 6; i++) day.After(1).Walk(priority: i % 3 == 0);
        foreach (var no in new[] { 2, 5, 3 }) day.Do(new Transfer(no, 2, 1));
        var (other, counter) = (new TestDay(day.Day.City), day.Counter());
        foreach (var row in day.Day.Slots.All) other.Day.Slots.Load(row);
        foreach (var row in day.Day.Items.All) other.Day.Items.Load(row);
        foreach (var row in day.Day.Bookings.All) other.Day.Bookings.Load(row);
        foreach (var row in day.Day.Tickets.All.Reverse()) other.Day.Tickets.Load(row);
        for (var now = day.Now; day.Day.Present.Any(t => t.CanBeCalled);)
        {
            var next = CallingOrder.Next(day.Day, counter, now)!;
            CallingOrder.Next(other.Day, counter, now)!.No.ShouldBe(next.No);
            day.Day.Put(next with { State = TicketState.Missed });
            other.Day.Put(next with { State = TicketState.Missed });
        }
    }

    [Fact]
    public void Nobody_starves_whoever_else_keeps_coming() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[0, 12], Gen.Int[0, 12], Gen.Bool, Gen.Bool.Array[60, 60]).Sample((ratio, regular, priority, isPriority, later) =>
        {
            var day = Wide(ratio).Open();
            for (var i = 0; i < regular; i++) day.Walk();
            for (var i = 0; i < priority; i++) day.Walk(priority: true);
            var mine = day.Walk(priority: isPriority);
            // Before a regular ticket: the regular ones before it, and one priority ticket after every so many. Before a priority one: so many regular ones for each.
            var most = isPriority ? (priority + 1) * (ratio + 1) : regular + 1 + (regular + 1) / ratio + 1;
            for (var calls = 1; ; calls++)
            {
                calls.ShouldBeLessThanOrEqualTo(most);
                day.After(seconds: 20).Walk(priority: later[calls % later.Length]);
                if (day.Do(new CallNext(1)).Ticket == mine) return;
                day.Do(new MarkMissed(1));
            }
        }, iter: 300);
}
