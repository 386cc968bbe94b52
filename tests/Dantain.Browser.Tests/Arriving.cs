using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests;

/// <summary>
/// Where a page is by now. It is asked until it is there: whoever waits for the event of a navigation that a key has set off may miss it, and then
/// waits for ever. It is asked from outside, because a page under a clock of ours, or without script, does not ask by itself.
/// </summary>
static class Arriving
{
    const float Patience = 30_000;

    /// <summary>The page has come to an address of this pattern and is loaded.</summary>
    public static async Task ComesToAsync(this IPage page, string pattern)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(pattern), new() { Timeout = Patience });
        await page.IsLoadedAsync();
    }

    public static Task IsLoadedAsync(this IPage page) =>
        Assertions.Expect(page.Locator("html")).ToHaveJSPropertyAsync("ownerDocument.readyState", "complete", new() { Timeout = Patience });
}
