using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests;

/// <summary>
/// Every form of the pages that are walked past, broken in a window of its own: sent as if it had stood open too long, with nothing in it, and with
/// nonsense. Each error state that comes of it is inspected. It remembers the forms, so that one without an error state is found.
/// </summary>
sealed partial class BrokenForms(Inspection inspection)
{
    readonly Dictionary<string, (string Path, bool IsRefused)> tried = [];

    /// <summary>The addresses whose forms were tried, and the forms that took everything they were broken with.</summary>
    public IEnumerable<string> Paths => tried.Values.Select(t => t.Path);
    public IEnumerable<string> Unrefused => tried.Where(t => !t.Value.IsRefused).Select(t => t.Key).Order(StringComparer.Ordinal);

    public async Task TryAsync(IPage page, string name)
    {
        var forms = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('main form[method=post]:has(button)')].map(f => [...new Set([...f.elements].map(e => e.name).filter(n => n && !n.startsWith('__')))].join(','))");
        for (var i = 0; i < forms.Length; i++)
        {
            var path = new Uri(page.Url).AbsolutePath;
            var form = $"{Token().Replace(path, "/#")} {forms[i]}";
            if (!tried.TryAdd(form, (path, false))) continue;
            (await RefusedAsync(page, i, "stale", name)).ShouldBeTrue($"{form} is not shown again when it stood open too long");
            var isRefused = false;
            foreach (var way in (string[])["empty", "nonsense"]) isRefused |= await RefusedAsync(page, i, way, name);
            tried[form] = (path, isRefused);
        }
    }

    async Task<bool> RefusedAsync(IPage page, int form, string way, string name)
    {
        var tab = await page.Context.NewPageAsync();
        try
        {
            await tab.SetViewportSizeAsync(page.ViewportSize!.Width, page.ViewportSize.Height);
            await tab.GotoAsync(page.Url);
            await tab.EvaluateAsync(Break, new object[] { form, way });
            await Assertions.Expect(tab.Locator("html:not([data-broken])")).ToBeAttachedAsync(new() { Timeout = 30_000 });
            await tab.IsLoadedAsync();
            if (await tab.Locator("main .wrong").CountAsync() == 0) return false;
            if (!Error().IsMatch(await tab.TitleAsync())) inspection.Faults.Add($"{name}, {way}: its title does not say that something is wrong");
            await inspection.LookAsync(tab, $"{name}, form {form} {way}");
            return true;
        }
        finally { await tab.CloseAsync(); }
    }

    /// <summary>What people fill in is emptied or made nonsense; where there is only a button, what that says is.</summary>
    const string Break = """
        ([index, way]) => {
          const form = document.querySelectorAll('main form[method=post]:has(button)')[index];
          const button = form.querySelector('button:not([value=perpanjang])') ?? form.querySelector('button');
          const fields = [...form.querySelectorAll('input:not([type=hidden]), select, textarea')];
          document.documentElement.dataset.broken = way;
          if (way === 'stale') form.querySelector('[name=__RequestVerificationToken]').value = 'x';
          else if (fields.length === 0) { if (button.name) button.value = way; for (const e of form.querySelectorAll('[type=hidden]:not([name^=__])')) e.value = way; }
          else for (const e of fields) {
            if (e.matches('[type=radio], [type=checkbox]')) { e.checked = way === 'nonsense'; if (e.checked) e.value = way; }
            else if (e.matches('select')) e.innerHTML = `<option value="${way === 'empty' ? '' : way}" selected></option>`;
            else e.value = way === 'empty' ? '' : '@';
          }
          form.noValidate = true;
          form.requestSubmit(button);
        }
        """;

    [GeneratedRegex("/(?=[A-Z0-9]*[0-9])[A-Z0-9]{20}(?=/|$)|(?<=/perangkat)/[^/]+|(?<=/kontak)/[^/]+|(?<=/perlu)/[^/]+|(?<=/tanya)/[^/]+")]
    private static partial Regex Token();
    [GeneratedRegex(@"\A(Kesalahan|Error): ")]
    private static partial Regex Error();
}
