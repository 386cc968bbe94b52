using Dantain.Cities;

namespace Dantain.Applications;

/// <summary>
/// The promise in working days of the office: it runs from the day the papers are complete, and stands still while the applicant or the centre is
/// waited for. A day on which the office is closed is no working day, whichever holiday it is, nor one on which its services are interrupted all day.
/// </summary>
public static class PromiseClock
{
    /// <summary>The papers are complete: the clock runs from today, or goes on.</summary>
    public static Application Run(Application application, City city, DateOnly today)
    {
        var running = application with
        {
            CompleteOn = application.CompleteOn ?? today,
            PausedDays = application.PausedDays + (application.PausedOn is { } since ? WorkingDays(application, city, since, today) : 0),
            PausedOn = null,
        };
        return running with { PromisedOn = PromisedOn(running, city) };
    }

    /// <summary>The date a running clock comes to by the rules as they are now; null where nothing is promised.</summary>
    public static DateOnly? PromisedOn(Application application, City city) => application is { PromiseDays: { } days, CompleteOn: { } complete }
        ? city.WorkingDay(OfficeOf(application, city), complete, days + application.PausedDays, GroupOf(application, city)) : null;

    /// <summary>Stands still from today. A clock that never ran still does not.</summary>
    public static Application Pause(Application application, DateOnly today) =>
        application with { PromisedOn = null, PausedOn = application.CompleteOn is null ? null : application.PausedOn ?? today };

    /// <summary>Days on which the office worked at it after one date, up to and with another.</summary>
    static int WorkingDays(Application application, City city, DateOnly after, DateOnly to)
    {
        var days = 0;
        for (var date = after.AddDays(1); date <= to; date = date.AddDays(1))
            if (city.IsWorkingDay(OfficeOf(application, city), date, GroupOf(application, city))) days++;
        return days;
    }

    static ServiceGroup? GroupOf(Application application, City city) => city.Service(application.Service) is { } service ? city.GroupOf(service) : null;

    /// <summary>Where the papers were taken in: sending them on changes no promise.</summary>
    static Office OfficeOf(Application application, City city) => city.Office(new OfficeDays.DayId(application.Day).Office)!;
}
