using Dantain.Applications;
using Dantain.Bookings;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.Messages;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Storage.Tests.Messages;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>Papers that were taken in are never lost and never taken in twice, and what happens to them is chained.</summary>
public sealed class ApplicationsTests
{
    static readonly Actor Clerk = Actor.Staff(1);

    static City WithPapers => new(TestCity.Pack() with
    {
        Services = [.. TestCity.Pack().Services.Select(s => s.No == TestCity.Kk ? s with { Delivery = ["pdf", "pickup"], PromiseWorkingDays = [1, 3], Requirements = [new(new("KK lama"), "asli")] } : s)],
    }, 1);

    /// <summary>A visit of tomorrow, finished with these.</summary>
    static async Task<(DayId Day, int Booking)> FinishAsync(TestNode node, Post post, int no = 1, params ItemResult[] items)
    {
        var booked = await post.BookAsync(no: no, at: new(8, 0));
        node.Time.SetUtcNow(TestCity.Morning.AddDays(1).AddMinutes(61));
        foreach (var verb in new[] { () => Run(new CheckIn(booked.Booking)), () => Run(new OpenCounter(1, 1)), () => Run(new CallNext(1)), () => Run(new StartService(1)), () => Run(new Finish(1, Items: items.Length == 0 ? null : items)) }) await verb();
        return (Post.Day, booked.Booking);

        async Task Run<T>(OfficeDayCommand<T> verb) where T : Dantain.History.Outcome => (await node.Runner.RunAsync(Post.Day, verb, Clerk, Guid.NewGuid())).IsOk.ShouldBeTrue(verb.ToString());
    }

    static async Task<List<Application>> AllAsync(TestNode node)
    {
        await using var db = node.Store.Open();
        return await db.Applications.AsNoTracking().OrderBy(a => a.Place).ToListAsync();
    }

    [Fact]
    public async Task Two_nodes_and_the_clerk_open_each_once_with_a_receipt_and_a_promise()
    {
        await using var node = await TestNode.StartAsync(WithPapers);
        await using var second = node.Join();
        var (post, other) = (new Post(node, new PlantedChannel(MessageWay.Email)), new Post(second, new PlantedChannel(MessageWay.Email)));
        var (day, booking) = await FinishAsync(node, post, 1, new(TestCity.Kk, ItemEnd.PapersReceived), new(TestCity.Kk, ItemEnd.PapersReceived), new(TestCity.Ktp, ItemEnd.Done), new(TestCity.Kk, ItemEnd.Incomplete, $"{TestCity.Kk}-0"));
        await Task.WhenAll(node.Get<OpenApplications>().RunAsync(day, booking), second.Get<OpenApplications>().RunAsync(day, booking), post.Plan.RunAsync(), other.Plan.RunAsync());
        await post.Plan.RunAsync();

        var all = await AllAsync(node);
        all.Select(a => a.State).ShouldBe([ApplicationState.Received, ApplicationState.Received, ApplicationState.ReturnedIncomplete]);
        all.Select(a => a.Receipt).Distinct().Count().ShouldBe(3);
        all[0].PromisedOn.ShouldBe(day.Date.AddDays(3));
        all[2].ShouldSatisfyAllConditions(a => a.PromisedOn.ShouldBeNull(), a => a.CompleteOn.ShouldBeNull(), a => a.Missing.ShouldBe("2-0"));
        await using var db = node.Store.Open();
        (await db.Notices.AnyAsync(n => n.Booking == booking)).ShouldBeFalse();
        (await db.Messages.CountAsync(m => m.Kind == MessageKind.Receipt)).ShouldBe(1, "one message for the whole visit");
        (await ApplicationChain.VerifyAsync(db, node.Vault, Post.Day)).Broken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_dies_right_after_the_finish_loses_nothing_for_the_job_opens_it()
    {
        await using var node = await TestNode.StartAsync(WithPapers);
        await FinishAsync(node, new Post(node));
        (await AllAsync(node)).ShouldBeEmpty("nobody has opened it yet, and the notice is durable");
        await using var second = node.Join();
        await new Post(second).Plan.RunAsync();
        (await AllAsync(node)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_end_that_is_taken_back_withdraws_them_and_the_next_end_opens_others()
    {
        await using var node = await TestNode.StartAsync(WithPapers);
        var post = new Post(node);
        var (day, booking) = await FinishAsync(node, post);
        (await node.Runner.RunAsync(day, new UndoStep(booking), Clerk, Guid.NewGuid())).IsOk.ShouldBeTrue();
        (await node.Runner.RunAsync(day, new Finish(1), Clerk, Guid.NewGuid())).IsOk.ShouldBeTrue();
        for (var round = 0; round < 3; round++) await post.Plan.RunAsync();
        (await AllAsync(node)).Select(a => a.State).Order().ShouldBe([ApplicationState.Received, ApplicationState.Withdrawn]);
    }

    [Fact]
    public async Task A_burst_of_scans_is_done_as_a_whole_or_not_at_all_and_the_person_is_told_once()
    {
        await using var node = await TestNode.StartAsync(WithPapers);
        var channel = new PlantedChannel(MessageWay.Email);
        var post = new Post(node, channel);
        await FinishAsync(node, post, 1, new(TestCity.Kk, ItemEnd.PapersReceived), new(TestCity.Kk, ItemEnd.PapersReceived));
        await post.RoundAsync();
        var all = await AllAsync(node);
        var steps = node.Get<StepApplications>();
        string[] codes = [all[0].Receipt, node.Vault.ReceiptTokenFor(all[1].Receipt)];
        var bad = await steps.RunAsync([.. codes, "2222 2222"], new MakeReady(), 1, Clerk, Guid.NewGuid());
        bad.Wrong.ShouldBe([new("2222 2222", ApplicationRefusals.NotFound)]);
        (await steps.RunAsync(codes, new MakeReady(), 2, Clerk, Guid.NewGuid())).Wrong.Select(w => w.Why).ShouldAllBe(w => w == ApplicationRefusals.Elsewhere);
        (await AllAsync(node)).ShouldAllBe(a => a.State == ApplicationState.Received);

        var request = Guid.NewGuid();
        for (var i = 0; i < 2; i++) (await steps.RunAsync(codes, new MakeReady(), 1, Clerk, request)).Done.Count.ShouldBe(2);
        await post.RoundAsync();
        channel.Calls.Count(c => c.Letter.Kind == MessageKind.Ready).ShouldBe(1);
        channel.Calls.Single(c => c.Letter.Kind == MessageKind.Ready).Letter.Documents.Count.ShouldBe(1, "the same service is named once");
        await using var db = node.Store.Open();
        (await db.ApplicationEntries.CountAsync(e => e.Kind == nameof(MakeReady))).ShouldBe(2);
    }

    [Fact]
    public async Task Who_does_not_collect_is_told_again_in_the_daytime_so_often_and_no_more()
    {
        await using var node = await TestNode.StartAsync(WithPapers);
        await using var second = node.Join();
        var channel = new PlantedChannel(MessageWay.Email);
        var post = new Post(node, channel);
        await FinishAsync(node, post, 1, new(TestCity.Kk, ItemEnd.PapersReceived), new(TestCity.Kk, ItemEnd.PapersReceived));
        await post.RoundAsync();
        await node.Get<StepApplications>().RunAsync([.. (await AllAsync(node)).Select(a => a.Receipt)], new MakeReady(), 1, Clerk, Guid.NewGuid());
        await post.RoundAsync();
        var reminders = node.City.Rules.Reminders;

        node.Time.Advance(TimeSpan.FromDays(reminders.AfterDays - 1));
        (await node.Get<RemindUncollected>().RunAsync()).ShouldBe(0);
        for (var count = 1; count <= reminders.Most + 1; count++)
        {
            node.Time.Advance(TimeSpan.FromDays(reminders.AfterDays + 1));
            await Task.WhenAll(node.Get<RemindUncollected>().RunAsync(), second.Get<RemindUncollected>().RunAsync());
            (await node.Get<RemindUncollected>().RunAsync()).ShouldBe(0, "not twice in these days");
            await post.RoundAsync();
            channel.Calls.Count(c => c.Letter.Kind == MessageKind.Uncollected).ShouldBe(Math.Min(count, reminders.Most));
        }
        var all = await AllAsync(node);
        all.ShouldAllBe(a => a.Reminded == reminders.Most && a.State == ApplicationState.Ready);
        await using var db = node.Store.Open();
        (await ApplicationChain.VerifyAsync(db, node.Vault, Post.Day)).Broken.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reminder_that_falls_into_the_night_waits_for_the_morning_and_is_dropped_for_what_was_collected()
    {
        await using var node = await TestNode.StartAsync(WithPapers);
        var channel = new PlantedChannel(MessageWay.Email);
        var post = new Post(node, channel);
        await FinishAsync(node, post);
        await post.RoundAsync();
        var receipt = (await AllAsync(node))[0].Receipt;
        await node.Get<StepApplications>().RunAsync([receipt], new MakeReady(), 1, Clerk, Guid.NewGuid());
        await post.RoundAsync();

        node.Time.SetUtcNow(TestCity.Morning.AddDays(20).AddHours(16));   // 23.00 WIB
        (await node.Get<RemindUncollected>().RunAsync()).ShouldBe(1);
        await post.RoundAsync();
        channel.Calls.ShouldNotContain(c => c.Letter.Kind == MessageKind.Uncollected);
        await node.Get<StepApplications>().RunAsync([receipt], new HandOver(Collector.Holder, ProofKind.PhotoPaper), 1, Clerk, Guid.NewGuid());
        node.Time.Advance(TimeSpan.FromHours(8));
        await post.RoundAsync();
        channel.Calls.ShouldNotContain(c => c.Letter.Kind == MessageKind.Uncollected);
    }

    [Fact]
    public async Task Of_two_who_hand_over_the_same_document_one_is_told()
    {
        await using var node = await TestNode.StartAsync(WithPapers);
        await using var second = node.Join();
        var post = new Post(node);
        await FinishAsync(node, post);
        await post.Plan.RunAsync();
        var receipt = (await AllAsync(node))[0].Receipt;
        await node.Get<StepApplications>().RunAsync([receipt], new MakeReady(), 1, Clerk, Guid.NewGuid());
        var both = await Task.WhenAll(new[] { node, second }.Select(n => n.Get<StepApplications>().RunAsync([receipt], new HandOver(Collector.Holder, ProofKind.PhotoPaper), 1, Clerk, Guid.NewGuid())));
        both.Count(b => b.Done.Count == 1).ShouldBe(1);
        both.Single(b => b.Done.Count == 0).Wrong.Single().Why.ShouldBe(ApplicationRefusals.NotNow(ApplicationState.Collected));
        await using var db = node.Store.Open();
        (await db.ApplicationEntries.CountAsync(e => e.Kind == nameof(HandOver))).ShouldBe(1);
        (await ApplicationChain.VerifyAsync(db, node.Vault, Post.Day)).Broken.ShouldBeEmpty();
        await node.SqlAsync("UPDATE application_entry SET payload = '{{\"to\":2,\"proof\":2}}' WHERE kind = 'HandOver'");
        (await ApplicationChain.VerifyAsync(db, node.Vault, Post.Day)).Broken.ShouldBe([receipt], "who collected it was changed");
        (await Dantain.Reports.DayReport.ReadAsync(node.Store, node.Chain, node.Vault, Post.Day, node.Time.GetUtcNow())).ShouldNotBeNull().BrokenPapers.ShouldBe([receipt]);
    }

    [Fact]
    public async Task What_is_late_lies_uncollected_or_does_not_come_is_counted_for_its_office()
    {
        await using var node = await TestNode.StartAsync(WithPapers);
        var post = new Post(node);
        await FinishAsync(node, post, 1, new(TestCity.Kk, ItemEnd.PapersReceived), new(TestCity.Kk, ItemEnd.PapersReceived), new(TestCity.Kk, ItemEnd.PapersReceived));
        await post.Plan.RunAsync();
        string[] codes = [.. (await AllAsync(node)).Select(a => a.Receipt)];
        (await node.Get<StepApplications>().RunAsync([codes[1]], new MakeReady(), 1, Clerk, Guid.NewGuid())).Wrong.ShouldBeEmpty();
        (await node.Get<SendDocuments>().RunAsync([codes[2]], 1, 2, Clerk, Guid.NewGuid())).Manifest.ShouldNotBeNull();
        await using var db = node.Store.Open();
        var today = node.Time.GetUtcNow();
        (await WorkList.TroublesAsync(db, Bounds(0))).ShouldBeEmpty();
        (await WorkList.TroublesAsync(db, Bounds(40))).ShouldBe([new OfficeTrouble(1, 2, 1, 1)]);
        foreach (var (filter, expected) in new[] { (WorkFilter.Uncollected, codes[1]), (WorkFilter.Lost, codes[2]) })
        {
            (await WorkList.ReadAsync(db, 1, filter, Bounds(0), 9)).ShouldBeEmpty();
            (await WorkList.ReadAsync(db, 1, filter, Bounds(40), 9)).ShouldHaveSingleItem().Application.Receipt.ShouldBe(expected);
        }

        WorkBounds Bounds(int daysLater) => new(DateOnly.FromDateTime(today.UtcDateTime).AddDays(daysLater), today.AddDays(daysLater - 30), today.AddDays(daysLater - 1));
    }

    [Fact]
    public async Task What_is_sent_is_handed_over_only_where_it_was_scanned_in_and_what_is_missing_is_named()
    {
        await using var node = await TestNode.StartAsync(WithPapers);
        var post = new Post(node, new PlantedChannel(MessageWay.Email));
        await FinishAsync(node, post, 1, new(TestCity.Kk, ItemEnd.PapersReceived), new(TestCity.Kk, ItemEnd.PapersReceived));
        await post.Plan.RunAsync();
        string[] codes = [.. (await AllAsync(node)).Select(a => a.Receipt)];
        var (steps, send, request) = (node.Get<StepApplications>(), node.Get<SendDocuments>(), Guid.NewGuid());
        await using (var change = node.Store.Open()) await change.Applications.ExecuteUpdateAsync(a => a.SetProperty(x => x.PickUpAt, 2));
        await steps.RunAsync(codes, new MakeReady(), 1, Clerk, Guid.NewGuid());
        (await send.RunAsync(codes, 1, 1, Clerk, Guid.NewGuid())).Sent.Wrong.Single().Why.ShouldBe(ApplicationRefusals.SameOffice);
        (await send.RunAsync([], 1, 2, Clerk, Guid.NewGuid())).Sent.Wrong.Single().Why.ShouldBe(ApplicationRefusals.NothingScanned);
        for (var i = 0; i < 2; i++) (await send.RunAsync(codes, 1, 2, Clerk, request)).Manifest!.Sent.ShouldBe(2);
        (await steps.RunAsync(codes, new HandOver(Collector.Holder, ProofKind.PhotoPaper), 1, Clerk, Guid.NewGuid())).Wrong.ShouldAllBe(w => w.Why == ApplicationRefusals.OnTheWay);
        (await steps.RunAsync([codes[0]], new TakeIn(2), null, Clerk, Guid.NewGuid())).Done.Count.ShouldBe(1);
        await using var db = node.Store.Open();
        (await SendDocuments.OpenAsync(db, 2)).Single().Missing.Select(a => a.Receipt).ShouldBe([codes[1]]);
        (await db.ApplicationNotices.CountAsync(n => n.Told == Told.Ready)).ShouldBe(1, "told where it lies to be collected, not before");
        (await steps.RunAsync([codes[0]], new TakeIn(2), null, Clerk, Guid.NewGuid())).Wrong.Single().Why.ShouldBe(ApplicationRefusals.NotOnTheWay);
        (await steps.RunAsync([codes[0]], new HandOver(Collector.Proxy, ProofKind.PhotoPaper), 2, Clerk, Guid.NewGuid())).Wrong.Single().Why.ShouldBe(ApplicationRefusals.HolderUnnamed);
        (await steps.RunAsync([codes[0]], new HandOver(Collector.Proxy, ProofKind.LetterOfAuthority), 2, Clerk, Guid.NewGuid())).Done.Single().State.ShouldBe(ApplicationState.Collected);
    }

    [Fact]
    public async Task While_the_centre_is_down_no_clock_of_its_service_runs_and_new_papers_wait_too()
    {
        await using var node = await TestNode.StartAsync(WithPapers);
        var post = new Post(node);
        await FinishAsync(node, post, 1);
        await post.Plan.RunAsync();
        var faults = node.Get<CentreFaults>();
        (await faults.BeginAsync(999, Clerk)).ShouldBeFalse();
        for (var i = 0; i < 2; i++) (await faults.BeginAsync(TestCity.Kk, Clerk)).ShouldBeTrue();
        (await AllAsync(node)).Single().ShouldSatisfyAllConditions(a => a.State.ShouldBe(ApplicationState.WaitingForCentre), a => a.PromisedOn.ShouldBeNull());
        node.Time.Advance(TimeSpan.FromDays(2));
        await faults.EndAsync(TestCity.Kk, Clerk);
        (await AllAsync(node)).Single().ShouldSatisfyAllConditions(a => a.State.ShouldBe(ApplicationState.InProcess), a => a.PausedDays.ShouldBe(2), a => a.PromisedOn.ShouldBe(Post.Day.Date.AddDays(5)));
        await using var db = node.Store.Open();
        (await db.CentreFaults.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_closure_that_is_declared_moves_the_promise_and_moves_it_back_when_it_is_over_early()
    {
        await using var node = await TestNode.StartAsync(WithPapers);
        var post = new Post(node);
        await FinishAsync(node, post);
        await post.Plan.RunAsync();
        var (follow, cities, next) = (node.Get<FollowClosures>(), node.Get<CityVersions>(), Post.Day.Date.AddDays(1));
        async Task<DateOnly?> WithAsync(int version, params Interruption[] all)
        {
            cities.Use(new City(WithPapers.Pack, version, all));
            await follow.RunAsync();
            return (await AllAsync(node)).Single().PromisedOn;
        }
        Interruption closed = new(1, InterruptionKind.Closed, next, next.AddDays(1), ["satu"], null, new("Banjir"), default, 1);

        (await WithAsync(2, closed)).ShouldBe(Post.Day.Date.AddDays(5));
        (await WithAsync(3, closed with { Ended = TestCity.Morning })).ShouldBe(Post.Day.Date.AddDays(3));
        await using var db = node.Store.Open();
        var moved = await db.ApplicationEntries.Where(e => e.Kind == nameof(MovePromise)).OrderBy(e => e.No).ToListAsync();
        moved.Select(m => m.Actor).ShouldBe(["system", "system"]);
        moved[0].Payload.ShouldContain($"\"to\":\"{Iso.Write(Post.Day.Date.AddDays(5))}\"");
        moved[1].Payload.ShouldContain($"\"from\":\"{Iso.Write(Post.Day.Date.AddDays(5))}\"");
        (await ApplicationChain.VerifyAsync(db, node.Get<Vault>(), Post.Day)).Broken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_still_waits_for_a_document_is_not_forgotten_and_is_once_it_is_collected()
    {
        await using var node = await TestNode.StartAsync(WithPapers);
        var post = new Post(node);
        await FinishAsync(node, post);
        await post.Plan.RunAsync();
        node.Time.Advance(TimeSpan.FromDays(92));
        (await ForgetPersons.RunAsync(node.Store, node.City, node.Get<CityClock>())).ShouldBe(0);
        await node.Get<StepApplications>().RunAsync([(await AllAsync(node)).Single().Receipt], new Deliver(), 1, Clerk, Guid.NewGuid());
        (await ForgetPersons.RunAsync(node.Store, node.City, node.Get<CityClock>())).ShouldBe(1);
    }
}
