using Dantain.OfficeDays;

namespace Dantain.Tests.OfficeDays;

public sealed class SubjectIndexTests
{
    static readonly DayId Here = TestCity.Day(), There = TestCity.Day(2, 3);

    [Fact]
    public void Two_moves_taken_back_day_by_day_leave_the_subject_where_it_was()
    {
        var index = new SubjectIndex();
        index.Add(3, 2, Here);
        Move(Here, There);
        Move(There, Here);
        // first all that happened to one day, the newest first, then all that happened to the other
        index.Remove(3, 2, Here);
        index.Add(3, 2, Here);
        index.Add(3, 2, There);
        index.Remove(3, 2, There);
        index.Contains(3, 2).ShouldBeTrue();

        void Move(DayId from, DayId to)
        {
            index.Remove(3, 2, from);
            index.Add(3, 2, to);
        }
    }

    [Fact]
    public void An_item_of_another_day_stays()
    {
        var index = new SubjectIndex();
        index.Add(3, 2, Here);
        index.Add(3, 2, There);
        index.Remove(3, 2, Here);
        index.Contains(3, 2).ShouldBeTrue();
        index.Remove(3, 2, Here);
        index.Contains(3, 2).ShouldBeTrue();
        index.Remove(3, 2, There);
        index.Contains(3, 2).ShouldBeFalse();
    }
}
