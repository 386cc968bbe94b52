namespace Dantain.Web.Tests.Api;

[Collection(nameof(TestHost))]
public sealed class RepeatedMoveTests(TestHost host)
{
    [Fact]
    public async Task A_move_whose_answer_was_lost_gets_it_again()
    {
        using var visitor = host.Visitor();
        var (_, booked) = await visitor.SendAsync("/bookings", ApiCalls.Booking("jatisampurna", 4711, "10:00", date: "2026-11-25"));
        var (move, key) = ($"/bookings/{booked!["token"]}/reschedule", Guid.NewGuid());
        var to = new { office = "pondok-melati", date = "2026-11-26", start = "09:00", phoneLastFour = "7890" };

        var (first, moved) = await visitor.SendAsync(move, to, key);
        first.ShouldBe(200, moved?.ToString());
        var (again, repeated) = await visitor.SendAsync(move, to, key);

        again.ShouldBe(200, repeated?.ToString());
        repeated!.ToString().ShouldBe(moved!.ToString());
    }

    [Fact]
    public async Task The_key_of_a_move_is_good_for_no_other_move()
    {
        using var visitor = host.Visitor();
        var (_, booked) = await visitor.SendAsync("/bookings", ApiCalls.Booking("jatisampurna", 4712, "10:30", date: "2026-11-25"));
        var (move, key) = ($"/bookings/{booked!["token"]}/reschedule", Guid.NewGuid());
        (await visitor.SendAsync(move, new { office = "pondok-melati", date = "2026-11-27", start = "09:00", phoneLastFour = "7890" }, key)).Status.ShouldBe(200);

        var (status, refused) = await visitor.SendAsync(move, new { office = "pondok-melati", date = "2026-11-27", start = "11:00", phoneLastFour = "7890" }, key);

        status.ShouldBe(409);
        ((string?)refused!["code"]).ShouldBe("request.other-content");
    }
}
