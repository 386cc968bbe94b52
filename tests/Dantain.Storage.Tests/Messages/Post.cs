using System.Collections.Concurrent;
using Dantain.Applications;
using Dantain.Bookings;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.Messages;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Dantain.Storage.Tests.Messages;

/// <summary>A provider that a test tells what to answer.</summary>
sealed class PlantedChannel(MessageWay way) : IMessageChannel
{
    public MessageWay Way => way;
    public bool RepeatsSafely { get; init; }
    public Func<Task<Sent>> Answer { get; set; } = () => Task.FromResult(new Sent(SendEnd.Taken, ProviderId: "p1"));
    public ConcurrentQueue<(Message Message, Letter Letter)> Calls { get; } = [];
    public string? AddressOf(Person person) => way == MessageWay.Email ? person.Email?.Address : way == MessageWay.WhatsApp && !person.OnWhatsApp ? null : person.Phone?.E164;

    public Task<Sent> SendAsync(Message message, Person person, Letter letter, Written words, CancellationToken stopping)
    {
        Calls.Enqueue((message, letter));
        return Answer();
    }
}

/// <summary>The messages of one node, put together as the host does it.</summary>
sealed class Post(TestNode node, params IMessageChannel[] channels)
{
    public static readonly DayId Day = TestCity.Day();
    readonly MessageChannels all = new(channels, l => new($"{l.Kind} {l.Number}", $"{l.Kind} {l.Number} {l.Link}", $"{l.Kind}", []));

    public MessageSettings Settings { get; init; } = new() { PublicUrl = "https://antre.example.go.id" };
    /// <summary>Real time, in which claims run out.</summary>
    public FakeTimeProvider Real { get; } = new(TestCity.Morning);
    public CityClock Clock => node.Get<CityClock>();
    public PlanMessages Plan => new(node.Store, node.Vault, Clock, all, node.Get<OpenApplications>());
    public SendMessages Send => new(node.Store, node.Vault, Clock, new(node.Store, node.Vault, node.Get<CityVersions>(), Settings, all), Rules);
    public AskForLink Ask => new(node.Store, node.Vault, Clock, new(node.Store, node.Get<CityVersions>(), Clock, isOn: false));
    public AnswerLinkAsks Asks => new(node.Store, node.Vault, Clock, all);
    public ContactProof Proof => new(node.Store, node.Vault, Clock);
    public TellAhead Ahead => new(node.Store, node.Vault, Clock, Settings, all);
    public EraseMessages Erase => new(node.Store, Clock, Settings, NullLogger<EraseMessages>.Instance);
    public TakeReport Report => new(node.Store, Rules);
    public RetryMessage Retry => new(node.Store, Clock);
    SendRules Rules => new(node.Store, Clock, Settings, all, NullLogger<SendRules>.Instance) { Real = Real };

    public async Task RoundAsync()
    {
        await Plan.RunAsync();
        await Asks.RunAsync();
        await Send.RunAsync();
    }

    public async Task<PlaceBooked> BookAsync(string? email = "siti@example.go.id", string? phone = null, TimeOnly? at = null, int no = 1, bool onWhatsApp = false, string? nik = null, int ahead = 1)
    {
        var person = new Person(nik is null ? Identity.Parse(IdentityKind.Passport, "AUS", $"PA{1000000 + no}").Value : Identity.Of(Nik.Parse(nik).Value), PersonName.Parse("Siti Aminah").Value,
            phone is null ? null : PhoneNumber.Parse(phone).Value, email is null ? null : EmailAddress.Parse(email).Value)
        { OnWhatsApp = onWhatsApp };
        var applicant = node.Vault.SealPerson(person);
        return (await node.Runner.RunAsync(TestCity.Day(ahead: ahead), new BookPlace(at ?? new(10, 0), applicant, [new(TestCity.Kk, applicant.SubjectKey)]), Actor.Citizen, Guid.NewGuid())).Value;
    }

    public async Task<List<Message>> MessagesAsync()
    {
        await using var db = node.Store.Open();
        return await db.Messages.AsNoTracking().OrderBy(m => m.Kind).ThenBy(m => m.Way).ToListAsync();
    }
}
