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
            var next = CallingOrder.Next(Hall.Of(day.Day), counter, now)!.Value.Ticket;
            CallingOrder.Next(Hall.Of(other.Day), counter, now)!.Value.Ticket.No.ShouldBe(next.No);
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

    /// <summary>What somebody may be who waits: booked for 08.00 to 10.00, and how many minutes after it they come; or on the spot.</summary>
    static readonly Gen<(int Hour, bool Booked, bool Priority, int After)> Comer = Gen.Select(Gen.Int[8, 10], Gen.Bool, Gen.Int[0, 3].Select(n => n == 0), Gen.Int[-25, 50]);

    static readonly Gen<(Rules Rules, (int Hour, bool Booked, bool Priority, int After)[] Comers, int[] Pauses)> Morning = Gen.Select(
        Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[15, 90], Comer.Array[1, 25], Gen.Int[1, 12].Array[30, 30],
        (priority, walkIn, longest, comers, pauses) => (new Rules { SlotMinutes = 60, Split = new(70, 20, 10), RegularPerPriority = priority, BookedPerWalkIn = walkIn, LongestWaitMinutes = longest }, comers, pauses));

    /// <summary>Everybody comes, the counter calls one after the other at its own pace; looks at the hall as each call finds it.</summary>
    static void Play(Rules rules, (int Hour, bool Booked, bool Priority, int After)[] comers, int[] pauses, Action<Ticket[], Counter, TicketCalled, TestDay> look)
    {
        var day = new TestDay(TestCity.With(counters: 400, rules: rules), facts: false).At(7);
        var coming = comers.Select((c, i) => (At: day.Day.At(new(c.Hour, 0)).AddMinutes(c.After), c.Priority, Booking: c.Booked ? day.Book(i + 1, hour: c.Hour, priority: c.Priority) : 0)).OrderBy(c => c.At).ToList();
        day.At(8).Open();
        for (var calls = 0; coming.Count > 0 || day.Day.Present.Any(t => t.CanBeCalled); calls++)
        {
            day.After(pauses[calls % pauses.Length]);
            for (; coming.Count > 0 && coming[0].At <= day.Now; coming.RemoveAt(0))
            {
                if (coming[0].Booking > 0) day.Do(new CheckIn(coming[0].Booking));
                else day.Walk(priority: coming[0].Priority);
            }
            Ticket[] waiting = [.. day.Day.Present.Where(t => t.CanBeCalled)];
            var counter = day.Counter();
            if (day.Run(new CallNext(1)) is not { IsOk: true, Value: var called }) continue;
            look(waiting, counter, called, day);
            day.Do(new MarkMissed(1));
        }
    }

    static bool IsDue(Ticket ticket, TestDay day) => ticket.TurnFrom <= day.Now;
    static bool IsRegularBooked(Ticket ticket) => !ticket.Priority && ticket.Came == Coming.InTime;

    [Fact]
    public void Within_a_class_nobody_is_called_before_who_stands_before_them() =>
        Morning.Sample((rules, comers, pauses) => Play(rules, comers, pauses, (waiting, _, called, day) =>
        {
            var mine = day.Ticket(called.Ticket);
            foreach (var other in waiting.Where(t => t.Priority == mine.Priority && t.Came == mine.Came && t.No != mine.No && IsDue(t, day)))
                (other.TurnFrom, other.ArrivedAt, other.No).CompareTo((mine.TurnFrom, mine.ArrivedAt, mine.No)).ShouldBePositive();
        }), iter: 400);

    [Fact]
    public void The_shares_are_kept_whenever_both_kinds_wait() =>
        Morning.Sample((rules, comers, pauses) => Play(rules, comers, pauses, (waiting, counter, called, day) =>
        {
            Ticket[] due = [.. waiting.Where(t => IsDue(t, day))];
            if (due.Length == 0 || due.Any(t => !t.Priority && day.Now - t.WaitsSince >= TimeSpan.FromMinutes(rules.LongestWaitMinutes))) return;
            var mine = day.Ticket(called.Ticket);
            if (due.Any(t => t.Priority) && due.Any(t => !t.Priority)) mine.Priority.ShouldBe(counter.SincePriority >= rules.RegularPerPriority);
            if (mine.Priority || rules.BookedPerWalkIn == 0) return;
            if (due.Any(IsRegularBooked) && due.Any(t => !t.Priority && !IsRegularBooked(t))) IsRegularBooked(mine).ShouldBe(counter.SinceWalkIn < rules.BookedPerWalkIn);
        }), iter: 400);

    [Fact]
    public void Nobody_who_has_waited_too_long_waits_for_more_than_those_who_wait_longer_and_one_priority_call_for_each() =>
        Morning.Sample((rules, comers, pauses) =>
        {
            var left = new Dictionary<int, int>();
            Play(rules, comers, pauses, (waiting, _, called, day) =>
            {
                Ticket[] tooLong = [.. waiting.Where(t => !t.Priority && IsDue(t, day) && day.Now - t.WaitsSince >= TimeSpan.FromMinutes(rules.LongestWaitMinutes))];
                foreach (var ticket in tooLong)
                {
                    // Each of those who stand before it, and itself, with at most one priority call before.
                    var before = tooLong.Count(t => (t.TurnFrom, t.ArrivedAt, t.No).CompareTo((ticket.TurnFrom, ticket.ArrivedAt, ticket.No)) < 0);
                    left[ticket.No] = Math.Min(left.GetValueOrDefault(ticket.No, int.MaxValue), 2 * (before + 1)) - 1;
                    if (ticket.No != called.Ticket) left[ticket.No].ShouldBePositive($"{ticket.Label} must have been called by now");
                }
                if (tooLong.Length > 0 && !day.Ticket(called.Ticket).Priority) tooLong.Select(t => t.No).ShouldContain(called.Ticket);
            });
        }, iter: 400);

    [Fact]
    public void At_a_counter_of_their_own_people_who_come_first_are_called_first()
    {
        var pack = TestCity.Pack(200);
        var own = pack with { Offices = [pack.Offices[0] with { Counters = [pack.Offices[0].Counters[0] with { Priority = true }] }, .. pack.Offices.Skip(1)] };
        var day = new TestDay(new City(own, 1)).Open();
        for (var i = 0; i < 3; i++) day.Walk();
        for (var i = 0; i < 2; i++) day.Walk(priority: true);
        Calls(day).ShouldBe("PPrrr");
    }

    [Fact]
    public void An_office_calls_by_its_own_settings_where_it_has_some_and_else_by_the_city_s()
    {
        var pack = TestCity.Pack(200, Ratio(2));
        var day = new TestDay(new City(pack with { Offices = [pack.Offices[0] with { Calling = new(RegularPerPriority: 1) }, .. pack.Offices.Skip(1)] }, 1)).Open();
        for (var i = 0; i < 3; i++) day.Walk();
        for (var i = 0; i < 2; i++) day.Walk(priority: true);
        Calls(day).ShouldBe("rPrPr");
        day.Day.City.CallingAt(day.Day.Office).ShouldSatisfyAllConditions(c => c.RegularPerPriority.ShouldBe(1), c => c.MaxCalls.ShouldBe(3), c => c.BookedPerWalkIn.ShouldBe(3));
    }

    [Fact]
    public void The_list_in_order_is_the_order_in_which_the_counter_calls() =>
        Gen.Bool.Array[0, 12].Sample(priorities =>
        {
            var day = Wide().Open();
            foreach (var priority in priorities) day.After(seconds: 5).Walk(priority: priority);
            var list = CallingOrder.All(Hall.Of(day.Day), day.Counter(), day.Now).ToList();
            foreach (var turn in list)
            {
                day.Do(new CallNext(1)).ShouldSatisfyAllConditions(c => c.Ticket.ShouldBe(turn.Ticket.No), c => c.As.ShouldBe(turn.Why));
                day.Do(new MarkMissed(1));
            }
            day.No(new CallNext(1)).ShouldBe(QueueRefusals.NobodyWaits);
        }, iter: 100);
}
