using System.Text.RegularExpressions;
using Dantain.Identities;
using Dantain.Shared;
using Dantain.Storage;
using Dantain.Verification;
using Dantain.Web.Tests.Citizen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Population;

namespace Dantain.Web.Tests.Verification;

/// <summary>The journey of people whom the register knows, knows otherwise, does not know, or cannot be asked about.</summary>
public sealed partial class LookTests(RegisterHost host) : IClassFixture<RegisterHost>
{
    const string Again = "Periksa lagi seperti tertulis di KK", AtCounter = "dicek di loket";
    static int taken;

    /// <summary>Somebody of the register whom no other test has taken.</summary>
    static Invented Next() => People.All[Interlocked.Increment(ref taken)];

    static async Task<ShownPage> SayAsync(Visitor v, string nik, string name)
    {
        await v.SendAsync(("nik", nik), ("name", name), ("village", Citizen.Journey.Home));
        return v.Page;
    }

    async Task<Visitor> AtWhoAsync()
    {
        var v = host.Visitor();
        await v.ToWhoAsync();
        return v;
    }

    [Fact]
    public async Task Who_the_register_knows_goes_on_and_the_booking_says_verified()
    {
        using var v = await AtWhoAsync();
        var known = Next();

        var page = await SayAsync(v, known.Nik, known.Name.ToUpperInvariant());

        page.Path.ShouldBe("/daftar/kantor");
        page.Text.ShouldNotContain(AtCounter);
        (await BookedAsync(v)).IsVerified.ShouldBeTrue();
    }

    [Fact]
    public async Task A_name_that_differs_is_shown_once_more_then_left_to_the_counter()
    {
        using var v = await AtWhoAsync();
        var known = Next();

        var page = await SayAsync(v, known.Nik, "Orang Lain Sekali");
        page.Status.ShouldBe(200);
        page.Path.ShouldBe("/daftar/siapa");
        page.Text.ShouldContain(Again);
        page.HasErrors.ShouldBeFalse();
        page.Value("name").ShouldBe("Orang Lain Sekali");
        page.Value("nik")!.Replace(" ", "").ShouldBe(known.Nik);

        page = await SayAsync(v, known.Nik, "Orang Lain Saja");
        page.Path.ShouldBe("/daftar/kantor");
        page.Text.ShouldContain(AtCounter);
        (await BookedAsync(v)).IsVerified.ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_put_right_at_the_second_look_is_verified()
    {
        using var v = await AtWhoAsync();
        var known = Next();
        await SayAsync(v, known.Nik, "Salah Ketik");

        (await SayAsync(v, known.Nik, known.Name)).Text.ShouldNotContain(AtCounter);

        (await BookedAsync(v)).IsVerified.ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_typed_again_costs_no_second_call()
    {
        using var v = await AtWhoAsync();
        var known = Next();
        await SayAsync(v, known.Nik, "Tetap Saja");

        (await SayAsync(v, known.Nik, "Tetap Saja")).Path.ShouldBe("/daftar/kantor");

        (await CallsAsync(known.Nik)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_mismatch_a_number_that_is_not_there_and_an_outage_look_alike_at_both_looks()
    {
        var known = Next();
        var broken = People.All.First(p => p.Fault == Fault.Broken);
        var looks = new List<string>();
        foreach (var nik in new[] { known.Nik, Visitor.NewNik(), broken.Nik })
        {
            using var v = await AtWhoAsync();
            foreach (var name in new[] { "Orang Lain Sekali", "Orang Lain Saja" })
            {
                using var answer = await v.Http.PostAsync(new Uri("/daftar/siapa", UriKind.Relative), Visitor.Form(v.Page, ("nik", nik), ("name", name), ("village", Citizen.Journey.Home)));
                var page = await v.ReadAsync(answer);
                looks.Add(Neutral($"{(int)answer.StatusCode} {page.Path}\n{string.Join('\n', answer.Headers.Select(h => $"{h.Key}: {string.Join(',', h.Value)}"))}\n{page.Body}", nik));
                looks[^1].ShouldContain(name == "Orang Lain Saja" ? AtCounter : Again);
            }
        }

        looks.Where((_, i) => i % 2 == 0).Distinct().Count().ShouldBe(1);
        looks.Where((_, i) => i % 2 == 1).Distinct().Count().ShouldBe(1);
    }

    /// <summary>When it is answered is a matter of the patience alone (<see cref="RegisterCheckTests"/>); nor is there more to do before or after for one of them.</summary>
    [Fact]
    public async Task A_mismatch_a_number_that_is_not_there_and_an_outage_are_the_same_work_at_both_looks()
    {
        var (known, broken) = (Next(), People.All.First(p => p.Fault == Fault.Broken));
        using (var warm = await AtWhoAsync()) await SayAsync(warm, Visitor.NewNik(), "Orang Lain");
        host.Server.PreserveExecutionContext = true;
        using var statements = new Statements();
        var (first, second) = (new List<string>(), new List<string>());
        foreach (var nik in new[] { known.Nik, Visitor.NewNik(), broken.Nik })
        {
            using var v = await AtWhoAsync();
            first.Add(string.Join('\n', await Statements.OfAsync(() => SayAsync(v, nik, "Orang Lain Sekali"))));
            second.Add(string.Join('\n', await Statements.OfAsync(() => SayAsync(v, nik, "Orang Lain Saja"))));
        }

        first.Distinct().ShouldHaveSingleItem().ShouldContain("INSERT", customMessage: "each call is on record");
        second.Distinct().ShouldHaveSingleItem().ShouldContain("INSERT");
    }

    /// <summary>A page without what differs at every look: the number that was typed, whole or masked, what is signed of it, and what protects the form.</summary>
    static string Neutral(string text, string nik) => EachTime().Replace(text.Replace($"{nik[..4]} {nik[4..8]} {nik[8..12]} {nik[12..]}", "NIK").Replace(nik, "NIK").Replace(Nik.Parse(nik).ToString()!, "NIK"), "…");

    [GeneratedRegex("""name="jawaban" value="[^"]*"|CfDJ8[\w-]*|nonce-[^']*|nonce="[^"]*"|expires=[^;]*|^Date: .*$""", RegexOptions.Multiline)]
    private static partial Regex EachTime();

    [Fact]
    public async Task Each_call_is_on_record_without_the_number_or_the_name()
    {
        using var v = await AtWhoAsync();
        var known = Next();
        await SayAsync(v, known.Nik, known.Name);

        var call = (await CallsAsync(known.Nik)).ShouldHaveSingleItem();

        call.Result.ShouldBe(Verdict.Match);
        call.Purpose.ShouldBe(CheckPurpose.Booking);
        call.Staff.ShouldBeNull();
        call.ToString().ShouldNotContain(known.Nik);
        call.ToString().ShouldNotContain(known.Name);
    }

    [Fact]
    public async Task Nobody_tries_names_on_a_number_all_day()
    {
        var known = Next();
        for (var i = 0; i < 8; i++)
        {
            using var v = await AtWhoAsync();
            await SayAsync(v, known.Nik, $"Coba {(char)('a' + i)}");
        }
        using var own = await AtWhoAsync();

        (await SayAsync(own, known.Nik, known.Name)).Text.ShouldContain(Again);   // not even the right name is told any more
        (await CallsAsync(known.Nik)).Length.ShouldBe(6);
    }

    [Fact]
    public async Task Another_paper_than_a_NIK_is_not_asked_about()
    {
        using var v = host.Visitor();
        await v.ToWhoAsync("KTP-OA");

        await v.SendAsync(("identityKind", "stayPermit"), ("stayPermit", "2C21-123456"), ("name", "John Smith"), ("village", Citizen.Journey.Home));

        v.Page.Path.ShouldBe("/daftar/kantor");
        v.Page.Text.ShouldNotContain(AtCounter);
    }

    async Task<CheckCall[]> CallsAsync(string nik)
    {
        var subject = host.Services.GetRequiredService<Vault>().SubjectKey(Shared.Identity.Of(Shared.Nik.Parse(nik).Value));
        await using var db = host.Services.GetRequiredService<Store>().Open();
        return await db.CheckCalls.Where(c => c.Subject == subject).ToArrayAsync();
    }

    /// <summary>Finishes the journey and reads what the booking holds, as the counter would.</summary>
    async Task<Person> BookedAsync(Visitor v)
    {
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        await v.SendAsync(("phone", "0812 3456 7890"));
        await v.SendAsync();
        var reference = v.Page.Token()[..8];
        await using var db = host.Services.GetRequiredService<Store>().Open();
        var booking = await db.Bookings.SingleAsync(b => b.Reference == reference);
        return (await host.Services.GetRequiredService<Bookings.LookAtPerson>().RunAsync(1, new(booking.Day), booking.No, History.AccessReason.Serving)).Value;
    }
}
