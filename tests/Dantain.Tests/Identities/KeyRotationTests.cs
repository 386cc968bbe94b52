using System.Runtime.Versioning;
using Dantain.Identities;

namespace Dantain.Tests.Identities;

[UnsupportedOSPlatform("windows")]
public sealed class KeyRotationTests : IDisposable
{
    readonly TestRing ring = new();

    public void Dispose() => ring.Dispose();

    [Fact]
    public void The_subject_key_is_exactly_one()
    {
        var keys = ring.Open();
        Should.Throw<InvalidOperationException>(() => keys.Rotate(KeyPurpose.Subject));
        File.Copy(ring.PathOf("subject-001.key"), ring.PathOf("subject-002.key"));
        Should.Throw<InvalidOperationException>(ring.Open).Message.ShouldContain("more than one");
    }

    [Fact]
    public void A_rotation_writes_with_the_new_key_and_reads_with_the_old()
    {
        var keys = ring.Open();
        var vault = new Vault(keys);
        var (old, token) = (vault.Seal([7], []), vault.TokenFor("23456789"));
        keys.Rotate(KeyPurpose.Seal).ShouldBe(2);
        keys.Rotate(KeyPurpose.Mac).ShouldBe(2);
        vault.MacKeyId.ShouldBe(2);
        vault.Seal([7], [])[2].ShouldBe((byte)2);
        vault.Open(old, []).ShouldBe([7]);
        vault.TokenFor("23456789").ShouldNotBe(token);
        vault.ReferenceOf(token).ShouldBe("23456789");
        new Vault(ring.Open()).MacKeyId.ShouldBe(2);
    }

    [Fact]
    public void Another_process_meets_a_rotated_key_without_a_restart()
    {
        var (here, there) = (ring.Open(), ring.Open());
        here.Rotate(KeyPurpose.Seal);
        new Vault(there).Open(new Vault(here).Seal([7], []), []).ShouldBe([7]);
        here.Rotate(KeyPurpose.Mac);
        there.Reload();
        new Vault(there).ReferenceOf(new Vault(here).TokenFor("23456789")).ShouldBe("23456789");
    }
}
