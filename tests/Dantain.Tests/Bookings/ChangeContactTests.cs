using Dantain.Bookings;
using Dantain.OfficeDays;

namespace Dantain.Tests.Bookings;

public class ChangeContactTests
{
    [Fact]
    public void Nothing_of_the_visit_changes_but_how_its_person_is_reached()
    {
        var day = new TestDay();
        var before = day.Booking(day.Book(1));
        day.Do(new ChangeContact(before.No, TestCity.Person(1)));

        day.Booking(before.No).ShouldBe(before);
    }

    [Fact]
    public void A_visit_that_is_over_has_no_contact_to_change()
    {
        var day = new TestDay();
        var booking = day.Book(1);
        day.Do(new RevokeBooking(booking, "x"));

        day.No(new ChangeContact(booking, TestCity.Person(1))).Code.ShouldBe("booking.not-now");
        day.No(new ChangeContact(99, TestCity.Person(1))).ShouldBe(States.NoBooking);
    }
}
