using System.Text.Json;
using Dantain.Messages;
using Dantain.Web.Wording;

namespace Dantain.Web.Messages;

/// <summary>Kinds, ways, states and reasons of messages as people read them.</summary>
static class MessageNames
{
    public static string Kind(MessageKind kind)
    {
        var name = Name(kind);
        return Texts.Get($"message-kind.{name}");
    }

    public static string Way(MessageWay way)
    {
        var name = Name(way);
        return Texts.Get($"message-way.{name}");
    }

    public static string State(MessageState state)
    {
        var name = Name(state);
        return Texts.Get($"message-state.{name}");
    }

    public static string? Reason(string? code) => code is null ? null : Texts.Get($"message-reason.{code}");

    static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
