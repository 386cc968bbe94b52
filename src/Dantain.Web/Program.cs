using Dantain.Bookings;
using Dantain.Web.Api;
using Dantain.Web.Citizen;
using Dantain.Web.Hosting;
using Dantain.Web.Jobs;

var builder = WebApplication.CreateBuilder(args);
if (Commands.Knows(args)) return await Commands.RunAsync(args, builder.Configuration);

// A path may hold the token of a booking: what the framework says of requests stays out of the log.
builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning);
await builder.AddCityAsync();
builder.Services.AddSingleton<FreePlaces>();
builder.Services.AddSingleton<BookingReader>();
builder.Services.AddSingleton<BookingDesk>();
builder.Services.AddHostedService<DayJobs>();
builder.Services.AddHostedService<NodeNews>();
builder.Services.AddSingleton<QueueDesk>();
builder.AddStaffSignIn();
builder.AddPages();
builder.AddLimits();
builder.AddApiDocument();
builder.AddCitizen();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseFaults();
app.UseLanguage();
app.UseErrorPages();
app.UseRouting();
app.UseAuthentication();
app.UseLimits();
app.UseAuthorization();
var api = app.MapGroup("/api/v1");
CityApi.Map(api);
BookingApi.Map(api);
app.MapOpenApi("/api/{documentName}/openapi.json").AllowAnonymous();
SessionApi.Map(api);
QueueApi.Map(api);
CounterApi.Map(api);
TicketApi.Map(api);
DayApi.Map(api);
app.MapStaticAssets().AllowAnonymous();
app.MapRazorPages();
app.MapCitizen();
app.MapHealth();
await app.PrepareStaffAsync();
app.Run();
return 0;
