using System.Net.Http.Json;
using Dantain.OfficeDays;
using Dantain.Staff;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Citizen;

/// <summary>Somebody on the way takes a place given out on the spot from the phone; arriving makes a number of it.</summary>
public sealed class ForNowTests(PageHost host) : IClassFixture<PageHost>
{
    async Task<Visitor> TakenAsync()
    {
        var v = host.Visitor();
        await v.ToOfficeAsync();
        v.Page.Text.ShouldContain("Ambil antrean sekarang, datang paling lambat pukul 10.1");
        v.Chosen = (Offered(v.Page), "", "");
        await v.SendAsync(("sekarang", v.Chosen.Office));
        v.Page.Errors.ShouldBeEmpty();
        return v;
    }

    static string Offered(ShownPage page) => page.Html.QuerySelector("[name=sekarang]")!.GetAttribute("value")!;

    [Fact]
    public async Task A_place_is_taken_in_three_posts_and_the_ticket_says_until_when_to_come()
    {
        using var v = await TakenAsync();

        v.Posts.ShouldBe(3);
        v.Page.Path.ShouldStartWith("/tiket/");
        v.Page.Html.QuerySelector("#keadaan")!.TextContent.ShouldContain("Nomor diberikan saat Anda datang");
        v.Page.Text.ShouldContain("datang paling lambat pukul 10.1");
        v.Page.Html.QuerySelector("a[href$='/pindah']").ShouldBeNull();
        (await v.GetAsync("/daftar/kantor")).H1.ShouldBe("Anda sudah terdaftar");
    }

    [Fact]
    public async Task The_officer_checks_in_who_comes_with_it_and_the_number_is_there()
    {
        using var v = await TakenAsync();
        var token = v.Page.Token();
        using var officer = host.Visitor();
        (await officer.Http.PostAsJsonAsync("/api/v1/session", new { user = DemoStaff.OfficerOf(v.Chosen.Office), password = DemoStaff.Password })).EnsureSuccessStatusCode();
        await officer.GetAsync("/pintu/" + v.Chosen.Office);
        using var answer = await officer.Http.PostAsync(new Uri($"/pintu/{v.Chosen.Office}?handler=CheckIn", UriKind.Relative), Visitor.Form(officer.Page, ("code", token)));
        answer.EnsureSuccessStatusCode();

        await v.GetAsync("/tiket/" + token);
        v.Page.Html.QuerySelector("#nomor strong")!.TextContent.ShouldMatch(@"\A[A-Z]-\d{3}\z");
        v.Page.Text.ShouldNotContain("datang paling lambat");
    }

    [Fact]
    public async Task It_is_given_back_with_the_link_alone_and_cannot_be_moved_or_confirmed_from_afar()
    {
        using var v = await TakenAsync();
        var token = v.Page.Token();
        foreach (var verb in new[] { "confirm", "extend" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/bookings/{token}/{verb}", UriKind.Relative));
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            using var answer = await v.Http.SendAsync(request);
            ((int)answer.StatusCode).ShouldBe(409);
        }
        await v.GetAsync($"/tiket/{token}/batal");
        await v.SendAsync();

        v.Page.Text.ShouldContain("Dibatalkan");
    }

    [Fact]
    public async Task Sent_twice_it_is_one_place_and_an_office_that_is_none_is_refused_in_words()
    {
        using var v = host.Visitor();
        await v.ToOfficeAsync();
        await v.SendAsync(("sekarang", "bulan"));
        v.Page.Status.ShouldBe(422);
        v.Page.Errors.ShouldHaveSingleItem().ShouldStartWith("Tempat untuk datang sekarang");
        var (before, office) = (await HeldAsync(), Offered(v.Page));

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => v.Http.PostAsync(new Uri("/daftar/kantor", UriKind.Relative), Visitor.Form(v.Page, ("sekarang", office)))));

        both.Select(b => b.RequestMessage!.RequestUri!.AbsolutePath).Distinct().ShouldHaveSingleItem();
        (await HeldAsync()).ShouldBe(before + 1);
    }

    [Theory]
    [InlineData("name", "Budi Santoso", "Budi Santoso")]
    [InlineData("nik", "3275016401907799", "7799")]
    public async Task What_another_tab_has_changed_is_shown_before_a_place_is_taken(string field, string answer, string shown)
    {
        using var v = host.Visitor();
        await v.ToOfficeAsync();
        var (firstTab, office, before) = (v.Page, Offered(v.Page), await HeldAsync());
        firstTab.Text.ShouldNotContain(shown);
        await v.GetAsync("/daftar/siapa?ubah=1");
        await v.SendAsync((field, answer));

        var again = await v.ReadAsync(await v.Http.PostAsync(new Uri("/daftar/kantor", UriKind.Relative), Visitor.Form(firstTab, ("sekarang", office))));

        again.Status.ShouldBe(422);
        again.Errors.ShouldHaveSingleItem().ShouldStartWith("Jawaban di peramban ini baru saja diubah");
        again.Html.QuerySelector("section:has([name=sekarang]) .chosen")!.TextContent.ShouldContain(shown);
        (await HeldAsync()).ShouldBe(before);
        var taken = await v.ReadAsync(await v.Http.PostAsync(new Uri("/daftar/kantor", UriKind.Relative), Visitor.Form(again, ("sekarang", office))));
        taken.Path.ShouldStartWith("/tiket/");
        (await HeldAsync()).ShouldBe(before + 1);
    }

    async Task<int> HeldAsync()
    {
        await using var db = host.Services.GetRequiredService<Store>().Open();
        return await db.Bookings.CountAsync(b => b.State == BookingState.Held && b.Channel == Channel.WalkIn);
    }
}
