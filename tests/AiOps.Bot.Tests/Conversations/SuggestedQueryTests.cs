using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Queries;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Tests.Conversations;

/// <summary>The button that runs a query that an investigation suggests.</summary>
public sealed class SuggestedQueryTests
{
    private static readonly LogEvent Line = Some.LogEvent("disk is full on /var password=hunter2hunter2", Some.Noon.AddMinutes(-5));

    private static readonly NextQuery Disk = NextQueries.Of(new TypedQuery { Window = new(Some.Noon.AddHours(-1), Some.Noon), Words = ["disk"] }, "what the disk says");

    private static async Task<ChatBench> BenchAsync(params LogEvent[] lines)
    {
        var bench = new ChatBench(null, lines);
        await bench.PutAsync(Some.Incident());
        bench.Investigations[new("inc-1")] = Some.Investigation(Some.Evidence("E1", Some.Draft(EvidenceKinds.TriggerLines))) with { NextQueries = [Disk] };
        return bench;
    }

    [Fact]
    public async Task TheCardOffersIt()
    {
        var card = CardBuilder.Build(new(Some.Incident(), [], Some.Investigation() with { NextQueries = [Disk] }, [], Some.Noon));
        Assert.Contains(card.Buttons.Concat(card.MoreButtons), b => b.Kind == CardButtonKind.RunQuery && b.Label == "Run: what the disk says" && b.Query == Disk.Id);
        var resolved = CardBuilder.Build(new(Some.Incident() with { Status = IncidentStatus.Resolved }, [], Some.Investigation() with { NextQueries = [Disk] }, [], Some.Noon));
        Assert.DoesNotContain(resolved.Buttons.Concat(resolved.MoreButtons), b => b.Kind == CardButtonKind.RunQuery);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task APressShowsTheLinesAndKeepsThemAsEvidence()
    {
        using var bench = await BenchAsync(Line);
        var outcome = await bench.HandleAsync(Some.Press(CardButtonKind.RunQuery, digest: Disk.Id));
        Assert.False(outcome.Refused);
        Assert.Contains(outcome.Reply!.Parts.OfType<ReplyLines>().SelectMany(l => l.Lines), l => l.Contains("disk is full", StringComparison.Ordinal) && !l.Contains("hunter2", StringComparison.Ordinal));
        var kept = bench.Investigations[new("inc-1")];
        Assert.Equal(("E2", "query-result", 1L), (kept.Evidence[1].Id.Value, kept.Evidence[1].Found.Kind, kept.Evidence[1].Found.RowCount));
        Assert.Empty(kept.NextQueries);
    }

    [Fact]
    public async Task ASecondPressAndAMadeUpQueryRunNothing()
    {
        using var bench = await BenchAsync(Line);
        await bench.HandleAsync(Some.Press(CardButtonKind.RunQuery, digest: Disk.Id), id: "one");
        Assert.True((await bench.HandleAsync(Some.Press(CardButtonKind.RunQuery, digest: Disk.Id), id: "two")).Refused);
        Assert.True((await bench.HandleAsync(Some.Press(CardButtonKind.RunQuery, digest: "logs * everything"), id: "three")).Refused);
        Assert.Equal(2, bench.Investigations[new("inc-1")].Evidence.Length);
    }

    [Fact]
    public async Task NothingFoundIsKeptAsAGap()
    {
        using var bench = await BenchAsync();
        Assert.False((await bench.HandleAsync(Some.Press(CardButtonKind.RunQuery, digest: Disk.Id))).Refused);
        Assert.Contains(bench.Investigations[new("inc-1")].Gaps, g => g.Kind == GapKind.NothingThere && g.Reason.StartsWith("what the disk says: nothing", StringComparison.Ordinal));
    }
}
