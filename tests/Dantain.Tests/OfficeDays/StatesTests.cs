using Dantain.Applications;
using Dantain.OfficeDays;
using Dantain.Tests.Architecture;

namespace Dantain.Tests.OfficeDays;

public class StatesTests
{
    static readonly Dictionary<string, (string Screen, string Meaning, string[] Allowed)>[] Tables = [.. Read(File.ReadAllLines(Path.Combine(SourceFile.Root, "docs/states.md")))];

    [Fact]
    public void The_table_of_bookings_names_every_state_and_allows_what_the_code_allows() =>
        Differences<BookingState, BookingAction>(Tables[0], States.Allows).ShouldBeEmpty();

    [Fact]
    public void The_table_of_tickets_names_every_state_and_allows_what_the_code_allows() =>
        Differences<TicketState, TicketAction>(Tables[1], States.Allows).ShouldBeEmpty();

    [Fact]
    public void The_table_of_applications_names_every_state_and_allows_what_the_code_allows() =>
        Differences<ApplicationState, ApplicationAction>(Tables[2], ApplicationStates.Allows).ShouldBeEmpty();

    [Fact]
    public void Every_action_is_allowed_in_some_state_and_every_state_has_a_word_and_a_meaning()
    {
        Tables.Length.ShouldBe(3);
        Tables[2].Values.SelectMany(s => s.Allowed).Distinct().ShouldBe(Enum.GetNames<ApplicationAction>(), ignoreOrder: true);
        Tables[0].Values.SelectMany(s => s.Allowed).Distinct().ShouldBe(Enum.GetNames<BookingAction>(), ignoreOrder: true);
        Tables[1].Values.SelectMany(s => s.Allowed).Distinct().ShouldBe(Enum.GetNames<TicketAction>(), ignoreOrder: true);
        Tables.SelectMany(t => t.Values).ShouldAllBe(s => s.Screen.Length > 3 && s.Meaning.Length > 3);
    }

    [Fact]
    public void A_table_that_differs_is_found_in_both_directions()
    {
        var wrong = Tables[1].ToDictionary();
        wrong["Waiting"] = ("menunggu", "waits", ["Call", "Park", "Transfer", "PutOff", "KeepNote", "Undo"]);
        wrong.Remove("Left");
        wrong["Gone"] = ("pulang", "gone", []);
        Differences<TicketState, TicketAction>(wrong, States.Allows).Order().ShouldBe(["Gone is no state", "Left is missing", "Waiting and Leave", "Waiting and Undo"]);
    }

    static IEnumerable<string> Differences<TState, TAction>(Dictionary<string, (string Screen, string Meaning, string[] Allowed)> table, Func<TState, TAction, bool> allows)
        where TState : struct, Enum where TAction : struct, Enum =>
    [
        .. table.Keys.Except(Enum.GetNames<TState>()).Select(name => $"{name} is no state"),
        .. Enum.GetNames<TState>().Except(table.Keys).Select(name => $"{name} is missing"),
        .. from state in Enum.GetValues<TState>()
           where table.ContainsKey(state.ToString())
           from action in Enum.GetValues<TAction>()
           where allows(state, action) != table[state.ToString()].Allowed.Contains(action.ToString())
           select $"{state} and {action}",
        .. from row in table
           from action in row.Value.Allowed
           where !Enum.GetNames<TAction>().Contains(action)
           select $"{action} is no action",
    ];

    /// <summary>Rows whose first cell is a name in backticks; a heading begins a new table.</summary>
    static IEnumerable<Dictionary<string, (string, string, string[])>> Read(IEnumerable<string> lines)
    {
        Dictionary<string, (string, string, string[])>? table = null;
        foreach (var line in lines.Append("## "))
        {
            if (line.StartsWith("## "))
            {
                if (table is not null) yield return table;
                table = [];
            }
            else if (line.StartsWith("| `"))
            {
                var cells = line.Split('|', StringSplitOptions.TrimEntries);
                table!.Add(cells[1].Trim('`'), (cells[2], cells[3], cells[4].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
            }
        }
    }
}
