using System.Runtime.Versioning;
using Dantain.Identities;

namespace Dantain.Tests.Identities;

[UnsupportedOSPlatform("windows")]
public sealed class KeyRingTests : IDisposable
{
    readonly TestRing ring = new();

    public void Dispose() => ring.Dispose();

    [Fact]
    public void The_first_run_makes_three_keys_that_only_the_owner_can_read()
    {
        ring.Open();
        Directory.GetFiles(ring.Directory).Select(Path.GetFileName).Order().ShouldBe(["mac-001.key", "seal-001.key", "subject-001.key"]);
        foreach (var path in Directory.GetFiles(ring.Directory))
        {
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Convert.FromBase64String(File.ReadAllText(path)).Length.ShouldBe(32);
        }
        File.GetUnixFileMode(ring.Directory).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void Every_run_and_every_purpose_has_its_own_keys_and_a_restart_keeps_them()
    {
        var before = Contents();
        using var other = new TestRing();
        other.Open();
        before.Concat(Directory.GetFiles(other.Directory).Select(File.ReadAllText)).Distinct().Count().ShouldBe(6);
        Contents().ShouldBe(before);
    }

    string[] Contents()
    {
        ring.Open();
        return [.. Directory.GetFiles(ring.Directory).Order().Select(File.ReadAllText)];
    }

    [Fact]
    public async Task Processes_that_start_at_once_end_with_the_same_keys()
    {
        for (var round = 0; round < 20; round++)
        {
            using var fresh = new TestRing();
            using var together = new Barrier(4);
            var rings = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(() =>
            {
                together.SignalAndWait();
                return KeyRing.Open(fresh.Directory);
            }, TaskCreationOptions.LongRunning)));
            var vaults = rings.Select(opened => new Vault(opened)).ToArray();
            vaults.Select(vault => vault.TokenFor("23456789")).Distinct().Count().ShouldBe(1);
            vaults[3].Open(vaults[0].Seal([1, 2, 3], []), []).ShouldBe([1, 2, 3]);
            Directory.GetFiles(fresh.Directory).Length.ShouldBe(3);
        }
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.UserExecute)]
    public void A_key_that_others_may_read_stops_the_start(UnixFileMode more)
    {
        ring.Open();
        File.SetUnixFileMode(ring.PathOf("mac-001.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite | more);
        Should.Throw<InvalidOperationException>(ring.Open).Message.ShouldContain("mac-001.key");
    }

    [Fact]
    public void A_directory_that_others_may_enter_stops_the_start()
    {
        ring.Open();
        File.SetUnixFileMode(ring.Directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute);
        Should.Throw<InvalidOperationException>(ring.Open).Message.ShouldContain("700");
    }

    [Theory]
    [InlineData("not base64")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void A_key_of_another_length_stops_the_start_and_is_not_repeated(string content)
    {
        ring.Open();
        ring.Write("seal-001.key", content);
        Should.Throw<InvalidOperationException>(ring.Open).Message.ShouldNotContain(content);
    }

    [Fact]
    public async Task A_reader_waits_for_the_process_that_has_made_the_file_and_is_about_to_write_it()
    {
        ring.Open();
        var (path, key) = (ring.PathOf("mac-002.key"), Convert.ToBase64String(new byte[32]));
        ring.Write("mac-002.key", "");
        var opening = Task.Run(ring.Open);
        (await Task.WhenAny(opening, Task.Delay(100))).ShouldNotBe(opening);
        await File.WriteAllTextAsync(path, key);
        new Vault(await opening).MacKeyId.ShouldBe(2);
    }

    [Theory]
    [InlineData("seal")]
    [InlineData("mac")]
    [InlineData("subject")]
    public void A_lost_key_stops_the_start_and_is_not_made_anew(string purpose)
    {
        ring.Open();
        File.Delete(ring.PathOf($"{purpose}-001.key"));
        Should.Throw<InvalidOperationException>(ring.Open).Message.ShouldContain(purpose);
        File.Exists(ring.PathOf($"{purpose}-001.key")).ShouldBeFalse();
    }

    [Fact]
    public void Files_that_are_no_keys_are_left_alone()
    {
        ring.Open();
        foreach (var name in new[] { "seal-0002.key", "seal-2.key", "mac-000.key", "mac-70000.key", "mac-002.key~", "note.txt" }) ring.Write(name, "x");
        new Vault(ring.Open()).MacKeyId.ShouldBe(1);
    }
}
