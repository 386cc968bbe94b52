using System.Text.RegularExpressions;
using Dantain.Web.Tests.Brakes;
using Dantain.Web.Tests.Citizen;

namespace Dantain.Web.Tests.Messages;

/// <summary>Who has lost the link asks with number and contact; the answer never says whether there is such a visit, the mailbox does.</summary>
public sealed partial class LostNumberTests(BrakedMailHost host) : IClassFixture<BrakedMailHost>
{
    static int mailboxes;

    static string NewMailbox() => $"warga{Interlocked.Increment(ref mailboxes)}@example.go.id";

    async Task<(string Nik, string Mailbox, string Ticket)> BookAsync()
    {
        using var v = host.Visitor();
        var (nik, mailbox) = (Visitor.NewNik(), NewMailbox());
        await v.ToOfficeAsync("KTP-HILANG", nik);
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        await v.SendAsync(("withoutPhone", "1"), ("email", mailbox));
        await v.SendAsync();
        (await TextToAsync(mailbox)).ShouldContain("Anda terdaftar");
        return (nik, mailbox, v.Page.Path);
    }

    async Task<string> TextToAsync(string mailbox)
    {
        var mail = await host.Mailbox.NextAsync();
        mail["to"]![0]!.ToString().ShouldBe(mailbox);
        return mail["text"]!.ToString();
    }

    async Task<ShownPage> AskAsync(string nik, string contact, string? device = null)
    {
        using var v = host.VisitorAt(device ?? TestDevice.New());
        await v.GetAsync("/lupa-nomor");
        return await v.SendAsync(("nik", nik), ("kontak", contact));
    }

    [Fact]
    public async Task A_right_and_a_wrong_ask_are_answered_alike_and_only_the_right_one_is_written_to()
    {
        var (nik, mailbox, ticket) = await BookAsync();

        var (right, stranger, elsewhere) = (await AskAsync(nik, mailbox), await AskAsync(Visitor.NewNik(), mailbox), await AskAsync(nik, NewMailbox()));

        (right.Status, right.Path).ShouldBe((200, "/lupa-nomor?terkirim"));
        right.Text.ShouldContain("Bila cocok, tautan dikirim.");
        foreach (var other in new[] { stranger, elsewhere }) (other.Status, other.Path, Plain(other.Body)).ShouldBe((right.Status, right.Path, Plain(right.Body)));
        var first = await TextToAsync(mailbox);
        first.ShouldContain("Seseorang meminta tautan");
        first.ShouldNotContain("/tiket/", Case.Sensitive, "an address that has not answered gets no link");
        using var v = host.Visitor();
        await v.GetAsync(ProveAt().Match(first).Groups[1].Value);
        await v.SendAsync();
        (await TextToAsync(mailbox)).ShouldContain("https://antre.example.go.id" + ticket);
        await AskAsync(nik, mailbox.ToUpperInvariant().Replace("WARGA", "warga"));
        (await TextToAsync(mailbox)).ShouldContain("https://antre.example.go.id" + ticket);
    }

    [Fact]
    public async Task A_right_and_a_wrong_ask_are_the_same_work_so_that_time_tells_nothing_either()
    {
        var (nik, mailbox, _) = await BookAsync();
        await AskAsync(Visitor.NewNik(), NewMailbox());
        host.Server.PreserveExecutionContext = true;
        using var statements = new Statements();

        var right = await Statements.OfAsync(() => AskAsync(nik, mailbox));
        var stranger = await Statements.OfAsync(() => AskAsync(Visitor.NewNik(), mailbox));
        var elsewhere = await Statements.OfAsync(() => AskAsync(nik, NewMailbox()));

        right.ShouldContain(sql => sql.Contains("INSERT"));
        foreach (var other in (IReadOnlyList<string>[])[stranger, elsewhere]) other.ShouldBe(right);
        (await Statements.OfAsync(() => AskAsync("3275", mailbox))).Count.ShouldBeLessThan(right.Count, "what is no NIK is not noted, and the count shows it");
        (await TextToAsync(mailbox)).ShouldContain("Seseorang meminta tautan");
    }

    [Theory]
    [InlineData("", "warga@example.go.id", "Masukkan NIK")]
    [InlineData("3275", "warga@example.go.id", "NIK harus 16 angka")]
    [InlineData("3275014101900001", "", "Masukkan nomor ponsel atau alamat email")]
    [InlineData("3275014101900001", "warga@", "Periksa alamat email")]
    [InlineData("3275014101900001", "12", "Periksa nomor ponsel")]
    public async Task What_cannot_be_read_is_said_beside_its_field_and_stays(string nik, string contact, string says)
    {
        var page = await AskAsync(nik, contact);

        page.Status.ShouldBe(422);
        page.Errors.ShouldHaveSingleItem().ShouldStartWith(says);
        (page.Value("nik") ?? "", page.Value("kontak") ?? "").ShouldBe((nik, contact));
    }

    [Fact]
    public async Task Who_asks_too_often_for_one_contact_is_sent_to_the_officer_whether_or_not_there_is_a_visit()
    {
        using var stops = new Stops();
        var mailbox = NewMailbox();
        for (var i = 0; i < 3; i++) (await AskAsync(Visitor.NewNik(), mailbox)).Status.ShouldBe(200);

        var page = await AskAsync(Visitor.NewNik(), mailbox);

        page.Status.ShouldBe(422);
        page.Errors.ShouldHaveSingleItem().ShouldContain("petugas langsung membantu");
        stops.Kinds.ShouldContain("ask");
    }

    [Fact]
    public async Task A_device_that_asks_for_many_is_sent_to_the_officer()
    {
        var device = TestDevice.New();
        for (var i = 0; i < 5; i++) (await AskAsync(Visitor.NewNik(), NewMailbox(), device)).Status.ShouldBe(200);

        (await AskAsync(Visitor.NewNik(), NewMailbox(), device)).Errors.ShouldHaveSingleItem().ShouldContain("petugas");
    }

    [Fact]
    public async Task Who_meets_their_own_booking_is_told_neither_where_nor_when_and_shown_the_way_to_its_link()
    {
        var (nik, _, _) = await BookAsync();
        using var v = host.Visitor();
        await v.ToOfficeAsync("KTP-HILANG", nik);
        await v.ChooseFirstOfficeAsync();
        v.See(1);

        await v.SendAsync(("jam", v.Chosen.Start));

        var says = v.Page.Html.QuerySelector(".wrong")!;
        v.Page.Errors.ShouldHaveSingleItem().ShouldStartWith("Sudah ada pendaftaran yang masih berlaku untuk layanan ini.");
        says.QuerySelector("a[href='/lupa-nomor']").ShouldNotBeNull();
        says.TextContent.ShouldNotContain("2026");
        Clock().IsMatch(says.TextContent).ShouldBeFalse();
        host.Services.GetService(typeof(Dantain.Cities.CityVersions)).ShouldBeOfType<Dantain.Cities.CityVersions>().Current.Offices.ShouldAllBe(o => !says.TextContent.Contains(o.Name));
    }

    /// <summary>Without what differs in every page.</summary>
    static string Plain(string body) => Nonce().Replace(body, "");

    [GeneratedRegex(@"https://antre\.example\.go\.id(/kontak/\w+)")] private static partial Regex ProveAt();
    [GeneratedRegex(@" nonce=""[^""]+""")] private static partial Regex Nonce();
    [GeneratedRegex(@"\d\d[.:]\d\d")] private static partial Regex Clock();
}

/// <summary>A city that sends no messages promises none.</summary>
public sealed class LostNumberWithoutMessagesTests(PageHost host) : IClassFixture<PageHost>
{
    [Fact]
    public async Task The_page_names_the_officer_and_asks_for_nothing()
    {
        using var v = host.Visitor();
        await v.GetAsync("/");
        v.Page.Html.QuerySelector("a[href='/lupa-nomor']").ShouldNotBeNull();
        await v.GetAsync("/lupa-nomor");

        v.Page.Text.ShouldContain("Bawa KTP-el atau KK ke kantor layanan mana pun.");
        v.Page.Html.QuerySelector("main form").ShouldBeNull();
    }
}
