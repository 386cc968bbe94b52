using Dantain.Brakes;
using Dantain.Web.Tests.Citizen;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Web.Tests.Brakes;

/// <summary>A visit in its person's own hands no longer counts for the phone and device that somebody else booked it with.</summary>
public sealed class TakenOverTests(BrakeHost host) : IClassFixture<BrakeHost>
{
    [Fact]
    public async Task It_counts_for_the_applicant_alone_and_is_found_by_their_number_again()
    {
        var nik = Visitor.NewNik();
        using var other = host.VisitorAt(TestDevice.New());
        await other.ToTicketAsync(nik: nik, phone: "0813 2999 0001");
        var before = other.Page.Token()[..8];
        using var officer = await host.SignedInAsync("admin");
        for (var time = 0; time < 2; time++)
        {
            await officer.GetAsync("/ambil-alih");
            await officer.SendAsync(("code", nik));
            await officer.SendAsync(("seen", "1"));
            officer.Page.Status.ShouldBe(200);
            officer.Page.Text.ShouldContain("Tautan baru; yang lama tidak berlaku lagi");
        }
        var now = officer.Page.Html.QuerySelector(".result a.primary")!.GetAttribute("href")!.Split('/')[2][..8];

        now.ShouldNotBe(before);
        await using var db = host.Db();
        (await db.BrakeMarks.CountAsync(m => m.Reference == before)).ShouldBe(0);
        (await db.BrakeMarks.SingleAsync(m => m.Reference == now)).Kind.ShouldBe(BrakeKind.Applicant);
    }
}
