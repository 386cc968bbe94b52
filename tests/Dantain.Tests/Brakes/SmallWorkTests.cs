using System.Runtime.Versioning;
using Dantain.Brakes;
using Dantain.Identities;
using Dantain.Shared;
using Dantain.Tests.Identities;
using Microsoft.Extensions.Time.Testing;

namespace Dantain.Tests.Brakes;

[UnsupportedOSPlatform("windows")]
public sealed class SmallWorkTests : IDisposable
{
    const string About = "journey 1 dinas 2026-11-25 08:00";
    readonly TestRing ring = TestRing.WithKnownKeys();
    readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 24, 2, 30, 0, TimeSpan.Zero));
    readonly SmallWork work;

    public SmallWorkTests() => work = new(new Vault(ring.Open()), new CityClock(time, TimeZoneInfo.Utc));

    public void Dispose() => ring.Dispose();

    static string Solve(string challenge) => string.Join('.', Enumerable.Range(0, SmallWork.Parts).Select(part => Enumerable.Range(0, int.MaxValue).First(n => SmallWork.IsFound(challenge, part, $"{n}"))));

    [Fact]
    public void Work_that_was_done_counts_for_what_it_was_asked_for_and_for_nothing_else()
    {
        var challenge = work.Challenge(About);
        var answer = Solve(challenge);

        work.IsDone(About, challenge, answer).ShouldBeTrue();
        work.IsDone("journey 1 dinas 2026-11-25 08:30", challenge, answer).ShouldBeFalse();
        work.IsDone("journey 2 dinas 2026-11-25 08:00", challenge, answer).ShouldBeFalse();
    }

    [Fact]
    public void Work_is_good_for_three_minutes_and_its_end_cannot_be_moved()
    {
        var challenge = work.Challenge(About);
        var answer = Solve(challenge);
        time.Advance(TimeSpan.FromMinutes(3));
        work.IsDone(About, challenge, answer).ShouldBeTrue();
        time.Advance(TimeSpan.FromSeconds(1));
        work.IsDone(About, challenge, answer).ShouldBeFalse();

        var later = (long.Parse(challenge.Split('.')[0]) + 60) + challenge[challenge.IndexOf('.')..];
        work.IsDone(About, later, Solve(later)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0.0.0.0.0.0.0.0.0.0.0.0")]
    [InlineData("1")]
    [InlineData("-1.٣.x")]
    public void Work_that_was_not_done_does_not_count(string? answer) => work.IsDone(About, work.Challenge(About), answer).ShouldBeFalse();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("9999999999.00000000")]
    [InlineData("99999999999999999999.00000000")]
    public void A_challenge_of_one_s_own_does_not_count(string? challenge) => work.IsDone(About, challenge, challenge is null ? null : Solve(challenge)).ShouldBeFalse();

    [Fact]
    public void All_parts_have_to_be_done()
    {
        var challenge = work.Challenge(About);
        var answer = Solve(challenge);

        work.IsDone(About, challenge, answer[..answer.LastIndexOf('.')]).ShouldBeFalse();
        work.IsDone(About, challenge, answer + ".1").ShouldBeFalse();
    }

    [Fact]
    public void A_challenge_fits_one_block_of_the_hash_with_every_number() =>
        $"{work.Challenge(About)}.{SmallWork.Parts}.999999999".Length.ShouldBeLessThanOrEqualTo(55);
}
