using System.Text.Json.Serialization;
using Dantain.Shared;

namespace Dantain.Identities;

/// <summary>Someone whose document is concerned, other than who comes: a newborn has no number yet, and sometimes no name.</summary>
public sealed record Subject(Identity? Identity, PersonName? Name);

/// <summary>Who filled in a booking: the applicant, or somebody who helps.</summary>
public enum BookedBy { Applicant = 0, Family = 1, Village = 2, Staff = 3 }

/// <summary>
/// Who comes (the applicant) and whose documents are concerned: the only personal data of a booking, stored as one sealed blob.
/// Equal by content. Every text of it is masked.
/// </summary>
public sealed record Person(Identity Identity, PersonName Name, PhoneNumber? Phone = null, EmailAddress? Email = null)
{
    /// <summary>1 ended with the subjects, 2 with who filled it in; 3 with how the person is reached, 4 with the papers that were missing, 5 with what helps, 6 with where the card is collected.</summary>
    const byte Version = 6;

    /// <summary>At most 255; a booking's items are far fewer.</summary>
    public IReadOnlyList<Subject> Subjects { get; init; } = [];

    /// <summary>The population register knows this number with this name; otherwise the counter checks, for whatever reason.</summary>
    public bool IsVerified { get; init; }

    /// <summary>Who filled in the booking.</summary>
    public BookedBy BookedBy { get; init; }

    /// <summary>The language messages are written in: <c>id</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "id";

    /// <summary>The person has agreed to messages by WhatsApp; otherwise the phone gets SMS.</summary>
    public bool OnWhatsApp { get; init; }

    /// <summary>A browser that agreed to notifications.</summary>
    public PushAddress? Push { get; init; }

    public bool HasContact => Phone is not null || Email is not null || Push is not null;

    /// <summary>Papers that were not ready when the visit was booked; at most 255.</summary>
    public IReadOnlyList<PaperNo> Missing { get; init; } = [];

    /// <summary>What helps when they come.</summary>
    public Needs Needs { get; init; }

    /// <summary>Number of the office where they collect the card; 0 for the one they visit.</summary>
    public int CollectAt { get; init; }

    public bool Equals(Person? other) => other is not null && ToBytes().AsSpan().SequenceEqual(other.ToBytes());

    public override int GetHashCode() => HashCode.Combine(Identity, Name, Phone, Email, Subjects.Count);

    public override string ToString() => $"{Name} {Identity} {Phone} {Email} +{Subjects.Count}";

    /// <summary>The same person always gives the same bytes: a version, then each field as a text with its length in front, empty for none.</summary>
    public byte[] ToBytes()
    {
        var bytes = new MemoryStream(256);
        using var writer = new BinaryWriter(bytes);
        writer.Write(Version);
        Write(writer, Identity);
        writer.Write(Name.Full);
        writer.Write(Phone?.E164 ?? "");
        writer.Write(Email?.Address ?? "");
        writer.Write(checked((byte)Subjects.Count));
        foreach (var subject in Subjects)
        {
            writer.Write(subject.Identity is not null);
            if (subject.Identity is not null) Write(writer, subject.Identity);
            writer.Write(subject.Name?.Full ?? "");
        }
        writer.Write(IsVerified);
        writer.Write((byte)BookedBy);
        writer.Write(Language);
        writer.Write(OnWhatsApp);
        writer.Write(Push?.Stored ?? "");
        writer.Write(checked((byte)Missing.Count));
        foreach (var paper in Missing)
        {
            writer.Write(checked((ushort)paper.Service));
            writer.Write(checked((byte)paper.Place));
        }
        writer.Write((ushort)Needs);
        writer.Write(checked((ushort)CollectAt));
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote; throws <see cref="InvalidDataException"/> for anything else.</summary>
    internal static Person FromBytes(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        try
        {
            var version = reader.ReadByte();
            if (version is < 1 or > Version) throw new InvalidDataException("A person of an unknown version.");
            var person = new Person(ReadIdentity(reader), PersonName.Stored(reader.ReadString()),
                Optional(reader.ReadString(), PhoneNumber.Stored), Optional(reader.ReadString(), EmailAddress.Stored))
            {
                Subjects = ReadSubjects(reader),
                IsVerified = version > 1 && reader.ReadBoolean(),
                BookedBy = version > 1 ? (BookedBy)reader.ReadByte() : BookedBy.Applicant,
                Language = version > 2 ? reader.ReadString() : "id",
                OnWhatsApp = version > 2 && reader.ReadBoolean(),
                Push = version > 2 ? Optional(reader.ReadString(), PushAddress.FromStored) : null,
                Missing = version > 3 ? ReadMissing(reader) : [],
                Needs = version > 4 ? (Needs)reader.ReadUInt16() : Needs.None,
                CollectAt = version > 5 ? reader.ReadUInt16() : 0,
            };
            return reader.BaseStream.Position == bytes.Length ? person : throw new InvalidDataException("Something follows the person.");
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            throw new InvalidDataException("The person is cut short.", e);
        }
    }

    static Subject[] ReadSubjects(BinaryReader reader)
    {
        var subjects = new Subject[reader.ReadByte()];
        for (var i = 0; i < subjects.Length; i++)
            subjects[i] = new(reader.ReadBoolean() ? ReadIdentity(reader) : null, Optional(reader.ReadString(), PersonName.Stored));
        return subjects;
    }

    static PaperNo[] ReadMissing(BinaryReader reader)
    {
        var missing = new PaperNo[reader.ReadByte()];
        for (var i = 0; i < missing.Length; i++) missing[i] = new(reader.ReadUInt16(), reader.ReadByte());
        return missing;
    }

    static void Write(BinaryWriter writer, Identity identity)
    {
        writer.Write((byte)identity.Kind);
        writer.Write(identity.Issuer);
        writer.Write(identity.Number);
    }

    static Identity ReadIdentity(BinaryReader reader) => Identity.Stored((IdentityKind)reader.ReadByte(), reader.ReadString(), reader.ReadString());

    static T? Optional<T>(string text, Func<string, T> read) where T : class => text.Length == 0 ? null : read(text);
}

/// <summary>
/// A person as the database holds one. <paramref name="SubjectKey"/> finds the applicant's other bookings (null without a number);
/// <paramref name="Blob"/> differs each time; <paramref name="Digest"/> (16 bytes, keyed) is equal exactly when the content is.
/// </summary>
public sealed record SealedPerson(long? SubjectKey, [property: JsonIgnore] byte[] Blob, byte[] Digest)
{
    /// <summary>Whether there is any way to tell them something.</summary>
    [JsonIgnore]
    public bool HasContact { get; init; }
}
