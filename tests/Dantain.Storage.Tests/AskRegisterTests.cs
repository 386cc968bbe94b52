using Dantain.Shared;
using Dantain.Verification;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>The agreement's calls a day are for the whole city, whoever is asked about and on whatever node.</summary>
public sealed class AskRegisterTests
{
    [Fact]
    public async Task No_more_calls_a_day_than_the_agreement_allows_and_as_many_again_after_midnight()
    {
        await using var node = await TestNode.StartAsync();
        var register = new Register();
        var ask = On(node, register, callsADay: 2);
        await using var other = node.Join();
        var second = On(other, register, callsADay: 2);

        (await AskAsync(ask, 1)).ShouldBe(Verdict.Match);
        (await AskAsync(second, 2)).ShouldBe(Verdict.Match);
        (await AskAsync(ask, 3)).ShouldBe(Verdict.Unavailable);
        (await AskAsync(second, 4)).ShouldBe(Verdict.Unavailable);
        register.Calls.ShouldBe(2);

        node.Time.Advance(TimeSpan.FromHours(16.5));   // 23.30 of the same day
        (await AskAsync(ask, 5)).ShouldBe(Verdict.Unavailable);
        node.Time.Advance(TimeSpan.FromHours(1));
        (await AskAsync(ask, 5)).ShouldBe(Verdict.Match);
    }

    [Fact]
    public async Task Without_a_limit_in_the_agreement_there_is_none()
    {
        await using var node = await TestNode.StartAsync();
        var ask = On(node, new Register(), callsADay: 0);

        for (var no = 1; no <= 20; no++) (await AskAsync(ask, no)).ShouldBe(Verdict.Match);
        await using var db = node.Store.Open();
        (await db.CheckCalls.CountAsync()).ShouldBe(20);
    }

    [Fact]
    public async Task A_number_asked_about_too_often_is_kept_waiting_like_any_that_does_not_match_and_only_the_citys_own_limit_answers_at_once()
    {
        await using var node = await TestNode.StartAsync();
        var register = new Register();
        var ask = On(node, register, callsADay: 0);
        for (var i = 0; i < 6; i++) await AskAsync(ask, 1);
        (register.Calls, register.Unasked).ShouldBe((6, 0));

        (await AskAsync(ask, 1)).ShouldBe(Verdict.Unavailable);
        (register.Calls, register.Unasked).ShouldBe((6, 1));
        var city = On(node, register, callsADay: 6);
        (await AskAsync(city, 1)).ShouldBe(Verdict.Unavailable);
        (await AskAsync(city, 2)).ShouldBe(Verdict.Unavailable);
        (register.Calls, register.Unasked).ShouldBe((6, 1), "both alike, whatever was asked before");
    }

    static AskRegister On(TestNode node, Register register, int callsADay) =>
        new(register, new() { Url = new("https://register.example"), User = "u", Password = "p", CallsADay = callsADay }, node.Store, node.Vault, node.Get<CityClock>());

    static Task<Verdict> AskAsync(AskRegister ask, int no) => ask.RunAsync(Nik.Parse($"327501010190{no:0000}").Value, PersonName.Parse("Siti Aminah").Value, CheckPurpose.Booking);

    sealed class Register : IPopulationCheck
    {
        public int Calls { get; private set; }
        public bool IsOn => true;

        public int Unasked { get; private set; }

        public async Task<Verdict> CheckAsync(Nik nik, PersonName name, Func<Verdict, Task>? note = null)
        {
            Calls++;
            await note!(Verdict.Match);
            return Verdict.Match;
        }

        public Task<Verdict> UnaskedAsync()
        {
            Unasked++;
            return Task.FromResult(Verdict.Unavailable);
        }
    }
}
