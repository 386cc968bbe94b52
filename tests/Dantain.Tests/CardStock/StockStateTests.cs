using Dantain.CardStock;
using Dantain.Shared;

namespace Dantain.Tests.CardStock;

public class StockStateTests
{
    static readonly DateOnly Today = TestCity.Today;
    static readonly StockState Ten = new(10, [new(4, Today.AddDays(1), 50)]);

    static Result<StockState> After(StockAct act, StockState? state = null) => (state ?? Ten).After(act, 9, Today);

    [Fact]
    public void What_comes_goes_and_is_counted_changes_the_balance()
    {
        After(new(BlankEntryKind.Delivery, 5)).Value.Balance.ShouldBe(15);
        After(new(BlankEntryKind.Spoilt, 3, Reason: "Macet")).Value.Balance.ShouldBe(7);
        After(new(BlankEntryKind.Printed, 10)).Value.Balance.ShouldBe(0);
        After(new(BlankEntryKind.Counted, 8, Reason: "Dua hilang")).Value.Balance.ShouldBe(8);
        After(new(BlankEntryKind.Counted, 10)).Value.Balance.ShouldBe(10, "a count that agrees needs no reason");
    }

    [Fact]
    public void A_promised_delivery_comes_once_or_fails_once()
    {
        After(new(BlankEntryKind.Expected, 20, Today)).Value.Expected.ShouldBe([.. Ten.Expected, new ExpectedCards(9, Today, 20)]);
        var came = After(new(BlankEntryKind.Delivery, 45, Of: 4)).Value;
        (came.Balance, came.Expected.Count).ShouldBe((55, 0));
        After(new(BlankEntryKind.Failed, 0, Of: 4)).Value.Expected.ShouldBeEmpty();
        After(new(BlankEntryKind.Failed, 0, Of: 4), came).Refusal.ShouldBe(StockRefusals.NotExpected);
        After(new(BlankEntryKind.Delivery, 1, Of: 4), came).Refusal.ShouldBe(StockRefusals.NotExpected);
        After(new(BlankEntryKind.Failed, 0)).Refusal.ShouldBe(StockRefusals.NotExpected);
    }

    [Fact]
    public void Nothing_is_known_until_somebody_has_counted()
    {
        var unknown = new StockState(0, [], IsCounted: false);
        After(new(BlankEntryKind.Delivery, 5), unknown).Refusal.ShouldBe(StockRefusals.CountFirst);
        After(new(BlankEntryKind.Counted, 5), unknown).Value.ShouldBe(unknown with { Balance = 5, IsCounted = true });
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        After(new(BlankEntryKind.Used, 1)).Refusal.ShouldBe(StockRefusals.UnknownAct);
        After(new((BlankEntryKind)77, 1)).Refusal.ShouldBe(StockRefusals.UnknownAct);
        After(new(BlankEntryKind.Delivery, 0)).Refusal.ShouldBe(StockRefusals.Impossible);
        After(new(BlankEntryKind.Delivery, StockAct.Most + 1)).Refusal.ShouldBe(StockRefusals.Impossible);
        After(new(BlankEntryKind.Counted, -1)).Refusal.ShouldBe(StockRefusals.Impossible);
        After(new(BlankEntryKind.Spoilt, 11, Reason: "Macet")).Refusal.ShouldBe(StockRefusals.NotThere);
        After(new(BlankEntryKind.Printed, 11)).Refusal.ShouldBe(StockRefusals.NotThere);
        After(new(BlankEntryKind.Spoilt, 1)).Refusal.ShouldBe(StockRefusals.Reason);
        After(new(BlankEntryKind.Counted, 9, Reason: " ")).Refusal.ShouldBe(StockRefusals.Reason);
        After(new(BlankEntryKind.Delivery, 1, Reason: new('x', 201))).Refusal.ShouldBe(StockRefusals.Reason);
        After(new(BlankEntryKind.Delivery, 1, Reason: "a\0b")).Refusal.ShouldBe(StockRefusals.Reason);
        After(new(BlankEntryKind.Expected, 5)).Refusal.ShouldBe(StockRefusals.Date);
        After(new(BlankEntryKind.Expected, 5, Today.AddDays(-1))).Refusal.ShouldBe(StockRefusals.Date);
        After(new(BlankEntryKind.Expected, 5, Today.AddDays(91))).Refusal.ShouldBe(StockRefusals.Date);
    }
}
