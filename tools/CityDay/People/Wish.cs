using CityDay.Offices;

namespace CityDay.People;

/// <summary>One service for the applicant (no subject) or for somebody else, as the host's contract writes it.</summary>
sealed record WishItem(string Service, Person? Subject = null);

/// <summary>What somebody wants done, alone or for a family.</summary>
sealed record Wish(IReadOnlyList<WishItem> Items, IReadOnlyList<Service> Services, bool HasNewborn)
{
    public int Minutes => Services.Sum(s => s.Minutes);

    /// <summary>Services are chosen as the offices have places for them; one in six comes for a family, one in twenty for a birth, now and then of twins.</summary>
    public static Wish? Make(Town town, Hall hall, FreeTimes times, Random dice)
    {
        if (Pick([.. town.Services.At(hall.Code)], times, dice) is not { } first) return null;
        var draw = dice.Next(60);
        if (draw < 3 && Pick([.. town.Services.ForNewborns(hall.Code)], times, dice) is { } birth) return Birth(town, hall, times, dice, birth);
        if (draw >= 10) return new([new(first.Code)], [first], false);
        var items = new List<WishItem> { new(first.Code) };
        var services = new List<Service> { first };
        for (var more = dice.Next(1, 4); more > 0; more--)
        {
            var service = dice.Next(2) == 0 ? first : Pick([.. town.Services.At(hall.Code)], times, dice) ?? first;
            items.Add(new(service.Code, town.Crowd.Next(dice)));
            services.Add(service);
        }
        return new(items, services, false);
    }

    static Wish Birth(Town town, Hall hall, FreeTimes times, Random dice, Service birth)
    {
        var children = dice.Next(5) == 0 ? 2 : 1;
        var items = Enumerable.Range(0, children).Select(_ => new WishItem(birth.Code, Crowd.Newborn(dice))).ToList();
        var services = Enumerable.Repeat(birth, children).ToList();
        if (Pick([.. town.Services.At(hall.Code).Where(s => s.Group != birth.Group)], times, dice) is { } own)
        {
            items.Add(new(own.Code));
            services.Add(own);
        }
        return new(items, services, true);
    }

    static Service? Pick(Service[] of, FreeTimes times, Random dice)
    {
        int[] weights = [.. of.Select(s => times.FreeOf(s.Group))];
        var all = weights.Sum();
        if (all == 0) return of.Length == 0 ? null : of[dice.Next(of.Length)];
        var draw = dice.Next(all);
        for (var i = 0; i < of.Length; i++) if ((draw -= weights[i]) < 0) return of[i];
        return null;
    }
}
