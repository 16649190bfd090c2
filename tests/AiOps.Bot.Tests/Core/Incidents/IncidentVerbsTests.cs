using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.Tests.Core.Incidents;

public sealed class IncidentVerbsTests
{
    private static readonly Actor Ana = new("ana", "Ana", "slack");
    private static readonly Actor Ben = new("ben", "Ben", "console");

    /// <summary>The whole table: which verb does what in which status; a dash is a refusal.</summary>
    [Fact]
    public void VerbsWorkOnlyAsTheTableSays()
    {
        var table = from verb in Verbs
                    from status in Enum.GetValues<IncidentStatus>()
                    let next = verb.Value(Some.OpenIncident(status: status)).Next
                    select $"{verb.Key} {status} > {(next is null ? "-" : next.Status)}";
        Assert.Equal(
            [
                "acknowledge Triggered > Acknowledged", "acknowledge Acknowledged > -", "acknowledge Mitigated > -", "acknowledge Resolved > -",
                "assign Triggered > Acknowledged", "assign Acknowledged > Acknowledged", "assign Mitigated > Mitigated", "assign Resolved > -",
                "snooze Triggered > Triggered", "snooze Acknowledged > Acknowledged", "snooze Mitigated > Mitigated", "snooze Resolved > -",
                "escalate Triggered > Triggered", "escalate Acknowledged > Acknowledged", "escalate Mitigated > Mitigated", "escalate Resolved > -",
                "resolve Triggered > Resolved", "resolve Acknowledged > Resolved", "resolve Mitigated > Resolved", "resolve Resolved > -",
                "not Triggered > Resolved", "not Acknowledged > Resolved", "not Mitigated > Resolved", "not Resolved > Resolved",
            ],
            table);
    }

    private static readonly Dictionary<string, Func<Incident, IncidentVerdict>> Verbs = new()
    {
        ["acknowledge"] = i => IncidentVerbs.Acknowledge(i, Ana, Some.Noon),
        ["assign"] = i => IncidentVerbs.Assign(i, Ben, Some.Noon),
        ["snooze"] = i => IncidentVerbs.Snooze(i, Some.Noon.AddHours(1), TimeSpan.FromDays(7), Some.Noon),
        ["escalate"] = i => IncidentVerbs.Escalate(i, 2, ""),
        ["resolve"] = i => IncidentVerbs.Resolve(i, "done", Some.Noon),
        ["not"] = i => IncidentVerbs.NotAnIncident(i, new("Ana", "", Some.Noon, Some.Noon.AddDays(7))),
    };

    [Fact]
    public void ASecondPersonIsToldWhoHasIt() =>
        Assert.Contains("Ben takes care of it", IncidentVerbs.Acknowledge(Some.OpenIncident(status: IncidentStatus.Acknowledged) with { Owner = "Ben", OwnerId = "ben" }, Ana, Some.Noon).Refusal, StringComparison.Ordinal);

    [Fact]
    public void ASnoozeAlwaysEnds()
    {
        Assert.NotNull(IncidentVerbs.Snooze(Some.OpenIncident(), DateTimeOffset.MaxValue, TimeSpan.FromDays(7), Some.Noon).Refusal);
        Assert.NotNull(IncidentVerbs.Snooze(Some.OpenIncident(), Some.Noon, TimeSpan.FromDays(7), Some.Noon).Refusal);
    }

    [Fact]
    public async Task WhatIsNoIncidentStaysQuietForATimeUnlessItGetsGraver()
    {
        var (desk, time) = (new InMemoryDesk(), new FakeTime(Some.Noon));
        var options = Microsoft.Extensions.Options.Options.Create(new IncidentOptions());
        var raise = new RaiseIncidents(desk, new NumberedIds(), new ChangeFeed(), options, time);
        var manage = new ManageIncident(desk, new ChangeFeed(), options, time);
        await SeeAsync(Severity.High);
        var incident = Assert.Single(await desk.ListAsync(10, Ct));
        var closed = await manage.NotAnIncidentAsync(incident.Id, "load test", Ana, Ct);
        Assert.Equal((IncidentStatus.Resolved, "load test"), (closed.Incident!.Status, closed.Incident.Feedback!.Reason));

        time.Advance(TimeSpan.FromDays(6));
        await SeeAsync(Severity.High);
        Assert.Equal(IncidentStatus.Resolved, Assert.Single(await desk.ListAsync(10, Ct)).Status);
        Assert.Equal(2, Assert.Single(await desk.ListAlertsAsync(incident.Id, Ct)).Count);

        await SeeAsync(Severity.Critical);
        Assert.Contains(await desk.ListAsync(10, Ct), i => i.Status == IncidentStatus.Triggered);

        async Task SeeAsync(Severity severity) => await raise.RaiseAsync([Some.Signal("a", severity, at: time.GetUtcNow())], new([], []), Ct);
    }

    [Fact]
    public async Task TheQuietEndsByItself()
    {
        var (desk, time) = (new InMemoryDesk(), new FakeTime(Some.Noon));
        var options = Microsoft.Extensions.Options.Options.Create(new IncidentOptions());
        var raise = new RaiseIncidents(desk, new NumberedIds(), new ChangeFeed(), options, time);
        await raise.RaiseAsync([Some.Signal()], new([], []), Ct);
        await new ManageIncident(desk, new ChangeFeed(), options, time).NotAnIncidentAsync(Assert.Single(await desk.ListAsync(10, Ct)).Id, "", Ana, Ct);
        time.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        await raise.RaiseAsync([Some.Signal(at: time.GetUtcNow())], new([], []), Ct);
        Assert.Contains(await desk.ListAsync(10, Ct), i => i.Status == IncidentStatus.Triggered);
    }

    [Fact]
    public void ComingBackAgainAndAgainIsFlapping()
    {
        var incident = Some.OpenIncident() with { Reopenings = [Some.Noon, Some.Noon.AddMinutes(5), Some.Noon.AddMinutes(10)] };
        Assert.True(Flapping.Is(incident, Some.Noon.AddMinutes(11)));
        Assert.False(Flapping.Is(incident, Some.Noon.AddMinutes(31)));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
}
