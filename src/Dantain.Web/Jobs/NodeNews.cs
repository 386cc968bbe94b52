using Dantain.Storage;

namespace Dantain.Web.Jobs;

/// <summary>Keeps this node and the others on the same PostgreSQL up to date with each other; on SQLite there are no others.</summary>
sealed class NodeNews(DayNews news) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stopping) => news.RunAsync(stopping);
}
