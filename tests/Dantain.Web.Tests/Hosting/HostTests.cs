namespace Dantain.Web.Tests.Hosting;

[Collection(nameof(TestHost))]
public sealed class HostTests(TestHost host)
{
    [Fact]
    public async Task The_host_is_ready()
    {
        using var client = host.Visitor();

        (await client.GetStringAsync("/health/ready")).ShouldBe("ready");
    }
}
