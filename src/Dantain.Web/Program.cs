using Dantain.Bookings;
using Dantain.Web.Api;
using Dantain.Web.Hosting;
using Dantain.Web.Jobs;

var builder = WebApplication.CreateBuilder(args);
if (Commands.Knows(args)) return await Commands.RunAsync(args, builder.Configuration);

await builder.AddCityAsync();
builder.Services.AddSingleton<FreePlaces>();
builder.Services.AddSingleton<BookingReader>();
builder.Services.AddSingleton<BookingDesk>();
builder.Services.AddHostedService<DayJobs>();
builder.Services.AddSingleton<QueueDesk>();
builder.AddStaffSignIn();
builder.AddPages();
builder.AddLimits();

var app = builder.Build();
app.UseFaults();
app.UseLanguage();
app.UseRouting();
app.UseAuthentication();
app.UseLimits();
app.UseAuthorization();
var api = app.MapGroup("/api/v1");
CityApi.Map(api);
BookingApi.Map(api);
SessionApi.Map(api);
QueueApi.Map(api);
CounterApi.Map(api);
TicketApi.Map(api);
DayApi.Map(api);
app.MapStaticAssets().AllowAnonymous();
app.MapRazorPages();
app.MapHealth();
await app.PrepareStaffAsync();
app.Run();
return 0;
