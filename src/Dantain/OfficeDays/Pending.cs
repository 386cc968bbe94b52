using Dantain.History;
using Dantain.Shared;

namespace Dantain.OfficeDays;

/// <summary>A command on its way through the lane, and who waits for its answer. It may be decided more than once; the last decision that became durable is the answer.</summary>
abstract class Pending(DayCommand command, DayId[] days, Actor actor, Guid request, byte[] mac, DateTimeOffset? deviceAt)
{
    public DayCommand Command { get; } = command;
    /// <summary>One day, or two: from and to.</summary>
    public DayId[] Days { get; } = days;
    public Actor Actor { get; } = actor;
    public Guid Request { get; } = request;
    public byte[] Mac { get; } = mac;
    public DateTimeOffset? DeviceAt { get; } = deviceAt;

    /// <summary>The outcome is recorded on the day the visit is on afterwards.</summary>
    public DayId MainDay => Days[^1];

    /// <summary>Null when it was refused.</summary>
    public abstract Outcome? Decide(ReadOnlySpan<OfficeDay> days, DateTimeOffset now);
    /// <summary>The same request was answered before: this is that answer, or a refusal when its content was another.</summary>
    public abstract void Repeat(Fact first);
    public abstract void RepeatOf(Pending first);
    public abstract void Refuse(Refusal refusal);
    public abstract void Answer();
    public abstract void Fail(Exception fault);
}

sealed class Pending<TOutcome>(DayCommand command, DayId[] days, Actor actor, Guid request, byte[] mac, DateTimeOffset? deviceAt)
    : Pending(command, days, actor, request, mac, deviceAt) where TOutcome : Outcome
{
    public static readonly Refusal OtherContent = new("request.other-content", RefusalKind.Conflict);

    readonly TaskCompletionSource<Result<TOutcome>> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Result<TOutcome> decided;
    Pending<TOutcome>? first;
    Exception? fault;

    public Task<Result<TOutcome>> Answered => answer.Task;

    public override Outcome? Decide(ReadOnlySpan<OfficeDay> days, DateTimeOffset now)
    {
        (first, fault) = (null, null);
        decided = Command switch
        {
            OfficeDayCommand<TOutcome> one => one.Decide(days[0], now),
            TwoDayCommand<TOutcome> two => two.Decide(days[0], days[1], now),
            _ => throw new InvalidOperationException($"{Command.GetType().Name} is no command of an office-day"),
        };
        return decided.IsOk ? decided.Value : null;
    }

    public override void Repeat(Fact fact)
    {
        (first, fault) = (null, null);
        decided = fact.RequestMac.AsSpan().SequenceEqual(Mac) && FactText.Read(fact) is TOutcome outcome ? outcome : OtherContent;
    }

    public override void RepeatOf(Pending other)
    {
        (first, fault) = (other as Pending<TOutcome>, null);
        if (first is null || !first.Mac.AsSpan().SequenceEqual(Mac)) (first, decided) = (null, OtherContent);
    }

    public override void Refuse(Refusal refusal) => (first, fault, decided) = (null, null, refusal);
    public override void Fail(Exception fault) => this.fault = fault;

    public override void Answer()
    {
        if (fault is null) answer.TrySetResult(first?.decided ?? decided);
        else answer.TrySetException(fault);
    }
}
