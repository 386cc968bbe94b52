namespace Dantain.Messages;

/// <summary>What an operator sets for all ways together. Limits are against SMS fraud and against flooding one person.</summary>
public sealed record MessageSettings
{
    /// <summary>The one official address of the city's pages, without a slash at the end; without it messages have no links.</summary>
    public string? PublicUrl { get; init; }
    /// <summary>Messages one address gets a day at most.</summary>
    public int PerAddressADay { get; init; } = 12;
    /// <summary>SMS a day at most, for the whole city.</summary>
    public int SmsADay { get; init; } = 3000;
    /// <summary>The gateway hands over what people answer by SMS.</summary>
    public bool SmsAnswers { get; init; }
    /// <summary>SMS an hour from which on somebody is called to look.</summary>
    public int SmsAlarmAnHour { get; init; } = 500;
    /// <summary>People before somebody when they are told that their turn is near.</summary>
    public int AheadAt { get; init; } = 5;
}
