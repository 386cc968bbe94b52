namespace Dantain.Cities;

/// <summary>A plain question that leads from what happened to what is booked: "When was the child born?".</summary>
/// <param name="Code">Lower case, unique, not the code of a package.</param>
/// <param name="Name">What happened, as people say it.</param>
/// <param name="Asks">The question.</param>
/// <param name="Answers">Two to six.</param>
/// <param name="Hint">Why it is asked, for instance the time limit and its rule.</param>
/// <param name="Keywords">Everyday words people search with.</param>
/// <param name="Origin">Where these values come from.</param>
/// <param name="PerPerson">Each person of a visit has an answer of their own, so that children of different ages come at once. Two answers at least lead to what is for one other living person.</param>
public sealed record Question(string Code, Text Name, Text Asks, IReadOnlyList<QuestionAnswer> Answers, Text? Hint = null, IReadOnlyList<string>? Keywords = null, Origin? Origin = null, bool PerPerson = false);

/// <summary>One answer and where it leads.</summary>
/// <param name="Says">As people read it; <c>{date}</c> stands for the date of <paramref name="Days"/>.</param>
/// <param name="LeadsTo">Code of an enabled service, of a package, or of a later question.</param>
/// <param name="Days">How many days before today <c>{date}</c> is, 1 to 36500: nobody has to count days or type a date. Of two answers with the same number the first is for who is still within it.</param>
public sealed record QuestionAnswer(Text Says, string LeadsTo, int? Days = null);
