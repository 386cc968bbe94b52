using System.Security.Cryptography;
using System.Text;

namespace Dantain.OfficeDays;

/// <summary>Request ids that follow from what is done: a job that runs on two nodes, or a form that is sent twice, does it once.</summary>
public static class RequestId
{
    public static Guid For(string what) => new(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 16));
}
