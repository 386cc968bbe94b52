using System.Diagnostics.CodeAnalysis;

namespace Dantain.Shared;

/// <summary>A value or a <see cref="Shared.Refusal"/>, never both. A <c>default</c> result is neither and throws when it is read.</summary>
public readonly struct Result<T>
{
    readonly T? value;
    readonly Refusal? refusal;

    Result(T? value, Refusal? refusal, bool isOk) => (this.value, this.refusal, IsOk) = (value, refusal, isOk);

    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsOk { get; }

    /// <summary>The value; throws when the answer was a refusal, because nobody asked first.</summary>
    public T Value => IsOk ? value! : throw new InvalidOperationException($"Refused with {Refusal.Code}: there is no value.");

    public Refusal? Refusal => IsOk ? null : refusal ?? throw new InvalidOperationException("This result was never set.");

    public TOut Match<TOut>(Func<T, TOut> ok, Func<Refusal, TOut> refused) => IsOk ? ok(value!) : refused(Refusal);

    public static implicit operator Result<T>(T value) => new(value, null, true);
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal ?? throw new ArgumentNullException(nameof(refusal)), false);

    /// <summary>Shows the value's own text, which for personal data is masked.</summary>
    public override string ToString() => Match(ok => ok?.ToString() ?? "", refused => refused.Code);
}
