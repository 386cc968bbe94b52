using Dantain.Cities;
using Dantain.Shared;

namespace Dantain.OfficeDays;

/// <summary>Why a place cannot be had, whoever asks. Codes are stable; their sentences are in the screens' resources, in both languages.</summary>
public static class PlaceRefusals
{
    public static readonly Refusal DayClosed = new("booking.day-closed", RefusalKind.Conflict);
    public static readonly Refusal OutsideWindow = new("booking.outside-window", RefusalKind.Conflict);
    public static readonly Refusal SlotPast = new("booking.slot-past", RefusalKind.Conflict);
    public static readonly Refusal NoSuchSlot = new("booking.no-such-slot", RefusalKind.NotFound);
    public static readonly Refusal SlotFull = new("booking.slot-full", RefusalKind.Conflict);
    public static readonly Refusal NoItems = new("booking.no-items", RefusalKind.Invalid);
    public static readonly Refusal TooManyItems = new("booking.too-many-items", RefusalKind.Invalid);
    public static readonly Refusal SameItemTwice = new("booking.same-item-twice", RefusalKind.Invalid);

    public static readonly Refusal NoTicketsLeft = new("ticket.none-left", RefusalKind.Conflict);
    public static readonly Refusal OtherDay = new("checkin.other-day", RefusalKind.Conflict);

    /// <summary>None is left now; further ones open at this time.</summary>
    public static Refusal NextWave(TimeOnly at) => new("ticket.next-wave", RefusalKind.Conflict, Of("time", Iso.Write(at)));

    public static Refusal UnknownService(int no) => new("booking.unknown-service", RefusalKind.Invalid, Of("service", no.ToString()));
    public static Refusal NotOffered(ServiceType service) => new("booking.not-offered", RefusalKind.Conflict, Of("service", service.Code));
    public static Refusal WalkInOnly(ServiceType service) => new("booking.walk-in-only", RefusalKind.Conflict, Of("service", service.Code));
    public static Refusal CardsOut(ServiceType service) => new("booking.cards-out", RefusalKind.Conflict, Of("service", service.Code));
    public static Refusal NeedsNumber(ServiceType service) => new("booking.subject-needs-number", RefusalKind.Invalid, Of("service", service.Code));

    /// <summary>Never says where or when: anyone may know somebody's NIK.</summary>
    public static Refusal AlreadyActive(ServiceGroup group) => new("booking.already-active", RefusalKind.Conflict, Of("group", group.Code));

    static Dictionary<string, string> Of(string key, string value) => new() { [key] = value };
}
