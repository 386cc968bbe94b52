namespace Dantain.Web.Tests.Hosting;

public sealed class HostTests(PageHost host) : IClassFixture<PageHost>
{
    [Fact]
    public async Task The_host_is_ready()
    {
        using var client = host.Visitor();

        (await client.Http.GetStringAsync(new Uri("/health/ready", UriKind.Relative))).ShouldBe("ready");
    }

    [Theory]
    [InlineData("/?a%5b=1"), InlineData("/daftar/layanan?q%5B%5D%5B=1&%5B")]
    public async Task A_name_in_the_address_that_opens_a_bracket_and_closes_none_is_no_fault(string path)
    {
        using var client = host.Visitor();

        (await client.Http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }
}
