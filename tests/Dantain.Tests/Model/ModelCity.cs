using Dantain.Cities;
using Dantain.OfficeDays;

namespace Dantain.Tests.Model;

/// <summary>A city so small that everything runs out within a few steps: two hours a day, three places an hour and group, one card.</summary>
static class ModelCity
{
    public static readonly City City = new(Pack(), 1);

    /// <summary>The same, where what is given out on the spot at nine opens at nine, and who gets a later time comes back at it.</summary>
    static readonly City Waves = new(Pack() with { Rules = Pack().Rules with { WalkIn = new() { Waves = [new(9, 0)] } } }, 1);

    /// <summary>And where those of eight are drawn at eight.</summary>
    static readonly City Drawn = new(Pack() with { Rules = Pack().Rules with { WalkIn = new() { Waves = [new(9, 0)], Draw = true } } }, 1);

    static readonly DayChanges Here = TestDay.Draft(City, 1, 0), There = TestDay.Draft(City, 2, 0), Tomorrow = TestDay.Draft(City, 1, 1);

    static CityPack Pack()
    {
        var pack = TestCity.Pack(counters: 0.5, cards: 1, modes: [new(Mode.Pilot, TestCity.Today, Services: ["KK-PISAH"])], rules: new()
        {
            OpenDays = 2,
            SlotMinutes = 60,
            HoldMinutes = 10,
            HoldExtensions = 1,
            CheckInBeforeMinutes = 30,
            CheckInAfterMinutes = 15,
            CancelUntilMinutes = 20,
            MaxItems = 2,
            UndoSeconds = 60,
            MaxCalls = 2,
            RecallPauseSeconds = 10,
            PutOffMinutes = 10,
            PilotPlacesADay = 1,
            RegularPerPriority = 1,
            BookedPerWalkIn = 1,
            LongestWaitMinutes = 20,
            Split = new(50, 30, 20),
            Kiosk = new() { CutOffLetters = "KYZ" },
        });
        ServiceMode[] two = [.. pack.Offices[1].Modes, new(Mode.WalkInOnly, TestCity.Today, Services: ["KK-BARU"]), new(Mode.Closed, TestCity.Today, Services: ["LAHIR"])];
        return pack with
        {
            Offices = [pack.Offices[0], pack.Offices[1] with { Modes = two }],
            Hours = [pack.Hours[0] with { Week = Enum.GetValues<DayName>().ToDictionary(d => d, _ => new DayHours(new(8, 0), new(10, 0))) }],
        };
    }

    /// <summary>Two days that share their subjects: one office today, and another office today or the same tomorrow; and the same two as the model sees them.</summary>
    public static (TestDay[] Real, NaiveCity Naive) Start(bool otherOffice, bool waves, bool draw)
    {
        var subjects = new SubjectIndex();
        var city = draw ? Drawn : waves ? Waves : City;
        TestDay[] real = [new(city, Here, subjects, facts: false), new(city, otherOffice ? There : Tomorrow, subjects, facts: false)];
        var naive = new NaiveCity { Waves = waves || draw, Draw = draw };
        foreach (var (day, office) in real.Zip([1, otherOffice ? 2 : 1]))
            naive.Days.Add(new()
            {
                Office = office,
                Date = day.Day.Date,
                Cards = 1,
                Slots = [.. day.Day.Slots.All.Select(s => new NaiveSlot { No = s.No, Hour = s.Start.Hour, Group = s.Group, Channel = s.Channel, Capacity = s.Capacity, Wanted = s.Wanted })],
                Counters = [new() { No = 1 }, new() { No = 2 }],
            });
        return (real, naive);
    }
}
