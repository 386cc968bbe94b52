using Dantain.Cities;

namespace Dantain.Web.Tests.Citizen;

/// <summary>A city that keeps persons for as long as no other.</summary>
public sealed class ForgetfulHost : PageHost
{
    protected override CityPack Change(CityPack pack) => pack with { Rules = pack.Rules with { PersonalDataDays = 47 } };
}

/// <summary>Who is asked for a number and a name reads there what becomes of them: shortly, and on request all of it, without leaving the page.</summary>
public sealed class PrivacyTests(ForgetfulHost host) : IClassFixture<ForgetfulHost>
{
    [Theory]
    [InlineData("id", "hanya dipakai Dinas Kependudukan dan Pencatatan Sipil Kota Bekasi", "tugas Dinas Kependudukan dan Pencatatan Sipil Kota Bekasi menurut undang-undang", "tidak diminta persetujuan",
        "47 hari setelah kunjungan", "melihat dan memperbaiki", "3 × 24 jam", "Loket informasi Disdukcapil Kota Bekasi")]
    [InlineData("en", "Population and Civil Registration Agency of Bekasi City uses these data only", "a duty of Population and Civil Registration Agency of Bekasi City by law", "no consent is asked",
        "47 days after the visit", "see and correct", "3 × 24 hours", "Information desk of the Bekasi City registry")]
    public async Task Where_the_number_is_asked_stand_the_public_task_how_long_the_rights_and_whom_to_ask(string language, string shortly, string task, string consent, string howLong, string rights, string answeredIn, string contact)
    {
        using var v = host.Visitor();
        await v.GetAsync($"/bahasa/{language}?kembali=%2F");
        await v.GetAsync("/daftar/perlu/KTP-HILANG");
        await v.SendAsync();

        v.Page.Path.ShouldBe("/daftar/siapa");
        var form = v.Page.Html.QuerySelector("form:has(#nik)")!;
        string.Join(' ', form.QuerySelectorAll(".hint").Select(h => h.TextContent)).ShouldContain(shortly);
        var notice = form.QuerySelector("details.privacy")!;
        notice.QuerySelectorAll("dt").Length.ShouldBe(notice.QuerySelectorAll("dd").Length);
        foreach (var part in (string[])[task, consent, howLong, rights, answeredIn, contact]) notice.TextContent.ShouldContain(part);
    }
}
