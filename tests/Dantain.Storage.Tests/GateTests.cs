using Dantain.Brakes;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>All writes to SQLite pass one gate: whoever fails behind it must leave it open for the next.</summary>
public sealed class GateTests
{
    [Fact]
    public async Task A_write_that_finds_its_row_gone_lets_the_next_one_in()
    {
        await using var node = await TestNode.StartAsync();
        await using var mine = node.Store.Open();
        mine.Add(new DigitGuess { Reference = "22222222", Wrong = 1 });
        await mine.SaveChangesAsync();
        await using (var other = node.Store.Open())
        {
            other.Remove(await other.DigitGuesses.SingleAsync());
            await other.SaveChangesAsync();
        }
        mine.Entry(mine.DigitGuesses.Local.Single()).Property(g => g.Wrong).CurrentValue = 2;
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => mine.SaveChangesAsync());

        await using var next = node.Store.Open();
        next.Add(new DigitGuess { Reference = "33333333", Wrong = 1 });
        (await next.SaveChangesAsync().WaitAsync(TimeSpan.FromSeconds(10))).ShouldBe(1);
    }
}
