namespace Dantain.Browser.Tests.Citizen;

/// <summary>Who comes for more than themselves, or from elsewhere: at most seven submits, and five fields a person.</summary>
[Collection(nameof(BrowserHost))]
public sealed class FamilyTests(BrowserHost host)
{
    const int MostPosts = 7, MostTyped = 5;

    [Theory]
    [InlineData(true, "id", 320)]
    [InlineData(false, "id", 320)]
    [InlineData(true, "en", 1280)]
    [InlineData(false, "en", 320)]
    public async Task A_child_without_number_or_name_gets_three_documents_in_one_visit(bool script, string language, int width)
    {
        await using var phone = await Phone.OpenAsync(host, script, language, width);
        await phone.ChooseServiceAsync("newborn");
        await phone.SayWhoAsync("Dewi Lestari");
        await phone.FromOfficeToCheckAsync();
        (await phone.Page.Locator(".answers").TextContentAsync())!.ShouldContain(language == "id" ? "Belum diberi nama" : "No name yet");
        await phone.BookAsync();

        (await phone.Page.Locator("main h3").CountAsync()).ShouldBe(3);
        phone.Posts.ShouldBeLessThanOrEqualTo(MostPosts);
        phone.Typed.ShouldBeLessThanOrEqualTo(MostTyped);
    }

    [Theory]
    [InlineData(true, "id", 320)]
    [InlineData(false, "id", 320)]
    [InlineData(true, "en", 1280)]
    [InlineData(false, "en", 320)]
    public async Task Twins_come_in_one_visit_and_adding_the_second_loses_nothing(bool script, string language, int width)
    {
        await using var phone = await Phone.OpenAsync(host, script, language, width);
        await phone.ChooseServiceAsync("newborn");
        await phone.TypeAsync("#o0-name", "Bima");
        await phone.TypeAsync("#name", "Dewi Lestari");
        await phone.Page.ClickAsync("button[value=tambah]");
        (await phone.Page.InputValueAsync("#o0-name")).ShouldBe("Bima");
        (await phone.Page.InputValueAsync("#name")).ShouldBe("Dewi Lestari");
        await phone.Page.CheckAsync("[name=o1-for][value=newborn]");
        await phone.TypeAsync("#o1-name", "Arjuna");
        await phone.SayWhoAsync("Dewi Lestari");
        await phone.FromOfficeToCheckAsync();
        var answers = (await phone.Page.Locator(".answers").TextContentAsync())!;
        answers.ShouldContain("Bima");
        answers.ShouldContain("Arjuna");
        await phone.BookAsync();

        (await phone.Page.Locator("main").TextContentAsync())!.ShouldContain("× 2");
        phone.Posts.ShouldBeLessThanOrEqualTo(MostPosts);
        phone.Typed.ShouldBeLessThanOrEqualTo(MostTyped * 3);
    }

    [Theory]
    [InlineData("LAHIR-UMUM", true, "id", 320)]
    [InlineData("LAHIR-UMUM", false, "en", 1280)]
    [InlineData("KIA-5-17", false, "id", 320)]
    [InlineData("KIA-0-5", true, "en", 320)]
    public async Task A_mother_comes_once_for_the_documents_of_three_children(string service, bool script, string language, int width)
    {
        await using var phone = await Phone.OpenAsync(host, script, language, width);
        await phone.ChooseServiceAsync(service);
        string[] children = ["Ayu", "Bagas", "Citra"];
        foreach (var (child, no) in children.Select((c, i) => (c, i)))
        {
            if (no > 0) await phone.Page.ClickAsync("button[value=tambah]");
            if (no > 0 && service.StartsWith("KIA")) await phone.Page.CheckAsync($"[name=o{no}-for][value={service}]");
            await phone.TypeAsync($"#o{no}-name", child);
            if (service.StartsWith("KIA")) await phone.TypeAsync($"#o{no}-nik", Phone.NewNik());
        }
        (await phone.Page.InputValueAsync("#o0-name")).ShouldBe("Ayu");
        await phone.SayWhoAsync("Dewi Lestari");
        await phone.FromOfficeToCheckAsync();
        var answers = (await phone.Page.Locator(".answers").TextContentAsync())!;
        foreach (var child in children) answers.ShouldContain(child);
        await phone.BookAsync();

        (await phone.Page.Locator("main").TextContentAsync())!.ShouldContain("× 3");
        (await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        phone.Posts.ShouldBeLessThanOrEqualTo(MostPosts);
        phone.Typed.ShouldBeLessThanOrEqualTo(MostTyped * 4);
    }

    [Theory]
    [InlineData(true, "id", 320)]
    [InlineData(false, "id", 320)]
    [InlineData(true, "en", 1280)]
    [InlineData(false, "en", 320)]
    public async Task Children_of_two_seven_and_twelve_come_once_each_for_the_card_of_its_age(bool script, string language, int width)
    {
        await using var phone = await Phone.OpenAsync(host, script, language, width);
        var inspection = new Inspection(language);
        Task LookAsync(string name) => script ? inspection.LookAsync(phone.Page, name) : Task.CompletedTask;   // axe needs it
        await phone.ChooseServiceAsync("KIA-0-5");
        foreach (var (no, child, card) in new[] { (0, "Ayu", ""), (1, "Bagas", "KIA-5-17"), (2, "Citra", "KIA-5-17") })
        {
            if (no > 0) await phone.Page.ClickAsync("button[value=tambah]");
            await phone.TypeAsync($"#o{no}-name", child);
            await phone.TypeAsync($"#o{no}-nik", Phone.NewNik());
            if (no == 2)
            {
                await LookAsync("a third child");
                await phone.SayWhoAsync("Dewi Lestari");
                await LookAsync("a third child without an answer");
                (await phone.Page.Locator(".wrong a").GetAttributeAsync("href")).ShouldBe("#o2-for");
            }
            if (no > 0) await phone.Page.CheckAsync($"[name=o{no}-for][value={card}]");
        }
        await phone.SubmitAsync();
        await LookAsync("office, others need other papers");
        await phone.FromOfficeToCheckAsync();
        await LookAsync("check, three children");
        await phone.BookAsync();
        await LookAsync("ticket, three children");

        (await phone.Page.Locator("main h3").CountAsync()).ShouldBe(2);
        phone.Posts.ShouldBeLessThanOrEqualTo(MostPosts + 1, "one was refused");
        phone.Typed.ShouldBeLessThanOrEqualTo(MostTyped * 4);
        inspection.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, "id", 320)]
    [InlineData(false, "id", 320)]
    [InlineData(false, "en", 1280)]
    public async Task Somebody_from_another_city_with_one_word_as_a_name_books_like_everybody(bool script, string language, int width)
    {
        await using var phone = await Phone.OpenAsync(host, script, language, width);
        await phone.ChooseServiceAsync("KTP-HILANG");
        await phone.SayWhoAsync("Suharto", "luar");
        (await phone.Page.Locator(".offices").First.TextContentAsync())!.ShouldNotContain(" km ");
        await phone.FromOfficeToCheckAsync();
        await phone.BookAsync();

        phone.Posts.ShouldBeLessThanOrEqualTo(MostPosts);
        phone.Typed.ShouldBeLessThanOrEqualTo(MostTyped);
    }
}
