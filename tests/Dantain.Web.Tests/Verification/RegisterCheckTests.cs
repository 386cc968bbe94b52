using System.Security.Cryptography.X509Certificates;
using Dantain.Shared;
using Dantain.Verification;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Population;

namespace Dantain.Web.Tests.Verification;

/// <summary>The connector against the simulator, over real HTTP, in a time that the test moves.</summary>
public sealed class RegisterCheckTests(Register register) : IClassFixture<Register>
{
    readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 24, 2, 30, 0, TimeSpan.Zero));

    static Nik NikOf(string digits) => Nik.Parse(digits).Value;
    static PersonName NameOf(string name) => PersonName.Parse(name).Value;
    static Invented Somebody => People.All[0];
    static Invented With(Fault fault) => People.All.First(p => p.Fault == fault);

    /// <summary>In real time: an answer that is expected gets all the time it may need, one that is not has a second.</summary>
    async Task<Verdict> AskAsync(CheckSettings access, string nik, string name, bool isAnswered = true)
    {
        using var check = new RegisterCheck(access with { PatienceSeconds = isAnswered ? 5 : 1 }, TimeProvider.System);
        return await check.CheckAsync(NikOf(nik), NameOf(name));
    }

    /// <summary>No answer whatever comes: the patience runs out as soon as the register was asked.</summary>
    async Task<Verdict> FailAsync(RegisterCheck check)
    {
        var calls = await CallsAsync();
        var asked = check.CheckAsync(NikOf(With(Fault.Broken).Nik), NameOf("Uji"));
        while (await CallsAsync() == calls) await Task.Yield();
        time.Advance(register.Access.Patience);
        return await asked;
    }

    [Theory]
    [InlineData("Siti Nurjanah", Verdict.Match)]
    [InlineData("siti  nurjannah", Verdict.Match)]
    [InlineData("Budi Hartono", Verdict.Mismatch)]
    public async Task A_name_is_compared_with_the_registers(string name, Verdict verdict)
    {
        (await AskAsync(register.Access, Somebody.Nik, name)).ShouldBe(verdict);
    }

    [Fact]
    public async Task A_number_that_is_not_there_is_not_found()
    {
        (await AskAsync(register.Access, "3275021203900777", "Siti Nurjanah")).ShouldBe(Verdict.NotFound);
    }

    [Theory]
    [InlineData(Fault.Slow)]
    [InlineData(Fault.Broken)]
    [InlineData(Fault.Garbage)]
    [InlineData(Fault.Quota)]
    [InlineData(Fault.Cut)]
    public async Task A_fault_of_the_register_is_no_fault_of_ours(Fault fault)
    {
        (await AskAsync(register.Access, With(fault).Nik, With(fault).Name, isAnswered: false)).ShouldBe(Verdict.Unavailable);
    }

    [Fact]
    public async Task Access_that_was_withdrawn_is_unavailable()
    {
        (await AskAsync(register.Access with { Password = "lama" }, Somebody.Nik, Somebody.Name, isAnswered: false)).ShouldBe(Verdict.Unavailable);
    }

    [Fact]
    public async Task A_register_nobody_reaches_is_unavailable()
    {
        (await AskAsync(register.Access with { Url = new("http://127.0.0.1:9/verify") }, Somebody.Nik, Somebody.Name, isAnswered: false)).ShouldBe(Verdict.Unavailable);
    }

    [Theory]
    [InlineData("3275021203900777", "Siti Nurjanah")]   // not in the register
    [InlineData(null, "Budi Hartono")]                  // another name
    [InlineData("3275030210889001", "Uji Broken")]      // the register is broken
    [InlineData("3275030310889001", "Uji Garbage")]
    public async Task Every_answer_but_a_match_comes_when_the_patience_is_over_and_not_before(string? nik, string name)
    {
        var watched = new WatchedTime(time);
        using var check = new RegisterCheck(register.Access, watched);

        var asked = check.CheckAsync(NikOf(nik ?? Somebody.Nik), NameOf(name));
        await watched.FirstTimerOver;
        time.Advance(register.Access.Patience - TimeSpan.FromMilliseconds(1));
        // The register has answered; whatever it said, saying anything now would tell something.
        await CallsAsync();
        asked.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromMilliseconds(1));

        (await asked).ShouldNotBe(Verdict.Match);
    }

    [Fact]
    public async Task A_number_that_may_not_be_asked_about_takes_as_long_and_what_is_noted_of_the_others_takes_no_longer()
    {
        var watched = new WatchedTime(time);
        using var check = new RegisterCheck(register.Access, watched);
        var (calls, noted) = (await CallsAsync(), new TaskCompletionSource<Verdict>(TaskCreationOptions.RunContinuationsAsynchronously));
        var unasked = check.UnaskedAsync();
        var asked = check.CheckAsync(NikOf(Somebody.Nik), NameOf("Budi Hartono"), verdict => { noted.SetResult(verdict); return Task.CompletedTask; });
        (await noted.Task).ShouldBe(Verdict.Mismatch);

        time.Advance(register.Access.Patience - TimeSpan.FromMilliseconds(1));
        (unasked.IsCompleted, asked.IsCompleted).ShouldBe((false, false));
        time.Advance(TimeSpan.FromMilliseconds(1));
        (await unasked).ShouldBe(Verdict.Unavailable);
        (await asked).ShouldBe(Verdict.Mismatch);
        (await CallsAsync()).ShouldBe(calls + 1);
    }

    [Fact]
    public async Task While_the_register_is_left_alone_a_number_that_may_not_be_asked_about_is_answered_at_once_like_any_other()
    {
        using var check = new RegisterCheck(register.Access, time);
        for (var i = 0; i < 3; i++) await FailAsync(check);

        check.UnaskedAsync().IsCompleted.ShouldBeTrue();
        time.Advance(TimeSpan.FromSeconds(register.Access.PauseSeconds));
        check.UnaskedAsync().IsCompleted.ShouldBeFalse("asking takes nobody's turn");
        (await check.CheckAsync(NikOf(Somebody.Nik), NameOf(Somebody.Name))).ShouldBe(Verdict.Match);
    }

    [Fact]
    public async Task A_match_does_not_wait()
    {
        using var check = new RegisterCheck(register.Access, time);

        (await check.CheckAsync(NikOf(Somebody.Nik), NameOf(Somebody.Name))).ShouldBe(Verdict.Match);
    }

    [Fact]
    public async Task After_failures_in_a_row_the_register_is_left_alone_then_asked_once()
    {
        using var check = new RegisterCheck(register.Access, time);
        for (var i = 0; i < 3; i++) await FailAsync(check);
        var calls = await CallsAsync();

        (await check.CheckAsync(NikOf(Somebody.Nik), NameOf(Somebody.Name))).ShouldBe(Verdict.Unavailable);
        (await CallsAsync()).ShouldBe(calls);

        time.Advance(TimeSpan.FromSeconds(register.Access.PauseSeconds));
        (await check.CheckAsync(NikOf(Somebody.Nik), NameOf(Somebody.Name))).ShouldBe(Verdict.Match);
        (await check.CheckAsync(NikOf(Somebody.Nik), NameOf(Somebody.Name))).ShouldBe(Verdict.Match);
    }

    [Fact]
    public async Task No_more_ask_at_once_than_there_are_places()
    {
        using var check = new RegisterCheck(register.Access with { AtOnce = 1 }, time);
        var first = check.CheckAsync(NikOf(With(Fault.Slow).Nik), NameOf("Uji"));

        (await check.CheckAsync(NikOf(Somebody.Nik), NameOf(Somebody.Name))).ShouldBe(Verdict.Unavailable);

        time.Advance(register.Access.Patience);
        (await first).ShouldBe(Verdict.Unavailable);
    }

    [Theory]
    [InlineData("its own", Verdict.Match)]
    [InlineData("another", Verdict.Unavailable)]
    [InlineData(null, Verdict.Unavailable)]
    public async Task A_server_that_signs_for_itself_is_believed_only_when_its_certificate_is_the_agreed_one(string? pinned, Verdict verdict)
    {
        using var key = System.Security.Cryptography.RSA.Create(2048);
        using var made = new CertificateRequest("CN=127.0.0.1", key, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        await using var server = await AnswerOverTlsAsync(made);
        var own = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(made.RawData));
        var access = register.Access with { Url = new(server.Urls.Single() + "/verify"), Certificate = pinned switch { "its own" => own, null => null, _ => own.Replace(own[0], own[0] == '0' ? '1' : '0') } };

        (await AskAsync(access, Somebody.Nik, Somebody.Name, isAnswered: verdict == Verdict.Match)).ShouldBe(verdict);
    }

    static async Task<WebApplication> AnswerOverTlsAsync(X509Certificate2 certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0, at => at.UseHttps(certificate)));
        var app = builder.Build();
        app.MapPost("/verify", () => Results.Text("""{"content":[{"NIK":"Sesuai","NAMA_LGKP":"Sesuai (100)"}],"lastPage":true}"""));
        await app.StartAsync();
        return app;
    }

    async Task<int> CallsAsync()
    {
        using var http = new HttpClient();
        return int.Parse(await http.GetStringAsync(new Uri(register.Address, "calls")));
    }
}

/// <summary>Another's time, that says when a timer is given up: the one that ends the wait for an answer is, as soon as the answer was read.</summary>
sealed class WatchedTime(TimeProvider time) : TimeProvider
{
    readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task FirstTimerOver => over.Task;
    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();
    public override long GetTimestamp() => time.GetTimestamp();
    public override long TimestampFrequency => time.TimestampFrequency;
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Timer(time.CreateTimer(callback, state, dueTime, period), over);

    sealed class Timer(ITimer timer, TaskCompletionSource over) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            timer.Dispose();
            over.TrySetResult();
        }

        public async ValueTask DisposeAsync()
        {
            await timer.DisposeAsync();
            over.TrySetResult();
        }
    }
}
