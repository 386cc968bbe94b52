// Many boards in one process, and the counters whose calls they show; bench/run.sh drives it.
//   product CALLS BOARDS CLOCK COUNT RATE WARM SECS   calls go to the host at CALLS, the boards hang on the one at BOARDS (the same or another node);
//                                                     CLOCK is the hosts' DANTAIN_CLOCK, at the speed 1
//   bare    URL COUNT RATE WARM SECS                  the same receivers on the yardstick's /sse
// Prints: states sent a second, what arrived, p50, p99 and the longest from decision to board in ms, and the age of the oldest state shown.
using System.Globalization;
using Dantain.Bench.Boards;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["product", var calls, var boards, var clock, var count, var rate, var warm, var seconds]:
        Console.WriteLine(await new Office(new(calls), new(boards), CityTime.Parse(clock)).MeasureAsync(int.Parse(count), double.Parse(rate), double.Parse(warm), double.Parse(seconds)));
        return 0;
    case ["bare", var url, var count, var rate, var warm, var seconds]:
        Console.WriteLine(await Bare.MeasureAsync(new(url), int.Parse(count), double.Parse(rate), double.Parse(warm), double.Parse(seconds)));
        return 0;
    default:
        Console.Error.WriteLine("See the head of bench/Boards/Program.cs");
        return 2;
}
