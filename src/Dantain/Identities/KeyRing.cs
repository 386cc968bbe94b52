using System.Text.RegularExpressions;

namespace Dantain.Identities;

/// <summary>
/// What a key is for: <see cref="Seal"/> encrypts personal data (AES-256), <see cref="Mac"/> signs tokens, contents and chains,
/// <see cref="Subject"/> turns identity numbers into subject keys and never rotates, because every stored subject key would change.
/// </summary>
public enum KeyPurpose { Seal, Mac, Subject }

/// <summary>
/// The keys of one city: a directory of files <c>{purpose}-{id:000}.key</c>, made on the first run and kept outside the database. The
/// newest id is used for writing, older ones stay for reading. Safe when several processes start at once. Several machines share one
/// ring by copying the files. Opening refuses files others may read, broken files, and a ring that has lost a purpose.
/// </summary>
public sealed partial class KeyRing
{
    static readonly KeyPurpose[] Purposes = [KeyPurpose.Seal, KeyPurpose.Mac, KeyPurpose.Subject];

    readonly string directory;
    readonly Lock gate = new();
    volatile Key[][] keys;

    KeyRing(string directory)
    {
        this.directory = directory;
        keys = Read();
    }

    public static KeyRing Open(string directory) => Open(directory, TimeSpan.FromSeconds(5));

    /// <param name="patience">How long to wait for a process that is making the ring at this moment.</param>
    internal static KeyRing Open(string directory, TimeSpan patience)
    {
        KeyFile.OpenDirectory(directory);
        // Keys are made only in an empty ring, the subject key last: what is missing later was lost, and a new key would hide that.
        if (FilesOf(directory).Count == 0)
            foreach (var purpose in Purposes)
                KeyFile.Create(PathOf(directory, purpose, 1));
        SpinWait.SpinUntil(() => File.Exists(PathOf(directory, KeyPurpose.Subject, 1)), patience);
        return new(directory);
    }

    /// <summary>Adds a key, from now on the one for writing, and returns its id. Other processes see it by <see cref="Reload"/> or when they meet its id.</summary>
    public int Rotate(KeyPurpose purpose)
    {
        if (purpose == KeyPurpose.Subject)
            throw new InvalidOperationException("The subject key changes only together with every stored subject key.");
        lock (gate)
        {
            KeyFile.Create(PathOf(directory, purpose, Read()[(int)purpose][^1].Id + 1));
            keys = Read();
            return Current(purpose).Id;
        }
    }

    /// <summary>Reads the directory again, for keys that another process has added.</summary>
    public void Reload()
    {
        lock (gate) keys = Read();
    }

    internal Key Current(KeyPurpose purpose) => keys[(int)purpose][^1];

    internal ReadOnlySpan<Key> All(KeyPurpose purpose) => keys[(int)purpose];

    /// <summary>The key of an id; looks into the directory again before it says null.</summary>
    internal Key? Find(KeyPurpose purpose, int id)
    {
        if (Known() is { } known) return known;
        Reload();
        return Known();

        Key? Known() => Array.FindLast(keys[(int)purpose], key => key.Id == id);
    }

    Key[][] Read()
    {
        var files = FilesOf(directory);
        var read = Purposes.Select(purpose => files.Where(file => file.Purpose == purpose).OrderBy(file => file.Id)
            .Select(file => new Key(file.Id, KeyFile.Read(PathOf(directory, purpose, file.Id)))).ToArray()).ToArray();
        foreach (var purpose in Purposes)
            if (read[(int)purpose].Length == 0)
                throw new InvalidOperationException($"The key ring {directory} has lost its {NameOf(purpose)} keys. Restore them from the backup; only after a first start that was cut off may the whole directory be deleted.");
        if (read[(int)KeyPurpose.Subject].Length > 1)
            throw new InvalidOperationException($"The key ring {directory} has more than one subject key; exactly one can be right.");
        return read;
    }

    static List<(KeyPurpose Purpose, int Id)> FilesOf(string directory) =>
        [.. from path in Directory.EnumerateFiles(directory, "*.key")
            let match = FileName.Match(Path.GetFileName(path))
            where match.Success
            let purpose = Purposes.First(p => NameOf(p) == match.Groups[1].Value)
            let id = int.Parse(match.Groups[2].ValueSpan)
            where id is > 0 and <= ushort.MaxValue && path == PathOf(directory, purpose, id)
            select (purpose, id)];

    static string PathOf(string directory, KeyPurpose purpose, int id) => Path.Combine(directory, $"{NameOf(purpose)}-{id:000}.key");

    static string NameOf(KeyPurpose purpose) => purpose switch { KeyPurpose.Seal => "seal", KeyPurpose.Mac => "mac", _ => "subject" };

    [GeneratedRegex(@"\A(seal|mac|subject)-([0-9]{3,5})\.key\z")]
    private static partial Regex FileName { get; }
}
