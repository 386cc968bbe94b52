using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Citizen;

public sealed class HoldTests(PageHost host, HastyPageHost hasty) : IClassFixture<PageHost>, IClassFixture<HastyPageHost>
{
    [Fact]
    public async Task Choosing_again_moves_the_hold()
    {
        using var v = host.Visitor();
        await v.ToOfficeAsync("IKD");
        await v.ChooseFirstOfficeAsync();
        var before = await HeldAsync(host);
        await v.ChooseTimeAsync(2);
        await v.GetAsync("/daftar/waktu");
        v.Page.Text.ShouldContain("tempat Anda");
        await v.ChooseTimeAsync(4);
        await v.GetAsync("/daftar/waktu");
        await v.ChooseTimeAsync(2);

        (await HeldAsync(host)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_double_click_on_a_time_holds_one_place()
    {
        using var v = host.Visitor();
        await v.ToOfficeAsync("IKD");
        await v.ChooseFirstOfficeAsync();
        var before = await HeldAsync(host);
        var jam = v.Page.Html.QuerySelectorAll("button[name=jam]")[0].GetAttribute("value")!;

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => v.Http.PostAsync(new Uri(v.Page.Path, UriKind.Relative), Visitor.Form(v.Page, ("jam", jam)))));

        foreach (var answer in both) answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/daftar/kontak");
        (await HeldAsync(host)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_double_submit_books_once_and_going_back_says_so()
    {
        using var v = host.Visitor();
        await v.ToCheckAsync();
        var check = v.Page;
        var before = await ConfirmedAsync(host);

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => v.Http.PostAsync(new Uri(check.Path, UriKind.Relative), Visitor.Form(check))));

        both.Select(b => b.RequestMessage!.RequestUri!.AbsolutePath).Distinct().ShouldHaveSingleItem();
        (await ConfirmedAsync(host)).ShouldBe(before + 1);
        foreach (var path in new[] { "/daftar/periksa", "/daftar/kontak", "/daftar/siapa" })
        {
            await v.GetAsync(path);
            v.Page.H1.ShouldBe("Anda sudah terdaftar");
        }
        await v.GetAsync("/daftar");
        v.Page.Path.ShouldBe("/daftar/layanan");
        (await ConfirmedAsync(host)).ShouldBe(before + 1);
    }

    [Theory]
    [InlineData("name", "Budi Santoso", "Budi Santoso", "B.S.")]
    [InlineData("nik", "3275016401907788", "7788", "7788")]
    public async Task What_another_tab_has_changed_is_shown_before_it_is_booked(string field, string answer, string shown, string onTicket)
    {
        using var v = host.Visitor();
        await v.ToCheckAsync();
        var firstTab = v.Page;
        await v.GetAsync("/daftar/siapa?ubah=1");
        await v.SendAsync((field, answer));
        v.Page.Path.ShouldBe("/daftar/periksa");
        var before = await ConfirmedAsync(host);

        var again = await v.ReadAsync(await v.Http.PostAsync(new Uri("/daftar/periksa", UriKind.Relative), Visitor.Form(firstTab)));

        again.Status.ShouldBe(422);
        again.Errors.ShouldHaveSingleItem().ShouldStartWith("Jawaban di peramban ini baru saja diubah");
        again.Text.ShouldContain(shown);
        (await ConfirmedAsync(host)).ShouldBe(before);
        var booked = await v.ReadAsync(await v.Http.PostAsync(new Uri("/daftar/periksa", UriKind.Relative), Visitor.Form(again)));
        booked.Path.ShouldStartWith("/tiket/");
        booked.Text.ShouldContain(onTicket);
    }

    [Fact]
    public async Task The_signature_of_the_answers_can_be_read_by_nobody_and_stays_while_no_answer_changes()
    {
        using var v = host.Visitor();
        await v.ToCheckAsync(nik: "3275016401900099");
        var signature = v.Page.Value("jawaban");

        signature.ShouldNotBeNull().ShouldMatch("^[0-9A-F]{24}$");
        v.Page.Body.ShouldNotContain("3275016401900099");
        await v.SendAsync(("aksi", "perpanjang"));
        v.Page.Value("jawaban").ShouldBe(signature, "a longer hold changes no answer");
    }

    [Fact]
    public async Task Changing_who_comes_on_the_check_page_takes_the_place_along()
    {
        using var v = host.Visitor();
        await v.ToCheckAsync();
        var held = await HeldAsync(host);
        await v.GetAsync("/daftar/siapa?ubah=1");
        await v.SendAsync(("nik", Visitor.NewNik()));

        v.Page.Path.ShouldBe("/daftar/periksa");
        v.Page.Text.ShouldContain("Tempat Anda disimpan sampai");
        (await HeldAsync(host)).ShouldBe(held);
    }

    [Fact]
    public async Task Changing_the_service_on_the_check_page_takes_the_place_along_or_asks_for_a_time()
    {
        using var v = host.Visitor();
        await v.ToCheckAsync("KTP-RUSAK");
        await v.GetAsync("/daftar/layanan?ubah=1");
        await v.GetAsync(v.Page.Html.QuerySelector("a[href^='/daftar/perlu/KTP-HILANG']")!.GetAttribute("href")!);
        await v.SendAsync();

        v.Page.Path.ShouldBe("/daftar/periksa");
        await v.SendAsync();
        v.Page.Text.ShouldContain("Penggantian KTP-el karena hilang");
    }

    [Fact]
    public async Task One_tap_extends_the_hold()
    {
        using var v = host.Visitor();
        await v.ToCheckAsync();
        await v.SendAsync(("aksi", "perpanjang"));

        v.Page.Path.ShouldBe("/daftar/periksa");
        v.Page.HasErrors.ShouldBeFalse();
    }

    [Theory]
    [InlineData("/daftar/kontak")]
    [InlineData("/daftar/waktu")]
    [InlineData("/daftar/siapa")]
    [InlineData("/daftar/siapa?ubah=1")]
    [InlineData("/daftar/layanan?ubah=1")]
    [InlineData("/daftar/tanya/lahir?ubah=1")]
    [InlineData("/daftar/perlu/KTP-HILANG?ubah=1")]
    [InlineData("/daftar/kantor?ubah=1")]
    [InlineData("/daftar/periksa")]
    public async Task Every_page_that_shows_the_hold_extends_it_and_says_when_it_ends(string page)
    {
        using var v = host.Visitor();
        await v.ToCheckAsync();
        await v.GetAsync(page);
        await v.SendAsync(("aksi", "perpanjang"));

        (v.Page.Status, v.Page.Path, v.Page.HasErrors).ShouldBe((200, page, false));
        var hold = v.Page.Html.QuerySelector(".hold").ShouldNotBeNull();
        int.Parse(hold.GetAttribute("data-left")!).ShouldBeInRange(590_000, 600_000);
        hold.GetAttribute("data-notice").ShouldBe("120000");
        hold.QuerySelector("[role=alert]")!.TextContent.ShouldBeEmpty();
        await using var db = host.Services.GetRequiredService<Store>().Open();
        (await db.Bookings.Where(b => b.HoldUntil != null).OrderByDescending(b => b.HoldUntil).Select(b => b.Extensions).FirstAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Extending_keeps_what_was_typed_and_not_sent_yet()
    {
        using var v = host.Visitor();
        await v.ToOfficeAsync();
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        await v.SendAsync(("phone", "0812"), ("email", "siti@example.go.id"), ("aksi", "perpanjang"));

        (v.Page.Path, v.Page.HasErrors).ShouldBe(("/daftar/kontak", false));
        (v.Page.Value("phone"), v.Page.Value("email")).ShouldBe(("0812", "siti@example.go.id"));
    }

    [Fact]
    public async Task Who_has_extended_as_often_as_the_city_allows_is_told_so_beside_the_time()
    {
        using var v = host.Visitor();
        await v.ToOfficeAsync();
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        var clock = host.Services.GetRequiredService<CityClock>();
        for (var i = 0; i < 11; i++)
        {
            for (var before = clock.Now; clock.Now == before;) { }   // within one millisecond a place is not kept longer
            await v.SendAsync(("phone", "0812 3456 7890"), ("aksi", "perpanjang"));
        }

        v.Page.Status.ShouldBe(422);
        v.Page.Errors.ShouldHaveSingleItem().ShouldStartWith("Waktu simpan tempat sudah diperpanjang");
        v.Page.Html.QuerySelector(v.Page.Html.QuerySelector(".wrong a")!.GetAttribute("href")!).ShouldNotBeNull();
        v.Page.Value("phone").ShouldBe("0812 3456 7890");
        await v.SendAsync(("phone", "0812 3456 7890"));
        v.Page.Path.ShouldBe("/daftar/periksa");
    }

    [Fact]
    public async Task A_second_booking_for_the_same_person_is_refused_and_does_not_say_where_the_first_is()
    {
        var nik = Visitor.NewNik();
        using var first = host.Visitor();
        await first.ToTicketAsync(nik: nik);
        using var v = host.Visitor();
        await v.ToOfficeAsync(nik: nik);
        await v.ChooseFirstOfficeAsync();
        await v.SendAsync(("jam", v.Page.Html.QuerySelector("button[name=jam]")!.GetAttribute("value")!));

        v.Page.Status.ShouldBe(422);
        v.Page.Errors.Single().ShouldStartWith("Sudah ada pendaftaran yang masih berlaku");
        v.Page.Body.ShouldNotContain(first.Page.Token());
    }

    [Fact]
    public async Task A_time_that_is_full_is_refused_with_the_list_beside_it()
    {
        using var v = host.Visitor();
        await v.ToOfficeAsync("newborn");
        await v.ChooseFirstOfficeAsync();
        v.See(3);
        await host.FillAsync(v.Chosen);
        await v.SendAsync(("jam", v.Chosen.Start));

        v.Page.Status.ShouldBe(422);
        v.Page.Errors.Single().ShouldBe("Jam itu baru saja penuh. Pilih jam lain.");
        v.Page.Html.QuerySelectorAll("button[name=jam]").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task After_the_hold_has_run_out_the_same_time_is_taken_again()
    {
        using var v = hasty.Visitor();
        await v.ToCheckAsync();
        await UntilOverAsync(v);
        v.Page.Text.ShouldContain("Waktu simpan tempat sudah habis");
        await v.SendAsync();

        v.Page.Errors.ShouldBeEmpty();
        v.Page.Path.ShouldStartWith("/tiket/");
    }

    [Fact]
    public async Task When_the_time_is_gone_too_the_three_nearest_are_offered_and_one_tap_takes_one()
    {
        using var v = hasty.Visitor();
        await v.ToCheckAsync("newborn");
        await UntilOverAsync(v);
        await hasty.FillAsync(v.Chosen);
        await v.SendAsync();

        v.Page.Status.ShouldBe(422);
        var offered = v.Page.Html.QuerySelectorAll("button[name=ganti]");
        offered.Length.ShouldBe(3);
        v.Page.Html.QuerySelector(v.Page.Html.QuerySelector(".wrong a")!.GetAttribute("href")!)!.TextContent.ShouldBe("Jam kosong terdekat");
        v.Page.Html.QuerySelector("#daftarkan").ShouldBeNull("what is gone cannot be booked once more");
        v.Page.Html.QuerySelector(".limit a")!.GetAttribute("href").ShouldBe("/daftar/tanya/lahir?ubah=1", "the days that are offered have their limit too");
        v.Page.Text.ShouldContain("Siti Aminah");
        await v.SendAsync(("ganti", offered[0].GetAttribute("value")!));
        v.Page.Path.ShouldBe("/daftar/periksa");
        await v.SendAsync();
        v.Page.Path.ShouldStartWith("/tiket/");
    }

    static async Task UntilOverAsync(Visitor v)
    {
        for (var i = 0; i < 100 && v.Page.Html.QuerySelector(".held") is not null; i++)
        {
            await Task.Delay(100);
            await v.GetAsync("/daftar/periksa");
        }
    }

    static async Task<int> HeldAsync(PageHost host)
    {
        await using var db = host.Services.GetRequiredService<Store>().Open();
        return await db.Bookings.CountAsync(b => b.State == BookingState.Held);
    }

    static async Task<int> ConfirmedAsync(PageHost host)
    {
        await using var db = host.Services.GetRequiredService<Store>().Open();
        return await db.Bookings.CountAsync(b => b.State == BookingState.Confirmed);
    }
}
