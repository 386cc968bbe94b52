using Dantain.Cities;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Book;

/// <summary>
/// A step of the journey: knows the answers so far, sends people who skipped a step to it, and those who are done to their ticket. After a
/// change asked for on the last page (<c>?ubah=1</c>) it goes straight back there.
/// </summary>
abstract class JourneyPage(CityVersions cities, JourneyCookie cookie) : CitizenPage(cities)
{
    /// <summary>The part of a page that shows the place kept, and what its button sends.</summary>
    public const string HeldPart = "disimpan", Extend = "perpanjang";

    /// <summary>How long before the place is given up the page says so (WCAG 2.2.1).</summary>
    public static readonly TimeSpan HoldNotice = TimeSpan.FromMinutes(2);

    StaffRights? rights;

    public Journey Journey { get; private set; } = new();

    /// <summary>What the step before has to say, shown once.</summary>
    public string? Said { get; private set; }

    /// <summary>Where this page stands among the steps.</summary>
    protected abstract string Step { get; }

    protected abstract string TitleKey { get; }

    public int StepNo => Array.IndexOf(Steps.All, Step) + 1;
    public int StepCount => Steps.All.Length;
    public Choice? Choice { get; private set; }

    /// <summary>What they come for, as the pack calls it; where others of the visit come for something else, that too.</summary>
    public string ChoiceName => string.Join("; ", (Journey.Others ?? []).Select(o => o.For).Prepend(Choice!.Code).Select(code => Choice.Find(City, code)?.Name.In()).OfType<string>().Distinct());

    /// <summary>The services of the visit as far as it is answered, one for each item.</summary>
    protected IReadOnlyList<ServiceType> Sought => Visit.Services(Journey, Choice!, City);

    public bool IsChange => Request.Query.ContainsKey("ubah");

    /// <summary>What an address of the journey carries on while an answer of the last page is changed.</summary>
    public string Change => IsChange ? "?ubah=1" : "";

    protected override async Task<IActionResult?> BeforeAsync()
    {
        Journey = cookie.Read(Request) ?? new() { Id = Guid.NewGuid() };
        if (Journey.Helper is > 0 && !await MayHelpAsync()) Journey = new() { Id = Guid.NewGuid() };   // signed out, and somebody else sits here
        if (Journey.Token is not null) return Redirect(Steps.Done);
        Journey = Asked(Journey);
        if (City.Office(Journey.Office) is { } office && !MayBookAt(office)) Journey = Journey with { Office = null, Date = null, Start = null };
        Choice = Choice.Find(City, Journey.Choice);
        if (Array.IndexOf(Steps.All, Steps.FirstMissing(Journey, City)) is >= 0 and var missing && missing < StepNo - 1)
        {
            if (HttpMethods.IsPost(Request.Method)) Keep(Journey with { Said = "book.start-again" });
            return Redirect(Steps.All[missing]);
        }
        Title = Get(TitleKey);
        Back = IsChange ? Steps.Check : StepNo == 1 ? "/" : Steps.All[StepNo - 2];
        if (HttpMethods.IsGet(Request.Method) && Journey.Said is { } said)
        {
            Said = Get(said);
            Keep(Journey with { Said = null });
        }
        return null;
    }

    /// <summary>A person of the journey. Somebody may look over the shoulder: a number is masked even to who typed it.</summary>
    public string Named(PersonAnswer person) => $"{person.Name ?? Get("person.no-name-yet")}, {Masked(person)}";

    static string Masked(PersonAnswer person) => person.Number is not { } number
        ? Get("person.no-number-yet")
        : $"{Get("person.kind-" + person.Kind)} {(person.Kind == PersonAnswer.Nik ? Nik.Parse(number).ToString() : $"••••{number[^2..]}")}";

    /// <summary>What the browser may fill in: whoever books for somebody else at work does not have their data in it, nor should it keep them.</summary>
    public string Own(string token) => Journey.Helper is null ? token : "off";

    /// <summary>Anybody may at any office; a member of the staff who books for somebody else, where they have that permission.</summary>
    protected bool MayBookAt(Office office) => rights?.May(Permission.BookForOthers, office.No) != false;

    async Task<bool> MayHelpAsync()
    {
        if (User.Identity is not { IsAuthenticated: true } || User.StaffNo() != Journey.Helper) return false;
        rights = await HttpContext.RequestServices.GetRequiredService<StaffAccess>().OfAsync(User.StaffNo());
        return rights?.May(Permission.BookForOthers) == true;
    }

    /// <summary>The answers as the address of this page asks for them: a choice by link is kept only with what is sent next.</summary>
    protected virtual Journey Asked(Journey journey) => journey;

    protected void Keep(Journey journey) => cookie.Write(Response, Journey = journey);

    /// <summary>Where the button beside the kept place was pressed: the place gets its full time again, and what was typed on the page is not read yet. Null where something else was sent.</summary>
    protected async Task<Result<Journey>?> ExtendAsync(Holding holding)
    {
        if (!IsGenuine || Sent("aksi") != Extend) return null;
        var extended = await holding.ExtendAsync(Journey);
        if (extended.IsOk) Keep(extended.Value);
        return extended;
    }

    /// <summary>The same page, with what was typed still there.</summary>
    protected IActionResult AfterExtending(Result<Journey> extended)
    {
        Errors.Clear();
        if (extended.IsOk) return Page();
        Errors.Add(extended.Refusal with { Field = null }, HeldPart);
        return Again();
    }

    /// <summary>On to the next step; after a change back to the last page, unless the change left something to answer.</summary>
    protected IActionResult Onward(Journey journey)
    {
        Keep(journey);
        var missing = Steps.FirstMissing(journey, City);
        var next = IsChange ? missing ?? Steps.Check : Steps.All[Math.Min(StepNo, Steps.All.Length - 1)];
        return Redirect(next);
    }
}

/// <summary>The steps in their order, and which of them a journey has not answered yet.</summary>
static class Steps
{
    public const string Service = "/daftar/layanan", Who = "/daftar/siapa", Office = "/daftar/kantor", Time = "/daftar/waktu", Contact = "/daftar/kontak",
        Check = "/daftar/periksa", Done = "/daftar/selesai";

    /// <summary>The beginnings of the addresses that belong to the first step; a code follows.</summary>
    public const string Question = "/daftar/tanya/", Need = "/daftar/perlu/";

    public static readonly string[] All = [Service, Who, Office, Time, Contact, Check];

    public static string? FirstMissing(Journey journey, City city)
    {
        if (Choice.Find(city, journey.Choice) is not { } choice) return Service;
        if (journey.Who is null || journey.Village is null || NeedsOthers(journey, choice)) return Who;
        if (city.Office(journey.Office ?? "") is null) return Office;
        if (journey.Start is null || journey.Date is null) return Time;
        return journey.HasContact ? null : Contact;
    }

    static bool NeedsOthers(Journey journey, Choice choice) =>
        (!choice.AsksForWhom || journey.ForOther) && choice.Others.Count > 0 && (journey.Others is null || journey.Others.Count < choice.Others.Count);
}
