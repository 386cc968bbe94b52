using Dantain.Applications;
using Dantain.Boards;
using Dantain.Brakes;
using Dantain.CardStock;
using Dantain.Cities;
using Dantain.History;
using Dantain.Messages;
using Dantain.OfficeDays;
using Dantain.Staff;
using Dantain.Surveys;
using Dantain.Verification;
using Dantain.Waitlists;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage;

/// <summary>
/// The one model, on two products. Day tables are written by the lane alone; everything else is plain EF Core.
/// </summary>
public abstract class DantainDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<DayHead> Days => Set<DayHead>();
    public DbSet<Slot> Slots => Set<Slot>();
    public DbSet<BlankStock> Stocks => Set<BlankStock>();
    public DbSet<Series> Series => Set<Series>();
    public DbSet<Booking> Bookings => Set<Booking>();
    public DbSet<Item> Items => Set<Item>();
    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<Counter> Counters => Set<Counter>();
    public DbSet<DrawSlip> Slips => Set<DrawSlip>();
    public DbSet<Fact> Facts => Set<Fact>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<ContactAnswer> ContactAnswers => Set<ContactAnswer>();
    public DbSet<LinkAsk> LinkAsks => Set<LinkAsk>();
    public DbSet<Application> Applications => Set<Application>();
    public DbSet<ApplicationEntry> ApplicationEntries => Set<ApplicationEntry>();
    public DbSet<ApplicationNotice> ApplicationNotices => Set<ApplicationNotice>();
    public DbSet<Manifest> Manifests => Set<Manifest>();
    public DbSet<CentreFault> CentreFaults => Set<CentreFault>();
    public DbSet<BlankEntry> BlankEntries => Set<BlankEntry>();
    public DbSet<AccessEntry> AccessLog => Set<AccessEntry>();
    public DbSet<CheckCall> CheckCalls => Set<CheckCall>();
    public DbSet<Feedback> Feedback => Set<Feedback>();
    public DbSet<BrakeMark> BrakeMarks => Set<BrakeMark>();
    public DbSet<DigitGuess> DigitGuesses => Set<DigitGuess>();
    public DbSet<KnownDevice> KnownDevices => Set<KnownDevice>();
    public DbSet<WaitlistEntry> Waitlist => Set<WaitlistEntry>();
    public DbSet<WaitlistItem> WaitlistItems => Set<WaitlistItem>();
    public DbSet<RecordedClip> RecordedClips => Set<RecordedClip>();
    public DbSet<PackVersion> PackVersions => Set<PackVersion>();
    public DbSet<StaffMember> Staff => Set<StaffMember>();
    public DbSet<StaffGrant> StaffGrants => Set<StaffGrant>();
    public DbSet<StaffInvite> StaffInvites => Set<StaffInvite>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        DayTables.Configure(model);
        StaffTables.Configure(model);
        AccessTables.Configure(model);
        ApplicationTables.Configure(model);
        StockTables.Configure(model);
        CheckTables.Configure(model);
        SurveyTables.Configure(model);
        BrakeTables.Configure(model);
        BoardTables.Configure(model);
        MessageTables.Configure(model);
        WaitlistTables.Configure(model);
        model.Entity<PackVersion>(pack =>
        {
            pack.ToTable("pack_version");
            pack.HasKey(p => p.No);
            pack.Property(p => p.No).ValueGeneratedNever();
            pack.Ignore(p => p.Pack);
        });
        model.Entity<DataProtectionKey>().ToTable("data_protection_key");
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<TimeOnly>().HaveConversion<MinuteOfDay>();
        conventions.Properties<Guid>().HaveColumnType("uuid");
    }
}

/// <summary>Set-up free and embedded: a whole small city in one file.</summary>
public sealed class SqliteDantainDb(DbContextOptions<SqliteDantainDb> options, SqliteGate? gate = null) : DantainDb(options)
{
    /// <summary>EF's own writes pass the gate too, however they end: an interceptor is not told of a row that has changed meanwhile, and would keep it for ever.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var passed = gate is null ? null : await gate.EnterAsync();
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save asynchronously: writes to SQLite pass one gate");

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);
        conventions.Properties<Guid>().HaveColumnType("TEXT");
        conventions.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        conventions.Properties<DateOnly>().HaveColumnType("TEXT");
    }
}

/// <summary>Production: several nodes, replication, the engine a city's administrators know.</summary>
public sealed class PostgresDantainDb(DbContextOptions<PostgresDantainDb> options) : DantainDb(options);
