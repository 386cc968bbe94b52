using Dantain.Bookings;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Tests.Bookings;

public class BookPlaceTests
{
    static readonly TimeOnly Nine = new(9, 0);
    static readonly Rules Rules = new() { CancelUntilMinutes = 0, SlotMinutes = 60, Split = new(70, 20, 10), MaxItems = 3, OpenDays = 3, PilotPlacesADay = 2 };

    static BookPlace For(params ItemAsk[] items) => new(Nine, TestCity.Person(1), items, "99.01.01.1001");

    [Fact]
    public void A_booked_place_is_confirmed_and_has_a_reference_and_the_first_number_of_its_letter()
    {
        var day = new TestDay();
        var free = day.Free(2);
        var booked = day.Do(For(new ItemAsk(TestCity.Kk, 1)) with { Priority = true });

        booked.Number.ShouldBe("B-001");
        Reference.Parse(booked.Reference).Value.ShouldBe(booked.Reference);
        day.Booking(booked.Booking).ShouldSatisfyAllConditions(
            b => b.State.ShouldBe(BookingState.Confirmed), b => b.Start.ShouldBe(Nine), b => b.Village.ShouldBe("99.01.01.1001"), b => b.Priority.ShouldBeTrue(),
            b => b.Sealed.ShouldBeNull("personal data leaves memory once it is durable"));
        day.Free(2).ShouldBe(free - 1);
        day.Do(For(new ItemAsk(TestCity.Kk, 2))).Number.ShouldBe("B-002");
    }

    [Fact]
    public void Items_take_places_of_their_own_groups_at_the_same_time_and_one_number()
    {
        var day = new TestDay();
        var (ktp, kk, akta) = (day.Free(1), day.Free(2), day.Free(3));
        var booked = day.Do(For(new(TestCity.Birth, null), new(TestCity.Kk, 1), new(TestCity.Ktp, 1)));

        (day.Free(1), day.Free(2), day.Free(3)).ShouldBe((ktp - 2, kk - 1, akta - 1));
        booked.Number.ShouldBe("C-001");
        booked.Services.ShouldBe([TestCity.Birth, TestCity.Kk, TestCity.Ktp]);
    }

    [Fact]
    public void A_card_is_taken_from_the_stock_only_where_the_service_hands_it_over_at_the_visit()
    {
        var day = new TestDay(TestCity.With(cards: 1));
        day.Book(1, TestCity.Ktp);
        day.CardsTaken.ShouldBe(0);
        day.Book(2, TestCity.Reprint);
        day.CardsTaken.ShouldBe(1);
        day.No(For(new ItemAsk(TestCity.Reprint, 3))).ShouldBe(PlaceRefusals.CardsOut(day.Day.City.Service(TestCity.Reprint)!));
        day.Book(4, TestCity.Ktp);
    }

    [Fact]
    public void A_full_slot_is_refused_and_the_next_one_is_not()
    {
        var day = new TestDay(TestCity.With(counters: 0.25));
        for (var subject = 1; day.Free(2) > 0; subject++) day.Book(subject);
        day.No(For(new ItemAsk(TestCity.Kk, 99))).ShouldBe(PlaceRefusals.SlotFull);
        day.Book(99, hour: 10);
    }

    [Fact]
    public void An_item_of_two_places_does_not_fit_where_one_is_free()
    {
        var day = new TestDay(TestCity.With(counters: 0.25, rules: Rules with { SpreadMinutes = 0 }));
        day.Do(new ChangePlaces(day.Slot(1).No, 1));
        day.No(For(new ItemAsk(TestCity.Ktp, 1))).ShouldBe(PlaceRefusals.SlotFull);
        day.Book(1, TestCity.Reprint);
    }

    [Fact]
    public void Nothing_is_taken_when_only_one_of_two_groups_has_room()
    {
        var day = new TestDay(TestCity.With(rules: Rules with { SpreadMinutes = 0 }));
        day.Do(new ChangePlaces(day.Slot(3).No, 0));
        day.No(For(new(TestCity.Kk, 1), new(TestCity.Birth, 1))).ShouldBe(PlaceRefusals.SlotFull);
    }

    [Fact]
    public void A_group_without_slots_at_that_time_is_refused()
    {
        var pack = TestCity.Pack();
        var city = new City(pack with { Services = [.. pack.Services], Offices = [pack.Offices[0] with { Capacity = [new("KK", 2)] }] }, 1);
        new TestDay(city).No(For(new ItemAsk(TestCity.Ktp, 1))).Code.ShouldBe("booking.not-offered");
        new TestDay(city).No(For(new ItemAsk(TestCity.Kk, 1)) with { At = new(9, 30) }).ShouldBe(PlaceRefusals.NoSuchSlot);
    }

    [Fact]
    public void What_is_asked_for_is_checked_before_anything_else()
    {
        var day = new TestDay(TestCity.With(rules: Rules));
        day.No(For()).ShouldBe(PlaceRefusals.NoItems);
        day.No(For(new(TestCity.Kk, 1), new(TestCity.Kk, 2), new(TestCity.Kk, 3), new(TestCity.Kk, 4))).ShouldBe(PlaceRefusals.TooManyItems);
        day.No(For(new ItemAsk(99, 1))).ShouldBe(PlaceRefusals.UnknownService(99));
        day.No(For(new(TestCity.Kk, 1), new(TestCity.Pilot, 1))).ShouldBe(PlaceRefusals.SameItemTwice);
        day.No(For(new ItemAsk(TestCity.Kk, null))).ShouldBe(PlaceRefusals.NeedsNumber(day.Day.City.Service(TestCity.Kk)!));
    }

    [Theory, InlineData(-1, false), InlineData(0, true), InlineData(2, true), InlineData(3, false)]
    public void The_window_is_today_and_so_many_days_with_it(int ahead, bool open)
    {
        var day = new TestDay(TestCity.With(rules: Rules), ahead: ahead);
        day.At(8).After(-24 * 60 * ahead);
        var answer = day.Run(For(new ItemAsk(TestCity.Kk, 1)));
        if (open) answer.IsOk.ShouldBeTrue();
        else answer.Refusal.ShouldBe(PlaceRefusals.OutsideWindow);
    }

    [Fact]
    public void A_time_that_has_begun_is_past()
    {
        var day = new TestDay().At(8, 59, 59);
        day.Book(1);
        day.At(9).No(For(new ItemAsk(TestCity.Kk, 2))).ShouldBe(PlaceRefusals.SlotPast);
    }

    [Fact]
    public void A_closed_day_takes_no_bookings() =>
        new TestDay().Closed().No(For(new ItemAsk(TestCity.Kk, 2))).ShouldBe(PlaceRefusals.DayClosed);

    [Fact]
    public void A_subject_has_one_active_item_of_a_group_over_all_days()
    {
        var day = new TestDay();
        var other = day.Other(office: 2, ahead: 1);
        var booking = day.Book(1);

        day.No(For(new ItemAsk(TestCity.Pilot, 1))).ShouldBe(PlaceRefusals.AlreadyActive(day.Day.City.Group("KK")));
        other.No(For(new ItemAsk(TestCity.Kk, 1))).ShouldBe(PlaceRefusals.AlreadyActive(day.Day.City.Group("KK")));
        other.Book(1, TestCity.Birth);
        day.Do(new CancelBooking(booking));
        other.Book(1);
    }

    [Fact]
    public void Subjects_without_a_number_never_stand_in_each_others_way()
    {
        var day = new TestDay();
        day.Book(null, TestCity.Birth);
        day.Book(null, TestCity.Birth);
        day.Do(For(new(TestCity.Birth, null), new(TestCity.Birth, null)));
    }

    [Theory]
    [InlineData(Mode.Closed, "booking.not-offered")]
    [InlineData(Mode.WalkInOnly, "booking.walk-in-only")]
    public void A_service_is_booked_only_where_its_mode_allows(Mode mode, string code)
    {
        var day = new TestDay(TestCity.With(modes: [new(mode, TestCity.Today, Services: ["KK-BARU"])]));
        day.No(For(new ItemAsk(TestCity.Kk, 1))).Code.ShouldBe(code);
        day.Book(1, TestCity.Pilot);
    }

    [Fact]
    public void A_pilot_gives_its_online_places_of_the_day_once_and_counts_neither_walk_ins_nor_what_was_given_back()
    {
        var day = new TestDay(TestCity.With(counters: 20, rules: Rules, modes: [new(Mode.Pilot, TestCity.Today, Services: ["KK-PISAH"])]));
        day.Walk(service: TestCity.Pilot);
        day.No(For(new(TestCity.Pilot, 1), new(TestCity.Pilot, 2), new(TestCity.Pilot, 3))).ShouldBe(PlaceRefusals.SlotFull);
        var first = day.Book(1, TestCity.Pilot);
        var second = day.Book(2, TestCity.Pilot);
        day.No(For(new ItemAsk(TestCity.Pilot, 3))).ShouldBe(PlaceRefusals.SlotFull);
        day.Do(new CancelBooking(first));
        day.Book(3, TestCity.Pilot);

        day.At(9).Do(new Dantain.Queue.CheckIn(second));
        day.Do(new Dantain.Queue.Leave(second));
        day.No(For(new ItemAsk(TestCity.Pilot, 4)) with { At = new(10, 0) }).ShouldBe(PlaceRefusals.SlotFull);
    }
}
