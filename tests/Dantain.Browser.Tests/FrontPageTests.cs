namespace Dantain.Browser.Tests;

[Collection(nameof(BrowserHost))]
public sealed class FrontPageTests(BrowserHost host)
{
    [Fact]
    public async Task A_real_browser_gets_an_answer_from_the_host()
    {
        await using var context = await host.Browser.NewContextAsync();
        var page = await context.NewPageAsync();

        // GotoAsync throws on an error page without a body; the answer itself is what counts here.
        var answer = await page.RunAndWaitForResponseAsync(
            () => page.EvaluateAsync("address => { location.href = address }", host.Address.ToString()),
            host.Address.ToString());

        answer.Status.ShouldBeInRange(200, 499);
    }
}
