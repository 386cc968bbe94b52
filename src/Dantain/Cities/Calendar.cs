using System.Text.Json.Serialization;

namespace Dantain.Cities;

/// <summary>A week of counter hours. A missing day is a closed day.</summary>
/// <param name="Code">Lower case, unique.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Week">Hours by day.</param>
/// <param name="Origin">Where these values come from.</param>
public sealed record HourSet(string Code, Text Name, IReadOnlyDictionary<DayName, DayHours> Week, Origin? Origin = null);

[JsonConverter(typeof(JsonStringEnumConverter<DayName>))]
public enum DayName { Sun, Mon, Tue, Wed, Thu, Fri, Sat }

/// <summary>Opening and closing of one day; no slot overlaps a break, so a break is all that Friday prayer needs.</summary>
/// <param name="Open">Start of the first slot.</param>
/// <param name="Close">No slot ends later.</param>
/// <param name="Breaks">In order, inside the day, not overlapping.</param>
public sealed record DayHours(TimeOnly Open, TimeOnly Close, IReadOnlyList<Span>? Breaks = null);

/// <summary>From one time of day to another, the end not included.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End, later than the start.</param>
public sealed record Span(TimeOnly From, TimeOnly To);

/// <summary>Dates that differ from the week. Islamic holidays are never computed: the decree of three ministers (SKB) is typed in.</summary>
/// <param name="Holidays">Days on which all offices are closed.</param>
/// <param name="Periods">Dates with another set of hours.</param>
/// <param name="Closures">Closures of some offices, known ahead.</param>
public sealed record Calendar(IReadOnlyList<Holiday> Holidays, IReadOnlyList<Period> Periods, IReadOnlyList<Closure>? Closures = null);

/// <summary>A public holiday or a day of joint leave (cuti bersama); offices are closed on both.</summary>
/// <param name="Date">Unique.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Kind">national, jointLeave or local.</param>
/// <param name="Origin">Where these values come from.</param>
public sealed record Holiday(DateOnly Date, Text Name, string Kind, Origin? Origin = null);

/// <summary>Another set of hours from one date to another, both included (Ramadan). Two periods never overlap for one office.</summary>
/// <param name="Hours">Code of the set of hours.</param>
/// <param name="From">First date.</param>
/// <param name="To">Last date.</param>
/// <param name="Offices">Codes of the offices; all when none is named.</param>
/// <param name="Origin">Where these values come from.</param>
public sealed record Period(string Hours, DateOnly From, DateOnly To, IReadOnlyList<string>? Offices = null, Origin? Origin = null);

/// <summary>A closure on one date, whole or in part.</summary>
/// <param name="Date">The date.</param>
/// <param name="Reason">What people read.</param>
/// <param name="From">Start; the whole morning when missing.</param>
/// <param name="To">End; the rest of the day when missing.</param>
/// <param name="Offices">Codes of the offices; all when none is named.</param>
public sealed record Closure(DateOnly Date, Text Reason, TimeOnly? From = null, TimeOnly? To = null, IReadOnlyList<string>? Offices = null);
