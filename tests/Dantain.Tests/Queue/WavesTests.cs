using CsCheck;
using Dantain.Bookings;
using Dantain.Cities;
using Dantain.Kiosks;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

/// <summary>Walk-in places that come in waves: in the test city of 8 to 12 o'clock a further one at ten, and numbers that say when to come back.</summary>
public class WavesTests
{
    static readonly TimeOnly Ten = new(10, 0);
    static TestDay Day(params TimeOnly[] waves) => new(TestCity.With(rules: new() { SlotMinutes = 60, CancelUntilMinutes = 0, Split = new(70, 20, 10), WalkIn = new() { Waves = waves } }));
    static TakeTicket Ask(bool priority = false) => new([new(TestCity.Kk, null)], priority);

    [Fact]
    public void The_places_of_a_wave_are_nobody_s_before_its_time_and_the_refusal_names_it()
    {
        var day = Day(Ten);
        var open = day.Free(2, Channel.WalkIn, 8) + day.Free(2, Channel.WalkIn, 9);
        for (var i = 0; i < open; i++) day.Walk();
        day.No(Ask()).ShouldBe(PlaceRefusals.NextWave(Ten));
        day.At(9, 59, 59).No(Ask()).ShouldBe(PlaceRefusals.NextWave(Ten));
        day.At(10).Do(Ask()).Start.ShouldBe(Ten);
    }

    [Fact]
    public void Once_all_waves_have_come_and_are_taken_there_is_none_left()
    {
        var day = Day(Ten).At(10);
        while (day.Run(Ask()).IsOk) { }

        day.No(Ask()).ShouldBe(PlaceRefusals.NoTicketsLeft);
    }

    [Fact]
    public void People_who_come_first_have_their_own_places_of_the_whole_day_from_the_start()
    {
        var day = Day(Ten);
        while (day.Run(Ask()).IsOk) { }

        var own = day.Do(Ask(priority: true));
        day.Booking(own.Ticket).Channel.ShouldBe(Channel.Priority);
    }

    [Fact]
    public void A_number_of_a_time_ahead_says_from_when_until_when_to_be_back_and_one_of_now_does_not()
    {
        var day = Day(Ten);
        day.Do(Ask()).ReturnUntil.ShouldBeNull();
        while (day.Free(2, Channel.WalkIn, 8) > 0) day.Walk();
        var later = day.Do(Ask());
        (later.TurnFrom, later.ReturnUntil).ShouldBe((day.Day.At(new(9, 0)), day.Day.At(Ten)));
        day.Ticket(later.Ticket).ShouldSatisfyAllConditions(t => t.Came.ShouldBe(Coming.InTime), t => t.ReturnUntil.ShouldBe(later.ReturnUntil));
    }

    [Fact]
    public void Whoever_was_told_to_come_back_is_told_a_wait_until_then_although_a_counter_idles()
    {
        var day = Day(Ten).Open(1);
        while (day.Free(2, Channel.WalkIn, 8) > 0) day.Walk();
        while (day.Run(new CallNext(1)).IsOk)
        {
            day.Do(new StartService(1));
            day.Do(new Finish(1));
        }
        var later = day.Do(Ask()).Ticket;

        var until = (int)(day.Day.At(new(9, 0)) - day.Now).TotalSeconds;
        day.Ticket(later).ToldLikely!.Value.ShouldBeInRange(until, until + 10 * 60);   // nobody knows whether one more comes for nine o'clock
    }

    [Fact]
    public void A_counter_that_idled_until_somebody_was_back_took_no_longer_between_two_visits()
    {
        var day = Day(Ten).Open(1);
        var first = day.Walk();
        while (day.Free(2, Channel.WalkIn, 8) > 0) day.Walk();
        var later = day.Do(Ask()).Ticket;
        var before = Pace.Of(day.Day.City, day.Day.Tickets.All).Between;
        foreach (var ticket in day.Day.Tickets.All.Where(t => t.No != later && t.No != first).ToArray()) day.Do(new Leave(ticket.No));
        void Serve()
        {
            day.Do(new CallNext(1));
            day.Do(new StartService(1));
            day.Do(new Finish(1));
        }
        Serve();
        day.At(9);
        Serve();

        day.Ticket(later).State.ShouldBe(TicketState.Served);
        Pace.Of(day.Day.City, day.Day.Tickets.All).Between.ShouldBe(before);
    }

    [Fact]
    public void Whoever_was_told_to_come_back_is_not_called_before_and_by_their_time_from_then_on()
    {
        var day = Day(Ten).Open();
        while (day.Free(2, Channel.WalkIn, 8) > 0) day.Walk();
        var later = day.Walk();
        while (day.Run(new CallNext(1)).IsOk) day.Do(new MarkMissed(1));
        day.Ticket(later).State.ShouldBe(TicketState.Waiting);
        day.At(8, 59, 59).No(new CallNext(1)).ShouldBe(QueueRefusals.NobodyWaits);
        var called = day.At(9).Do(new CallNext(1));
        (called.Ticket, called.As).ShouldBe((later, CalledAs.Booked));
    }

    [Fact]
    public void A_visit_that_was_promised_elsewhere_and_is_received_here_does_not_wait_for_a_wave()
    {
        var day = Day(Ten);
        var tomorrow = day.Other(ahead: 1);
        while (day.Run(Ask()).IsOk) { }

        var booked = tomorrow.Book(7);
        tomorrow.Run(new ReceiveHere(booked), day).Value.Start.ShouldBe(Ten);
    }

    [Fact]
    public void From_the_phone_a_place_of_a_wave_is_not_had_before_it_either()
    {
        var day = Day(Ten).At(9, 40);
        while (day.Run(Ask()).IsOk) { }

        var ask = new HoldForNow(TestCity.Person(1), [new(TestCity.Kk, 1)]);
        day.No(ask).ShouldBe(QueueRefusals.NoneLeftNow);
        day.At(10).Do(ask).Start.ShouldBe(Ten);
    }

    [Fact]
    public void The_machine_counts_what_is_open_and_names_the_next_wave()
    {
        var day = Day(Ten);
        LeftToday Left() => KioskDay.Of(new DayView(day.Day, null), day.Now).Left.Single(l => l.Group.Code == "KK");
        Left().ShouldSatisfyAllConditions(l => l.Places.ShouldBe(day.Free(2, Channel.WalkIn, 8) + day.Free(2, Channel.WalkIn, 9)), l => l.Wave.ShouldBe(Ten));
        while (day.Run(Ask()).IsOk) { }

        Left().ShouldSatisfyAllConditions(l => l.Places.ShouldBe(0), l => l.Next.ShouldBeNull(), l => l.Wave.ShouldBe(Ten));
        day.At(10);
        Left().ShouldSatisfyAllConditions(l => l.Places.ShouldBeGreaterThan(0), l => l.Wave.ShouldBeNull());
    }

    [Fact]
    public void Whatever_the_waves_no_more_is_given_than_the_places_of_the_waves_that_have_come() =>
        Gen.Select(Gen.Int[7, 12].Array[0, 4], Gen.Select(Gen.Int[0, 239], Gen.Bool).Array[1, 60]).Sample((hours, comes) =>
        {
            var waves = hours.Distinct().Order().Select(h => new TimeOnly(h, 0)).ToArray();
            var day = Day(waves);
            foreach (var (minute, priority) in comes.OrderBy(c => c.Item1))
            {
                day.At(8 + minute / 60, minute % 60);
                day.Run(Ask(priority));
                foreach (var slot in day.Day.SlotsOf(2, Channel.WalkIn))
                {
                    slot.Taken.ShouldBeLessThanOrEqualTo(slot.Capacity);
                    var wave = waves.Where(w => w <= slot.Start).Select(w => (TimeOnly?)w).LastOrDefault();
                    if (wave is { } opens && day.Now < day.Day.At(opens)) slot.Taken.ShouldBe(0);
                }
            }
            foreach (var ticket in day.Day.Tickets.All) (ticket.ReturnUntil is not null).ShouldBe(waves.Length > 0 && ticket.TurnFrom > ticket.ArrivedAt);
        }, iter: 300);

    [Fact]
    public void Waves_come_one_after_the_other()
    {
        static IEnumerable<string> Faults(params TimeOnly[] waves) =>
            PackCheck.Check(TestCity.Pack() with { Rules = new() { WalkIn = new() { Waves = waves } } }).Select(f => f.Path).Where(p => p.Contains("walkIn"));
        Faults(new(9, 0), Ten).ShouldBeEmpty();
        Faults(Ten, new(9, 0)).ShouldBe(["$.rules.walkIn.waves"]);
        Faults(Ten, Ten).ShouldBe(["$.rules.walkIn.waves"]);
    }
}
