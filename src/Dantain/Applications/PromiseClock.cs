using Dantain.Cities;

namespace Dantain.Applications;

/// <summary>
/// The promise in working days of the office: it runs from the day the papers are complete, and stands still while the applicant or the centre is
/// waited for. A day on which the office is closed is no working day, whichever holiday it is.
/// </summary>
public static class PromiseClock
{
    /// <summary>The papers are complete: the clock runs from today, or goes on.</summary>
    public static Application Run(Application application, City city, DateOnly today)
    {
        var running = application with
        {
            CompleteOn = application.CompleteOn ?? today,
            PausedDays = application.PausedDays + (application.PausedOn is { } since ? WorkingDays(city, OfficeOf(application, city), since, today) : 0),
            PausedOn = null,
        };
        return running with { PromisedOn = running.PromiseDays is { } days ? city.WorkingDay(OfficeOf(running, city), running.CompleteOn.Value, days + running.PausedDays) : null };
    }

    /// <summary>Stands still from today. A clock that never ran still does not.</summary>
    public static Application Pause(Application application, DateOnly today) =>
        application with { PromisedOn = null, PausedOn = application.CompleteOn is null ? null : application.PausedOn ?? today };

    /// <summary>Days on which the office was open after one date, up to and with another.</summary>
    static int WorkingDays(City city, Office office, DateOnly after, DateOnly to)
    {
        var days = 0;
        for (var date = after.AddDays(1); date <= to; date = date.AddDays(1))
            if (city.OpenSpans(office, date).Count > 0) days++;
        return days;
    }

    /// <summary>Where the papers were taken in: sending them on changes no promise.</summary>
    static Office OfficeOf(Application application, City city) => city.Office(new OfficeDays.DayId(application.Day).Office)!;
}
