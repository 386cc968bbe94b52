using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.FileProviders;

namespace Dantain.Web.Hosting;

/// <summary>
/// Turns a page into a tagged PDF by Debian's Chromium as a process of its own, that loads nothing from anywhere. One at a time, since each
/// takes a second and 200 MB; a few may wait. Null when it is not installed, too many wait or it takes longer than 30 seconds: whoever asks
/// says so and offers the page itself to print.
/// </summary>
sealed class PdfPrinter(Settings settings) : IDisposable
{
    const int MostWaiting = 8;
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30), LongestWait = TimeSpan.FromSeconds(10);
    readonly SemaphoreSlim turn = new(1);
    int waiting;

    /// <param name="html">A whole document; a style sheet it links to lies beside it.</param>
    /// <param name="style">That style sheet.</param>
    public async Task<byte[]?> PrintAsync(string html, IFileInfo style, CancellationToken gone)
    {
        if (!File.Exists(settings.Chromium)) return null;
        try
        {
            if (Interlocked.Increment(ref waiting) > MostWaiting || !await turn.WaitAsync(LongestWait, gone)) return null;
        }
        finally { Interlocked.Decrement(ref waiting); }
        // Readable by this user only, and gone with everything Chromium left in it.
        var folder = Directory.CreateTempSubdirectory("dantain-pdf-");
        try { return await PrintAsync(folder.FullName, html, style, gone); }
        finally
        {
            folder.Delete(recursive: true);
            turn.Release();
        }
    }

    /// <summary>Answers a page as a PDF of it; where none can be made, sends the browser to <paramref name="without"/>.</summary>
    public async Task AnswerAsync(ResultExecutingContext context, ResultExecutionDelegate next, IFileInfo style, string name, string without)
    {
        var http = context.HttpContext;
        if (context.Result is not PageResult)
        {
            await next();
            return;
        }
        var body = http.Response.Body;
        using var html = new MemoryStream();
        http.Response.Body = html;
        try { await next(); }
        finally { http.Response.Body = body; }
        if (await PrintAsync(Encoding.UTF8.GetString(html.ToArray()), style, http.RequestAborted) is not { } pdf)
        {
            http.Response.Redirect(without);
            return;
        }
        http.Response.ContentType = "application/pdf";
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{name}\"";
        http.Response.ContentLength = pdf.Length;
        await http.Response.Body.WriteAsync(pdf, http.RequestAborted);
    }

    async Task<byte[]?> PrintAsync(string folder, string html, IFileInfo style, CancellationToken gone)
    {
        var (page, printed) = (Path.Combine(folder, "page.html"), Path.Combine(folder, "page.pdf"));
        await File.WriteAllTextAsync(page, html, gone);
        await using (var from = style.CreateReadStream())
        await using (var to = File.Create(Path.Combine(folder, style.Name))) await from.CopyToAsync(to, gone);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(gone);
        limit.CancelAfter(Longest);
        using var chromium = Process.Start(new ProcessStartInfo(settings.Chromium, Arguments(folder, page, printed)) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        try
        {
            await Task.WhenAll(chromium.StandardError.ReadToEndAsync(limit.Token), chromium.StandardOutput.ReadToEndAsync(limit.Token), chromium.WaitForExitAsync(limit.Token));
            return chromium.ExitCode == 0 && File.Exists(printed) ? await File.ReadAllBytesAsync(printed, gone) : null;
        }
        catch (OperationCanceledException)
        {
            chromium.Kill(entireProcessTree: true);
            await chromium.WaitForExitAsync(CancellationToken.None);   // else it still writes into the folder
            return null;
        }
    }

    static string[] Arguments(string folder, string page, string printed) =>
    [
        "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        // Chromium refuses its sandbox to root; a service runs as a user of its own.
        .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
        "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={Path.Combine(folder, "profile")}",
        "--no-pdf-header-footer", $"--print-to-pdf={printed}", new Uri(page).ToString(),
    ];

    public void Dispose() => turn.Dispose();
}
