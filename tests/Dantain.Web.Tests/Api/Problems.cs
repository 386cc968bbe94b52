using System.Text.Json.Nodes;
using Dantain.Web.Wording;

namespace Dantain.Web.Tests.Api;

static class Problems
{
    /// <summary>The code of a refusal; null when it is none, or has no body at all. A body that is no problem document with a known code and a whole sentence fails the test.</summary>
    public static async Task<string?> CodeOfAsync(HttpResponseMessage answer)
    {
        if ((int)answer.StatusCode < 400) return null;
        var text = await answer.Content.ReadAsStringAsync();
        if (text.Length == 0) return null;
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", text);
        var problem = JsonNode.Parse(text)!;
        ((int?)problem["status"]).ShouldBe((int)answer.StatusCode, text);
        var code = (string?)problem["code"];
        Texts.In("id").Keys.ShouldContain(code);
        ((string?)problem["title"]).ShouldNotBeNullOrWhiteSpace();
        ((string)problem["title"]!).ShouldNotContain("{");
        ((string?)problem["type"]).ShouldBe("urn:dantain:" + code);
        return code;
    }
}
