using Dantain.Cities;
using Dantain.Staff;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Dantain.Web.Hosting;

/// <summary>
/// Before the first request: the demo has its accounts, production has none of them and, while nobody can sign in, a one-time link for the first
/// administrator. Once the host listens it says on the console where, and who may sign in.
/// </summary>
public static class StaffStart
{
    public static async Task PrepareStaffAsync(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        var cities = app.Services.GetRequiredService<CityVersions>();
        await using var scope = app.Services.CreateAsyncScope();
        var demo = scope.ServiceProvider.GetRequiredService<DemoStaff>();
        string? key = null;
        if (settings.Demo) await demo.AddMissingAsync(cities.Current.Offices.Select(o => (o.No, o.Code)));
        else if (await demo.ExistsAsync()) throw new InvalidOperationException("This database has accounts of the demo profile, whose password everybody knows: start with a fresh database, or with DANTAIN_PROFILE=demo.");
        else key = await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().InviteAsync();
        app.Lifetime.ApplicationStarted.Register(() => Print(AddressOf(app), settings.Demo, key, cities.Current));
    }

    static string AddressOf(WebApplication app) =>
        (app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "").TrimEnd('/');

    static void Print(string address, bool demo, string? key, City city)
    {
        Console.WriteLine($"{city.Pack.Product.Name}, {city.Pack.City.Name}: {address}/");
        if (key is not null) Console.WriteLine($"First administrator, one time within 24 hours: {address}/masuk/pertama?kunci={key}");
        if (!demo) return;
        var office = city.Offices[0].Code;
        (string Who, string Path, string User)[] lines =
        [
            ("citizens", "/", "no sign-in"),
            ("counter", "/loket", DemoStaff.OfficerOf(office)),
            ("door", "/pintu", DemoStaff.OfficerOf(office)),
            ("board", $"/layar/{office}", "no sign-in"),
            ("administrator", "/admin", DemoStaff.Administrator),
        ];
        foreach (var (who, path, user) in lines) Console.WriteLine($"  {who,-14} {address + path,-48} {user}");
        Console.WriteLine($"  Every office has {DemoStaff.OfficerOf("OFFICE")}; the password of all demo accounts is {DemoStaff.Password}");
    }
}
