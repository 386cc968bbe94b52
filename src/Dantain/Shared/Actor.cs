namespace Dantain.Shared;

/// <summary>
/// Who does something, as it stands in every fact: a kind and, for staff and devices, a number. Never a name.
/// Staff, kiosks and the door are taken first when many wait, so that a public rush never stops a counter.
/// </summary>
public sealed record Actor(ActorKind Kind, int? No = null)
{
    public static readonly Actor Citizen = new(ActorKind.Citizen);
    public static readonly Actor System = new(ActorKind.System);
    public static Actor Staff(int no) => new(ActorKind.Staff, no);
    /// <summary>A known device, such as that of a kelurahan, at which somebody books for others.</summary>
    public static Actor Device(int no) => new(ActorKind.Device, no);

    /// <summary>A kiosk, by its number as a known device.</summary>
    public static Actor Kiosk(int no) => new(ActorKind.Kiosk, no);

    public bool ComesFirst => Kind is not (ActorKind.Citizen or ActorKind.Device);
    public override string ToString() => No is null ? Kind.ToString().ToLowerInvariant() : $"{Kind.ToString().ToLowerInvariant()}:{No}";
}

public enum ActorKind { Citizen, Staff, Kiosk, Door, System, Device }
