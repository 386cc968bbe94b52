namespace Dantain;

/// <summary>The only registration file of the core.</summary>
public static class DantainSetup
{
}
