using Dantain.Brakes;

namespace Dantain.Storage.Tests;

public sealed class DigitGuessesTests
{
    const string Reference = "ABCD2345";

    [Fact]
    public async Task Wrong_digits_pause_after_the_fifth_even_for_the_right_ones_and_go_to_the_officer_after_the_tenth()
    {
        await using var node = await TestNode.StartAsync();
        var guesses = node.Get<DigitGuesses>();
        for (var i = 1; i < DigitGuesses.BeforePause; i++) (await guesses.AgainstAsync(Reference, false)).ShouldBe(BrakeRefusals.WrongDigits);
        (await guesses.AgainstAsync(Reference, false)).ShouldBe(BrakeRefusals.DigitsPaused);
        (await guesses.AgainstAsync(Reference, true)).ShouldBe(BrakeRefusals.DigitsPaused, "or trying would go on through the pause");
        (await guesses.AgainstAsync("WXYZ6789", true)).ShouldBeNull("another booking is another matter");

        for (var i = DigitGuesses.BeforePause + 1; i < DigitGuesses.InAll; i++)
        {
            node.Time.Advance(DigitGuesses.Pause);
            (await guesses.AgainstAsync(Reference, false)).ShouldBe(BrakeRefusals.DigitsPaused);
        }
        node.Time.Advance(DigitGuesses.Pause);
        (await guesses.AgainstAsync(Reference, false)).ShouldBe(BrakeRefusals.DigitsOver);
        node.Time.Advance(TimeSpan.FromDays(1));
        (await guesses.AgainstAsync(Reference, true)).ShouldBe(BrakeRefusals.DigitsOver);
    }

    [Fact]
    public async Task The_right_digits_in_time_begin_the_count_anew()
    {
        await using var node = await TestNode.StartAsync();
        var guesses = node.Get<DigitGuesses>();
        for (var round = 0; round < 3; round++)
        {
            for (var i = 1; i < DigitGuesses.BeforePause; i++) (await guesses.AgainstAsync(Reference, false)).ShouldBe(BrakeRefusals.WrongDigits);
            (await guesses.AgainstAsync(Reference, true)).ShouldBeNull();
        }
    }

    [Fact]
    public async Task Many_tries_at_once_learn_no_more_than_one_after_another()
    {
        await using var node = await TestNode.StartAsync();
        var guesses = node.Get<DigitGuesses>();
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => guesses.AgainstAsync(Reference, false)));

        answers.Count(a => a == BrakeRefusals.WrongDigits).ShouldBe(DigitGuesses.BeforePause - 1);
        answers.Count(a => a == BrakeRefusals.DigitsPaused).ShouldBe(200 - DigitGuesses.BeforePause + 1);
    }

    [Fact]
    public async Task What_one_node_has_counted_stands_on_another_too()
    {
        await using var node = await TestNode.StartAsync();
        await using var other = node.Join();
        for (var i = 0; i < DigitGuesses.BeforePause; i++) await node.Get<DigitGuesses>().AgainstAsync(Reference, false);

        (await other.Get<DigitGuesses>().AgainstAsync(Reference, true)).ShouldBe(BrakeRefusals.DigitsPaused);
    }
}
