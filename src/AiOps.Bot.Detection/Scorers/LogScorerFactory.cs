using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Features;
using AiOps.Bot.Detection.Scorers.Denials;
using AiOps.Bot.Detection.Scorers.Heartbeats;
using AiOps.Bot.Detection.Scorers.Logins;
using AiOps.Bot.Detection.Scorers.Novelties;
using AiOps.Bot.Detection.Scorers.Rates;

namespace AiOps.Bot.Detection.Scorers;

/// <summary>Composes the parts. A new scorer is one more entry here.</summary>
internal sealed class LogScorerFactory(ILogParser parser, ILogTemplates templates) : ILogScorerFactory
{
    public ILogScorer Create() => Compose();

    public ILogScorer Load(ReadOnlySpan<byte> state)
    {
        var scorer = Compose();
        scorer.Load(state);
        return scorer;
    }

    private LogScorer Compose() => new(
        new LineReader(parser, templates),
        [new NoveltyScorer(), new RateRiseScorer(), new ErrorGrowthScorer(), new HeartbeatScorer(), new LoginScorer(), new AccessDenialScorer()]);
}
