using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Dantain.Shared;

namespace Dantain.Web.Api;

/// <summary>Strict JSON of the API: no unknown and no repeated members, no numbers in strings, times without zones as they are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, MaxDepth = 8)]
[JsonSerializable(typeof(BookingRequest)), JsonSerializable(typeof(BookingAnswer)), JsonSerializable(typeof(ChangeRequest)), JsonSerializable(typeof(RescheduleRequest))]
[JsonSerializable(typeof(OfficeAnswer[])), JsonSerializable(typeof(ServiceAnswer[])), JsonSerializable(typeof(NextFreeAnswer[])), JsonSerializable(typeof(TimeAnswer))]
[JsonSerializable(typeof(MyBookingAnswer))]
[JsonSerializable(typeof(SignInRequest)), JsonSerializable(typeof(NothingRequest)), JsonSerializable(typeof(CheckInRequest)), JsonSerializable(typeof(TicketRequest)), JsonSerializable(typeof(SlipRequest))]
[JsonSerializable(typeof(CodeRequest)), JsonSerializable(typeof(RevokeRequest)), JsonSerializable(typeof(MoveRequest)), JsonSerializable(typeof(OpenCounterRequest)), JsonSerializable(typeof(CallRequest))]
[JsonSerializable(typeof(NoteRequest)), JsonSerializable(typeof(SendRequest)), JsonSerializable(typeof(HelpAnswer)), JsonSerializable(typeof(NumberAnswer)), JsonSerializable(typeof(SentAnswer))]
[JsonSerializable(typeof(ReasonRequest)), JsonSerializable(typeof(TransferRequest)), JsonSerializable(typeof(PlacesRequest))]
[JsonSerializable(typeof(CheckedInAnswer)), JsonSerializable(typeof(TakenAnswer)), JsonSerializable(typeof(SlipAnswer)), JsonSerializable(typeof(DrawnAnswer)), JsonSerializable(typeof(CalledAnswer)), JsonSerializable(typeof(CounterAnswer))]
[JsonSerializable(typeof(PokeAnswer)), JsonSerializable(typeof(TicketAnswer)), JsonSerializable(typeof(FinishedAnswer)), JsonSerializable(typeof(EndedAnswer)), JsonSerializable(typeof(DayEndedAnswer)), JsonSerializable(typeof(PlacesAnswer))]
sealed partial class ApiJson : JsonSerializerContext
{
    public static readonly Refusal TooLarge = new("request.too-large", RefusalKind.Invalid);

    /// <summary>Reads a request's body; anything that is not exactly the contract is refused with the path of what is wrong.</summary>
    public static async ValueTask<Result<T>> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, type, request.HttpContext.RequestAborted) is { } value ? value : NotJson("$");
        }
        catch (JsonException fault) { return NotJson(fault.Path ?? "$"); }
        catch (InvalidOperationException) { return NotJson("$"); }   // half of a surrogate pair
        catch (BadHttpRequestException fault) { return fault.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge : NotJson("$"); }
    }

    /// <summary>The path holds names of members only; one that cannot be ours is left out, so that nothing sent comes back.</summary>
    static Refusal NotJson(string path) => new("request.json", RefusalKind.Invalid, new Dictionary<string, string> { ["path"] = path.Length <= 60 && path.All(c => char.IsAsciiLetterOrDigit(c) || c is '$' or '.' or '[' or ']') ? path : "$" });
}
