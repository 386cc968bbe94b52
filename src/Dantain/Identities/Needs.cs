namespace Dantain.Identities;

/// <summary>What helps a person when they come: needs, never diagnoses, and only what they chose to say.</summary>
[Flags]
public enum Needs : ushort
{
    None = 0, Wheelchair = 1,
    /// <summary>Is called by the screen or by vibration, not by voice.</summary>
    CalledInSight = 2,
    SignLanguage = 4, Companion = 8, SixtyOrOlder = 16, Pregnant = 32, Baby = 64,
}
