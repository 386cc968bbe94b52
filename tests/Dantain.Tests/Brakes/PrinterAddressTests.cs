using Dantain.Brakes;

namespace Dantain.Tests.Brakes;

public class PrinterAddressTests
{
    [Theory]
    [InlineData("192.168.10.40", "192.168.10.40:9100")]
    [InlineData(" 10.0.0.9:9101 ", "10.0.0.9:9101")]
    [InlineData("172.16.0.1", "172.16.0.1:9100")]
    [InlineData("172.31.255.255", "172.31.255.255:9100")]
    [InlineData("127.0.0.1:4567", "127.0.0.1:4567")]
    public void A_number_of_the_office_s_network_is_taken(string typed, string address) => PrinterAddress.Parse(typed).Value!.ToString().ShouldBe(address);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Nothing_typed_is_no_printer(string? typed) => PrinterAddress.Parse(typed).Value.ShouldBeNull();

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("192.169.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("printer.local")]
    [InlineData("192.168.10")]
    [InlineData("192.168.10.256")]
    [InlineData("192.168.010.1")]
    [InlineData("192.168.1.1:80")]
    [InlineData("192.168.1.1:65536")]
    [InlineData("192.168.1.1:")]
    [InlineData("192.168.1.1:9100:1")]
    [InlineData("192.168.1.1:९१००")]
    [InlineData("3232235777")]
    [InlineData("[::1]:9100")]
    public void Anything_else_is_refused(string typed) => PrinterAddress.Parse(typed).Refusal.ShouldBe(BrakeRefusals.PrinterUnknown);
}
