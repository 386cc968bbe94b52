using Dantain.Brakes;
using Dantain.Cities;
using Dantain.Storage;
using Dantain.Web.Tests.Citizen;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Brakes;

/// <summary>A city under pressure as soon as a second person asks for a place in a minute; it lives a minute in a second, so that waiting is short.</summary>
public sealed class RushHost : PageHost
{
    string? pack;

    protected override double Speed => 60;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        var read = PackJson.Read(File.ReadAllBytes(Path.Combine(Root, "packs", "kota-bekasi.json"))).Pack!;
        pack = Path.GetTempFileName();
        File.WriteAllBytes(pack, PackJson.Write(read with { Rules = read.Rules with { HoldMinutes = 60, Limits = new() { PressureAMinute = 1 } } }));
        builder.UseSetting("DANTAIN_PACK", pack).UseSetting("DANTAIN_RATE_LIMITS", "on");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (pack is not null) File.Delete(pack);
    }
}

/// <summary>Under pressure a place costs a little work, or without script a short wait; and exactly one place.</summary>
public sealed class GateTests(RushHost host) : IClassFixture<RushHost>
{
    const string Wait = "/daftar/tunggu";

    /// <summary>At the times, while others ask.</summary>
    async Task<Visitor> AtTimeAsync(string? device = null)
    {
        for (var i = 0; i < 2; i++) host.Services.GetRequiredService<Pressure>().Ask();
        var v = host.VisitorAt(device ?? TestDevice.New());
        await v.ToOfficeAsync();
        await v.ChooseFirstOfficeAsync();
        v.See();
        return v;
    }

    [Fact]
    public async Task Without_script_the_page_reloads_until_it_is_one_s_turn()
    {
        var device = TestDevice.New();
        using var v = await AtTimeAsync(device);

        await v.SendAsync(("jam", v.Chosen.Start));
        v.Page.Path.ShouldBe(Wait);
        v.Page.Text.ShouldContain("Sedang ramai");
        if (v.Page.Html.QuerySelector(".actions button") is null) v.Page.Html.QuerySelector("noscript meta[http-equiv=refresh]").ShouldNotBeNull();
        (await HeldAsync(device)).ShouldBe(0);
        for (var reloads = 0; v.Page.Html.QuerySelector(".actions button") is null; reloads++)
        {
            reloads.ShouldBeLessThan(10_000);
            await v.GetAsync(Wait);
        }
        v.Page.Html.QuerySelector("noscript meta[http-equiv=refresh]").ShouldBeNull();
        // One is let in a second: whoever waited is asked to press again at most while others go in.
        for (var tries = 0; v.Page.Path == Wait; tries++)
        {
            tries.ShouldBeLessThan(1_000);
            await v.SendAsync(("kerja", ""));
        }

        v.Page.Path.ShouldBe("/daftar/kontak");
    }

    [Fact]
    public async Task Work_that_was_done_is_let_in_at_once_and_sent_twice_gets_one_place()
    {
        var device = TestDevice.New();
        using var v = await AtTimeAsync(device);
        await v.SendAsync(("jam", v.Chosen.Start));
        v.Page.Path.ShouldBe(Wait);
        var challenge = v.Page.Value("tantangan")!;
        var answer = string.Join('.', Enumerable.Range(0, SmallWork.Parts).Select(part => Enumerable.Range(0, int.MaxValue).First(n => SmallWork.IsFound(challenge, part, $"{n}"))));
        var click = await Visitor.Form(v.Page, ("kerja", answer)).ReadAsByteArrayAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => v.Http.PostAsync(new Uri("/daftar/waktu", UriKind.Relative), Body())));

        foreach (var sent in answers) (await v.ReadAsync(sent)).Path.ShouldBe("/daftar/kontak");
        (await HeldAsync(device)).ShouldBe(1);

        ByteArrayContent Body() => new(click) { Headers = { ContentType = new("application/x-www-form-urlencoded") } };
    }

    [Theory]
    [InlineData("1.2.3.4.5.6.7.8.9.10.11.12")]
    [InlineData("")]
    public async Task Work_that_was_not_done_is_sent_to_wait(string answer)
    {
        using var v = await AtTimeAsync();
        await v.SendAsync(("jam", v.Chosen.Start));

        await v.SendAsync(("kerja", answer));

        v.Page.Path.ShouldBe(Wait);
    }

    [Fact]
    public async Task Who_waits_for_nothing_is_sent_to_the_choice_before()
    {
        using var v = await AtTimeAsync();

        (await v.GetAsync(Wait)).Path.ShouldBe("/daftar/kantor");
    }

    /// <summary>Places this device has taken.</summary>
    async Task<int> HeldAsync(string device)
    {
        var key = host.KeyOf(device);
        await using var db = host.Services.GetRequiredService<Store>().Open();
        return await db.BrakeMarks.CountAsync(m => m.Kind == BrakeKind.Device && m.Key == key);
    }
}
