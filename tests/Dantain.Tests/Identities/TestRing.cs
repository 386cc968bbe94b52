using System.Runtime.Versioning;
using Dantain.Identities;

namespace Dantain.Tests.Identities;

/// <summary>A ring in a directory of its own, gone with the test. With known keys each byte is 1 (seal), 2 (mac) or 3 (subject).</summary>
[UnsupportedOSPlatform("windows")]
sealed class TestRing : IDisposable
{
    public string Directory { get; } = Path.Combine(Path.GetTempPath(), "dantain-ring-" + Guid.NewGuid().ToString("N"));

    public static TestRing WithKnownKeys()
    {
        var ring = new TestRing();
        System.IO.Directory.CreateDirectory(ring.Directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        ring.Write("seal-001.key", Convert.ToBase64String(Enumerable.Repeat((byte)1, 32).ToArray()));
        ring.Write("mac-001.key", Convert.ToBase64String(Enumerable.Repeat((byte)2, 32).ToArray()));
        ring.Write("subject-001.key", Convert.ToBase64String(Enumerable.Repeat((byte)3, 32).ToArray()));
        return ring;
    }

    public KeyRing Open() => KeyRing.Open(Directory, TimeSpan.FromMilliseconds(50));

    public string PathOf(string name) => Path.Combine(Directory, name);

    public void Write(string name, string content)
    {
        File.WriteAllText(PathOf(name), content);
        File.SetUnixFileMode(PathOf(name), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Dispose()
    {
        if (System.IO.Directory.Exists(Directory)) System.IO.Directory.Delete(Directory, recursive: true);
    }
}
