using System.Text.Json;
using Dantain.Verification;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Population;

namespace Dantain.Web.Tests.Verification;

/// <summary>A city with access to the population register: the simulator, over real HTTP.</summary>
public sealed class RegisterHost : PageHost
{
    readonly string file = Path.GetTempFileName();
    WebApplication? register;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        register = await Simulator.StartAsync(0);
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { url = register.Urls.Single() + "/verify", user = Simulator.User, password = Simulator.Password, patienceSeconds = 1, failuresToPause = 100 }));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("DANTAIN_REGISTER", file);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (register is not null) await register.DisposeAsync();
        File.Delete(file);
    }
}

/// <summary>The simulator for tests of the connector, with what it expects.</summary>
public sealed class Register : IAsyncLifetime
{
    WebApplication? app;

    public Task InitializeAsync() => StartAsync();
    async Task StartAsync() => app = await Simulator.StartAsync(0);

    public Uri Address => new(app!.Urls.Single());

    public CheckSettings Access => new() { Url = new(Address, "verify"), User = Simulator.User, Password = Simulator.Password, FailuresToPause = 3 };

    public async Task DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
    }
}
