using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>An interruption that is declared beside the pack reaches drafted days, outlives an import, and gives the places back when it is over.</summary>
public sealed class DeclareInterruptionTests
{
    static readonly DayId Tomorrow = TestCity.Day(1, 1);
    static readonly Interruption Outage = new(0, InterruptionKind.Closed, Tomorrow.Date, Tomorrow.Date, ["satu"], null, new("Listrik padam", "No power"), default, 7);

    [Fact]
    public async Task A_closed_date_gives_no_place_outlives_an_import_and_opens_again_when_it_is_over()
    {
        await using var node = await TestNode.StartAsync();
        var (declare, cities) = (Declaring(node), node.Get<CityVersions>());
        var before = await PlacesAsync(node);
        before.ShouldBeGreaterThan(0);
        (await node.BookAsync(Tomorrow, new(9, 0), 1)).IsOk.ShouldBeTrue();

        var no = (await declare.RunAsync(Outage)).Value;
        await ApplyAsync(node);
        (await PlacesAsync(node)).ShouldBe(0);
        (await node.BookAsync(Tomorrow, new(9, 0), 2)).IsOk.ShouldBeFalse();

        await new ImportPack(node.Store, node.Time).RunAsync(cities.Current.Pack with { Product = cities.Current.Pack.Product with { Short = "Other" } }, "test");
        var carried = await LastAsync(node);
        carried.ShouldHaveSingleItem().No.ShouldBe(no);
        cities.Use(new City(cities.Current.Pack, cities.Current.Version + 1, carried));   // the city of these tests is made in code, no pack that passes its check

        (await declare.EndAsync(no, 7)).IsOk.ShouldBeTrue();
        (await declare.EndAsync(no, 7)).Refusal.ShouldBe(DeclareInterruption.OverAlready);
        (await declare.EndAsync(99, 7)).Refusal.ShouldBe(DeclareInterruption.Unknown);
        await ApplyAsync(node);
        (await PlacesAsync(node)).ShouldBe(before);
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task Two_who_declare_at_once_are_both_heard()
    {
        await using var node = await TestNode.StartAsync();
        await using var other = node.Join();
        var declared = await Task.WhenAll(Declaring(node).RunAsync(Outage), Declaring(other).RunAsync(Outage with { Offices = null }));
        declared.Select(d => d.Value).Order().ShouldBe([1, 2]);
        (await LastAsync(node)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused()
    {
        await using var node = await TestNode.StartAsync();
        foreach (var (wrong, refusal) in new[]
        {
            (Outage with { From = Tomorrow.Date.AddDays(-9) }, DeclareInterruption.Dates), (Outage with { To = Tomorrow.Date.AddDays(-1) }, DeclareInterruption.Dates),
            (Outage with { FromTime = new(11, 0), ToTime = new(10, 0) }, DeclareInterruption.Times), (Outage with { Offices = ["nowhere"] }, DeclareInterruption.Where),
            (Outage with { Groups = ["NONE"] }, DeclareInterruption.Where), (Outage with { Reason = new("") }, DeclareInterruption.Reason),
        })
            (await Declaring(node).RunAsync(wrong)).Refusal.ShouldBe(refusal);
        (await LastAsync(node)).ShouldBeEmpty();
    }

    static DeclareInterruption Declaring(TestNode node) => node.Get<DeclareInterruption>();

    static Task ApplyAsync(TestNode node) => ApplyRules.RunAsync(node.Runner, node.Get<CityVersions>(), node.Get<CityClock>(), []);

    static async Task<int> PlacesAsync(TestNode node) => (await node.Runner.ViewAsync(Tomorrow))!.Slots.Sum(s => s.Wanted);

    static async Task<IReadOnlyList<Interruption>> LastAsync(TestNode node)
    {
        await using var db = node.Store.Open();
        return Interruption.Read(await db.PackVersions.OrderByDescending(v => v.No).Select(v => v.Interruptions).FirstAsync());
    }
}
