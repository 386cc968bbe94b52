using Dantain.OfficeDays;

namespace Dantain.Tests.OfficeDays;

public class CommandsTests
{
    [Fact]
    public void Every_verb_has_a_class_of_tests_in_the_folder_of_its_name()
    {
        Commands.All.Count.ShouldBeGreaterThan(20);

        var classes = typeof(CommandsTests).Assembly.GetTypes().Where(t => t.GetMethods().Any(m => m.GetCustomAttributes(typeof(FactAttribute), true).Length > 0)).Select(t => t.FullName);
        Commands.All.Select(c => c.Type.FullName!.Replace("Dantain.", "Dantain.Tests.") + "Tests").Except(classes).ShouldBeEmpty();
    }

    [Fact]
    public void Every_verb_is_one_of_the_two_shapes_and_sealed()
    {
        Commands.All.Select(c => c.Type).ShouldContain(typeof(ExpireHold));
        Commands.All.Where(c => !c.Type.IsSealed).ShouldBeEmpty();
    }
}
