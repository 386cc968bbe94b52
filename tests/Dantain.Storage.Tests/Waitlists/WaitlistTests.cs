using Dantain.Bookings;
using Dantain.Brakes;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Tests;
using Dantain.Waitlists;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests.Waitlists;

/// <summary>The whole way of the list on a real database: one place at nine, taken, and people who wait for it.</summary>
public sealed class WaitlistTests
{
    static readonly TimeOnly Nine = new(9, 0), Eleven = new(11, 0);
    static readonly DayId Day = TestCity.Day(), Later = TestCity.Day(1, 3);

    [Fact]
    public async Task A_freed_place_is_kept_offered_to_the_first_and_becomes_theirs()
    {
        await using var node = await StartAsync();
        var booked = (await node.BookAsync(Day, Nine, 1)).Value.Booking;
        var (first, second) = (await JoinAsync(node, 10), await JoinAsync(node, 11));
        await RoundAsync(node);
        await CancelAsync(node, booked);
        (await node.BookAsync(Day, Nine, 99)).Refusal!.Code.ShouldBe("booking.slot-full");   // between the cancelling and the round

        (await RoundAsync(node)).ShouldBe(1);
        (await RoundAsync(node)).ShouldBe(0);
        (await node.BookAsync(Day, Nine, 99)).Refusal!.Code.ShouldBe("booking.slot-full");
        (await EntryAsync(node, second)).State.ShouldBe(WaitState.Waiting);
        var offer = await EntryAsync(node, first);
        (offer.State, offer.Offers, offer.OfferDay, offer.OfferUntil).ShouldBe((WaitState.Offered, 1, Day.Value, node.Time.GetUtcNow().AddHours(2)));

        var taken = await node.Get<AnswerOffer>().TakeAsync(first);
        (await node.Get<AnswerOffer>().TakeAsync(first)).Value.ShouldBe(taken.Value);
        await using var db = node.Store.Open();
        (await db.Bookings.SingleAsync(b => b.Reference == taken.Value)).State.ShouldBe(BookingState.Confirmed);
        (await db.Facts.CountAsync(f => f.Kind == nameof(BookingConfirmed))).ShouldBe(1);
        var over = await EntryAsync(node, first);
        (over.State, over.Sealed).ShouldBe((WaitState.Taken, null));
        (await db.WaitlistItems.CountAsync(i => i.Entry == over.Id && i.Active)).ShouldBe(0);
    }

    [Fact]
    public async Task Two_rounds_at_once_on_two_nodes_offer_once_and_in_order()
    {
        await using var node = await StartAsync();
        await using var other = node.Join();
        var booked = (await node.BookAsync(Day, Nine, 1)).Value.Booking;
        var first = await JoinAsync(node, 10);
        for (var subject = 11; subject < 16; subject++) await JoinAsync(node, subject);
        await RoundAsync(node);
        await CancelAsync(node, booked);
        var second = TestNode.OnPostgres ? other : node;   // a SQLite file belongs to one process
        if (TestNode.OnPostgres) await second.Runner.PollAsync();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => RoundAsync(i % 2 == 0 ? node : second)));

        await using var db = node.Store.Open();
        (await db.Facts.CountAsync(f => f.Kind == nameof(PlaceOffered))).ShouldBe(1);
        (await db.Waitlist.Where(e => e.State == WaitState.Offered).Select(e => e.Reference).ToListAsync()).ShouldBe([first]);
        (await db.Slots.SingleAsync(s => s.Day == Day.Value && s.Group == 2 && s.Channel == Channel.Online && s.Start == Nine)).Taken.ShouldBe(1);
    }

    [Fact]
    public async Task Who_lets_an_offer_pass_keeps_their_rank_and_the_place_goes_on_until_it_is_everyones()
    {
        await using var node = await StartAsync((Day, Nine), (Day, Eleven));
        var booked = (await node.BookAsync(Day, Nine, 1)).Value.Booking;
        var atEleven = (await node.BookAsync(Day, Eleven, 2)).Value.Booking;
        var (first, second) = (await JoinAsync(node, 10), await JoinAsync(node, 11));
        await RoundAsync(node);
        await CancelAsync(node, booked);
        await RoundAsync(node);
        node.Time.Advance(TimeSpan.FromMinutes(121));   // 09.01, the offer was open until 9
        await RoundAsync(node);
        (await EntryAsync(node, first)).State.ShouldBe(WaitState.Waiting);
        (await EntryAsync(node, second)).OfferStart.ShouldBe(Nine);
        (await node.BookAsync(Day, Nine, 99)).Refusal!.Code.ShouldBe("booking.slot-full");

        (await node.Get<AnswerOffer>().PassAsync(second)).ShouldBeNull();
        await RoundAsync(node);
        (await node.BookAsync(Day, Nine, 99)).IsOk.ShouldBeTrue();   // both had it

        await CancelAsync(node, atEleven);
        await RoundAsync(node);
        (await EntryAsync(node, first)).OfferStart.ShouldBe(Eleven);   // first again, though ignored once
    }

    [Fact]
    public async Task After_three_offers_the_entry_is_over()
    {
        await using var node = await StartAsync([.. Enumerable.Range(8, 3).Select(hour => (Later, new TimeOnly(hour, 0)))]);
        int[] booked = [.. await Task.WhenAll(((int[])[8, 9, 10]).Select(async hour => (await node.BookAsync(Later, new(hour, 0), 100 + hour)).Value.Booking))];
        var waits = await JoinAsync(node, 10);
        await RoundAsync(node);
        foreach (var booking in booked)
        {
            await CancelAsync(node, booking, Later);
            (await RoundAsync(node)).ShouldBe(1);
            (await node.Get<AnswerOffer>().PassAsync(waits)).ShouldBeNull();
        }
        var entry = await EntryAsync(node, waits);
        (entry.State, entry.Offers, entry.Sealed).ShouldBe((WaitState.Spent, 3, null));
        (await JoinAsync(node, 10)).ShouldNotBe(waits);   // may join anew, at the end
    }

    [Fact]
    public async Task Nothing_is_offered_at_night_and_the_place_waits_for_the_morning()
    {
        await using var node = await StartAsync((Later, Nine));
        node.Time.Advance(TimeSpan.FromHours(14.5));   // 21.30
        var booked = (await node.BookAsync(Later, Nine, 1)).Value.Booking;
        var waits = await JoinAsync(node, 10);
        await RoundAsync(node);
        await CancelAsync(node, booked, Later);
        (await RoundAsync(node)).ShouldBe(0);
        (await node.BookAsync(Later, Nine, 99)).Refusal!.Code.ShouldBe("booking.slot-full");
        node.Time.Advance(TimeSpan.FromHours(9.5));    // 07.00
        (await RoundAsync(node)).ShouldBe(1);
        (await EntryAsync(node, waits)).OfferUntil.ShouldBe(node.Time.GetUtcNow().AddHours(2));
    }

    [Fact]
    public async Task An_earlier_time_moves_the_visit_in_one_act_and_frees_the_old_place()
    {
        await using var node = await StartAsync((Day, Nine), (Later, Nine));
        var blocker = (await node.BookAsync(Day, Nine, 1)).Value.Booking;
        var visit = (await node.BookAsync(Later, Nine, 10)).Value;
        var waits = (await node.Get<JoinWaitlist>().RunAsync(new(Guid.NewGuid(), [new(TestCity.Kk, 10)], 1, Later.Date, visit.Reference))).Value;
        await RoundAsync(node);
        await CancelAsync(node, blocker);
        (await RoundAsync(node)).ShouldBe(1);
        await using (var db = node.Store.Open()) (await db.Bookings.SingleAsync(b => b.Reference == visit.Reference)).Day.ShouldBe(Later.Value);   // still there

        var taken = await node.Get<AnswerOffer>().TakeAsync(waits);
        taken.Value.ShouldBe(visit.Reference);
        await using var after = node.Store.Open();
        var moved = await after.Bookings.SingleAsync(b => b.Reference == visit.Reference);
        (moved.Day, moved.Start, moved.State, moved.Number).ShouldBe((Day.Value, Nine, BookingState.Confirmed, 2));
        (await after.Items.CountAsync(i => i.Subject == 10 && i.Active)).ShouldBe(1);
        (await EntryAsync(node, waits)).State.ShouldBe(WaitState.Taken);
        await RoundAsync(node);
        (await node.BookAsync(Later, Nine, 99)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task A_plan_without_its_hold_and_an_answer_that_was_cut_off_are_taken_up_by_the_next_round()
    {
        await using var node = await StartAsync();
        var booked = (await node.BookAsync(Day, Nine, 1)).Value.Booking;
        var waits = await JoinAsync(node, 10);
        await RoundAsync(node);
        await CancelAsync(node, booked);
        var until = TestCity.Morning.AddHours(2);
        await using (var db = node.Store.Open())
            await db.Waitlist.ExecuteUpdateAsync(e => e.SetProperty(x => x.State, WaitState.Offered).SetProperty(x => x.Offers, 1).SetProperty(x => x.Plans, 1).SetProperty(x => x.OfferDay, Day.Value).SetProperty(x => x.OfferStart, Nine).SetProperty(x => x.OfferUntil, until));
        await RoundAsync(node);
        await RoundAsync(node);
        var entry = await EntryAsync(node, waits);
        entry.OfferBooking.ShouldNotBeNull();
        await using (var db = node.Store.Open()) (await db.Facts.CountAsync(f => f.Kind == nameof(PlaceOffered))).ShouldBe(1);

        (await node.Runner.RunAsync(Day, new ConfirmBooking(entry.OfferBooking.Value), Actor.Citizen, Guid.NewGuid())).IsOk.ShouldBeTrue();
        await RoundAsync(node);
        (await EntryAsync(node, waits)).State.ShouldBe(WaitState.Taken);
    }

    [Fact]
    public async Task Taking_an_offer_counts_as_a_booking_does_and_over_a_limit_the_offer_stands()
    {
        await using var node = await StartAsync();
        var booked = (await node.BookAsync(Day, Nine, 1)).Value.Booking;
        var (limits, phone) = (node.City.Rules.Limits, new Counted(null, Phone: 77, null));
        var waits = (await node.Get<JoinWaitlist>().RunAsync(new(Guid.NewGuid(), [new(TestCity.Kk, 10)], 1, TestCity.Today.AddDays(3)) { Applicant = TestCity.Person(10), Counted = phone })).Value;
        await RoundAsync(node);
        var others = new List<(int Booking, DayId Day)>();
        foreach (var i in Enumerable.Range(0, limits.Phone))
        {
            var day = TestCity.Day(2, 2 + i / 4);
            var other = (await node.BookAsync(day, new(8 + i % 4, 0), 200 + i)).Value;
            (await node.Get<BookingBrake>().MarkAsync(phone, other.Reference)).ShouldBeNull();
            others.Add((other.Booking, day));
        }
        await CancelAsync(node, booked);
        (await RoundAsync(node)).ShouldBe(1);

        (await node.Get<AnswerOffer>().TakeAsync(waits)).Refusal.ShouldBe(BrakeRefusals.LimitReached);
        (await EntryAsync(node, waits)).State.ShouldBe(WaitState.Offered);
        await CancelAsync(node, others[0].Booking, others[0].Day);
        (await node.Get<AnswerOffer>().TakeAsync(waits)).IsOk.ShouldBeTrue();
        await using var db = node.Store.Open();
        (await db.BrakeMarks.CountAsync(m => m.Kind == BrakeKind.Phone && m.Key == 77)).ShouldBe(limits.Phone + 1);
    }

    [Fact]
    public async Task A_phone_has_as_many_places_on_the_list_as_it_may_have_bookings()
    {
        await using var node = await StartAsync();
        foreach (var subject in Enumerable.Range(10, node.City.Rules.Limits.Phone)) (await JoinAsync(subject)).IsOk.ShouldBeTrue();
        (await JoinAsync(99)).Refusal.ShouldBe(BrakeRefusals.LimitReached);

        Task<Result<string>> JoinAsync(long subject) => node.Get<JoinWaitlist>().RunAsync(new(Guid.NewGuid(), [new(TestCity.Kk, subject)], 1, TestCity.Today.AddDays(3)) { Counted = new(null, Phone: 77, null) });
    }

    [Fact]
    public async Task A_subject_is_on_the_list_once_a_group_and_not_beside_a_booking()
    {
        await using var node = await StartAsync();
        await node.BookAsync(Day, Nine, 1);
        var id = Guid.NewGuid();
        (await TryJoinAsync(node, 1)).Refusal!.Code.ShouldBe("booking.already-active");
        var joined = await TryJoinAsync(node, 10, id);
        (await TryJoinAsync(node, 10, id)).Value.ShouldBe(joined.Value);   // a double click
        (await TryJoinAsync(node, 10)).Refusal!.Code.ShouldBe("waitlist.already-waiting");
        (await TryJoinAsync(node, 10, service: TestCity.Ktp)).IsOk.ShouldBeTrue();
        (await TryJoinAsync(node, 12, service: 99)).Refusal!.Code.ShouldBe("booking.unknown-service");
        (await node.Get<AnswerOffer>().LeaveAsync(joined.Value)).ShouldBeNull();
        (await node.Get<AnswerOffer>().LeaveAsync(joined.Value)).ShouldBeNull();
        (await TryJoinAsync(node, 10)).IsOk.ShouldBeTrue();
        (await node.Get<AnswerOffer>().TakeAsync("XXXXXXXX")).Refusal!.Code.ShouldBe("waitlist.not-found");
        (await node.Get<AnswerOffer>().TakeAsync(joined.Value)).Refusal!.Code.ShouldBe("waitlist.offer-over");
    }

    [Fact]
    public async Task Who_has_booked_by_other_ways_or_whose_date_has_come_is_off_the_list()
    {
        await using var node = await StartAsync();
        var booked = (await node.BookAsync(Day, Nine, 1)).Value.Booking;
        var (elsewhere, tooLate) = (await JoinAsync(node, 10), (await node.Get<JoinWaitlist>().RunAsync(new(Guid.NewGuid(), [new(TestCity.Ktp, 30)], 1, TestCity.Today) { Applicant = TestCity.Person(30) })).Value);
        await RoundAsync(node);
        (await node.BookAsync(TestCity.Day(2, 2), Nine, 10)).IsOk.ShouldBeTrue();
        await CancelAsync(node, booked);
        (await RoundAsync(node)).ShouldBe(0);
        (await EntryAsync(node, elsewhere)).State.ShouldBe(WaitState.Over);
        node.Time.Advance(TimeSpan.FromHours(20));
        await RoundAsync(node);
        (await EntryAsync(node, tooLate)).State.ShouldBe(WaitState.Over);
        await RoundAsync(node);
        await using var db = node.Store.Open();
        (await db.Slots.AnyAsync(s => s.Kept != null && s.Day == Day.Value)).ShouldBeFalse();   // nobody waits, nothing is kept
    }

    [Fact]
    public async Task A_day_that_opens_tomorrow_goes_to_the_list_first()
    {
        await using var node = await StartAsync();
        var opens = TestCity.Day(1, node.City.Rules.OpenDays);
        await node.BookAsync(Day, Nine, 1);
        foreach (var ahead in Enumerable.Range(4, node.City.Rules.OpenDays - 4))
            foreach (var slot in (await node.Runner.ViewAsync(TestCity.Day(1, ahead)))!.Slots.Where(s => s.Channel == Channel.Online))
                await node.Runner.RunAsync(TestCity.Day(1, ahead), new ChangePlaces(slot.No, 0), Actor.System, Guid.NewGuid());
        var waits = (await node.Get<JoinWaitlist>().RunAsync(new(Guid.NewGuid(), [new(TestCity.Kk, 10)], 1, opens.Date) { Applicant = TestCity.Person(10) })).Value;
        (await RoundAsync(node)).ShouldBe(0);
        node.Time.Advance(TimeSpan.FromHours(17.5));   // half past midnight: the day is open
        (await RoundAsync(node)).ShouldBe(0);
        (await node.BookAsync(opens, Nine, 99)).Refusal!.Code.ShouldBe("booking.slot-full");
        node.Time.Advance(TimeSpan.FromHours(6.5));    // 07.00
        (await RoundAsync(node)).ShouldBe(1);
        ((await EntryAsync(node, waits)).OfferDay, (await EntryAsync(node, waits)).OfferStart).ShouldBe((opens.Value, new TimeOnly(8, 0)));
        (await node.BookAsync(opens, Nine, 99)).IsOk.ShouldBeTrue();   // nobody else waits for the rest
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_office_that_takes_an_offered_place_away_costs_the_person_no_offer(bool forGood)
    {
        await using var node = await StartAsync((Day, Nine), (Later, Nine));
        var (booked, other) = ((await node.BookAsync(Day, Nine, 1)).Value.Booking, (await node.BookAsync(Later, Nine, 2)).Value.Booking);
        var (first, second) = (await JoinAsync(node, 10), await JoinAsync(node, 11));
        await RoundAsync(node);
        await CancelAsync(node, booked);
        (await RoundAsync(node)).ShouldBe(1);
        var offer = await EntryAsync(node, first);

        var slot = (await node.Runner.ViewAsync(Day))!.Slots.Single(s => s.Group == 2 && s.Channel == Channel.Online && s.Start == Nine).No;
        (await node.Runner.RunAsync(Day, new RevokeBooking(offer.OfferBooking!.Value, "closure"), Actor.Staff(7), Guid.NewGuid())).IsOk.ShouldBeTrue();
        if (forGood) (await node.Runner.RunAsync(Day, new ChangePlaces(slot, 0), Actor.System, Guid.NewGuid())).IsOk.ShouldBeTrue();
        (await node.Get<AnswerOffer>().TakeAsync(first)).Refusal.ShouldBe(WaitlistRefusals.OfferOver);
        await RoundAsync(node);
        if (forGood)
        {
            var back = await EntryAsync(node, first);
            (back.State, back.Offers, back.Passed).ShouldBe((WaitState.Waiting, 0, ""));
            await CancelAsync(node, other, Later);
            await RoundAsync(node);
        }

        var again = await EntryAsync(node, first);
        (again.State, again.Offers, again.OfferDay, again.OfferStart).ShouldBe((WaitState.Offered, 1, forGood ? Later.Value : Day.Value, Nine));   // the first in line as before
        again.OfferBooking.ShouldNotBe(forGood ? null : offer.OfferBooking);   // the same time once more is another hold
        (await EntryAsync(node, second)).State.ShouldBe(WaitState.Waiting);
        (await node.Get<AnswerOffer>().TakeAsync(first)).IsOk.ShouldBeTrue();
    }

    /// <summary>Office 1 has one place at each of these times, at nine of the day when none is named, and no others for as long as anyone here waits.</summary>
    static async Task<TestNode> StartAsync(params (DayId Day, TimeOnly Start)[] places)
    {
        if (places.Length == 0) places = [(Day, Nine)];
        var node = await TestNode.StartAsync(TestCity.With(counters: 1 / 6.0 / 0.7 + 1e-6));
        foreach (var id in Enumerable.Range(0, 4).Select(ahead => TestCity.Day(1, ahead)))
            foreach (var slot in (await node.Runner.ViewAsync(id))!.Slots.Where(s => s.Channel == Channel.Online && !(s.Group == 2 && places.Contains((id, s.Start)))))
                await node.Runner.RunAsync(id, new ChangePlaces(slot.No, 0), Actor.System, Guid.NewGuid());
        return node;
    }

    static Task<int> RoundAsync(TestNode node) => node.Get<WorkOffWaitlist>().RunAsync();

    static async Task<string> JoinAsync(TestNode node, long subject)
    {
        node.Time.Advance(TimeSpan.FromMilliseconds(1));   // so that nobody joins at the same moment
        return (await TryJoinAsync(node, subject)).Value;
    }

    /// <summary>For office 1, until the third day from today.</summary>
    static Task<Result<string>> TryJoinAsync(TestNode node, long subject, Guid? id = null, int service = TestCity.Kk) =>
        node.Get<JoinWaitlist>().RunAsync(new(id ?? Guid.NewGuid(), [new(service, subject)], 1, TestCity.Today.AddDays(3)) { Applicant = TestCity.Person(subject) });

    static async Task CancelAsync(TestNode node, int booking, DayId? day = null) =>
        (await node.Runner.RunAsync(day ?? Day, new CancelBooking(booking), Actor.Citizen, Guid.NewGuid())).IsOk.ShouldBeTrue();

    static async Task<WaitlistEntry> EntryAsync(TestNode node, string reference)
    {
        await using var db = node.Store.Open();
        return await db.Waitlist.AsNoTracking().SingleAsync(e => e.Reference == reference);
    }
}
