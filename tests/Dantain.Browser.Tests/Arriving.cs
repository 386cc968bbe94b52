using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests;

static class Arriving
{
    /// <summary>
    /// The page has come to an address of this pattern and is loaded. The page is asked until it is so: whoever waits for the event of a navigation
    /// that a key has set off may miss it, and then waits for ever.
    /// </summary>
    public static async Task ComesToAsync(this IPage page, string pattern)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(pattern), new() { Timeout = 30_000 });
        await page.IsLoadedAsync();
    }

    /// <summary>Asked from here, because a page under a clock of ours, or without script, does not ask by itself.</summary>
    public static async Task IsLoadedAsync(this IPage page)
    {
        for (var again = 0; ; again++)
        {
            try
            {
                if (await page.EvaluateAsync<string>("document.readyState") == "complete") return;
            }
            catch (PlaywrightException fault) when (again < 600 && fault.Message.Contains("context was destroyed")) { /* on its way to the next page */ }
            again.ShouldBeLessThan(600, page.Url);
            await Task.Delay(50);
        }
    }

    /// <summary>The browser's Back button. Right after a page has come, Chromium may still be handing it to another process, and then knows of no history.</summary>
    public static async Task GoBackOnceThereAsync(this IPage page)
    {
        for (var again = 0; ; again++)
        {
            try
            {
                await page.GoBackAsync();
                return;
            }
            catch (PlaywrightException fault) when (again < 100 && fault.Message.Contains("Not attached to an active page")) { await Task.Delay(50); }
        }
    }
}
