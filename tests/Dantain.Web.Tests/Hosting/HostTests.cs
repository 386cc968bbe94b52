namespace Dantain.Web.Tests.Hosting;

public sealed class HostTests(PageHost host) : IClassFixture<PageHost>
{
    [Fact]
    public async Task The_host_is_ready()
    {
        using var client = host.Visitor();

        (await client.Http.GetStringAsync(new Uri("/health/ready", UriKind.Relative))).ShouldBe("ready");
    }
}
