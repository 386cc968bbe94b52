using Dantain.Bookings;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Tests.Cities;

namespace Dantain.Tests.OfficeDays;

public class SpreadTests
{
    static readonly TimeOnly Nine = new(9, 0);

    /// <summary>From 08.00 to 12.00, one place an hour of each group for who books.</summary>
    static City Narrow(int spreadMinutes = 120) => TestCity.With(counters: 0.2, rules: new() { SlotMinutes = 60, CancelUntilMinutes = 0, Split = new(100, 0, 0), SpreadMinutes = spreadMinutes });

    static BookPlace Family(int hour, params int[] subjects) => new(new(hour, 0), TestCity.Person(1), [.. subjects.Select(s => new ItemAsk(TestCity.Kk, s))]);

    static int[] Free(TestDay day) => [.. new[] { 8, 9, 10, 11 }.Select(hour => day.Free(2, hour: hour))];

    [Fact]
    public void What_does_not_fit_at_its_time_is_taken_from_the_times_after_it_and_given_back_there()
    {
        var day = new TestDay(Narrow());
        Free(day).ShouldBe([1, 1, 1, 1]);
        var family = day.Do(Family(9, 1, 2)).Booking;

        Free(day).ShouldBe([1, 0, 0, 1]);
        day.Booking(family).Start.ShouldBe(Nine);
        day.Day.ItemsOf(day.Booking(family)).Select(i => i.Spread).ShouldBe([null, $"{day.Slot(2, hour: 10).No}:1"]);
        day.Do(new CancelBooking(family));
        Free(day).ShouldBe([1, 1, 1, 1]);
    }

    [Fact]
    public void One_thing_that_needs_more_places_than_a_time_has_lies_in_two()
    {
        var day = new TestDay(Narrow());
        var booked = day.Book(1, TestCity.Ktp);   // 20 minutes: two places
        day.Day.ItemsOf(day.Booking(booked)).Single().ShouldSatisfyAllConditions(
            i => i.Places.ShouldBe(2), i => i.Spread.ShouldBe($"{day.Slot(1, hour: 9).No}:1 {day.Slot(1, hour: 10).No}:1"));
    }

    [Fact]
    public void A_time_that_is_full_is_passed_over_but_a_visit_begins_with_a_place_at_its_own()
    {
        var day = new TestDay(Narrow(180)).At(7);
        day.Book(9, hour: 10);
        day.Do(Family(9, 1, 2));
        Free(day).ShouldBe([1, 0, 0, 0]);
        day.No(Family(9, 3)).ShouldBe(PlaceRefusals.SlotFull);
        day.No(Family(8, 3, 4)).ShouldBe(PlaceRefusals.SlotFull, "nothing is left after it");
        day.Do(Family(8, 3));
    }

    [Fact]
    public void No_place_is_taken_later_than_the_city_wants()
    {
        new TestDay(Narrow(0)).No(Family(9, 1, 2)).ShouldBe(PlaceRefusals.SlotFull);
        new TestDay(Narrow(60)).No(Family(9, 1, 2)).ShouldBe(PlaceRefusals.SlotFull);
        new TestDay(Narrow(61)).Do(Family(9, 1, 2));
        new TestDay(Narrow(120)).No(Family(9, 1, 2, 3)).ShouldBe(PlaceRefusals.SlotFull);
        new TestDay(Narrow(480)).No(Family(10, 1, 2, 3)).ShouldBe(PlaceRefusals.SlotFull, "the office closes at twelve");
    }

    [Fact]
    public void Nobody_is_kept_over_a_break()
    {
        Slot[] slots = [Slot(1, 11), Slot(2, 13)];
        Spread.Of([(2, 2)], new(11, 0), 480, (_, at) => slots.FirstOrDefault(s => s.Start == at), s => s.Free).ShouldBeNull();
        Slot[] late = [Slot(1, 23)];
        Spread.Of([(2, 2)], new(23, 0), 480, (_, at) => late.FirstOrDefault(s => s.Start == at), s => s.Free).ShouldBeNull("midnight is another day");

        static Slot Slot(int no, int hour) => new() { No = no, Group = 2, Channel = Channel.Online, Start = new(hour, 0), Minutes = 60, Capacity = 1, Wanted = 1 };
    }

    [Fact]
    public void Whoever_has_a_place_in_a_time_that_loses_it_is_displaced_wherever_the_visit_begins()
    {
        var day = new TestDay(Narrow());
        var family = day.Do(Family(9, 1, 2)).Booking;
        day.Do(new ChangePlaces(day.Slot(2, hour: 11).No, 0));
        day.Day.Displaced().ShouldBeEmpty();
        day.Do(new ChangePlaces(day.Slot(2, hour: 10).No, 0));
        day.Day.Displaced().ShouldBe([family]);
    }

    /// <summary>In Bekasi most offices have one place of children's cards each half hour, and that only half of the day.</summary>
    [Fact]
    public void A_mother_with_three_children_finds_a_time_in_every_office_of_Bekasi()
    {
        var city = PackFiles.City(PackFiles.Bekasi);
        foreach (var code in new[] { "KIA-0-5", "LAHIR-UMUM" })
        {
            var service = city.Service(code)!;
            var (group, offered) = (city.GroupOf(service).No, city.Offices.Where(o => city.ModeOf(o, service, TestCity.Today) > Mode.WalkInOnly).ToArray());
            offered.Length.ShouldBeGreaterThan(13);
            foreach (var office in offered)
            {
                Slot[] slots = [.. DraftOfficeDay.For(city, office, TestCity.Today, TestCity.Morning).Slots.Inserts.Where(s => s.Group == group && s.Channel == Channel.Online)];
                bool Fits(TimeOnly start) => Spread.Of([(group, 3 * city.PlacesOf(service))], start, city.Rules.SpreadMinutes, (_, at) => slots.FirstOrDefault(s => s.Start == at), s => s.Free) is not null;
                slots.Any(s => Fits(s.Start)).ShouldBeTrue($"{office.Code} {code}");
            }
        }
    }
}
