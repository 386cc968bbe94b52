using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dantain.Web.Tests;

/// <summary>
/// Which statements the database is sent while something of ours runs, and nothing of what other threads do meanwhile: the work that an answer
/// takes, counted. Two answers with the same work cannot be told apart by their time, and no clock has to be read to see it.
/// </summary>
sealed class Statements : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    static readonly AsyncLocal<List<string>?> Counted = new();
    readonly List<IDisposable> watched = [];

    public Statements() => watched.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <param name="act">Asks in this process; over HTTP the server has to keep the caller's execution context.</param>
    public static async Task<IReadOnlyList<string>> OfAsync(Func<Task> act)
    {
        var sent = Counted.Value = [];
        await act();
        Counted.Value = null;
        lock (sent) return [.. sent];
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener listener)
    {
        if (listener.Name == "Microsoft.EntityFrameworkCore") lock (watched) watched.Add(listener.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> happened)
    {
        if (happened.Value is CommandEventData data && Counted.Value is { } sent) lock (sent) sent.Add(data.Command.CommandText);
    }

    void IObserver<DiagnosticListener>.OnCompleted() { }
    void IObserver<DiagnosticListener>.OnError(Exception error) { }
    void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }
    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }

    public void Dispose()
    {
        foreach (var one in watched.ToArray()) one.Dispose();
    }
}
