namespace CityDay;

/// <summary>What to do, where and how quickly: the command line.</summary>
sealed record Options
{
    public const string Usage = """
        CityDay plays a whole city's day against a running host and checks every invariant from the export. Exit code 1: something is broken.

          CityDay --url URL [--people N] [--offices all|N] [--speed X]   the day, then the check
          CityDay --host PATH …                                         starts the host itself; --speed is then its clock's
          CityDay --check --url URL [--ledger FILE]                      only the check, with the promises of an earlier day
          CityDay --rush N                                              N takers at once on one time with fewer places
          CityDay --kill K --host PATH                                  kill -9 K times under load, then the check
          CityDay --two-nodes S --host PATH                             two hosts on one PostgreSQL write the same days for S seconds
          CityDay --demo URL                                            a gentle endless day
          CityDay --self-test                                           the checks against planted faults
          CityDay pack --capacity N FROM.json TO.json                   a pack with N times the places, for the bench
          CityDay relay --to URL --listen PORT --lie-at N               passes everything on, and the Nth booking it grants itself

          --seed N   --admin USER:PASSWORD   --staff-password PASSWORD   --ledger FILE   --host-log FILE
        """;

    public string Mode { get; init; } = "day";
    public string? Url { get; init; }
    public int People { get; init; } = 100;
    public int? Offices { get; init; }
    public double? Speed { get; init; }
    public int Seed { get; init; } = (int)(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % 1_000_000_000);
    public string Admin { get; init; } = "admin";
    public string AdminPassword { get; init; } = "dantain-demo";
    public string StaffPassword { get; init; } = "dantain-demo";
    public string? Ledger { get; init; }
    public string? Host { get; init; }
    public string? HostLog { get; init; }
    public int Number { get; init; }
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>How much quicker than the host's clock people are; a host that CityDay starts has the quick clock itself.</summary>
    public double Hurry => Host is null ? Speed ?? 1 : 1;

    public static Options Parse(string[] args)
    {
        var options = new Options { Mode = args is ["pack" or "relay", ..] ? args[0] : "day" };
        for (var i = options.Mode == "day" ? 0 : 1; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--url" or "--to" => options with { Url = Next() },
                "--people" => options with { People = int.Parse(Next()) },
                "--offices" => options with { Offices = Next() is var n && n == "all" ? null : int.Parse(n) },
                "--speed" => options with { Speed = double.Parse(Next(), System.Globalization.CultureInfo.InvariantCulture) },
                "--seed" => options with { Seed = int.Parse(Next()) },
                "--admin" => Next().Split(':', 2) is [var user, var password] ? options with { Admin = user, AdminPassword = password } : throw new FormatException("--admin USER:PASSWORD"),
                "--staff-password" => options with { StaffPassword = Next() },
                "--ledger" => options with { Ledger = Next() },
                "--host" => options with { Host = Next() },
                "--host-log" => options with { HostLog = Next() },
                "--check" => options with { Mode = "check" },
                "--self-test" => options with { Mode = "self-test" },
                "--rush" => options with { Mode = "rush", Number = int.Parse(Next()) },
                "--kill" => options with { Mode = "kill", Number = int.Parse(Next()) },
                "--two-nodes" => options with { Mode = "two-nodes", Number = int.Parse(Next()) },
                "--demo" => options with { Mode = "demo", Url = Next() },
                "--capacity" or "--lie-at" => options with { Number = int.Parse(Next()) },
                "--listen" => options with { People = int.Parse(Next()) },
                var file when !file.StartsWith('-') && options.Mode == "pack" => options with { Files = [.. options.Files, file] },
                var other => throw new FormatException($"{other} is not an option"),
            };

            string Next() => ++i < args.Length ? args[i] : throw new FormatException($"{args[i - 1]} needs a value");
        }
        return options;
    }
}
