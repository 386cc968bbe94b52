using System.Text;
using AngleSharp.Dom;
using CsCheck;

namespace Dantain.Web.Tests.Forms;

/// <summary>
/// Every form that a page of the host shows, for people, staff and administrators: whatever is sent, never a fault; a refusal is the page
/// again, in its language, with a sentence beside the field, all that was typed, and nothing changed.
/// </summary>
public sealed class AnyFormTests(FormHost host) : IClassFixture<FormHost>
{
    const int ValuesAKind = 200;
    static readonly string[] All = ["nik", "other paper", "name", "phone", "email", "date", "code", "last four", "text", "words", "account", "password", "select", "radio", "checkbox", "hidden", "proof", "button", "body"];
    public static TheoryData<string> Kinds => [.. All];

    sealed record Found(Scene Scene, string Route, ShownForm Form);

    static Task<IReadOnlyList<Found>>? found;
    readonly Scenes scenes = new(host);
    readonly List<string> wrong = [];
    int sent, refused, kept, beside, unchanged;

    [Fact]
    public async Task Every_page_is_reached_and_its_forms_are_found()
    {
        var forms = await FoundAsync();
        // The page of waiting is shown under pressure only: GateTests sends its form.
        var reached = (await reachedRoutes!).Concat(["daftar/tunggu"]).ToHashSet();
        scenes.Routes.Where(r => !reached.Contains(r)).ShouldBeEmpty("add a scene that leads there");
        forms.Count.ShouldBeGreaterThan(35);
        forms.SelectMany(f => f.Form.Fields).Count().ShouldBeGreaterThan(120);
        forms.SelectMany(f => f.Form.Fields.Select(k => k.Kind)).Append("body").Distinct().Order().ShouldBe(All.Order());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_field_takes_anything(string kind)
    {
        (Found Found, ShownField? Field)[] fields = [.. (await FoundAsync()).SelectMany(f => kind == "body" ? [(f, null)] : f.Form.Fields.Where(k => k.Kind == kind).Select(k => (f, (ShownField?)k)))];
        fields.ShouldNotBeEmpty();
        foreach (var (i, (one, field)) in fields.Index()) await TryAsync(one, field, Math.Max(kind == "body" ? 0 : 4, (ValuesAKind + fields.Length - 1) / fields.Length), i % 2 == 0 ? "id" : "en");
        wrong.ShouldBeEmpty();
        sent.ShouldBeGreaterThanOrEqualTo(ValuesAKind);
        if (kind is "nik" or "name" or "phone" or "email" or "code" or "last four" or "account") (refused, kept, beside).ShouldSatisfyAllConditions(c => c.refused.ShouldBeGreaterThan(50), c => c.kept.ShouldBeGreaterThan(30), c => c.beside.ShouldBeGreaterThan(30));
        if (kind is "proof" or "nik") unchanged.ShouldBeGreaterThan(50);
    }

    async Task TryAsync(Found one, ShownField? field, int values, string language)
    {
        using var opened = new Opened(one.Scene, one.Form.Signature, language);
        if (field is null)
        {
            foreach (var body in BodiesOf(await opened.FormAsync())) await CheckAsync(opened, null, body);
            return;
        }
        // Whoever tries to sign in or sets a password costs a slow hash.
        var some = values < AnyTyped.Nasty.Length ? AnyTyped.Nasty.Where((_, i) => i % (AnyTyped.Nasty.Length / values + 1) == 0).ToArray() : AnyTyped.Nasty;
        foreach (var value in some) await CheckAsync(opened, field.Name, await WithAsync(value), value);
        await AnyTyped.For(field.Right).SampleAsync(async value => await CheckAsync(opened, field.Name, await WithAsync(value), value), iter: Math.Max(2, values - some.Length), threads: 1);

        async Task<Sent> WithAsync(string value)
        {
            var form = await opened.FormAsync();
            return new(form.Body(form.Fields.FirstOrDefault(f => f.Name == field.Name && f.Kind == field.Kind), value));
        }
    }

    sealed record Sent(string Body, string Type = "application/x-www-form-urlencoded");

    /// <summary>What no browser sends: fields twice, missing, unknown, thousands of them; broken encodings; other types; parts of no end.</summary>
    static IEnumerable<Sent> BodiesOf(ShownForm form)
    {
        var right = form.Body();
        yield return new("");
        yield return new(right + "&" + right);
        yield return new(right + "&lain=1&__proto__=1&Act=x&handler=Add");
        foreach (var field in form.Fields)
        {
            yield return new(string.Join('&', right.Split('&').Where(p => !p.StartsWith(Uri.EscapeDataString(field.Name) + "=", StringComparison.Ordinal))));
            yield return new($"{right}&{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Right)}&{Uri.EscapeDataString(field.Name)}=x");
            yield return new(right.Replace(Uri.EscapeDataString(field.Name) + "=", Uri.EscapeDataString(field.Name) + "[0]="));
        }
        yield return new(right.Replace('=', '%'));
        yield return new(right + "&%=%&=&&&%ZZ=%00");
        yield return new(right + "&a%5b=1&%5d%5b=1");
        yield return new(right + "&" + string.Join('&', Enumerable.Range(0, 3000).Select(i => $"a{i}=1")));
        yield return new(right + "&" + new string('k', 3000) + "=1");
        yield return new(right + "&a=" + new string('x', 70_000));
        yield return new(right, "application/json");
        yield return new(right, "text/plain");
        yield return new(right, "multipart/form-data; boundary=x");
        yield return new("--x\r\nContent-Disposition: form-data; name=\"nik\"\r\n\r\n1", "multipart/form-data; boundary=x");
        yield return new("--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\n\r\n1\r\n--x--\r\n", "multipart/form-data; boundary=x");
        yield return new(right, "multipart/form-data");
        yield return new(right, $"multipart/form-data; boundary={new string('b', 300)}");
        yield return new(right, "application/x-www-form-urlencoded; charset=utf-16");
        yield return new(right, "application/x-www-form-urlencoded; charset=nowhere");
    }

    /// <summary>Notes what is wrong, so that one run tells all of it.</summary>
    async Task CheckAsync(Opened opened, string? field, Sent what, string? value = null)
    {
        try { await SendAsync(opened, field, what, value); }
        catch (ShouldAssertException e)
        {
            if (wrong.Count < 20) wrong.Add(e.Message);
            opened.Forget();
        }
    }

    async Task SendAsync(Opened opened, string? field, Sent what, string? value)
    {
        var form = await opened.FormAsync();
        var before = await host.StateAsync();
        var shown = await opened.SendAsync(form, what);
        sent++;
        var told = $"{opened.Scene.Name} {form.Action} {field}: {value ?? what.Body} {what.Type}";
        if (told.Length > 400) told = told[..400];
        shown.Status.ShouldBeOneOf([200, 422, .. what.Body.Length > 60_000 ? new[] { 413, 400, 414, 431 } : [], .. form.IsPost ? [] : new[] { 400, 404, 414, 431 }, .. opened.Scene.Name.StartsWith("visitor /t", StringComparison.Ordinal) ? new[] { 403 } : []], told);
        if (shown.Status != 422)
        {
            opened.Forget();
            return;
        }
        refused++;
        for (var tries = 0; await host.StateAsync() is var after && after != before;)
        {
            // Jobs of the host write now and then; what a form changes, it changes again.
            (++tries).ShouldBeLessThan(12, $"refused, and yet something changed: {told}");
            before = await host.StateAsync();
            await opened.SendAsync(form, what);
        }
        unchanged++;
        CheckErrors(shown, told, opened.Language);
        if (value is not null && !AnyTyped.IsNoText(value)) CheckKept(form, shown, field!, value, told);
    }

    static void CheckErrors(ShownPage shown, string told, string language)
    {
        shown.Html.DocumentElement.GetAttribute("lang").ShouldBe(language, told);
        shown.Title.ShouldStartWith(language == "en" ? "Error: " : "Kesalahan: ", customMessage: told);
        var summary = shown.Html.QuerySelector("main .wrong[role=alert]").ShouldNotBeNull(told);
        summary.QuerySelectorAll("a[href^='#']").Length.ShouldBeGreaterThan(0, told);
        foreach (var link in summary.QuerySelectorAll("a[href^='#']"))
        {
            var target = shown.Html.GetElementById(link.GetAttribute("href")![1..]).ShouldNotBeNull($"{link.OuterHtml} {told}");
            if (target.LocalName is not ("input" or "select" or "textarea" or "fieldset") || target.GetAttribute("type") is "radio" or "checkbox") continue;
            if (target.LocalName != "fieldset") target.GetAttribute("aria-invalid").ShouldBe("true", told);
            var described = target.GetAttribute("aria-describedby").ShouldNotBeNull(told).Split(' ').Select(id => shown.Html.GetElementById(id)).ToArray();
            described.ShouldAllBe(d => d != null, told);
            described[^1]!.TextContent.ShouldEndWith(link.TextContent, customMessage: told);
        }
    }

    void CheckKept(ShownForm form, ShownPage shown, string field, string value, string told)
    {
        if (ShownForm.Of(shown).All(f => f.Signature != form.Signature)) return;
        foreach (var other in form.Fields.Where(f => f.Kind is "nik" or "name" or "phone" or "email" or "code" or "last four" or "words" or "text" or "account" or "other paper" or "date"))
        {
            var typed = other.Name == field ? AnyTyped.Sent(value) : other.Right;
            AnyTyped.Visible(shown.Html.QuerySelectorAll($"[name='{other.Name}']").OfType<IElement>().Select(e => e is AngleSharp.Html.Dom.IHtmlTextAreaElement area ? area.Value : e.GetAttribute("value")).FirstOrDefault()).ShouldBe(AnyTyped.Visible(typed), $"{other.Name} was lost: {told}");
            if (other.Name == field) kept++;
        }
        if (shown.Html.QuerySelectorAll(".wrong a").Any(a => shown.Html.GetElementById(a.GetAttribute("href")![1..])?.GetAttribute("name") == field)) beside++;
    }

    static Task<HashSet<string>>? reachedRoutes;

    Task<IReadOnlyList<Found>> FoundAsync() => found ??= FindAsync();

    async Task<IReadOnlyList<Found>> FindAsync()
    {
        var (forms, reached) = (new Dictionary<string, Found>(), new HashSet<string>());
        foreach (var scene in scenes.Walked().Concat(await scenes.LinkedAsync()))
        {
            using var v = await scene.OpenAsync("id");
            v.Page.Status.ShouldBeOneOf([200, 403, 404], scene.Name);
            if (scenes.RouteOf(v.Page.Path) is not { } route) continue;
            reached.UnionWith([route, scenes.RouteOf(scene.Name.Split(' ')[^1]) ?? route]);   // some pages only lead on
            foreach (var form in ShownForm.Of(v.Page)) forms.TryAdd(form.Action == "/keluar" ? "/keluar" : $"{route} {form.Shape}", new(scene, route, form));
        }
        reachedRoutes = Task.FromResult(reached);
        return [.. forms.Values];
    }

    /// <summary>A page with the form on it, opened again whenever what was sent was taken.</summary>
    sealed class Opened(Scene scene, string signature, string language) : IDisposable
    {
        Visitor? visitor;
        ShownForm? form;

        public Scene Scene => scene;
        public string Language => language;

        public async Task<ShownForm> FormAsync()
        {
            if (form is not null) return form;
            if (visitor is { Page.Path: var path })
            {
                // Many forms are still there after they were sent; the others are walked to anew.
                var again = await visitor.GetAsync(start);
                if ((form = Find(again)) is not null) return form;
                visitor.Dispose();
            }
            visitor = await scene.OpenAsync(language);
            start = visitor.Page.Path;
            return form = Find(visitor.Page).ShouldNotBeNull($"{scene.Name} shows {signature} again; it shows {string.Join(" | ", ShownForm.Of(visitor.Page).Select(f => f.Signature))}");
        }

        string start = "";

        ShownForm? Find(ShownPage page) => ShownForm.Of(page).FirstOrDefault(f => f.Signature == signature);

        public async Task<ShownPage> SendAsync(ShownForm sent, Sent what)
        {
            if (!sent.IsPost) return await visitor!.ReadAsync(await visitor.Http.GetAsync(Address($"{sent.Action}?{what.Body}")));
            using var body = new ByteArrayContent(Encoding.ASCII.GetBytes(what.Body));
            body.Headers.TryAddWithoutValidation("Content-Type", what.Type);
            return await visitor!.ReadAsync(await visitor.Http.PostAsync(new Uri(sent.Action, UriKind.Relative), body));
        }

        Uri Address(string path) => new(visitor!.Http.BaseAddress!.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

        public void Forget() => form = null;

        public void Dispose() => visitor?.Dispose();
    }
}
