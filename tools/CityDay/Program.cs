using CityDay;
using CityDay.Modes;
using CityDay.SelfTest;

Options options;
try { options = Options.Parse(args); }
catch (FormatException fault)
{
    Console.Error.WriteLine($"{fault.Message}\n\n{Options.Usage}");
    return 2;
}
try
{
    return options.Mode switch
    {
        "check" => await CheckOnly.RunAsync(options),
        "rush" => await Rush.RunAsync(options),
        "kill" => await KillLoop.RunAsync(options),
        "two-nodes" => await TwoNodes.RunAsync(options),
        "demo" => await Demo.RunAsync(options),
        "pack" => BenchPack.Write(options),
        "relay" => await Relay.RunAsync(options),
        "self-test" => PlantedFaults.Run(),
        _ => await WholeDay.RunAsync(options),
    };
}
catch (Exception fault) when (fault is FormatException or InvalidOperationException or TimeoutException or IOException)
{
    Console.Error.WriteLine($"CityDay: {fault.Message}");
    return 2;
}
