using Dantain.Bookings;
using Dantain.Cities;
using Dantain.History;
using Dantain.Identities;
using Dantain.Staff;
using Dantain.Web.Tests.Citizen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Brakes;

/// <summary>Somebody books for somebody else: the staff, a kelurahan at its device, the family. It is on record, and the limits are the helper's.</summary>
public sealed class HelpTests(BrakeHost host) : IClassFixture<BrakeHost>
{
    const string Note = "Anda sedang mendaftarkan orang lain", Full = "Sudah ada cukup banyak antrean";
    static readonly string Officer = DemoStaff.OfficerOf("dinas");

    [Fact]
    public async Task Staff_book_for_people_without_a_phone_up_to_their_own_limit_and_facts_name_them()
    {
        using var v = await host.SignedInAsync(Officer);
        for (var i = 0; i < 4; i++)
        {
            await BeginAsync(v);
            await FinishAsync(v);
        }

        var (person, fact) = await BookedAsync(v);
        person.BookedBy.ShouldBe(BookedBy.Staff);
        fact.Actor.ShouldStartWith("staff:");
        fact.Payload.ShouldContain("\"by\":3");

        v.Page.Html.QuerySelector("a.button[href='/bantu']")!.TextContent.ShouldBe("Daftarkan orang berikutnya");
        v.Page.Html.QuerySelector("#simpan").ShouldBeNull("it is nobody's own phone");

        await BeginAsync(v);
        await ToTimeAsync(v);
        await v.SendAsync(("jam", v.Chosen.Start));
        v.Page.Errors.ShouldHaveSingleItem().ShouldStartWith(Full);
    }

    static async Task BeginAsync(Visitor v)
    {
        await v.GetAsync("/bantu");
        await v.SendAsync();
        v.Page.Path.ShouldBe("/daftar/layanan");
        v.Page.Text.ShouldContain(Note);
    }

    static async Task ToTimeAsync(Visitor v)
    {
        await v.GetAsync("/daftar/perlu/KTP-HILANG");
        await v.SendAsync();
        await v.SendAsync(("nik", Visitor.NewNik()), ("name", "Sukarni"), ("village", Citizen.Journey.Home));
        await v.ChooseFirstOfficeAsync();
        v.See();
    }

    static async Task FinishAsync(Visitor v)
    {
        await ToTimeAsync(v);
        await v.ChooseTimeAsync();
        await v.SendAsync(("withoutPhone", "1"));
        await v.SendAsync();
        v.Page.Path.ShouldStartWith("/tiket/");
    }

    [Theory]
    [InlineData(true, "off", "off", "Untuk yang datang")]
    [InlineData(false, "name", "tel", "Untuk saya sendiri")]
    public async Task A_screen_at_work_keeps_nothing_of_those_who_are_booked_for_and_speaks_of_who_comes(bool isHelper, string name, string phone, string forWhom)
    {
        using var v = isHelper ? await host.SignedInAsync(DemoStaff.OfficerOf("rawalumbu")) : host.Visitor();
        if (isHelper) await BeginAsync(v);
        await v.GetAsync("/daftar/perlu/KTP-HILANG");
        await v.SendAsync();

        v.Page.Html.QuerySelector("#name")!.GetAttribute("autocomplete").ShouldBe(name);
        v.Page.Html.QuerySelector("label:has([name=forOther])")!.TextContent.Trim().ShouldBe(forWhom);
        await v.SendAsync(("nik", Visitor.NewNik()), ("name", "Sukarni"), ("village", Citizen.Journey.Home));
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        v.Page.Html.QuerySelector("#phone")!.GetAttribute("autocomplete").ShouldBe(phone);
    }

    [Fact]
    public async Task Whoever_comes_to_the_screen_after_the_officer_signed_out_does_not_book_in_their_name()
    {
        using var v = await host.SignedInAsync(Officer);
        await BeginAsync(v);
        await v.Http.DeleteAsync(new Uri("/api/v1/session", UriKind.Relative));

        var page = await v.GetAsync("/daftar/layanan");

        page.Text.ShouldNotContain(Note);
    }

    [Fact]
    public async Task Staff_book_only_at_the_offices_where_they_may_and_only_while_they_may()
    {
        var office = host.Services.GetRequiredService<CityVersions>().Current.Office("bekasi-barat")!;
        using var v = await host.SignedInAsync(DemoStaff.OfficerOf(office.Code));
        await BeginAsync(v);
        await ToTimeAsync(v);
        v.Chosen.Office.ShouldBe(office.Code);
        await v.GetAsync("/daftar/kantor");
        v.Page.Html.QuerySelectorAll(".offices a, .next-free li").Length.ShouldBe(1);
        (await v.GetAsync("/daftar/waktu?kantor=dinas")).Path.ShouldBe("/daftar/kantor");

        var no = await TakeGrantAsync(DemoStaff.OfficerOf(office.Code));
        host.Services.GetRequiredService<StaffAccess>().Forget(no);

        (await v.GetAsync("/daftar/kantor")).Path.ShouldBe("/daftar/layanan", "a journey of one's own, from its beginning");
        v.Page.Text.ShouldNotContain(Note);
    }

    async Task<int> TakeGrantAsync(string name)
    {
        await using var db = host.Db();
        var member = await db.Staff.SingleAsync(s => s.UserName == name);
        await db.StaffGrants.Where(g => g.Staff == member.Id && g.Permission == Permission.BookForOthers).ExecuteDeleteAsync();
        return member.Id;
    }

    [Fact]
    public async Task Only_who_may_book_for_others_gets_there()
    {
        using var v = host.Visitor();

        (await v.GetAsync("/bantu")).Path.ShouldStartWith("/masuk");
    }

    [Fact]
    public async Task A_device_that_came_with_its_link_is_known_and_exempt_until_it_is_struck_off()
    {
        var (device, phone) = (TestDevice.New(), "0813 9000 0001");
        using var admin = await host.SignedInAsync("admin");
        var link = await InviteAsync(admin, "Kelurahan Margahayu");
        using (var v = host.VisitorAt(device))
        {
            await v.GetAsync(link);
            await v.SendAsync();
            v.Page.Text.ShouldContain("Kelurahan Margahayu");
        }
        for (var i = 0; i < 3; i++)
        {
            using var v = host.VisitorAt(device);
            await v.ToTicketAsync(phone: phone);   // two are the limit of a phone
            if (i < 2) continue;
            var (person, fact) = await BookedAsync(v);
            person.BookedBy.ShouldBe(BookedBy.Village);
            fact.Actor.ShouldStartWith("device:");
        }

        await admin.GetAsync("/admin/perangkat");
        await admin.Http.PostAsync(new Uri("/admin/perangkat?handler=StrikeOff", UriKind.Relative), Visitor.Form(admin.Page, ("id", await IdAsync("Kelurahan Margahayu"))));
        (await admin.GetAsync("/admin/perangkat")).Text.ShouldContain("dicabut");
        using var after = host.VisitorAt(device);
        await after.ToTicketAsync(phone: phone);
        (await BookedAsync(after)).Person.BookedBy.ShouldBe(BookedBy.Applicant);
    }

    [Fact]
    public async Task A_link_works_once()
    {
        using var admin = await host.SignedInAsync("admin");
        var link = await InviteAsync(admin, "Kelurahan Kranji");
        using var first = host.VisitorAt(TestDevice.New());
        await first.GetAsync(link);
        await first.SendAsync();
        using var second = host.VisitorAt(TestDevice.New());
        await second.GetAsync(link);

        await second.SendAsync();

        second.Page.Status.ShouldBe(422);
        second.Page.Errors.ShouldHaveSingleItem().ShouldStartWith("Tautan ini sudah dipakai");
    }

    [Fact]
    public async Task A_device_needs_a_place()
    {
        using var admin = await host.SignedInAsync("admin");
        await admin.GetAsync("/admin/perangkat");

        using var answer = await admin.Http.PostAsync(new Uri("/admin/perangkat?handler=Add", UriKind.Relative), Visitor.Form(admin.Page, ("place", " ")));

        var page = await admin.ReadAsync(answer);
        page.Status.ShouldBe(422);
        page.Text.ShouldContain("Masukkan tempat perangkat");
    }

    [Fact]
    public async Task Family_that_fills_it_in_is_on_record_too()
    {
        using var v = host.Visitor();
        await v.ToWhoAsync();
        await v.SendAsync(("nik", Visitor.NewNik()), ("name", "Sukarni"), ("village", Citizen.Journey.Home), ("helped", "1"));
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        await v.SendAsync(("phone", "0813 9000 0077"));
        await v.SendAsync();

        var (person, fact) = await BookedAsync(v);

        person.BookedBy.ShouldBe(BookedBy.Family);
        fact.Actor.ShouldBe("citizen");
        fact.Payload.ShouldContain("\"by\":1");
    }

    static async Task<string> InviteAsync(Visitor admin, string place)
    {
        await admin.GetAsync("/admin/perangkat");
        using var answer = await admin.Http.PostAsync(new Uri("/admin/perangkat?handler=Add", UriKind.Relative), Visitor.Form(admin.Page, ("place", place)));
        var page = await admin.ReadAsync(answer);
        return new Uri(page.Html.QuerySelector(".link")!.TextContent.Trim()).AbsolutePath;
    }

    async Task<string> IdAsync(string place)
    {
        await using var db = host.Db();
        return (await db.KnownDevices.SingleAsync(d => d.Place == place)).Id.ToString();
    }

    /// <summary>The booking of the ticket that is shown: its person, and the fact of its confirmation.</summary>
    async Task<(Person Person, Fact Fact)> BookedAsync(Visitor v)
    {
        var reference = v.Page.Token()[..8];
        await using var db = host.Db();
        var booking = await db.Bookings.SingleAsync(b => b.Reference == reference);
        var person = (await host.Services.GetRequiredService<LookAtPerson>().RunAsync(1, new(booking.Day), booking.No, AccessReason.Serving)).Value;
        var fact = await db.Facts.SingleAsync(f => f.Day == booking.Day && f.Kind == nameof(BookingConfirmed) && f.Payload.Contains(reference));
        return (person, fact);
    }
}
