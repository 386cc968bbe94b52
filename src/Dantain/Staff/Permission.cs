namespace Dantain.Staff;

/// <summary>What a member of the staff may do, at one office or at all. docs/authorisation.md lists the routes of each.</summary>
public enum Permission
{
    /// <summary>At the door: check people in, give numbers on the spot.</summary>
    CheckIn = 1,
    /// <summary>At a counter: open it, call, serve, park, transfer.</summary>
    Serve = 2,
    /// <summary>Call somebody before their turn, with a reason.</summary>
    CallOutOfOrder = 3,
    /// <summary>Book for somebody without a phone, and move a visit for whoever asks, also after the city's deadline.</summary>
    BookForOthers = 4,
    /// <summary>Change places, take promises back, close the day; act at a counter that somebody else has opened.</summary>
    ManageDay = 5,
    /// <summary>Read a whole day with its chain of facts.</summary>
    Export = 6,
    /// <summary>Add and change the staff; always for the whole city.</summary>
    Administer = 7,
    /// <summary>Papers taken in: work on them, mark them ready, send them to another office, hand the document over.</summary>
    HandlePapers = 8,
}
