using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography;
using Dantain.Shared;

namespace Dantain.Verification;

/// <summary>
/// Asks the ministry's interface over HTTP. A match is answered at once; everything else exactly when the patience for an answer is over, so
/// that time does not tell a number that exists from one that does not, nor one that was asked about too often. Only where nothing can be asked
/// (pause, too many at once) the answer is immediate: then it holds for every number.
/// </summary>
public sealed class RegisterCheck : IPopulationCheck, IDisposable
{
    const int MostBytes = 64 * 1024;

    readonly CheckSettings settings;
    readonly TimeProvider time;
    readonly HttpClient http;
    readonly CircuitBreaker breaker;
    readonly SemaphoreSlim places;

    /// <param name="settings">The city's access.</param>
    /// <param name="time">The real time: the register does not live in a demo's time.</param>
    public RegisterCheck(CheckSettings settings, TimeProvider time)
    {
        (this.settings, this.time) = (settings, time);
        breaker = new(settings.FailuresToPause, TimeSpan.FromSeconds(settings.PauseSeconds), time);
        places = new(settings.AtOnce);
        // Made here and not by the factory, which would log addresses; no redirects, cookies or proxies on a private network.
        http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            SslOptions = new() { RemoteCertificateValidationCallback = settings.Certificate is null ? null : IsPinned },
        })
        { MaxResponseContentBufferSize = MostBytes, Timeout = Timeout.InfiniteTimeSpan };
    }

    public bool IsOn => true;

    public async Task<Verdict> CheckAsync(Nik nik, PersonName name, Func<Verdict, Task>? note = null)
    {
        note ??= _ => Task.CompletedTask;
        if (!breaker.MayCall() || !await places.WaitAsync(TimeSpan.Zero))
        {
            await note(Verdict.Unavailable);
            return Verdict.Unavailable;
        }
        try
        {
            var patience = Task.Delay(settings.Patience, time, CancellationToken.None);
            Verdict verdict;
            using (var over = new CancellationTokenSource(settings.Patience, time)) verdict = await AskAsync(nik, name, over.Token);
            breaker.Note(verdict != Verdict.Unavailable);
            await note(verdict);
            if (verdict != Verdict.Match) await patience;
            return verdict;
        }
        finally { places.Release(); }
    }

    public async Task<Verdict> UnaskedAsync()
    {
        if (!breaker.IsPausing && places.CurrentCount > 0) await Task.Delay(settings.Patience, time, CancellationToken.None);
        return Verdict.Unavailable;
    }

    async Task<Verdict> AskAsync(Nik nik, PersonName name, CancellationToken over)
    {
        var fields = settings.Fields;
        var ask = new Dictionary<string, object>(settings.Also.Select(a => KeyValuePair.Create(a.Key, (object)a.Value)))
        {
            [fields.User] = settings.User,
            [fields.Password] = settings.Password,
            [fields.Address] = settings.Address,
            [fields.Threshold] = settings.Threshold,
            [fields.Nik] = nik.Digits,
            [fields.Name] = name.Full.ToUpperInvariant(),
        };
        try
        {
            using var answer = await http.PostAsJsonAsync(settings.Url, ask, over);
            return answer.IsSuccessStatusCode ? CheckAnswer.Read(await answer.Content.ReadAsByteArrayAsync(over), settings) : Verdict.Unavailable;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException) { return Verdict.Unavailable; }
    }

    bool IsPinned(object sender, System.Security.Cryptography.X509Certificates.X509Certificate? certificate, object? chain, SslPolicyErrors faults) =>
        certificate is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(certificate.GetRawCertData()), Convert.FromHexString(settings.Certificate!));

    public void Dispose()
    {
        http.Dispose();
        places.Dispose();
    }
}
