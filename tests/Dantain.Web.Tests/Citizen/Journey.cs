using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Citizen;

/// <summary>The steps of the journey as tests walk them, each with an answer that passes.</summary>
static class Journey
{
    public const string Home = "32.75.01.1002";

    public static async Task ToWhoAsync(this Visitor v, string service = "KTP-HILANG")
    {
        await v.GetAsync("/daftar");
        await v.GetAsync("/daftar/perlu/" + service);
        await v.SendAsync();
        v.Page.Path.ShouldBe("/daftar/siapa");
    }

    public static async Task ToOfficeAsync(this Visitor v, string service = "KTP-HILANG", string? nik = null, string name = "Siti Aminah", string village = Home, params (string, string)[] more)
    {
        await v.ToWhoAsync(service);
        await v.SendAsync([("nik", nik ?? Visitor.NewNik()), ("name", name), ("village", village), .. more]);
        v.Page.Errors.ShouldBeEmpty();
        v.Page.Path.ShouldBe("/daftar/kantor");
    }

    public static async Task ChooseFirstOfficeAsync(this Visitor v)
    {
        var link = v.Page.Html.QuerySelector(".offices a")!.GetAttribute("href")!;
        v.Chosen = (link.Split("kantor=")[1].Split('&')[0], "", "");
        await v.GetAsync(link);
        v.Page.Path.ShouldBe(link);
    }

    public static async Task ChooseTimeAsync(this Visitor v, int index = 0)
    {
        v.See(index);
        await v.SendAsync(("jam", v.Chosen.Start));
        v.Page.Errors.ShouldBeEmpty();
    }

    /// <summary>Looks at a time without choosing it.</summary>
    public static void See(this Visitor v, int index = 0) =>
        v.Chosen = (v.Chosen.Office, v.Page.Value("hari")!, v.Page.Html.QuerySelectorAll("button[name=jam]")[index].GetAttribute("value")!);

    public static async Task ToCheckAsync(this Visitor v, string service = "KTP-HILANG", string? nik = null, string phone = "0812 3456 7890", bool tomorrow = true)
    {
        await v.ToOfficeAsync(service, nik);
        await v.ChooseFirstOfficeAsync();
        if (tomorrow) await v.GetAsync(v.Page.Html.QuerySelectorAll(".days a").Last().GetAttribute("href")!.Insert(0, "/daftar/waktu").Split('#')[0]);
        await v.ChooseTimeAsync();
        await v.SendAsync(phone == "" ? ("withoutPhone", "1") : ("phone", phone));
        v.Page.Path.ShouldBe("/daftar/periksa");
    }

    public static async Task ToTicketAsync(this Visitor v, string service = "KTP-HILANG", string? nik = null, string phone = "0812 3456 7890")
    {
        await v.ToCheckAsync(service, nik, phone);
        await v.SendAsync();
        v.Page.Errors.ShouldBeEmpty();
        v.Page.Path.ShouldStartWith("/tiket/");
    }

    /// <summary>No place is left at that time, whatever one comes for.</summary>
    public static async Task FillAsync(this PageHost host, (string Office, string Date, string Start) time)
    {
        var (city, runner) = (host.Services.GetRequiredService<CityVersions>().Current, host.Services.GetRequiredService<OfficeDayRunner>());
        var id = DayId.Of(city.Office(time.Office)!.No, Iso.Date(time.Date)!.Value);
        for (var pass = 0; pass < 2; pass++)   // the first lets holds go that are over: their places are free only then
            foreach (var slot in (await runner.ViewAsync(id))!.Slots.Where(s => s.Channel == Channel.Online && s.Start == Iso.Time(time.Start)))
                (await runner.RunAsync(id, new ChangePlaces(slot.No, slot.Taken), Actor.System, Guid.NewGuid())).IsOk.ShouldBeTrue();
    }

    public static string Token(this ShownPage page) => page.Path.Split('/')[2];
}
