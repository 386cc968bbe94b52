using System.Diagnostics;
using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Bench;

/// <summary>
/// Many callers, each booking one place after another through the runner, everything prepared as the API prepares it: identity checked,
/// person sealed, subject hashed. First they warm up, then what is measured.
/// </summary>
sealed class Rush(Node node, int callers, int slots, TimeSpan warming)
{
    readonly int service = node.City.Pack.Services[0].No;
    readonly PersonName name = PersonName.Parse("Siti Ukur").Value;
    readonly long firstPerson = (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 1_767_225_600) * 200_000;
    long persons;

    public async Task<string> RunAsync(TimeSpan measured)
    {
        var clock = Stopwatch.StartNew();
        var used = UsedAsync(measured);
        var all = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallAsync(clock, warming + measured))));
        var times = all.SelectMany(t => t).Order().ToArray();
        double At(double part) => times.Length == 0 ? 0 : times[Math.Min(times.Length - 1, (int)(part * times.Length))].TotalMilliseconds;
        var (cpu, bytes) = await used;
        return $"rate {times.Length / measured.TotalSeconds:F0} p50 {At(.5):F3} p99 {At(.99):F3} cpu-us {cpu / Math.Max(1, times.Length) * 1e6:F0} bytes {bytes / Math.Max(1, times.Length)} ok {persons}";
    }

    /// <summary>CPU seconds and bytes allocated by the whole process while it is measured; bytes a booking are the same on a busy machine.</summary>
    async Task<(double Cpu, long Bytes)> UsedAsync(TimeSpan measured)
    {
        await Task.Delay(warming);
        var (cpu, bytes) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        await Task.Delay(measured);
        return ((Environment.CpuUsage.TotalTime - cpu).TotalSeconds, GC.GetTotalAllocatedBytes() - bytes);
    }

    async Task<List<TimeSpan>> CallAsync(Stopwatch clock, TimeSpan until)
    {
        var times = new List<TimeSpan>(4096);
        while (clock.Elapsed < until)
        {
            var from = clock.Elapsed;
            var booked = await BookAsync();
            if (!booked.IsOk) throw new InvalidOperationException(booked.Refusal.Code);
            if (clock.Elapsed is var to && to >= warming && to < until) times.Add(to - from);
        }
        return times;
    }

    Task<Result<PlaceBooked>> BookAsync()
    {
        var identity = Identity.Of(Nik.Parse(NikOf(firstPerson + Interlocked.Increment(ref persons))).Value);
        var applicant = node.Vault.SealPerson(new(identity, name));
        var (office, start) = slots == 1 ? (1, new TimeOnly(6, 0)) : (Random.Shared.Next(1, 17), new TimeOnly(6 + 2 * Random.Shared.Next(8), 0));
        return node.Runner.RunAsync(DayId.Of(office, node.Date), new BookPlace(start, applicant, [new(service, node.Vault.SubjectKey(identity))]), Actor.Citizen, Guid.NewGuid());
    }

    /// <summary>The nth NIK: serial 0001 to 9999, a date of birth of 28 days × 12 months × 100 years, then 10,000 areas (as bench/lua/book.lua counts them).</summary>
    static string NikOf(long n)
    {
        (n, var serial) = Math.DivRem(n, 9999);
        (n, var day) = Math.DivRem(n, 28);
        (n, var month) = Math.DivRem(n, 12);
        (n, var year) = Math.DivRem(n, 100);
        return $"32{n % 10_000:0000}{day + 1:00}{month + 1:00}{year:00}{serial + 1:0000}";
    }
}
