using Dantain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage;

/// <summary>What people said of the pages.</summary>
static class SurveyTables
{
    public static void Configure(ModelBuilder model) => model.Entity<Feedback>(feedback =>
    {
        feedback.ToTable("feedback");
        feedback.Property(f => f.Page).HasMaxLength(80);
        feedback.Property(f => f.Version).HasMaxLength(80);
        feedback.HasIndex(f => f.At);
    });
}
