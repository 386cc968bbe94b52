using System.Net;
using System.Net.Sockets;
using Dantain.Kiosks;
using Microsoft.Extensions.Time.Testing;

namespace Dantain.Tests.Kiosks;

public class TicketPrinterTests
{
    static readonly byte[] Ticket = new EscPos(80).Line("A-017").Qr("23456789CDFHJKLMNPQR").Cut().ToBytes();
    static readonly byte[] Asked = [.. EscPos.AskState, .. EscPos.AskPaper];

    /// <summary>Its patience is over when a test says so: on a busy machine two seconds are nothing.</summary>
    readonly FakeTimeProvider time = new();
    TicketPrinter Printer => new(time);

    [Fact]
    public async Task A_printer_gets_the_questions_the_ticket_and_the_questions_again()
    {
        await using var printer = new FakePrinter();

        (await Printer.PrintAsync(printer.Address, Ticket)).ShouldBe(Printed.Yes);
        (await printer.GotAsync()).ShouldBe([.. Asked, .. Ticket, .. Asked]);
    }

    [Fact]
    public async Task One_without_paper_gets_nothing_to_print()
    {
        await using var printer = new FakePrinter { State = 0x1A, Paper = 0x72 };

        (await Printer.PrintAsync(printer.Address, Ticket)).ShouldBe(Printed.PaperOut);
        (await printer.GotAsync()).ShouldBe(Asked);
    }

    [Fact]
    public async Task One_that_runs_out_of_paper_with_this_ticket_says_so()
    {
        await using var printer = new FakePrinter { PaperAfter = 0x72 };

        (await Printer.PrintAsync(printer.Address, Ticket)).ShouldBe(Printed.PaperOut);
    }

    [Theory]
    [InlineData(0x1A)]
    [InlineData(0x00)]
    public async Task One_that_is_off_line_or_no_printer_is_silent(byte state)
    {
        await using var printer = new FakePrinter { State = state };

        (await Printer.PrintAsync(printer.Address, Ticket)).ShouldBe(Printed.Silent);
        (await printer.GotAsync()).Length.ShouldBeLessThanOrEqualTo(Asked.Length);
    }

    [Fact]
    public async Task One_that_never_answers_is_given_up_and_nobody_waits_for_ever()
    {
        await using var printer = new FakePrinter { Answers = false };

        var printing = Printer.PrintAsync(printer.Address, Ticket);
        await printer.AskedAsync();
        printing.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(2));
        (await printing).ShouldBe(Printed.Silent);
        (await printer.GotAsync()).ShouldBe(EscPos.AskState.ToArray());
    }

    [Fact]
    public async Task Where_nothing_listens_it_is_silent()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));   // bound and not listening: refused

        (await Printer.PrintAsync((IPEndPoint)listener.LocalEndPoint!, Ticket)).ShouldBe(Printed.Silent);
    }
}
