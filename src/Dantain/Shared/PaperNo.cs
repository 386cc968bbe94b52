namespace Dantain.Shared;

/// <summary>One paper of a service, by its place in the pack a booking was made under.</summary>
/// <param name="Service">Number of the service.</param>
/// <param name="Place">Among the requirements of the service, and its forms after them.</param>
public readonly record struct PaperNo(int Service, int Place)
{
    public override string ToString() => $"{Service}-{Place}";
}
