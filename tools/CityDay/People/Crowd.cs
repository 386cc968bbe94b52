using System.Text.Json.Serialization;

namespace CityDay.People;

/// <summary>A person as the host's contract writes one.</summary>
sealed record Person(string Name, string? Nik = null, string? Kind = null, string? Issuer = null, string? Number = null, string? Phone = null)
{
    [JsonIgnore]
    public string? LastFour => Phone?[^4..];
}

/// <summary>
/// Invented people, never the same twice: valid identity numbers counted through area, birth date and serial from a place the seed gives,
/// everyday names, telephone numbers nobody is asked to answer.
/// </summary>
sealed class Crowd(int seed)
{
    const int Areas = 12, Serials = 9999, Birthdays = 25_000;
    static readonly string[] First = ["Siti", "Ahmad", "Dewi", "Budi", "Rina", "Agus", "Maria", "Eko", "Nurul", "Hendra", "Ratna", "Yusuf", "Lestari", "Joko", "Fitri", "Bambang", "Intan", "Rizky", "Wulan", "Dimas"];
    static readonly string[] Last = ["Wibowo", "Santoso", "Rahmawati", "Siregar", "Hidayat", "Nasution", "Kusuma", "Lubis", "Pratama", "Simanjuntak", "Utami", "Setiawan", "Hutapea", "Maulana", "Sari"];

    long next = Mixed(seed) % ((long)Areas * Serials * Birthdays);

    public int Seed => seed;

    /// <summary>Chance of its own for each person, so that a day with the same seed asks for the same things.</summary>
    public Random Dice(int person) => new(unchecked((int)Mixed(seed * 1_000_003L + person)));

    public Person Next(Random dice)
    {
        var name = dice.Next(12) == 0 ? First[dice.Next(First.Length)] : $"{First[dice.Next(First.Length)]} {Last[dice.Next(Last.Length)]}";
        var phone = dice.Next(20) == 0 ? null : $"0812{dice.Next(10_000_000, 99_999_999)}";
        return dice.Next(50) == 0
            ? new(name, Kind: "passport", Issuer: "MYS", Number: $"A{Count():0000000000}", Phone: phone)
            : new(name, Nik: Nik(dice.Next(2) == 0), Phone: phone);
    }

    /// <summary>A child that has no number yet.</summary>
    public static Person Newborn(Random dice) => new($"Bayi {Last[dice.Next(Last.Length)]}");

    string Nik(bool woman)
    {
        var n = Count();
        var (area, serial) = (n % Areas + 1, n / Areas % Serials + 1);
        var born = new DateOnly(1940, 1, 1).AddDays((int)(n / ((long)Areas * Serials) % Birthdays));
        return $"3275{area:00}{born.Day + (woman ? 40 : 0):00}{born.Month:00}{born.Year % 100:00}{serial:0000}";
    }

    long Count() => Interlocked.Increment(ref next);

    static long Mixed(long value)
    {
        var mixed = unchecked((ulong)value * 0x9E3779B97F4A7C15);
        mixed ^= mixed >> 29;
        return (long)(unchecked(mixed * 0xBF58476D1CE4E5B9) >> 17);
    }
}
