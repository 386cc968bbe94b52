using Dantain.Verification;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage;

/// <summary>The log of calls to the population register: counted by day and by number.</summary>
static class CheckTables
{
    public static void Configure(ModelBuilder model) => model.Entity<CheckCall>(call =>
    {
        call.ToTable("check_call");
        call.HasIndex(c => c.At);
        call.HasIndex(c => new { c.Subject, c.At });
    });
}
