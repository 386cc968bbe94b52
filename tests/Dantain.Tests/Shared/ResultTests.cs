using Dantain.Shared;

namespace Dantain.Tests.Shared;

public class ResultTests
{
    static readonly Refusal Full = new("booking.slot-full", RefusalKind.Conflict);

    [Fact]
    public void A_value_is_ok_and_carries_no_refusal()
    {
        Result<int> result = 7;
        result.IsOk.ShouldBeTrue();
        result.Value.ShouldBe(7);
        result.Refusal.ShouldBeNull();
        result.Match(ok => ok + 1, _ => 0).ShouldBe(8);
    }

    [Fact]
    public void A_refusal_is_not_ok_and_its_value_throws()
    {
        Result<int> result = Full;
        result.IsOk.ShouldBeFalse();
        result.Refusal.ShouldBe(Full);
        result.Match(_ => "", refused => refused.Code).ShouldBe("booking.slot-full");
        Should.Throw<InvalidOperationException>(() => result.Value).Message.ShouldContain("booking.slot-full");
    }

    [Fact]
    public void A_result_that_was_never_set_is_neither()
    {
        Result<string> result = default;
        result.IsOk.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => result.Value);
        Should.Throw<InvalidOperationException>(() => result.Refusal);
    }

    [Fact]
    public void Refusals_are_equal_by_content()
    {
        static Refusal With(string office) => Full with { Facts = new Dictionary<string, string> { ["office"] = office } };
        With("A").ShouldBe(With("A"));
        With("A").GetHashCode().ShouldBe(With("A").GetHashCode());
        With("A").ShouldNotBe(With("B"));
        With("A").ShouldNotBe(Full);
        Full.ShouldNotBe(Full with { Field = "slot" });
        Full.ShouldBe(Full with { Facts = new Dictionary<string, string>() });
    }
}
