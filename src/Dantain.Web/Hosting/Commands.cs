using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;

namespace Dantain.Web.Hosting;

/// <summary>
/// What the program does instead of serving: <c>migrate</c>, <c>pack check|preview|import|export FILE</c>, <c>maintenance on [WHEN IT IS BACK]|off</c>, <c>demo-clock</c> (prints the time a demo that
/// starts now lives in). Exit code 1 when it was refused.
/// </summary>
public static class Commands
{
    public static bool Knows(string[] args) => args is ["migrate"] or ["demo-clock"] or ["pack", "check" or "preview" or "import" or "export", _] or ["maintenance", "off"] or ["maintenance", "on", ..];

    public static async Task<int> RunAsync(string[] args, IConfiguration configuration)
    {
        var settings = Settings.From(configuration);
        if (args is ["pack", "check", var checkedFile]) return Report(checkedFile, await File.ReadAllBytesAsync(checkedFile));
        if (args is ["demo-clock"])
        {
            Console.WriteLine(await DemoClock.NextAsync(settings, TimeProvider.System.GetUtcNow()));
            return 0;
        }
        Directory.CreateDirectory(settings.Data);
        if (args is ["maintenance", ..])
        {
            if (args[1] == "on") await File.WriteAllTextAsync(Maintenance.FileIn(settings), string.Join(' ', args[2..]));
            else File.Delete(Maintenance.FileIn(settings));
            return 0;
        }
        await using var store = new Store(settings.Database);
        await Migrate.RunAsync(store);
        switch (args)
        {
            case ["pack", "import", var file]:
                if (Report(file, await File.ReadAllBytesAsync(file)) != 0) return 1;
                Console.WriteLine($"Version {await CityHost.ImportAsync(store, file)} is in force");
                break;
            case ["pack", "preview", var file]:
                return await PreviewAsync(store, settings, file);
            case ["pack", "export", var file]:
                var cities = new CityVersions(store);
                if (!await cities.RefreshAsync()) { Console.Error.WriteLine("No pack has been imported"); return 1; }
                await File.WriteAllBytesAsync(file, PackJson.Write(cities.Current.Pack));
                break;
        }
        return 0;
    }

    /// <summary>What importing the file would do to the days that are drafted already; numbers only.</summary>
    static async Task<int> PreviewAsync(Store store, Settings settings, string file)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        if (Report(file, bytes) != 0) return 1;
        var cities = new CityVersions(store);
        if (!await cities.RefreshAsync()) { Console.Error.WriteLine("No pack has been imported"); return 1; }
        var planned = new City(PackJson.Read(bytes).Pack!, cities.Current.Version + 1, cities.Current.Interruptions);
        var now = new CityClock(TimeProvider.System, cities.Current.Zone, settings.Clock).Now;
        var days = await PreviewRules.RunAsync(store, cities.Current, planned, now);
        foreach (var day in days)
            Console.WriteLine($"{Iso.Write(day.Date)}  {day.Office}: {day.Before} -> {day.After} places in the times that change, {day.Displaced.Count} visits would be displaced");
        Console.WriteLine($"{days.Count} drafted days would change, {days.Sum(d => d.Displaced.Count)} visits would be displaced; nothing was changed");
        return 0;
    }

    static int Report(string file, byte[] bytes)
    {
        var (pack, faults) = PackJson.Read(bytes);
        foreach (var fault in faults) Console.Error.WriteLine($"{fault.Path}: {fault.Reason} ({fault.Code})");
        Console.WriteLine(pack is null ? $"{file}: {faults.Count} faults, nothing was changed" : $"{file}: {pack.City.Name}, {pack.Offices.Count} offices, {pack.Services.Count} services: no fault");
        return pack is null ? 1 : 0;
    }
}
