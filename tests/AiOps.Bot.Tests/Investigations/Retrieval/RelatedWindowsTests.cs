using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Collectors;
using AiOps.Bot.Core.Investigations.Retrieval;

namespace AiOps.Bot.Tests.Investigations.Retrieval;

public sealed class RelatedWindowsTests
{
    private readonly MemoryLogStore _logs = new();
    private readonly MemoryVectorIndex _index = new();
    private readonly LogWindowEmbedder _embedder = Some.Embedder();

    private async Task<IReadOnlyList<EvidenceDraft>> FindAsync(string eventId)
    {
        await Some.Indexing(_logs, _index, _embedder).IndexAsync(CancellationToken.None);
        var alert = Some.Alert(AnomalyKinds.NewTemplate, null, eventId);
        var context = new InvestigationContext(Some.Incident(), [alert], Some.Noon, Some.Noon.AddHours(1));
        var result = await new RelatedWindows(_logs, new(_index, _embedder), new PlainLogParser()).CollectAsync(context, CancellationToken.None);
        return result is CollectorResult.Collected found ? found.Evidence : [];
    }

    [Fact]
    public async Task TheSameTroubleEarlierAndElsewhereIsFoundAndChatterIsNot()
    {
        _logs.Add("connection to orders-db refused by peer", Some.Noon.AddDays(-9), "/app/billing", new("i-old"));
        for (var i = 0; i < 40; i++)
        {
            _logs.Add($"heartbeat {i} ok", Some.Noon.AddHours(-40 + i), "/app/beat");
        }

        _logs.Add("connection to orders-db refused by peer", Some.Noon);
        var found = await FindAsync(_logs.LastId);
        var window = Assert.Single(found);
        Assert.Equal(("/app/billing", "i-old"), (window.Title.Split(' ')[3], window.Resource.Value));
        Assert.Equal("connection to orders-db refused by peer", Assert.Single(window.Lines).Text);
    }

    [Fact]
    public async Task AStreamStuffedWithMatchingLinesDoesNotCrowdOutTheOthers()
    {
        for (var i = 0; i < 30; i++)
        {
            _logs.Add("pool exhausted while waiting for a connection", Some.Noon.AddDays(-30 + i), "/app/stuffed");
        }

        _logs.Add("pool exhausted while waiting for a connection", Some.Noon.AddDays(-2), "/app/true");
        _logs.Add("pool exhausted while waiting for a connection", Some.Noon);
        var found = await FindAsync(_logs.LastId);
        Assert.Equal(1, found.Count(f => f.Title.Contains("/app/stuffed", StringComparison.Ordinal)));
        Assert.Contains(found, f => f.Title.Contains("/app/true", StringComparison.Ordinal));
    }
}
