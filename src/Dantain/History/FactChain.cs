using System.Buffers.Binary;
using System.Text;
using Dantain.Identities;
using Dantain.OfficeDays;

namespace Dantain.History;

/// <summary>
/// Chains the facts of an office-day: each carries an HMAC, with a key of the ring, over the MAC before it and its own stored values.
/// Changing, inserting or removing one breaks every later one; cutting off the end does not match the day's head.
/// </summary>
public sealed class FactChain(Vault vault)
{
    internal void Append(OfficeDay day, Outcome outcome, DateTimeOffset now, string actor, Guid? request, byte[]? requestMac, Guid? cause, DateTimeOffset? deviceAt)
    {
        var fact = new Fact
        {
            Day = day.Head.Id,
            No = day.Head.LastFact + 1,
            At = now,
            DeviceAt = deviceAt,
            Actor = actor,
            Kind = outcome.GetType().Name,
            Request = request,
            RequestMac = requestMac,
            Cause = cause,
            Payload = FactText.Write(outcome),
        };
        var mac = new byte[Vault.MacLength];
        var key = vault.Mac(Bytes(fact, day.Head.LastMac), mac);
        day.Append(fact with { Key = key, Mac = mac });
    }

    /// <summary>The number of the first fact that does not follow from the one before it, or null when all do and the last one is the head's.</summary>
    public int? FirstBroken(DayHead head, IEnumerable<Fact> inOrder)
    {
        var (before, no) = (new byte[Vault.MacLength], 0);
        foreach (var fact in inOrder)
        {
            no++;
            if (fact.No != no || !vault.VerifyMac(fact.Key, Bytes(fact, before), fact.Mac)) return no;
            before = fact.Mac;
        }
        return no == head.LastFact && before.AsSpan().SequenceEqual(head.LastMac) ? null : no + 1;
    }

    [ThreadStatic]
    static byte[]? scratch;

    /// <summary>Good until this thread asks for the next ones.</summary>
    static ReadOnlySpan<byte> Bytes(Fact fact, byte[] before)
    {
        var most = 128 + (fact.Actor.Length + fact.Kind.Length + fact.Payload.Length) * 3;
        var buffer = scratch?.Length >= most ? scratch : scratch = new byte[Math.Max(most, 2048)];
        var at = 0;
        Put(before);
        Number(fact.Day);
        Number(fact.No);
        Number(fact.At.ToUnixTimeMilliseconds());
        Number(fact.DeviceAt?.ToUnixTimeMilliseconds() ?? long.MinValue);
        Id(fact.Request);
        Put(fact.RequestMac ?? []);
        Id(fact.Cause);
        Text(fact.Actor);
        Text(fact.Kind);
        Text(fact.Payload);
        return buffer.AsSpan(0, at);

        void Number(long value)
        {
            BinaryPrimitives.WriteInt64BigEndian(buffer.AsSpan(at), value);
            at += 8;
        }
        void Id(Guid? id)
        {
            buffer[at++] = id is null ? (byte)0 : (byte)1;
            (id ?? Guid.Empty).TryWriteBytes(buffer.AsSpan(at));
            at += 16;
        }
        void Put(byte[] value)
        {
            buffer[at++] = (byte)value.Length;
            value.CopyTo(buffer.AsSpan(at));
            at += value.Length;
        }
        void Text(string value)
        {
            var length = Encoding.UTF8.GetBytes(value, buffer.AsSpan(at + 4));
            BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(at), length);
            at += 4 + length;
        }
    }
}
