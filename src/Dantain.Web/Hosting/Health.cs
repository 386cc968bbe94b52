using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Web.Hosting;

/// <summary><c>/health/live</c> says that the process answers and never touches the database; <c>/health/ready</c> says that it can serve.</summary>
public static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", async (Store store) =>
        {
            try
            {
                await using var db = store.Open();
                return await db.PackVersions.AnyAsync() ? Results.Text("ready") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }
            catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException)
            {
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }
        }).AllowAnonymous().ExcludeFromDescription();
    }
}
