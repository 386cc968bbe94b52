namespace Dantain.Web.Tests.Kiosk;

/// <summary>A kiosk while no numbers are given.</summary>
public sealed class NoNumbersTests(EarlyKioskHost early, HolidayKioskHost holiday, EveningKioskHost evening)
    : IClassFixture<EarlyKioskHost>, IClassFixture<HolidayKioskHost>, IClassFixture<EveningKioskHost>
{
    [Fact]
    public Task Before_the_morning_s_first_number_it_says_from_when() => SaysAsync(early, "Belum ada nomor", "Nomor dibagikan mulai 07.00 WIB");

    [Fact]
    public Task On_a_holiday_it_says_which() => SaysAsync(holiday, "Kantor ini tutup hari ini", "Hari Raya Natal");

    [Fact]
    public Task In_the_evening_it_shows_the_way_to_book() => SaysAsync(evening, "Pelayanan hari ini sudah selesai", "/daftar");

    static async Task SaysAsync(KioskHost host, string title, string says)
    {
        using var kiosk = await host.KioskAsync("dinas");
        await kiosk.GetAsync("/mesin/dinas");

        kiosk.Page.H1.ShouldBe(title);
        kiosk.Page.Text.ShouldContain(says);
        (await kiosk.GetAsync("/mesin/dinas/ambil/KTP-HILANG")).Path.ShouldBe("/mesin/dinas");
    }
}
