using Dantain.Bookings;
using Dantain.Web.Api;
using Dantain.Web.Citizen;
using Dantain.Web.Hosting;
using Dantain.Web.Jobs;

var builder = WebApplication.CreateBuilder(args);
if (Commands.Knows(args)) return await Commands.RunAsync(args, builder.Configuration);

await builder.AddCityAsync();
builder.Services.AddSingleton<FreePlaces>();
builder.Services.AddSingleton<BookingReader>();
builder.Services.AddSingleton<BookingDesk>();
builder.Services.AddHostedService<DayJobs>();
builder.AddLimits();
builder.AddPages();
builder.AddCitizen();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseFaults();
app.UseLanguage();
app.UseErrorPages();
app.UseRouting();
app.UseLimits();
var api = app.MapGroup("/api/v1");
CityApi.Map(api);
BookingApi.Map(api);
app.MapStaticAssets();
app.MapRazorPages();
app.MapCitizen();
app.MapHealth();
app.Run();
return 0;
