using Microsoft.Playwright;

namespace Dantain.Browser.Tests;

static class Back
{
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
