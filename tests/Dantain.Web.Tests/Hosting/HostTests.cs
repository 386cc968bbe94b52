namespace Dantain.Web.Tests.Hosting;

public sealed class HostTests(PageHost host) : IClassFixture<PageHost>
{
    [Fact]
    public async Task The_host_starts_and_answers()
    {
        using var client = host.CreateClient();

        using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));

        ((int)answer.StatusCode).ShouldBeInRange(200, 499);
    }
}
