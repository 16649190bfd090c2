using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Tests.Investigations;

public sealed class InvestigateIncidentTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly MemoryIncidents _incidents = new(Some.Incident(), Some.Alert(AnomalyKinds.ActivityCeased));

    [Fact]
    public async Task EvidenceIsNumberedByCollectorAndThenInTheOrderFound()
    {
        var late = new ScriptedCollector("b", Some.Draft("x"), Some.Draft("y"));
        var slow = new ScriptedCollector("a", async (_, stop) =>
        {
            await Task.Delay(30, stop);
            return new CollectorResult.Collected([Some.Draft("z")]);
        });
        var investigation = await InvestigationSetup.Over(_incidents, late, slow).InvestigateAsync(new("inc-1"), None);
        Assert.Equal(["E1 z", "E2 x", "E3 y"], investigation!.Evidence.Select(e => $"{e.Id} {e.Found.Kind}"));
    }

    [Fact]
    public async Task ABrokenCollectorIsAGapAndTheOthersCount()
    {
        var broken = new ScriptedCollector("broken", (_, _) => throw new InvalidOperationException("the index is damaged"));
        var investigation = await InvestigationSetup.Over(_incidents, broken, new ScriptedCollector("fine", Some.Draft("x"))).InvestigateAsync(new("inc-1"), None);
        Assert.Equal(new Gap("broken", "it failed: the index is damaged"), Assert.Single(investigation!.Gaps));
        Assert.Single(investigation.Evidence);
    }

    [Fact]
    public async Task ACollectorThatDoesNotHeedItsTokenIsLeftBehindWhenItsTimeIsOver()
    {
        var stuck = new ScriptedCollector("stuck", async (_, _) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(5), None);
            return new CollectorResult.NotApplicable();
        });
        var options = new InvestigationOptions { CollectorTimeout = TimeSpan.FromMilliseconds(60) };
        var investigation = await InvestigationSetup.Over(_incidents, null, options, stuck).InvestigateAsync(new("inc-1"), None);
        Assert.StartsWith("it took longer than 0.1 s", Assert.Single(investigation!.Gaps).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancellationIsNoFailureOfACollector()
    {
        using var stop = new CancellationTokenSource();
        var waits = new ScriptedCollector("waits", async (_, token) =>
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
            return new CollectorResult.NotApplicable();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => InvestigationSetup.Over(_incidents, waits).InvestigateAsync(new("inc-1"), stop.Token));
        Assert.Empty(_incidents.Saved);
    }

    [Fact]
    public async Task NoDataAndAMissingPermissionAreGapsInPeoplesWordsAndNotApplicableIsNone()
    {
        var collectors = new CollectorResult[]
        {
            new CollectorResult.Denied("changes of the last day", "cloudtrail:LookupEvents"), new CollectorResult.NoData("lines of the week"), new CollectorResult.NotApplicable(),
        }.Select((result, i) => (ICollector)new ScriptedCollector("c" + i, (_, _) => Task.FromResult(result))).ToArray();
        var investigation = await InvestigationSetup.Over(_incidents, collectors).InvestigateAsync(new("inc-1"), None);
        Assert.Equal(
            [("the permission cloudtrail:LookupEvents is missing for: changes of the last day", GapKind.NotRead), ("lines of the week", GapKind.NothingThere)],
            investigation!.Gaps.Select(g => (g.Reason, g.Kind)));
    }

    [Fact]
    public async Task AnInvestigationIsSavedWithATimelineEntryAndTheIncidentNeedsNoOtherOne()
    {
        var investigation = await InvestigationSetup.Over(_incidents, new ScriptedCollector("c", Some.Draft(EvidenceKinds.HostSilent))).InvestigateAsync(new("inc-1"), None);
        Assert.Equal(investigation, Assert.Single(_incidents.Saved));
        Assert.False(_incidents.Incident.NeedsInvestigation);
        var entry = Assert.Single(_incidents.Timeline);
        Assert.Equal(TimelineVerbs.Investigated, entry.Verb);
        Assert.Contains("most likely: The host is down", entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAcknowledgementMeanwhileIsKept()
    {
        _incidents.Meanwhile = i => i with { Status = IncidentStatus.Acknowledged, Owner = "Ana" };
        Assert.NotNull(await InvestigationSetup.Over(_incidents).InvestigateAsync(new("inc-1"), None));
        Assert.Equal(("Ana", IncidentStatus.Acknowledged, false), (_incidents.Incident.Owner, _incidents.Incident.Status, _incidents.Incident.NeedsInvestigation));
    }

    [Fact]
    public async Task AnotherKindOfAlertThatCameMeanwhileIsLookedIntoNext()
    {
        _incidents.Meanwhile = i => i with { Kinds = i.Kinds.Add("another") };
        Assert.NotNull(await InvestigationSetup.Over(_incidents).InvestigateAsync(new("inc-1"), None));
        Assert.True(_incidents.Incident.NeedsInvestigation);
    }

    [Fact]
    public async Task AnUnknownIncidentHasNoInvestigation() =>
        Assert.Null(await InvestigationSetup.Over(_incidents).InvestigateAsync(new("inc-9"), None));

    [Fact]
    public async Task WhatAModelSaysIsAddedAfterTheDeterministicResultWasSaved()
    {
        var narrative = new Narrative("m", [new("It stopped.", [new("E1")])], 0);
        var savedBefore = 0;
        var narrator = new ScriptedNarrator(_ =>
        {
            savedBefore = _incidents.Saved.Count;
            return narrative;
        });
        var investigation = await InvestigationSetup.Over(_incidents, narrator, null).InvestigateAsync(new("inc-1"), None);
        Assert.Equal(1, savedBefore);
        Assert.Equal(narrative, investigation!.Narrative);
        Assert.Equal(narrative, Assert.Single(_incidents.Saved).Narrative);
        Assert.Single(_incidents.Timeline);
    }

    [Fact]
    public async Task FloodsOfEvidenceAreBoundedAndSaidSo()
    {
        var options = new InvestigationOptions { MaxEvidencePerCollector = 2 };
        var flood = new ScriptedCollector("flood", Some.Draft("x"), Some.Draft("x"), Some.Draft("x"));
        var investigation = await InvestigationSetup.Over(_incidents, null, options, flood).InvestigateAsync(new("inc-1"), None);
        Assert.Equal(2, investigation!.Evidence.Length);
        Assert.Equal("only the first 2 of 3 findings are kept", Assert.Single(investigation.Gaps).Reason);
    }
}
