using Dantain.Staff;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Hosting;

public sealed class ProductionTests
{
    [Fact]
    public async Task A_database_with_demo_accounts_does_not_start_in_production()
    {
        await using var place = await NewPlaceAsync();
        await using (var demo = new OtherHost(place, "demo")) _ = demo.Services;
        await using var production = new OtherHost(place, "");
        Should.Throw<InvalidOperationException>(() => production.Services).Message.ShouldContain("demo profile");
    }

    [Fact]
    public async Task The_first_administrator_comes_in_once_by_the_link()
    {
        await using var place = await NewPlaceAsync();
        await using var production = new OtherHost(place, "");
        string key;
        await using (var scope = production.Services.CreateAsyncScope()) key = (await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().InviteAsync())!;
        using var client = production.CreateClient(new() { AllowAutoRedirect = false });
        (await new Screen(client).OpenAsync("/masuk/pertama?kunci=wrong")).Status.ShouldBe(404);
        var screen = await new Screen(client).OpenAsync($"/masuk/pertama?kunci={key}");
        await screen.PressAsync("form .primary", ("user", "kepala"), ("password", "short"));
        screen.Status.ShouldBe(422);
        await screen.PressAsync("form .primary", ("user", "kepala"), ("password", "a good long sentence"));
        screen.Address.AbsolutePath.ShouldBe("/admin/petugas");
        screen.Text.ShouldContain("kepala");
        (await screen.OpenAsync($"/masuk/pertama?kunci={key}")).Status.ShouldBe(404);
        await using var after = production.Services.CreateAsyncScope();
        (await after.ServiceProvider.GetRequiredService<FirstAdministrator>().InviteAsync()).ShouldBeNull();
    }

    static async Task<Place> NewPlaceAsync()
    {
        var folder = Directory.CreateTempSubdirectory("dantain-production-").FullName;
        return new(folder, await TestHost.NewDatabaseAsync(folder));
    }

    sealed record Place(string Folder, string Database) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await TestHost.DropDatabaseAsync(Database);
            Directory.Delete(Folder, recursive: true);
        }
    }

    sealed class OtherHost(Place place, string profile) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("DANTAIN_DB", place.Database);
            builder.UseSetting("DANTAIN_DATA", place.Folder);
            builder.UseSetting("DANTAIN_PACK", TestHost.Pack);
            builder.UseSetting("DANTAIN_PROFILE", profile);
        }
    }
}
