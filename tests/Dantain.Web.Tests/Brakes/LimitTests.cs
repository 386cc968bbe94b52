using Dantain.Brakes;
using Dantain.OfficeDays;
using Dantain.Web.Tests.Citizen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Brakes;

/// <summary>What one phone, device and applicant can have at the same time. Each test has people and phones of its own.</summary>
public sealed class LimitTests(BrakeHost host) : IClassFixture<BrakeHost>
{
    const string Full = "Sudah ada cukup banyak antrean";
    static int phones;

    static string NewPhone() => $"0813 2000 {Interlocked.Increment(ref phones):0000}";

    /// <summary>A second booking in the same browser: the finished journey is over.</summary>
    static async Task BookAsync(Visitor v, string phone) => await v.ToTicketAsync(phone: phone);

    static async Task<ShownPage> TryAsync(Visitor v, string phone)
    {
        await v.ToCheckAsync(phone: phone);
        return await v.SendAsync();
    }

    [Fact]
    public async Task A_phone_has_as_many_bookings_as_the_city_allows_on_whatever_device()
    {
        var phone = NewPhone();
        using var stops = new Stops();
        for (var i = 0; i < 2; i++)
        {
            using var v = host.Visitor();
            await BookAsync(v, phone);
        }
        using var third = host.Visitor();

        var page = await TryAsync(third, phone.Replace("0813", "+62 813"));

        page.Status.ShouldBe(422);
        page.Errors.ShouldHaveSingleItem().ShouldStartWith(Full);
        stops.Kinds.ShouldContain("phone");
    }

    [Fact]
    public async Task A_cancelled_booking_no_longer_counts()
    {
        var phone = NewPhone();
        using var v = host.Visitor();
        await BookAsync(v, phone);
        await v.GetAsync($"{v.Page.Path}/batal");
        await v.SendAsync(("phoneLastFour", phone[^4..]));
        using var second = host.Visitor();
        await BookAsync(second, phone);
        using var third = host.Visitor();

        (await TryAsync(third, phone)).Path.ShouldStartWith("/tiket/");
    }

    [Fact]
    public async Task A_device_has_a_limit_of_its_own_before_a_place_is_held()
    {
        using var stops = new Stops();
        using var v = host.Visitor();
        for (var i = 0; i < 3; i++) await BookAsync(v, NewPhone());
        await v.ToOfficeAsync();
        await v.ChooseFirstOfficeAsync();
        v.See();

        await v.SendAsync(("jam", v.Chosen.Start));

        v.Page.Path.ShouldStartWith("/daftar/waktu");
        v.Page.Errors.ShouldHaveSingleItem().ShouldStartWith(Full);
        stops.Kinds.ShouldContain("device");
    }

    [Fact]
    public async Task An_applicant_books_for_a_few_others_and_not_for_a_village()
    {
        var nik = Visitor.NewNik();
        for (var i = 0; i < 3; i++)
        {
            using var v = host.Visitor();
            await ForOtherAsync(v, nik);
            v.Page.Path.ShouldStartWith("/daftar/kontak");
            await v.SendAsync(("phone", NewPhone()));
            await v.SendAsync();
            v.Page.Path.ShouldStartWith("/tiket/");
        }
        using var fourth = host.Visitor();

        await ForOtherAsync(fourth, nik);

        fourth.Page.Errors.ShouldHaveSingleItem().ShouldStartWith(Full);
    }

    static async Task ForOtherAsync(Visitor v, string nik)
    {
        await v.ToOfficeAsync(nik: nik, more: [("forOther", "1"), ("o0-nik", Visitor.NewNik()), ("o0-name", "Orang Tua")]);
        await v.ChooseFirstOfficeAsync();
        v.See();
        await v.SendAsync(("jam", v.Chosen.Start));
    }

    [Fact]
    public async Task A_device_holds_one_place_at_a_time()
    {
        using var stops = new Stops();
        var device = TestDevice.New();
        for (var i = 0; i < 2; i++)
        {
            using var v = host.VisitorAt(device);
            await v.ToOfficeAsync();
            await v.ChooseFirstOfficeAsync();
            await v.ChooseTimeAsync();
        }

        await using var db = host.Db();
        var key = host.KeyOf(device);
        var states = await (from m in db.BrakeMarks join b in db.Bookings on m.Reference equals b.Reference where m.Key == key select b.State).ToListAsync();
        states.Order().ShouldBe([BookingState.Held, BookingState.CancelledByCitizen]);
        stops.Kinds.ShouldContain("hold");
    }

    [Fact]
    public async Task The_last_place_a_device_may_have_can_be_asked_for_twice_by_a_double_click()
    {
        using var v = host.Visitor();
        for (var i = 0; i < 2; i++) await BookAsync(v, NewPhone());
        await v.ToOfficeAsync();
        await v.ChooseFirstOfficeAsync();
        v.See();
        var click = await Visitor.Form(v.Page, ("jam", v.Chosen.Start)).ReadAsByteArrayAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => v.Http.PostAsync(new Uri(v.Page.Path, UriKind.Relative), Body())));

        foreach (var answer in answers) (await v.ReadAsync(answer)).Path.ShouldBe("/daftar/kontak");

        ByteArrayContent Body() => new(click) { Headers = { ContentType = new("application/x-www-form-urlencoded") } };
    }

    [Fact]
    public async Task Who_the_register_does_not_confirm_has_a_smaller_limit()
    {
        using var v = host.Visitor();
        await BookAsync(v, "");
        var (brake, phone) = (host.Services.GetRequiredService<BookingBrake>(), 4711L);
        var unverified = new Counted(null, phone, null, IsUnverified: true);
        (await brake.BeforeAsync(unverified, Guid.NewGuid())).ShouldBeNull();
        (await brake.MarkAsync(unverified, v.Page.Token()[..8])).ShouldBeNull();

        (await brake.BeforeAsync(unverified, Guid.NewGuid())).ShouldBe(BrakeRefusals.LimitReached);
        (await brake.BeforeAsync(unverified with { IsUnverified = false }, Guid.NewGuid())).ShouldBeNull();
    }

    [Fact]
    public async Task A_second_booking_for_the_same_subject_is_counted_as_a_kind_of_its_own_on_the_pages_and_in_the_API()
    {
        var nik = Visitor.NewNik();
        using var first = host.Visitor();
        await first.ToTicketAsync(nik: nik, phone: NewPhone());
        using var second = host.Visitor();
        await second.ToOfficeAsync(nik: nik);
        await second.ChooseFirstOfficeAsync();
        second.See();
        using var stops = new Stops();

        (await second.SendAsync(("jam", second.Chosen.Start))).Errors.ShouldHaveSingleItem().ShouldStartWith("Sudah ada pendaftaran");
        stops.Kinds.ShouldContain("subject");
        using var more = new Stops();
        using var client = host.CreateClient();
        var (status, body) = await client.SendAsync("/bookings", new { office = "dinas", date = "2026-11-25", start = "10:00", applicant = new { name = "Siti", nik }, items = new[] { new { service = "KTP-HILANG" } } });

        (status, (string?)body!["code"]).ShouldBe((409, "booking.already-active"));
        more.Kinds.ShouldContain("subject");
    }

    [Fact]
    public async Task The_API_counts_phones_too_and_repeats_an_answer_all_the_same()
    {
        using var client = host.CreateClient();
        var phone = NewPhone();
        var key = Guid.NewGuid();
        object Ask(string nik) => new { office = "dinas", date = "2026-11-25", start = "10:00", applicant = new { name = "Siti", nik, phone }, items = new[] { new { service = "KTP-HILANG" } } };
        var (first, second) = (Ask(Visitor.NewNik()), Ask(Visitor.NewNik()));
        (await client.SendAsync("/bookings", first)).Status.ShouldBe(201);
        (await client.SendAsync("/bookings", second, key)).Status.ShouldBe(201);

        var (status, body) = await client.SendAsync("/bookings", Ask(Visitor.NewNik()));

        (status, (string?)body!["code"]).ShouldBe((409, "brake.limit-reached"));
        (await client.SendAsync("/bookings", second, key)).Status.ShouldBe(201);
    }
}
