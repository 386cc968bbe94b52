using Dantain.Shared;
using Dantain.Web.Wording;

namespace Dantain.Web.Citizen;

/// <summary>One thing to put right: the sentence, and the id of the field it stands beside.</summary>
sealed record FormError(string Field, string Text);

/// <summary>What is wrong on a page, in the order of its fields; the summary and the fields show the same words.</summary>
sealed class FormErrors
{
    readonly List<FormError> all = [];

    public IReadOnlyList<FormError> All => all;
    public bool Any => all.Count > 0;

    public void Add(string field, string key) => Add(new(field, Texts.Get(key)));

    public void Add(Refusal refusal, string otherwise, string prefix = "")
    {
        Add(new(refusal.Field is { } field ? prefix + field : otherwise, Texts.Of(refusal)));
        HasBooking |= refusal.Code == "booking.already-active";
    }

    /// <summary>They meet a booking of their own, whose link they may have lost.</summary>
    public bool HasBooking { get; private set; }

    /// <summary>One sentence a field: the first, because the next is often only what follows from it.</summary>
    void Add(FormError error)
    {
        if (For(error.Field) is null) all.Add(error);
    }

    public void Clear() => all.Clear();

    public string? For(string field) => all.FirstOrDefault(e => e.Field == field)?.Text;
}

/// <summary>A text field of a form, as the partial page draws it.</summary>
sealed record Field(string Name, string Label, string? Value, FormErrors Errors)
{
    /// <summary>Where a page has several fields of this name, one of its own.</summary>
    public string Id { get; init; } = Name;
    public string? Hint { get; init; }
    public string Type { get; init; } = "text";
    public string? Keyboard { get; init; }
    public string Autocomplete { get; init; } = "off";
    public string? Capitals { get; init; }
    public string Width { get; init; } = "";
    public bool Spelled { get; init; }
    public string? Error => Errors.For(Id);
    public string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (not null, null) => Id + "-petunjuk",
        (null, not null) => Id + "-salah",
        _ => $"{Id}-petunjuk {Id}-salah",
    };
}
