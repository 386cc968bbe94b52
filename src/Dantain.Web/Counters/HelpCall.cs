namespace Dantain.Web.Counters;

/// <summary>One counter that asks for help, in words: its name, since when, and who is on the way. <paramref name="Key"/> is the id of what its buttons will do.</summary>
public sealed record HelpCall(string Office, int Counter, string Name, string Since, string? By, Guid Key);
