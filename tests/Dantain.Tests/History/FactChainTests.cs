using System.Runtime.Versioning;
using Dantain.Bookings;
using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Tests.Identities;

namespace Dantain.Tests.History;

[UnsupportedOSPlatform("windows")]
public sealed class FactChainTests : IDisposable
{
    /// <summary>The ring of <see cref="TestDay.Chain"/> once more, with its files: looking for a key that is not there reads them again.</summary>
    readonly TestRing ring = TestRing.WithKnownKeys();
    readonly FactChain chain;

    public FactChainTests() => chain = new(new Vault(ring.Open()));

    public void Dispose() => ring.Dispose();

    /// <summary>A day with facts of every sort: with and without request, cause and device clock.</summary>
    static (DayHead Head, Fact[] Facts) Lived()
    {
        var day = new TestDay().Open();
        day.Hold(1);
        day.After(20).Run(new Reschedule(day.Book(2), new(10, 0)), day).IsOk.ShouldBeTrue();
        day.Walk();
        day.Do(new CallNext(1));
        day.Do(new MarkMissed(1));
        TestDay.Chain.Append(day.Day, new CounterPaused(1), day.Now, "kiosk:3", Guid.NewGuid(), [.. Enumerable.Range(0, 16).Select(i => (byte)i)], null, day.Now.AddMinutes(-3));
        return (day.Day.Head, [.. day.Facts, .. day.Day.NewFacts]);
    }

    [Fact]
    public void A_day_as_it_was_recorded_verifies()
    {
        var (head, facts) = Lived();
        facts.Length.ShouldBeGreaterThan(7);
        facts.Select(f => f.No).ShouldBe(Enumerable.Range(1, facts.Length));
        facts.Count(f => f.Cause is not null).ShouldBe(1);
        chain.FirstBroken(head, facts).ShouldBeNull();
        chain.FirstBroken(new TestDay().Day.Head with { LastMac = new byte[16] }, []).ShouldBeNull();
    }

    [Fact]
    public void Any_change_of_any_column_is_found_where_it_was_made()
    {
        var (head, facts) = Lived();
        var columns = new HashSet<string>();
        for (var i = 0; i < facts.Length; i++)
            foreach (var (column, changed) in Changes(facts[i]))
            {
                columns.Add(column);
                Fact[] tampered = [.. facts];
                tampered[i] = changed;
                chain.FirstBroken(head, tampered).ShouldBe(i + 1, column);
            }
        columns.ShouldBe(typeof(Fact).GetProperties().Select(p => p.Name), ignoreOrder: true);
    }

    [Fact]
    public void What_is_removed_inserted_swapped_or_cut_off_is_found()
    {
        var (head, facts) = Lived();
        for (var i = 0; i < facts.Length; i++)
        {
            chain.FirstBroken(head, facts.Where((_, at) => at != i)).ShouldBe(i + 1, "removed");
            chain.FirstBroken(head, Renumbered(facts.Where((_, at) => at != i))).ShouldBe(i + 1, "removed and renumbered");
            chain.FirstBroken(head, facts.Take(i)).ShouldBe(i + 1, "cut off");
            chain.FirstBroken(head, [.. facts[..i], facts[i], .. facts[i..]]).ShouldBe(i + 2, "repeated");
            chain.FirstBroken(head, Renumbered([.. facts[..i], facts[i], .. facts[i..]])).ShouldBe(i + 2, "repeated and renumbered");
            if (i == 0) continue;
            chain.FirstBroken(head, [.. facts[..(i - 1)], facts[i], facts[i - 1], .. facts[(i + 1)..]]).ShouldBe(i, "swapped");
            chain.FirstBroken(head, Renumbered([.. facts[..(i - 1)], facts[i], facts[i - 1], .. facts[(i + 1)..]])).ShouldBe(i, "swapped and renumbered");
        }
    }

    [Fact]
    public void A_fact_added_at_the_end_or_a_head_put_back_is_found()
    {
        var (head, facts) = Lived();
        var (other, more) = Lived();
        chain.FirstBroken(head, [.. facts, more[^1] with { No = facts.Length + 1 }]).ShouldBe(facts.Length + 1);
        chain.FirstBroken(other, facts).ShouldBe(facts.Length + 1);
        chain.FirstBroken(head with { LastFact = head.LastFact - 1 }, facts).ShouldBe(facts.Length + 1);
    }

    [Fact]
    public void A_chain_goes_on_over_a_new_key_and_breaks_where_a_key_is_lost()
    {
        var keys = ring.Open();
        var rotating = new FactChain(new Vault(keys));
        var day = new TestDay().Day;
        for (var i = 1; i <= 6; i++)
        {
            rotating.Append(day, new CounterPaused(i), TestCity.Morning, "staff:1", Guid.NewGuid(), [], null, null);
            if (i % 2 == 0) keys.Rotate(KeyPurpose.Mac);
        }
        day.NewFacts.Select(f => f.Key).ShouldBe([1, 1, 2, 2, 3, 3]);
        rotating.FirstBroken(day.Head, day.NewFacts).ShouldBeNull();
        rotating.FirstBroken(day.Head, [.. day.NewFacts.Select((f, i) => i == 3 ? f with { Key = 1 } : f)]).ShouldBe(4);

        File.Delete(ring.PathOf("mac-002.key"));
        new FactChain(new Vault(ring.Open())).FirstBroken(day.Head, day.NewFacts).ShouldBe(3);
    }

    [Fact]
    public void Facts_of_another_ring_do_not_verify()
    {
        var (head, facts) = Lived();
        using var files = new TestRing();
        new FactChain(new Vault(KeyRing.Open(files.Directory))).FirstBroken(head, facts).ShouldBe(1);
    }

    [Fact]
    public void A_person_can_be_forgotten_and_the_chain_still_verifies()
    {
        var vault = new Vault(ring.Open());
        var nik = Nik.Parse("3275014508900001").Value;
        var person = new Person(Identity.Of(nik), PersonName.Parse("Siti Aminah").Value, PhoneNumber.Parse("081234567890").Value);
        var day = new TestDay();
        var booking = day.Do(new BookPlace(new(9, 0), vault.SealPerson(person), [new(TestCity.Kk, vault.SubjectKey(person.Identity))], "99.01.01.1001")).Booking;
        day.At(9).Do(new CheckIn(booking));

        // Forgetting takes the sealed blob and the subject's key out of the rows.
        day.Day.Bookings.Load(day.Booking(booking) with { Sealed = null, Village = null });
        foreach (var item in day.Day.ItemsOf(day.Booking(booking)).ToArray()) day.Day.Items.Load(item with { Subject = null });

        chain.FirstBroken(day.Day.Head, day.Facts).ShouldBeNull();
        var text = string.Join('\n', day.Facts.Select(f => $"{f.Actor} {f.Payload}"));
        foreach (var trace in new[] { "3275014508900001", "Siti", "Aminah", "81234567890", vault.SubjectKey(person.Identity).ToString() }) text.ShouldNotContain(trace);
    }

    static Fact[] Renumbered(IEnumerable<Fact> facts) => [.. facts.Select((f, i) => f with { No = i + 1 })];

    /// <summary>Every column of a fact changed in every way: each byte of it, absent where it was there, there where it was absent.</summary>
    static IEnumerable<(string Column, Fact Changed)> Changes(Fact f)
    {
        yield return (nameof(Fact.Day), f with { Day = f.Day + 1 });
        yield return (nameof(Fact.No), f with { No = f.No + 1 });
        yield return (nameof(Fact.At), f with { At = f.At.AddMilliseconds(1) });
        yield return (nameof(Fact.DeviceAt), f with { DeviceAt = f.DeviceAt is null ? f.At : null });
        yield return (nameof(Fact.DeviceAt), f with { DeviceAt = f.DeviceAt?.AddMilliseconds(1) ?? DateTimeOffset.FromUnixTimeMilliseconds(-1) });
        foreach (var id in Other(f.Request)) yield return (nameof(Fact.Request), f with { Request = id });
        foreach (var id in Other(f.Cause)) yield return (nameof(Fact.Cause), f with { Cause = id });
        yield return (nameof(Fact.RequestMac), f with { RequestMac = f.RequestMac is { Length: > 0 } ? null : [0] });
        foreach (var mac in Other(f.RequestMac ?? [])) yield return (nameof(Fact.RequestMac), f with { RequestMac = mac });
        foreach (var mac in Other(f.Mac)) yield return (nameof(Fact.Mac), f with { Mac = mac });
        foreach (var text in Other(f.Actor)) yield return (nameof(Fact.Actor), f with { Actor = text });
        foreach (var text in Other(f.Kind)) yield return (nameof(Fact.Kind), f with { Kind = text });
        foreach (var text in Other(f.Payload)) yield return (nameof(Fact.Payload), f with { Payload = text });
        // A letter that moves from one column into the next.
        yield return (nameof(Fact.Kind), f with { Actor = f.Actor + f.Kind[0], Kind = f.Kind[1..] });
        yield return (nameof(Fact.Key), f with { Key = 7 });
    }

    static IEnumerable<Guid?> Other(Guid? id)
    {
        if (id is not { } there) return [Guid.Empty, Guid.NewGuid()];
        return Other(there.ToByteArray()).Select(b => (Guid?)new Guid(b)).Append(null);
    }

    static IEnumerable<byte[]> Other(byte[] bytes) => Enumerable.Range(0, bytes.Length).Select(i => bytes.Select((b, at) => at == i ? (byte)(b ^ 1) : b).ToArray());

    static IEnumerable<string> Other(string text) =>
        Enumerable.Range(0, text.Length).Select(i => text[..i] + (char)(text[i] ^ 1) + text[(i + 1)..]).Append(text + " ").Append(text[1..]);
}
