using System.Runtime.Versioning;
using Dantain.Identities;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Tests.Identities;
using Microsoft.Extensions.Time.Testing;

namespace Dantain.Tests.Queue;

[UnsupportedOSPlatform("windows")]
public sealed class HallCodeTests : IDisposable
{
    readonly TestRing ring = TestRing.WithKnownKeys();
    readonly FakeTimeProvider time = new(TestCity.Morning);

    public void Dispose() => ring.Dispose();

    HallCode Node() => new(new Vault(ring.Open()), new CityClock(time, TestCity.With().Zone));

    [Fact]
    public void Every_node_shows_the_same_four_digits_and_another_office_others()
    {
        var (one, other) = (Node(), Node());
        var offices = TestCity.With().Offices;

        one.Of(offices[0]).ShouldBe(other.Of(offices[0]));
        one.Of(offices[0]).ShouldMatch(@"\A[0-9]{4}\z");
        Enumerable.Range(0, 20).Count(_ => { time.Advance(TimeSpan.FromMinutes(HallCode.Minutes)); return one.Of(offices[0]) == one.Of(offices[1]); }).ShouldBeLessThan(5);
    }

    [Fact]
    public void A_code_is_taken_while_it_is_shown_and_five_minutes_longer()
    {
        var node = Node();
        var office = TestCity.With().Offices[0];
        var shown = node.Of(office);

        time.Advance(TimeSpan.FromMinutes(HallCode.Minutes));
        node.Of(office).ShouldNotBe(shown);
        node.IsShown(office, shown).ShouldBeTrue("somebody has just read it");
        node.IsShown(office, node.Of(office)).ShouldBeTrue();
        time.Advance(TimeSpan.FromMinutes(HallCode.Minutes));
        node.IsShown(office, shown).ShouldBeFalse("whoever was told it at home is not here");
    }
}
