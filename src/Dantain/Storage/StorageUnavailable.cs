using System.Data.Common;

namespace Dantain.Storage;

/// <summary>The database cannot be reached or asked for a pause; nothing was written.</summary>
public sealed class StorageUnavailable(Exception cause) : Exception("The database cannot be reached; nothing was written", cause)
{
    /// <summary>Whether the database is behind a fault, however deep: EF wraps what the driver throws.</summary>
    public static bool IsBehind(Exception? fault) => fault is not null && (fault is StorageUnavailable or DbException || IsBehind(fault.InnerException));
}
