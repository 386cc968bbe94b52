using System.Security.Cryptography;
using System.Text;

namespace Dantain.Identities;

/// <summary>One file of a <see cref="KeyRing"/>: 32 random bytes as base64, readable by its owner only (mode 0600).</summary>
static class KeyFile
{
    public const int KeyLength = 32;

    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the directory (mode 0700); refuses one that others may enter or write.</summary>
    public static void OpenDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
            return;
        }
        Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
        RefuseWider(directory, File.GetUnixFileMode(directory), OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>Makes a new key, unless another process was first: then its key stands.</summary>
    public static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        try
        {
            using var file = new FileStream(path, options);
            file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength)) + "\n"));
            file.Flush(flushToDisk: true);
        }
        catch (IOException) when (File.Exists(path))
        {
        }
    }

    /// <summary>The key's bytes. Waits for a process that has made the file and is about to write it; refuses a wide mode and any other content.</summary>
    public static byte[] Read(string path)
    {
        SpinWait.SpinUntil(() => new FileInfo(path).Length > 0, TimeSpan.FromSeconds(5));
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        if (!OperatingSystem.IsWindows()) RefuseWider(path, File.GetUnixFileMode(file.SafeFileHandle), OwnerOnly);
        Span<byte> text = stackalloc byte[64];
        var length = file.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        if (length == 0) throw new InvalidOperationException($"The key file {path} is empty: its making was cut off, so nothing was written with it. Delete it.");
        Span<byte> key = stackalloc byte[64];
        return length < text.Length && Convert.TryFromBase64String(Encoding.ASCII.GetString(text[..length]), key, out var written) && written == KeyLength
            ? key[..KeyLength].ToArray()
            : throw new InvalidOperationException($"The key file {path} does not hold {KeyLength} bytes in base64. Restore it from the backup; what it sealed cannot be read without it.");
    }

    static void RefuseWider(string path, UnixFileMode mode, UnixFileMode widest)
    {
        if ((mode & ~widest) != 0)
            throw new InvalidOperationException($"{path} has mode {Convert.ToString((int)mode, 8)}; it must not be wider than {Convert.ToString((int)widest, 8)} (chmod), because others could read the city's keys.");
    }
}
