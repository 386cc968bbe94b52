// What the bench does inside the process of the core, without HTTP; bench/run.sh drives it.
//   rush   DATABASE DATA PACK CALLERS SLOTS WARM SECS   books through the runner: rate, p50 and p99 in ms, CPU and bytes a booking
//   verify DATABASE ACKNOWLEDGED                        counts what breaks a promise; exit code 1 when anything does
//   date   PACK                                         a date in the open window on which all slots lie ahead
using System.Globalization;
using System.Runtime;
using Dantain.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["rush", var database, var data, var pack, var callers, var slots, var warm, var seconds]:
        await using (var node = await Node.StartAsync(database, data, pack))
            Console.WriteLine(await new Rush(node, int.Parse(callers), int.Parse(slots), TimeSpan.FromSeconds(double.Parse(warm))).RunAsync(TimeSpan.FromSeconds(double.Parse(seconds))));
        Console.Error.WriteLine($"GC {(GCSettings.IsServerGC ? "server" : "workstation")}, {GCSettings.LatencyMode}");
        return 0;
    case ["verify", var database, var acknowledged]:
        return await Promises.VerifyAsync(database, long.Parse(acknowledged)) ? 0 : 1;
    case ["date", var pack]:
        Console.WriteLine(Node.OpenDate(await Node.ReadAsync(pack)).ToString("yyyy-MM-dd"));
        return 0;
    default:
        Console.Error.WriteLine("See the head of bench/InProcess/Program.cs");
        return 2;
}
