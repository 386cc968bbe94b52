using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Citizen;

public sealed class JourneyTests(PageHost host) : IClassFixture<PageHost>
{
    [Theory]
    [InlineData("id", "Nomor antrean", "Kesalahan: ")]
    [InlineData("en", "Queue number", "Error: ")]
    public async Task The_whole_journey_works_without_script(string language, string number, string prefix)
    {
        using var v = host.Visitor();
        await v.GetAsync($"/bahasa/{language}?kembali=/daftar/layanan");
        v.Page.Path.ShouldBe("/daftar/layanan");
        v.Page.Html.DocumentElement.GetAttribute("lang").ShouldBe(language);
        await v.ToWhoAsync();
        await v.SendAsync();
        v.Page.Status.ShouldBe(422);
        v.Page.Title.ShouldStartWith(prefix);

        await v.ToTicketAsync();

        v.Page.H1.ShouldContain(number);
        v.Page.Html.QuerySelector("h1 strong")!.TextContent.ShouldMatch(@"\A[A-Z]-\d{3,4}\z");
        v.Page.Text.ShouldContain(language == "id" ? "GRATIS" : "FREE");
    }

    [Fact]
    public async Task From_start_page_to_ticket_are_five_posts()
    {
        using var v = host.Visitor();
        await v.GetAsync("/");
        v.Page.Html.QuerySelectorAll("main a.button").Single().GetAttribute("href").ShouldBe("/daftar");

        await v.ToTicketAsync();

        v.Posts.ShouldBe(5);
    }

    [Fact]
    public async Task Every_question_has_one_heading_a_way_back_and_its_step()
    {
        using var v = host.Visitor();
        await v.GetAsync("/daftar/perlu/KTP-RUSAK");
        var headings = new List<string>();
        async Task LookAsync(Func<Task> onward)
        {
            headings.Add(v.Page.H1);
            v.Page.Html.QuerySelector(".back").ShouldNotBeNull();
            v.Page.Text.ShouldContain($"Langkah {headings.Count} dari 6");
            await onward();
        }

        await LookAsync(() => v.SendAsync());
        await LookAsync(() => v.SendAsync(("nik", Visitor.NewNik()), ("name", "Sari"), ("village", Journey.Home)));
        await LookAsync(v.ChooseFirstOfficeAsync);
        await LookAsync(() => v.ChooseTimeAsync());
        await LookAsync(() => v.SendAsync(("phone", "081234567890")));
        await LookAsync(() => v.SendAsync());

        headings.Distinct().Count().ShouldBe(6);
        v.Page.Path.ShouldStartWith("/tiket/");
    }

    [Fact]
    public async Task A_newborn_without_number_or_name_is_one_visit_of_three_documents()
    {
        using var v = host.Visitor();
        await v.ToOfficeAsync("newborn");
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        await v.SendAsync(("withoutPhone", "1"));
        v.Page.Text.ShouldContain("Belum diberi nama");
        await v.SendAsync();

        v.Page.Html.QuerySelectorAll("h3").Length.ShouldBe(3);
        (await ItemsAsync(v.Page)).ShouldBe(3);
    }

    [Fact]
    public async Task Twins_are_two_subjects_of_one_visit_within_seven_posts()
    {
        using var v = host.Visitor();
        await v.ToWhoAsync("newborn");
        await v.SendAsync(("aksi", "tambah"), ("nik", Visitor.NewNik()), ("name", "Dewi"), ("village", Journey.Home), ("o0-name", "Bima"));
        v.Page.Status.ShouldBe(200);
        v.Page.Value("o0-name").ShouldBe("Bima");
        v.Page.Value("name").ShouldBe("Dewi");
        await v.SendAsync(("o1-name", "Arjuna"), ("o1-for", "newborn"));
        v.Page.Path.ShouldBe("/daftar/kantor");
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        await v.SendAsync(("phone", "081234567890"));
        v.Page.Text.ShouldContain("Bima");
        v.Page.Text.ShouldContain("Arjuna");
        await v.SendAsync();

        (await ItemsAsync(v.Page)).ShouldBe(5);
        v.Posts.ShouldBeLessThanOrEqualTo(7);
        v.Page.Text.ShouldContain("× 2");
    }

    [Fact]
    public async Task Somebody_from_another_city_is_not_asked_for_an_area_of_this_one()
    {
        using var v = host.Visitor();
        await v.ToOfficeAsync(village: "luar", name: "Suharto");
        v.Page.Text.ShouldNotContain(" km ");
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        await v.SendAsync(("phone", "+62 812-3456-7890"));
        v.Page.Text.ShouldContain("Luar kota");
        v.Page.Text.ShouldContain("Suharto");
        await v.SendAsync();
        v.Page.Path.ShouldStartWith("/tiket/");
    }

    [Fact]
    public async Task A_foreigner_books_with_a_passport()
    {
        using var v = host.Visitor();
        await v.ToWhoAsync("SKTT");
        await v.SendAsync(("identityKind", "passport"), ("passport", "PA 1234567"), ("issuer", "aus"), ("name", "O’Neill"), ("village", Journey.Home));
        v.Page.Path.ShouldBe("/daftar/kantor");
        v.Page.Text.ShouldContain("Tidak melayani layanan ini");
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        await v.SendAsync(("phone", "081234567890"));
        await v.SendAsync();

        v.Page.Text.ShouldContain("Passport AUS ••••67");
        v.Page.Body.ShouldNotContain("PA1234567");
    }

    [Fact]
    public async Task A_service_only_given_on_the_spot_says_so_before_anything_is_asked()
    {
        using var v = host.Visitor();
        await v.ToWhoAsync("KAWIN");

        v.Page.Text.ShouldContain("Datang langsung, ambil nomor di tempat");
        v.Page.Html.QuerySelector("[name=nik]").ShouldBeNull();
    }

    [Fact]
    public async Task Another_city_shows_its_own_words_and_colours()
    {
        await using var other = new OtherCityHost();
        await ((IAsyncLifetime)other).InitializeAsync();
        using var v = other.Visitor();
        await v.GetAsync("/");
        v.Page.Text.ShouldContain("SALAM SAGARA");
        v.Page.Text.ShouldContain("kampung");
        v.Page.Body.ShouldNotContain("Bekasi");
        (await v.Http.GetStringAsync(new Uri("/warna.css", UriKind.Relative))).ShouldContain("#17457a");
        await v.GetAsync("/daftar");
        v.Page.Body.ShouldNotContain("Bekasi");
        await ((IAsyncLifetime)other).DisposeAsync();
    }

    async Task<int> ItemsAsync(ShownPage ticket)
    {
        await using var db = host.Services.GetRequiredService<Store>().Open();
        var reference = ticket.Token()[..Reference.Length];
        var booking = await db.Bookings.SingleAsync(b => b.Reference == reference && b.State == BookingState.Confirmed);
        return await db.Items.CountAsync(i => i.Day == booking.Day && i.Booking == booking.No && i.Active);
    }
}
