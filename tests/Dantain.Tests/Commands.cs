using Dantain.OfficeDays;

namespace Dantain.Tests;

/// <summary>Every verb that competes, found in the assembly.</summary>
static class Commands
{
    public static readonly IReadOnlyList<(Type Type, Type Outcome, bool OnTwoDays)> All =
    [
        .. from type in typeof(DayCommand).Assembly.GetTypes()
           where !type.IsAbstract && type.IsSubclassOf(typeof(DayCommand))
           let verb = type.BaseType!
           orderby type.Name
           select (type, verb.GetGenericArguments()[0], verb.GetGenericTypeDefinition() == typeof(TwoDayCommand<>)),
    ];
}
